import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LabState } from '../../../contract/types';
import { withData as dataWork } from '../act';
import { finished } from '../../../contract/work';
import { frame } from '../frame';
import { initial, type State, type Views } from '../state';
import { tables } from '../tables';
import { chance, shown, whole } from '../../../contract/words';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
type Twins<S> = { [V in keyof S]: string };
const twinsOf = <S extends Views['family'] | Views['fit']>(views: S): Twins<NonNullable<S>> =>
  Object.fromEntries(Object.entries(views ?? {}).map(([name, view]) => [name, (view as { twin: string }).twin])) as Twins<NonNullable<S>>;
const family = (state: LabState): Twins<NonNullable<Views['family']>> => twinsOf(frame({ state, held: null }).views.family);
const fit = (id: string): Twins<NonNullable<Views['fit']>> => twinsOf(frame({ state: withData(initial, id), held: null }).views.fit);
const at = (r: number, rho: number): LabState => ({ ...initial, params: { r, rho } });

describe('what the figures of the family say in words', () => {
  it('the dial says the dispersion and where a Poisson stands', () => {
    expect(family(initial).dispersion).toBe('Dispersion 2.50: the variance is 2.50 times the mean 4.50; a Poisson has 1.');
    expect(family({ ...initial, pinned: { r: 1, rho: 0.5 } }).dispersion).toContain('The pinned law stands at 2.00.');
  });

  it('the dial follows rho at every value', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), (rho) => {
        expect(family(at(3, rho)).dispersion).toContain(`Dispersion ${shown(1 / (1 - rho))}: `);
      }),
      { numRuns: 50 },
    );
  });

  it('the probabilities say peaks, mean, spread, where NB is higher, and both tails', () => {
    const { pmf } = family(initial);
    expect(pmf).toContain('highest at 2 and 3 (0.138), the Poisson of the same mean at 4 (0.190)');
    expect(pmf).toContain('mean 4.50; the standard deviations are 3.35 and 2.12');
    expect(pmf).toContain('from 0 to 2 and from 8 on');
    expect(pmf).toContain('10 or more has 8.3 % under it and 1.7 % under the Poisson');
  });

  it('the mixture says draws, last rate, distance and the parts of the variance', () => {
    const { mixture } = frame({ state: initial, held: null }).views.family ?? {};
    expect(mixture?.twin).toContain(`24 draws of the rate, the last ${shown(mixture?.last ?? 0)}.`);
    expect(mixture?.twin).toContain('variance 11.25 = 4.50 + 6.75');
    expect(family({ ...initial, step: 1 }).mixture).toContain('1 draw of the rate');
    expect(family({ ...initial, step: 0 }).mixture).toContain('No rate is drawn yet');
  });

  it('variance, log normalizer and rate say their moments', () => {
    const twins = family(initial);
    expect(twins.variance).toContain('Variance 11.25 = 4.50 + 6.75');
    expect(twins.logNormalizer).toContain('At eta = −0.51 the log normalizer is 2.75; its slope there is 4.50, the mean, and its curvature 11.25');
    expect(twins.rate).toContain('shape 3.00 and rate 0.67: mean 4.50, standard deviation 2.60, highest at 3.00');
    expect(family(at(0.5, 0.6)).rate).toContain('highest at 0.');
  });

  it('a law near the Poisson is said to be near it', () => {
    const { views } = frame({ state: at(100, 0.01), held: null });
    expect(views.family?.pmf.title).toBe('Nearly a Poisson: same mean, almost the same variance');
    expect(views.family?.variance.title).toBe('The moving rate adds next to nothing');
  });

  it('the live region hears how many draws, how far they still are, and the dispersion', () => {
    const { spoken, views } = frame({ state: { ...at(3, 0.61), step: 25 }, held: null });
    expect(spoken).toBe(`25 draws, distance ${chance(views.family?.mixture.distanceNow ?? 0)}, dispersion 2.56`);
    expect(frame({ state: { ...initial, step: 0 }, held: null }).spoken).toBe('no draw, dispersion 2.50');
    expect(frame({ state: { ...at(3, 0.61), choices: { ...initial.choices, view: 'fit' } }, held: null }).spoken).toBe('r 3.00, rho 0.61, dispersion 2.56');
  });
});

describe('what the figures of the fit say in words', () => {
  it('the counts say the first cell in the title and the others in the twin', () => {
    const { views } = frame({ state: withData(initial, 'red-mites'), held: null });
    expect(views.fit?.counts.title).toBe('70 of 150 leaves have no mites: Poisson expects 48, NB 69');
    expect(views.fit?.counts.twin).toContain('0: 70 seen, NB 69.5, Poisson 47.7; 1: 38 seen, NB 37.6, Poisson 54.6;');
    expect(views.fit?.counts.twin).toContain('8 or more: 0 seen, NB 1.0, Poisson 0.0.');
  });

  it('the profile says maximum, interval and gap', () => {
    const { profile } = fit('red-mites');
    expect(profile).toContain('highest at r = 1.0246, −222.44. The 95 % interval runs from 0.63 to 1.84. The Poisson, r infinite, lies 20.37 lower.');
    expect(fit('horse-kicks').profile).toContain('do not vary more than a Poisson. The 95 % interval runs from 2.50 upwards and is open.');
  });

  it('the ratio says statistic, boundary line and p', () => {
    expect(fit('red-mites').ratio).toContain('is 40.75, beyond 2.71');
    expect(fit('red-mites').ratio).toContain('p = 8.7 × 10⁻¹¹');
    expect(fit('yeast-3').ratio).toContain('below 2.71');
  });

  it('the variances say what was observed and what both laws have', () => {
    expect(fit('red-mites').moments).toBe(
      'Variance 2.27 observed; the negative binomial has 2.43 = 1.15 + 1.28, mean rate and variance of the rate; the Poisson has 1.15.',
    );
  });

  it('residuals name the largest miss of each law', () => {
    expect(fit('red-mites').residuals).toContain("the Poisson's largest miss is −1.47 at 2, the negative binomial's −0.98 at 8+");
  });

  it('goodness of fit says statistic, degrees of freedom and p of both laws as the frame has them', () => {
    const { goodness } = frame({ state: withData(initial, 'red-mites'), held: null }).views.fit ?? {};
    expect(goodness?.title).toBe('NB fits, Poisson does not fit');
    expect(goodness?.twin).toContain(`is ${shown(goodness?.negativeBinomial?.statistic ?? 0)} with ${whole(goodness?.negativeBinomial?.degrees ?? 0)} degrees of freedom`);
    const titles = tables.map(({ id }) => frame({ state: withData(initial, id), held: null }).views.fit?.goodness.title ?? '');
    expect(Math.max(...titles.map((title) => title.length))).toBeLessThanOrEqual(30); // more would wrap in the narrow column
    expect(fit('horse-kicks').goodness).toContain('There is no maximum to judge the negative binomial at.');
  });
});
