// Both twins of the kernels, and what their tests say about numbers.
import type { Kernels } from '../../src-core/maths/kernels/kernels';
import { plainKernels } from '../../src-core/maths/kernels/plain';
import { vectorKernels } from '../../src-core/maths/kernels/vectors';
import type { Uniform } from '../../src-core/maths/random';
import { compiledKernels } from './compile';

export const plain = plainKernels();
export const vectors = await vectorKernels(await compiledKernels());
export const twins: readonly (readonly [string, Kernels])[] = [['loops', plain], ['vectors', vectors]];

/** Numbers between -1 and 1. */
export const drawn = (uniform: Uniform, size: number): number[] => Array.from({ length: size }, () => 2 * uniform() - 1);

/** The largest difference of two lists, relative to the size of what is compared where that is above one. */
export const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Math.max(...Array.from(a, (x, i) => Math.abs(x - (b[i] ?? Number.NaN)) / Math.max(1, Math.abs(b[i] ?? Number.NaN))));
