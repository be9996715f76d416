import { describe, expect, it } from 'vitest';
import type { LabState } from '../../contract/types';
import { withData as dataWork } from './act';
import { finished } from '../../contract/work';
import { frame } from './frame';
import reference from './reference.json';
import { initial, type State, type Views } from './state';
import { tables } from './tables';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
type Family = NonNullable<Views['family']>;
type Fit = NonNullable<Views['fit']>;

const at = (r: number, rho: number, change: Partial<LabState> = {}): LabState => ({ ...initial, params: { r, rho }, ...change });
function family(state: LabState): Family {
  const { family: views } = frame({ state, held: null }).views;
  if (!views) throw new Error('The family is shown here.');
  return views;
}
function fit(state: LabState): Fit {
  const { fit: views } = frame({ state, held: null }).views;
  if (!views) throw new Error('The fit is shown here.');
  return views;
}
const fitted = (id: string): Fit => fit(withData(initial, id));

describe('the family', () => {
  it('shows at first sight the same mean and 2.5 times the variance, from 0 to 20', () => {
    const { axes, readOuts, views } = frame({ state: initial, held: null });
    expect(axes['count']).toEqual([0, 20]);
    expect(axes['probability']).toEqual([0, 0.2]);
    expect(axes['eta']).toEqual([-2.4, 0]);
    expect(readOuts.map(({ label }) => label)).toEqual(['mean', 'variance', 'dispersion']);
    [4.5, 11.25, 2.5].forEach((value, i) => expect(readOuts[i]?.value).toBeCloseTo(value, 12));
    expect(views.family?.pmf.title).toBe('Same mean, 2.5 times the variance');
    expect(views.fit).toBeNull();
  });

  it('draws the probabilities of the reference', () => {
    const inReach = reference.pmf.filter(({ in: { x }, out }) => Number.isInteger(x) && x >= 0 && x <= 20 && out !== null);
    expect(inReach.length).toBeGreaterThan(5);
    for (const { in: input, out } of inReach) {
      const { views } = frame({ state: at(input.r, input.rho), held: { count: [0, 20] } });
      expect(views.family?.pmf.negativeBinomial[input.x]).toBeCloseTo(Number(out), 12);
    }
  });

  it('begins the tail at the first count above mean + 1.5 standard deviations, or where the person says', () => {
    expect(family(initial).pmf.tail).toMatchObject({ from: 10 });
    const { tail } = family({ ...initial, choices: { ...initial.choices, threshold: 0 } }).pmf;
    expect(tail).toEqual({ from: 0, negativeBinomial: 1, poisson: 1 });
  });

  it('splits the variance into a mean rate and a variance of the rate', () => {
    const { within, between, total } = family(at(0.7, 0.93)).variance;
    expect(within + between).toBeCloseTo(total, 10);
  });

  it('keeps the digits of a small variance of the rate', () => {
    expect(family(at(3, 1e-9)).variance.between / 3e-18).toBeCloseTo(1, 8);
  });

  it('lets tangent and parabola touch the log normalizer at its point', () => {
    const { at: point, tangent, slope, eta, A } = family(initial).logNormalizer;
    const [x0 = 0, x1 = 0] = tangent.eta;
    const [y0 = 0, y1 = 0] = tangent.A;
    expect((y1 - y0) / (x1 - x0)).toBeCloseTo(slope, 12);
    expect(y0 + slope * (point.eta - x0)).toBeCloseTo(point.A, 12);
    eta.forEach((x, i) => expect(A[i]).toBeGreaterThanOrEqual(point.A + slope * (x - point.eta) - 1e-12));
  });

  it('carries the pinned law as a ghost', () => {
    const views = family({ ...initial, pinned: { r: 2, rho: 0.3 } });
    expect(views.pmf.ghost?.[0]).toBeCloseTo(0.7 ** 2, 14);
    expect(views.dispersion.ghost).toBeCloseTo(1 / 0.7, 14);
    expect(views.logNormalizer.ghost).toHaveLength(views.logNormalizer.eta.length);
  });

  it('leaves held axes where they are', () => {
    const held = { count: [0, 40], probability: [0, 0.5], density: [0, 3], eta: [-5, 0], logNormalizer: [-1, 4] } as const;
    const { axes, views } = frame({ state: at(100, 0.9), held });
    expect(axes).toMatchObject(held);
    expect(views.family?.pmf.x.at(-1)).toBe(40);
    expect(views.family?.mixture.x).toEqual(views.family?.pmf.x);
  });

  it.each([
    [3, 0.6, 'bars', null],
    [100, 0.99, 'area', null],
    [0.05, 0.9999, 'area', 1000],
    [3, 1 - 1e-9, 'area', null],
  ] as const)('for r = %d, rho = %d draws %s and cuts at %s', (r, rho, style, cutAt) => {
    const { pmf } = family(at(r, rho));
    expect([pmf.style, pmf.cutAt]).toEqual([style, cutAt]);
    expect(pmf.title.includes('cut')).toBe(cutAt !== null);
  });

  it('fans out the last sixty Poissons and keeps every dot', () => {
    const { mixture } = family({ ...initial, step: 1000 });
    expect([mixture.fan.length, mixture.draws.lambda.length, mixture.n]).toEqual([60, 1000, 1000]);
    expect(family({ ...initial, step: 0 }).mixture).toMatchObject({ last: null, distanceNow: null, fan: [] });
  });
});

