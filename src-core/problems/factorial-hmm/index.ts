import { referenceQuantities } from './quantities';

/** The door: everything that can be asked of this problem, by name. */
export const quantities = { ...referenceQuantities };
