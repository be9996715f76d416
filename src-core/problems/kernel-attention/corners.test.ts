import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../contract/matrix';
import { desk } from '../../desk/dispatch';
import { quietHooks } from '../../desk/hooks';
import { finished } from '../fixture/reference';
import { asMatrices, type Tokens } from './bulk';
import { attendByFeatures } from './bulkFeatures';
import { attendByBlocks } from './bulkMatrix';
import { drawTokens } from './data';
import { attendByLinearForm } from './linearRoute';
import { attend, attentionWeights } from './matrixRoute';
import { kernels, sim } from './model';

const { dispatch } = desk({ 'kernel-attention': () => import('./index') });
const ask = (name: string, input: unknown) => dispatch(`kernel-attention.${name}`, input, quietHooks);
const of = (rows: number[][]): Matrix => ({ rows: rows.length, columns: rows[0].length, values: Float64Array.from(rows.flat()) });
const apart = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.max(...Array.from(a, (each, i) => (Number.isNaN(each) && Number.isNaN(b[i]) ? 0 : Math.abs(each - b[i]))));
const identity = of([[1, 0], [0, 1]]);

describe('a denominator', () => {
  it('that is zero but for rounding is zero: three tokens that cancel in exact numbers', () => {
    // Their sum is a double, so the three cancel; a third of each is not, so their scores are rounded, each its own way.
    const [a, b] = [0.5 ** 30 + 1, 3 * 0.5 ** 29 + 7];
    const X = of([[a], [b], [-(a + b)]]);
    const U = of([[1 / 3]]);
    expect(finished(attend(X, U, U, 'linear', true, false)).values.every(Number.isNaN)).toBe(true);
  });

  it('that rounds to zero is not zero', () => {
    // 2^53 + 1 is 2^53 in doubles, and then nothing is left of the sum; in truth the denominator is 1.
    const X = of([[2 ** 53], [1], [-(2 ** 53)]]);
    const one = of([[1]]);
    const A = finished(attentionWeights(X, one, one, 'linear', false, false));
    expect(Array.from(A.values.subarray(0, 3))).toEqual([2 ** 53, 1, -(2 ** 53)]);
  });

  it('of a query orthogonal to every key is zero by both routes, in fractions that no double holds', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }), (a, b) => {
        // (a, b) against (b, -a): a b - b a. Its features are rounded one by one and do not cancel.
        const X = of([[a, b]]);
        const turned = of([[0, 1], [-1, 0]]);
        expect(Number.isNaN(finished(attendByLinearForm(X, identity, turned, false)).values[0])).toBe(true);
        expect(Number.isNaN(finished(attend(X, identity, turned, 'quadratic', false, false)).values[0])).toBe(true);
      }),
    );
  });

  it('nearly zero leaves the digits: one key at an angle of 1e-9 is still the only one', () => {
    const X = of([[1, 1e-9]]);
    const turned = of([[0, 1], [-1, 1e-9]]);
    for (const rows of [attendByLinearForm(X, identity, turned, false), attend(X, identity, turned, 'quadratic', false, false)]) {
      const { values } = finished(rows);
      expect(Math.abs(values[0] - 1)).toBeLessThan(1e-15);
      expect(Math.abs(values[1] / 1e-9 - 1)).toBeLessThan(1e-15);
    }
  });

  it('of tokens at the ends of the doubles is what it is in the middle', () => {
    const X = of([[1, 2], [3, -1], [0.5, 4]]);
    const middle = finished(attend(X, identity, identity, 'quadratic', false, true)).values;
    for (const size of [2 ** -600, 2 ** 600]) {
      const U = of([[size, 0], [0, size]]);
      expect(apart(finished(attend(X, U, U, 'quadratic', false, true)).values, middle)).toBeLessThan(1e-15);
      expect(apart(finished(attendByLinearForm(X, U, U, true)).values, middle)).toBeLessThan(1e-15);
    }
  });
});

describe('an exponential of a large score', () => {
  it('keeps its digits in the kernel', () => {
    // exp of 669.73..., and of it over √3, from the doubles as they stand, at 50 digits.
    const [a, b] = [[26.1, 0.7, -3.3], [25.3, 13.9, 0.1]];
    expect(Math.abs(sim(a, b, 'softmax', false) / 7.245082998863304e290 - 1)).toBeLessThan(4e-16);
    expect(Math.abs(sim(a, b, 'softmax', true) / 8.474699999598062e167 - 1)).toBeLessThan(4e-16);
    expect(Math.abs(sim(a, b.map((each) => -each), 'softmax', true) / 1.1799827723074894e-168 - 1)).toBeLessThan(4e-16);
  });

  it.each([1000.1, 1e6 / 3, 1e200 / 3])('leaves the weights their digits: only the difference of scores of %s² counts', (size) => {
    // Queries (size, 1) against keys (size, 0) and (size, 1/2).
    const X = of([[size, 1, 0], [size, 1, 0.5]]);
    const A = finished(attentionWeights(X, of([[1, 0, 0], [0, 1, 0]]), of([[1, 0, 0], [0, 0, 1]]), 'softmax', false, false));
    expect(Math.abs(A.values[1] - 1 / (1 + Math.exp(-0.5)))).toBeLessThan(1e-15);
    expect(Math.abs(A.values[0] - 1 / (1 + Math.exp(0.5)))).toBeLessThan(1e-15);
  });
});

