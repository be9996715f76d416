import { c } from './c';

/** The solution of problem 6, alive: every line by two routes, by part. */
export const steps = { c };