describe('the fit', () => {
  it.each(reference.tableMle.filter(({ in: { frequencies } }) => tables.some((table) => table.frequencies.join() === frequencies.join())))(
    'has the maximum of the reference: $note',
    ({ in: { frequencies }, out }) => {
      const table = tables.find((each) => each.frequencies.join() === frequencies.join());
      const { profile, counts } = fitted(table?.id ?? '');
      expect(counts.mean).toBeCloseTo(out?.mean ?? 0, 12);
      expect(profile.maximum?.logLik).toBeCloseTo(out?.logLik ?? 0, 8);
      expect(String(profile.maximum?.r).slice(0, 10)).toBe(String(out?.r).slice(0, 10));
    },
  );

  it('knows that Student II and IV are Poisson at the limit, and III hardly not', () => {
    expect(['yeast-2', 'yeast-4'].map((id) => fitted(id).profile.maximum?.r)).toEqual([Infinity, Infinity]);
    expect(fitted('yeast-3').profile.maximum?.r).toBeCloseTo(20.86, 2);
  });

  it('of the mites has the interval, gap and p that the profile and the boundary give', () => {
    const { profile, ratio } = fitted('red-mites');
    expect(profile.interval?.low).toBeCloseTo(0.625, 3);
    expect(profile.interval?.high).toBeCloseTo(1.836, 3);
    expect(ratio.statistic).toBeCloseTo(40.746, 3);
    expect(ratio.pValue / 8.67e-11).toBeCloseTo(1, 3);
    expect(ratio.critical).toBeCloseTo(2.7055, 4);
  });

  it('of a table that is not over-dispersed says that Poisson is the limit', () => {
    const { profile, ratio, goodness } = fitted('horse-kicks');
    expect(profile.title).toBe('Poisson is the limit');
    expect(profile.maximum?.r).toBe(Infinity);
    expect(profile.interval?.high).toBe(Infinity);
    expect([ratio.statistic, ratio.pValue]).toEqual([0, 1]);
    expect(goodness.negativeBinomial).toBeNull();
  });

  it.each(tables.map(({ id }) => id))('expects as many as were observed: %s', (id) => {
    const { cells, total } = fitted(id).counts;
    const sums = (['observed', 'negativeBinomial', 'poisson'] as const).map((key) => cells.reduce((sum, cell) => sum + cell[key], 0));
    sums.forEach((sum) => expect(sum).toBeCloseTo(total, 9));
  });

  it('never has a curve above its maximum, and the sliders at the maximum lie on it', () => {
    const { profile } = fitted('accidents');
    const top = profile.maximum?.logLik ?? 0;
    expect(Math.max(...profile.logLik)).toBeLessThanOrEqual(top + 1e-9);
    expect(profile.now.onProfile).toBe(true);
    expect(profile.now.logLik).toBeCloseTo(top, 9);
    expect(fit({ ...withData(initial, 'accidents'), params: { r: 2, rho: 0.6 } }).profile.now.onProfile).toBe(false);
  });

  it('reads out both log likelihoods, twice the best gap and the boundary p', () => {
    const { readOuts, views } = frame({ state: withData(initial, 'red-mites'), held: null });
    expect(readOuts.map(({ label, role }) => [label, role])).toEqual([
      ['log likelihood, NB', 'model'],
      ['Poisson', 'comparison'],
      ['twice the best gap', 'optimum'],
      ['boundary p', 'optimum'],
    ]);
    expect(readOuts[3]?.style).toBe('probability');
    expect(views.family).toBeNull();
  });

  it('has the axis of r of the mites from 0.3 to 100, and further only for a slider that is further', () => {
    const mites = withData(initial, 'red-mites');
    expect(frame({ state: mites, held: null }).axes['profileR']).toEqual([0.3, 100]);
    expect(frame({ state: { ...mites, params: { r: 3000, rho: 0.001 } }, held: null }).axes['profileR']).toEqual([0.3, 10_000]);
    expect(frame({ state: { ...mites, params: { r: 0.05, rho: 0.9 } }, held: null }).axes['profileR']).toEqual([0.01, 100]);
  });
});
