import { a } from './a';
import { b } from './b';

/** The solution of problem 3, alive: every line by two routes, by part. */
export const steps = { a, b };
