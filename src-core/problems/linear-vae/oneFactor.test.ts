import { afterEach, describe, expect, it } from 'vitest';
import { twins } from '../../../scripts/kernels/twins';
import { finished } from '../../contract/work';
import { normalDraw } from '../../maths/draws';
import { chooseKernels } from '../../maths/kernels/chosen';
import { plainKernels } from '../../maths/kernels/plain';
import { stream } from '../../maths/random';
import { logLik } from './learning';
import { oneFactor } from './oneFactor';

afterEach(() => chooseKernels(plainKernels()));

const [rows, columns] = [400, 5];
const uniform = stream(4, 'one factor');
const values = new Float64Array(rows * columns);
for (let i = 0; i < rows; i += 1) {
  const z = normalDraw(uniform);
  for (let d = 0; d < columns; d += 1) values[i * columns + d] = z * (1 - 0.3 * d) + 0.6 * normalDraw(uniform);
}
const X = { rows, columns, values };

describe.each(twins)('one factor on %s', (_, twin) => {
  it('no step away from it in theta or sigma has a higher likelihood', () => {
    chooseKernels(twin);
    const { theta, variance } = finished(oneFactor(X));
    const sigma = Math.sqrt(variance);
    const best = logLik(X, theta, sigma);
    const steps = [1e-3, -1e-3];
    const around = steps.flatMap((step) => [...Array.from(theta, (entry, d) => logLik(X, theta.with(d, entry + step), sigma)), logLik(X, theta, sigma + step)]);
    expect(Math.max(...around)).toBeLessThan(best);
    // A step of 1e-4 about a maximum goes down as much on one side as on the other.
    const [up, down] = [logLik(X, theta, sigma * 1.0001), logLik(X, theta, sigma / 1.0001)];
    expect(Math.abs((up - down) / (best - up))).toBeLessThan(1e-2);
  });

  it('of data of any size is as large as they are', () => {
    chooseKernels(twin);
    const { theta, variance } = finished(oneFactor(X));
    for (const size of [1e-150, 1e150]) {
      const scaled = finished(oneFactor({ rows, columns, values: values.map((value) => value * size) }));
      expect(Math.max(...scaled.theta.map((entry, d) => Math.abs(entry / size / (theta[d] ?? Number.NaN) - 1)))).toBeLessThan(1e-12);
      expect(Math.abs(Math.sqrt(scaled.variance / variance) / size - 1)).toBeLessThan(1e-12);
    }
  });
});

it.each([
  ['no row', { rows: 0, columns: 3, values: new Float64Array() }, 'X must have at least one row and two columns; it has 0 and 3.'],
  ['one column', { rows: 2, columns: 1, values: Float64Array.of(1, 2) }, 'X must have at least one row and two columns; it has 2 and 1.'],
  ['one line', { rows: 3, columns: 2, values: Float64Array.of(1, 0, 2, 0, -1, 0) }, 'All rows of X lie on one line through the origin'],
])('%s is refused', (_, given, message) => {
  expect(() => finished(oneFactor(given))).toThrow(message);
});

it('a number that is not finite is refused by its place', () => {
  expect(() => finished(oneFactor({ rows: 2, columns: 2, values: Float64Array.of(1, 2, Infinity, 3) }))).toThrow(/Infinity/);
});
