import { referenceQuantities } from './quantities';
import { about, initial } from './state';

export { about, initial };

/** The door: everything that can be asked of the Poisson mixture, by name. */
export const quantities = { ...referenceQuantities };
