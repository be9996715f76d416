import { refuse, refuseLimit } from '../../contract/faults';
import type { Matrix } from '../../contract/matrix';
import { normalDraw } from '../../maths/draws';
import { stream, type Uniform } from '../../maths/random';
import { sigmoid } from '../../maths/softplus';
import { pairOf, type Pair } from './points';

/** Labelled points that were drawn, with what they were drawn from. */
export interface Drawn {
  readonly X: Matrix;
  readonly y: readonly number[];
  /** The β under which the labels are Bernoulli with log odds x'β. */
  readonly truth: Pair;
}

const mostPoints = 1_000_000;

function checkSize(size: number): void {
  if (!(Number.isInteger(size) && size >= 0)) refuse('size', `size must be a whole number from 0 on; it is ${size}.`);
  if (size > mostPoints) refuseLimit('size', `${size} points would take ${24 * size} bytes; at most ${mostPoints} are drawn.`);
}

/** Covariates and labels that a rule makes, point by point. */
function drawn(size: number, truth: Pair, point: (index: number) => readonly [x1: number, x2: number, label: number]): Drawn {
  const values = new Float64Array(2 * size);
  const y = Array.from({ length: size }, (_, i) => {
    const [x1, x2, label] = point(i);
    values[2 * i] = x1;
    values[2 * i + 1] = x2;
    return label;
  });
  return { X: { rows: size, columns: 2, values }, y, truth };
}

const coin = (uniform: Uniform, probability: number): number => Number(uniform() < probability);

/**
 * Points from the model: x ~ N(0, I), y ~ Bernoulli(σ(x'β)).
 *
 * size: a whole number from 0 on; β finite; refuses others. Same seed, same points; more of them begin with the same ones.
 */
export function drawPoints(size: number, truth: Pair, seed: number): Drawn {
  checkSize(size);
  pairOf('truth', truth);
  const covariates = stream(seed, 'covariates');
  const labels = stream(seed, 'labels');
  return drawn(size, truth, () => {
    const x1 = normalDraw(covariates);
    const x2 = normalDraw(covariates);
    return [x1, x2, coin(labels, sigmoid(x1 * truth[0] + x2 * truth[1]))];
  });
}

/**
 * Two clusters around ±centre, x given y ~ N(±centre, I), labels even: they overlap, the less the further out the centre.
 * The log odds are linear, with β = 2 centre: (|x + c|² - |x - c|²)/2 = 2 c'x.
 *
 * size: a whole number from 0 on; centre finite; refuses others.
 */
export function drawClusters(size: number, centre: Pair, seed: number): Drawn {
  checkSize(size);
  pairOf('centre', centre);
  const covariates = stream(seed, 'covariates');
  const labels = stream(seed, 'labels');
  return drawn(size, [2 * centre[0], 2 * centre[1]], () => {
    const label = coin(labels, 0.5);
    const side = label === 1 ? 1 : -1;
    return [side * centre[0] + normalDraw(covariates), side * centre[1] + normalDraw(covariates), label];
  });
}

/**
 * Two separable clusters: those of drawClusters, each point moved out until it lies at least `gap` from the line through the origin across the centre.
 * Then L has no maximum, however many points there are; `truth` is the direction that separates them, not a β that drew the labels.
 *
 * gap > 0, centre not zero, both finite; refuses others.
 */
export function drawSeparable(size: number, centre: Pair, gap: number, seed: number): Drawn {
  const length = Math.hypot(centre[0], centre[1]);
  if (!(length > 0)) refuse('centre', 'centre must not be zero: it says on which side of the line the labels lie.');
  if (!(gap > 0 && gap < Infinity)) refuse('gap', `gap must be a positive number; it is ${gap}.`);
  const { X, y } = drawClusters(size, centre, seed);
  const [u1, u2] = [centre[0] / length, centre[1] / length];
  return drawn(size, [u1, u2], (i) => {
    const side = y[i] === 1 ? 1 : -1;
    const [x1, x2] = [X.values[2 * i], X.values[2 * i + 1]];
    const out = side * (x1 * u1 + x2 * u2);
    // Mirrored where it lay on the wrong side, so that the cluster keeps its shape far from the line.
    const moved = side * (Math.abs(out) + gap - out);
    return [x1 + moved * u1, x2 + moved * u2, y[i]];
  });
}
