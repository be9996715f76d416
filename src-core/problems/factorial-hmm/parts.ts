import type { Part } from '../../contract/parts';
import { a } from './parts/a';
import { b } from './parts/b';
import { c } from './parts/c';

/** The three sub-questions of the factorial HMM. */
export const parts: readonly Part[] = [a, b, c];