describe('in bulk', () => {
  const flat = (T: number, D: number, K: number, seed: number): Tokens => drawTokens(T, D, K, seed);

  it.each([[1, 1, 1], [47, 3, 2], [48, 4, 3], [49, 5, 4], [130, 7, 5], [300, 16, 8]])('%s tokens of %s numbers by %s features are those of the single routes', (T, D, K) => {
    const tokens = flat(T, D, K, T);
    for (const causal of [false, true]) {
      const exact = finished(attend(...asMatrices(tokens), 'quadratic', false, causal)).values;
      expect(apart(finished(attendByFeatures(tokens, causal)), exact)).toBeLessThan(1e-9);
      for (const kernel of kernels) {
        // Linear denominators come near zero; the wider the row, the more digits a bulk form may lose.
        const single = finished(attend(...asMatrices(tokens), kernel, true, causal)).values;
        const largest = Math.max(1, ...single.map(Math.abs));
        expect(apart(finished(attendByBlocks(tokens, kernel, true, causal)), single)).toBeLessThan(1e-10 * largest ** 2);
      }
    }
  });

  it('rows that are not defined are the same as one by one', () => {
    const tokens = flat(60, 3, 2, 4);
    const X = tokens.X.map((each, at) => (Math.floor(at / 3) % 7 === 0 ? 0 : each));
    const holed = { ...tokens, X };
    for (const causal of [false, true]) {
      const exact = finished(attend(...asMatrices(holed), 'quadratic', false, causal)).values;
      expect(exact.some(Number.isNaN)).toBe(true);
      for (const bulk of [attendByFeatures(holed, causal), attendByBlocks(holed, 'quadratic', false, causal)]) {
        const got = finished(bulk);
        expect(Array.from(got, Number.isNaN)).toEqual(Array.from(exact, Number.isNaN));
        expect(apart(got, exact)).toBeLessThan(1e-9);
      }
    }
  });

  it('rows whose denominator rounding decides are not defined either', () => {
    const third = (values: number[]): Tokens => ({ T: 3, D: 1, K: 1, X: Float64Array.from(values), Uq: Float64Array.of(1 / 3), Uk: Float64Array.of(1 / 3) });
    const [a, b] = [0.5 ** 30 + 1, 3 * 0.5 ** 29 + 7];
    expect(finished(attendByBlocks(third([a, b, -(a + b)]), 'linear', false, false)).every(Number.isNaN)).toBe(true);
    // Features of orthogonal vectors are rounded one by one, and leave something.
    const along = Float64Array.from({ length: 100 }, (_, at) => (at % 2 === 0 ? 0.1 : 0.7) * 2 ** (at >> 1) * 1e-3);
    const turned: Tokens = { T: 50, D: 2, K: 2, X: along, Uq: Float64Array.of(1, 0, 0, 1), Uk: Float64Array.of(0, 1, -1, 0) };
    for (const causal of [false, true]) expect(finished(attendByFeatures(turned, causal)).every(Number.isNaN)).toBe(true);
  });

  it('two runs side by side do not disturb each other, though they share the memory of the kernels', () => {
    const [one, two] = [flat(500, 6, 4, 1), flat(450, 5, 3, 2)];
    const alone = [finished(attendByFeatures(one, false)), finished(attendByBlocks(two, 'softmax', true, true))];
    const runs = [attendByFeatures(one, false), attendByBlocks(two, 'softmax', true, true)];
    const results: Float64Array[] = [];
    const open = new Set([0, 1]);
    while (open.size > 0)
      for (const i of open) {
        const next = runs[i].next();
        if (next.done) {
          results[i] = next.value;
          open.delete(i);
        }
      }
    expect(results).toEqual(alone);
  });

  it('arrays of other lengths than their sizes say are errors that name them', () => {
    expect(() => finished(attendByFeatures({ ...flat(4, 3, 2, 1), Uk: new Float64Array(5) }, false))).toThrow(/Uk must have 6 numbers; it has 5/);
  });

  it('what would not fit is refused before it begins', () => {
    expect(() => drawTokens(1e7, 64, 8, 1)).toThrow(/10000000 tokens of 64 numbers.*would need 48\d\d\.?\d* MB/);
    const wide: Tokens = { T: 1, D: 1, K: 4000, X: Float64Array.of(1), Uq: new Float64Array(4000), Uk: new Float64Array(4000) };
    expect(() => finished(attendByFeatures(wide, false))).toThrow(/sums of 8002000 x 2 would need \d+\.?\d* MB/);
  });
});

