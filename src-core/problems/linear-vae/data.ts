import { inMegabytes } from '../../contract/limits';
import { refuseLimit } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { normalDraw } from '../../maths/draws';
import { stream } from '../../maths/random';
import { checkSpread, checkVector } from './checks';
import type { Decoder } from './model';

/** Data drawn from a known decoder, with the latent value of each row. */
export interface DrawnData {
  readonly X: Matrix;
  readonly z: Float64Array;
}

const mostBytes = 384 * 2 ** 20;

/**
 * n rows x = θz + σε, z and ε standard normal, each from a stream of its own: θ and σ only stretch the same draws, and more rows leave the first as they are.
 *
 * theta: D numbers; sigma > 0. Refuses others, and (kind `limit`) more than 384 MB.
 */
export function drawnData(rows: number, { theta, sigma }: Decoder, seed: number): DrawnData {
  checkVector('theta', theta);
  checkSpread('sigma', sigma);
  const columns = theta.length;
  const bytes = 8 * rows * (columns + 1);
  if (bytes > mostBytes) refuseLimit('X', `${rows} rows of ${columns} numbers would take ${inMegabytes(bytes)} (${bytes} bytes); at most ${inMegabytes(mostBytes)} are allowed.`);
  const latent = stream(seed, 'latent');
  const noise = stream(seed, 'noise');
  const z = Float64Array.from({ length: rows }, () => normalDraw(latent));
  const values = Float64Array.from({ length: rows * columns }, (_, j) => theta[j % columns] * z[Math.floor(j / columns)] + sigma * normalDraw(noise));
  return { X: { rows, columns, values }, z };
}
