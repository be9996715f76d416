import { parts } from './parts';
import { referenceQuantities } from './quantities';
import { steps } from './steps';

export { parts, steps };

/** The door: everything that can be asked of this problem, by name. */
export const quantities = { ...referenceQuantities };