describe('drawn tokens', () => {
  it('are the same for the same seed, and more of them leave the first as they were', () => {
    expect(drawTokens(5, 3, 2, 8)).toEqual(drawTokens(5, 3, 2, 8));
    const longer = drawTokens(9, 3, 2, 8);
    expect(longer.X.slice(0, 15)).toEqual(drawTokens(5, 3, 2, 8).X);
    expect(longer.Uq).toEqual(drawTokens(5, 3, 2, 8).Uq);
    expect(drawTokens(5, 3, 2, 9).X).not.toEqual(drawTokens(5, 3, 2, 8).X);
  });

  it('have queries and keys of size one', () => {
    const { T, D, K, X, Uq } = drawTokens(2000, 32, 4, 3);
    let sum = 0;
    for (let t = 0; t < T; t += 1)
      for (let k = 0; k < K; k += 1) {
        const query = Array.from({ length: D }, (_, d) => Uq[k * D + d] * X[t * D + d]).reduce((total, each) => total + each, 0);
        sum += query * query;
      }
    expect(sum / (T * K)).toBeGreaterThan(0.6);
    expect(sum / (T * K)).toBeLessThan(1.6);
  });
});

const input = { X: [[1, 0, 2], [0, 3, 1]], Uq: [[1, 0, 0], [0, 1, 0]], Uk: [[0, 1, 0], [1, 0, 0]], kernel: 'quadratic', scaled: false, causal: true };

describe('what is not defined, and what does not fit', () => {
  it.each([
    ['attend', { ...input, X: [[1, 0, 'Infinity'], [0, 3, 1]] }, 'X'],
    ['attend', { ...input, Uk: [[0, 1, '-Infinity'], [1, 0, 0]] }, 'Uk'],
    ['attend', { ...input, X: [[1e200, 1e200, 1], [1, 1, 1]], Uq: [[1e200, 0, 0], [0, 1, 0]] }, 'Uq'],
    ['sim', { a: [], b: [], kernel: 'linear', scaled: false }, 'a'],
    ['featureMap', { a: ['Infinity'] }, 'a'],
    ['multiplicationCounts', { T: 1.5, D: 2, K: 2 }, 'T'],
    ['crossingT', { D: 0, K: 2 }, 'D'],
  ])('%s of %j has no answer, and says where', async (name, given, field) => {
    expect(await ask(name, given)).toMatchObject({ out: null, because: { kind: 'domain', field } });
  });

  it.each([
    ['attend', { ...input, kernel: 'cosine' }, 'kernel', /one of softmax, quadratic, linear; it is "cosine"/],
    ['attend', { ...input, causal: 1 }, 'causal', /true or false; it is 1/],
    ['attend', { ...input, Uq: [[1, 0], [0, 1]] }, 'Uq', /3 columns, as X has; it has 2/],
    ['attend', { ...input, Uk: [[0, 1, 0]] }, 'Uk', /2 rows, as Uq has; it has 1/],
    ['attendByLinearForm', { X: input.X, Uq: input.Uq, Uk: input.Uk }, 'causal', /missing/],
    ['sim', { a: [1, 2], b: [1], kernel: 'linear', scaled: false }, 'b', /2 numbers, as a has; it has 1/],
    ['linearForm', { X: [[1], [1, 2]], Uk: [[1]], half: true }, 'X[1]', /must have 1 numbers/],
  ])('%s of %j is an error that names it', async (name, given, field, message) => {
    expect(await ask(name, given)).toMatchObject({ error: { kind: 'shape', field, message: expect.stringMatching(message) as string } });
  });

  it('no tokens have no outputs', async () => {
    expect(await ask('attend', { ...input, X: [] })).toEqual({ out: [] });
    expect(await ask('attendByLinearForm', { X: [], Uq: input.Uq, Uk: input.Uk, causal: false })).toEqual({ out: [] });
  });

  it('a kernel beyond the doubles is Infinity, as its nearest double is', async () => {
    expect(await ask('sim', { a: [40, 40], b: [40, 0], kernel: 'softmax', scaled: false })).toEqual({ out: Infinity });
  });
});
