import type { Part } from '../../contract/parts';
import { a } from './parts/a';
import { b } from './parts/b';

/** The two sub-questions of the Poisson mixture. */
export const parts: readonly Part[] = [a, b];
