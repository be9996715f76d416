import type { Part } from '../../contract/parts';
import { a } from './parts/a';
import { b } from './parts/b';
import { c } from './parts/c';
import { d } from './parts/d';
import { e } from './parts/e';

/** The five sub-questions of kernel attention. */
export const parts: readonly Part[] = [a, b, c, d, e];
