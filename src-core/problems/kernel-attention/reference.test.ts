import { agreesWithReference } from '../fixture/reference';
import { referenceQuantities } from './quantities';
import reference from './reference.json';

agreesWithReference(referenceQuantities, reference);
