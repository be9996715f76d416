import { describe, expect, it } from 'vitest';
import { Refusal } from '../../contract/faults';
import { stream } from '../../maths/random';
import { normalDraw } from '../../maths/draws';
import { finished } from '../fixture/reference';
import { fitMany, newtonPass } from './bulkNewton';
import { adderOf, emptySums, type Design } from './sums';

/** Rows from the model itself, with coefficients 0.6, -0.4, 0.2, ... and an intercept of 0.25. */
function drawn(rows: number, covariates: number): Design {
  const uniform = stream(7, 'rows');
  const X = Float64Array.from({ length: rows * covariates }, () => normalDraw(uniform));
  const y = Float64Array.from({ length: rows }, (_, i) => {
    const eta = X.subarray(i * covariates, (i + 1) * covariates).reduce((sum, x, j) => sum + x * (0.6 - 0.2 * j), 0.25);
    return Number(uniform() < 1 / (1 + Math.exp(-eta)));
  });
  return { X, y, rows, covariates };
}

/** Score and information by the plainest sums. */
function plainSums({ X, y, rows, covariates }: Design, coefficients: Float64Array): { score: number[]; information: number[][] } {
  const p = covariates + 1;
  const score = new Array<number>(p).fill(0);
  const information = score.map(() => new Array<number>(p).fill(0));
  for (let i = 0; i < rows; i += 1) {
    const x = [...X.subarray(i * covariates, (i + 1) * covariates), 1];
    const mu = 1 / (1 + Math.exp(-x.reduce((sum, value, j) => sum + value * coefficients[j], 0)));
    x.forEach((a, j) => {
      score[j] += (y[i] - mu) * a;
      x.forEach((b, k) => (information[j][k] += mu * (1 - mu) * a * b));
    });
  }
  return { score, information };
}

const startAt = (covariates: number) => ({ coefficients: new Float64Array(covariates + 1), last: null, moved: Infinity, dependent: -1 });
const largest = (values: number[]): number => Math.max(...values.map(Math.abs));
const told = (design: Design): string => {
  try {
    finished(fitMany(design));
  } catch (error) {
    if (error instanceof Refusal) return error.fault.message;
  }
  return 'nothing';
};

describe('one pass over many rows', () => {
  it.each([1, 2, 3, 5, 20])('with %d covariates adds up what plain sums do', (covariates) => {
    const design = drawn(333, covariates);
    const coefficients = Float64Array.from({ length: covariates + 1 }, (_, j) => 0.3 - 0.1 * j);
    const sums = emptySums(covariates);
    adderOf(design, sums)(coefficients, 0, 333);
    const { score, information } = plainSums(design, coefficients);
    expect(largest(score.map((value, j) => value - sums.score[j]))).toBeLessThan(1e-11);
    expect(largest(information.flatMap((row, j) => row.slice(0, j + 1).map((value, k) => value - sums.information[j * (covariates + 1) + k])))).toBeLessThan(1e-11);
  });

  it('takes half a step back where it went too far', () => {
    const design = drawn(100, 2);
    const pass = newtonPass(design);
    const far = { coefficients: Float64Array.of(9, 9, 9), last: { step: Float64Array.of(9, 9, 9), rise: 1 }, moved: Infinity, dependent: -1 };
    expect(Array.from(finished(pass(far)).coefficients)).toEqual([4.5, 4.5, 4.5]);
  });

  it('can be taken again from the same state, to the last bit', () => {
    const pass = newtonPass(drawn(500, 3));
    const start = { coefficients: new Float64Array(4), last: null, moved: Infinity, dependent: -1 };
    const once = finished(pass(start));
    finished(pass(once));
    expect(finished(pass(start))).toEqual(once);
  });
});

describe('the maximum for many rows', () => {
  it.each([2, 7])('with %d covariates is where the score is zero, by plain sums', (covariates) => {
    const design = drawn(9000, covariates);
    const { coefficients } = finished(fitMany(design));
    expect(largest(plainSums(design, coefficients).score)).toBeLessThan(1e-8);
  });
  it('needs three passes over all rows', () => expect(finished(fitMany(drawn(9000, 2))).passes).toBe(3));
  it('is near the coefficients that the rows were drawn with', () => {
    const { coefficients } = finished(fitMany(drawn(20_000, 2)));
    expect(largest([coefficients[0] - 0.6, coefficients[1] - 0.4, coefficients[2] - 0.25])).toBeLessThan(0.06);
  });
  it('does not need the parts that it begins with: a column that is 0 in every sixteenth row is no column left out', () => {
    const design = drawn(9000, 2);
    for (let i = 0; i < 9000; i += 4) design.X[2 * i] = 0;
    const { coefficients } = finished(fitMany(design));
    expect(largest(plainSums(design, coefficients).score)).toBeLessThan(1e-8);
  });
  it('progress is told at least every 4,096 rows that were worked on', () => {
    const told = [...newtonPass(drawn(9000, 2))(startAt(2))].map(({ done }) => done);
    expect(told).toEqual([4096, 8192, 9000]);
    expect([...newtonPass(drawn(9000, 2), 2)(startAt(2))].map(({ done }) => done)).toEqual([8192, 9000]);
  });

  it('a pass over one block in four is a pass over those rows alone', () => {
    const { X, y, rows, covariates } = drawn(1000, 3);
    const kept = Array.from({ length: rows }, (_, i) => i).filter((i) => Math.floor(i / 64) % 4 === 0);
    const alone: Design = { X: Float64Array.from(kept.flatMap((i) => [...X.subarray(3 * i, 3 * i + 3)])), y: Float64Array.from(kept, (i) => y[i]), rows: kept.length, covariates };
    const [part, whole] = [newtonPass({ X, y, rows, covariates }, 4), newtonPass(alone)].map((pass) => finished(pass(startAt(3))).coefficients);
    expect(largest([...part].map((value, j) => value - whole[j]))).toBeLessThan(1e-14);
  });
});

describe('what has no maximum', () => {
  const four = { X: Float64Array.of(1, 2, -1, -2), y: Float64Array.of(1, 1, 0, 0), rows: 4, covariates: 1 };
  it.each([
    ['separable labels', four, /^No maximum is found in 60 passes: the labels are separable/],
    ['one label', { ...four, y: new Float64Array(4) }, /^No maximum/],
    ['a column of zeros', { ...four, X: new Float64Array(4), y: Float64Array.of(1, 0, 1, 0) }, /^Column 1 of X is a combination/],
    ['a constant column', { ...four, X: new Float64Array(4).fill(3), y: Float64Array.of(1, 0, 1, 0) }, /^The intercept is a combination/],
    ['a label of 2', { ...four, y: Float64Array.of(0, 1, 2, 0) }, /^y\[2\] is a label, so it must be 0 or 1; it is 2\.$/],
    ['an infinite covariate', { ...four, X: Float64Array.of(1, 2, -Infinity, 3) }, /^X\[2\]\[0\] must be finite; it is -Infinity\.$/],
    ['a covariate that is no number', { ...four, X: Float64Array.of(1, NaN, 0, 3), y: Float64Array.of(1, 0, 1, 0) }, /^X\[1\]\[0\] must be finite; it is NaN\.$/],
    ['too few labels', { ...four, y: new Float64Array(3) }, /^y must have a label for each of the 4 rows of X; it has 3\.$/],
    ['too few covariates', { ...four, covariates: 2 }, /^X must hold 4 rows of 2 numbers; it holds 4\.$/],
  ])('%s', (_, design, words) => expect(told(design)).toMatch(words));
});
