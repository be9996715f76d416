import { parts } from './parts';
import { referenceQuantities } from './quantities';

export { parts };

/** The door: everything that can be asked of this problem, by name. */
export const quantities = { ...referenceQuantities };
