import { describe, expect, it } from 'vitest';
import type { LabState } from '../../contract/types';
import { finished } from '../../contract/work';
import { compareClasses } from './compareClasses';
import { frame } from './frame';
import { manyStarts } from './manyStarts';
import { initial, type ManyStarts } from './state';

const at = (params: LabState['params'], choices: LabState['choices'] = {}): LabState => ({ ...initial, params: { ...initial.params, ...params }, choices: { ...initial.choices, ...choices } });

describe('two hundred starts', () => {
  const many = finished(manyStarts(initial));
  const total = ({ heights }: ManyStarts): number => heights.reduce((sum, { count }) => sum + count, 0);

  it('are all counted, the highest first, each height a thousandth apart at least', () => {
    expect(total(many)).toBe(200);
    many.heights.slice(1).forEach(({ logLik }, j) => expect((many.heights[j]?.logLik ?? NaN) - logLik).toBeGreaterThan(1e-3));
    expect(many.heights.flatMap(({ seeds }) => seeds).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, s) => 2 + s));
  });

  it('with known, unequal weights reach a height for each of the six orders', () => {
    const orders = new Set(many.heights.map(({ order }) => order?.join('')));
    expect(orders.size).toBe(6);
    const often = many.heights.filter(({ count }) => count > 10);
    expect(new Set(often.map(({ order }) => order?.join(''))).size).toBe(often.length);
  });

  it('end where the four on screen end', () => {
    const { starts } = frame({ state: at({}, { view: 'starts' }), held: null }).views;
    starts?.starts.forEach(({ seed, end }) => expect(many.heights.find(({ seeds }) => seeds.includes(seed))?.logLik).toBeCloseTo(end, 4));
  });

  it('with equal weights all reach one height', () => {
    const { heights } = finished(manyStarts(at({}, { pi: null })));
    expect(heights.map(({ count }) => count)).toEqual([200]);
  });

  it('say how far they are, and may be dropped', () => {
    const work = manyStarts(at({ N: 2000 }));
    const seen = Array.from({ length: 400 }, () => work.next().value);
    const shares = seen.flatMap((value) => (value && 'of' in value && value.of === 200 ? [value.done / value.of] : []));
    expect(shares.length).toBeGreaterThan(100);
    shares.slice(1).forEach((share, j) => expect(share).toBeGreaterThanOrEqual(shares[j] ?? NaN));
  });
});

describe('numbers of classes', () => {
  const { rows, bestBic, bestHeldOut, heldOutBins } = finished(compareClasses(initial));

  it('from one to eight, each with as many parameters as rates and free weights', () => {
    expect(rows.map(({ K, parameters }) => [K, parameters])).toEqual(Array.from({ length: 8 }, (_, j) => [j + 1, 12 * (j + 1) + j]));
    expect(heldOutBins).toBe(16);
  });

  it('more classes fit better, and BIC finds the three that the spikes were drawn from', () => {
    rows.slice(1).forEach(({ logLik }, j) => expect(logLik).toBeGreaterThan(rows[j]?.logLik ?? NaN));
    expect(bestBic).toBe(3);
    rows.forEach(({ logLik, parameters, bic }) => expect(bic).toBeCloseTo(parameters * Math.log(80) - 2 * logLik, 8));
  });

  it('too many classes fit held-out bins worse than the best', () => {
    const best = rows.find(({ K }) => K === bestHeldOut);
    expect(best?.heldOut).toBe(Math.max(...rows.map(({ heldOut }) => heldOut)));
    expect(rows[7]?.heldOut).toBeLessThan(best?.heldOut ?? NaN);
  });

  it('are no more than there are bins', () => {
    expect(finished(compareClasses(at({ N: 3, D: 2 }))).rows.map(({ K }) => K)).toEqual([1, 2, 3]);
  });

  it('of a single bin are refused: none can be held out', () => {
    expect(() => finished(compareClasses(at({ N: 1 })))).toThrow('Rows can be held out of two or more');
  });
});
