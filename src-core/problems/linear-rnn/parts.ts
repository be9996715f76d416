import type { Part } from '../../contract/parts';
import { a } from './parts/a';
import { b } from './parts/b';
import { c } from './parts/c';
import { d } from './parts/d';

/** The four sub-questions of the linear RNN. */
export const parts: readonly Part[] = [a, b, c, d];
