import { describe, expect, it } from 'vitest';
import type { AnswerOnStage } from '../contract/answerOnStage';
import { initial as law } from '../problems/negative-binomial/state';
import { initial as mixture } from '../problems/poisson-mixture/state';
import type { Views } from '../problems/poisson-mixture/state';
import { dispatch } from './dispatch';
import { quietHooks } from './hooks';

const ask = (call: string, input: unknown) => dispatch(call, input, quietHooks);
const onLaw = async (part: string, field: string, answer: string, params = {}, at = {}): Promise<AnswerOnStage | null> =>
  ((await ask('negative-binomial.answer', { state: { ...law, params: { ...law.params, ...params } }, part, field, answer, at })) as { out: AnswerOnStage | null }).out;
const onMixture = async (part: string, field: string, answer: string, state = mixture): Promise<AnswerOnStage | null> =>
  ((await ask('poisson-mixture.answer', { state, part, field, answer, at: { K: 4, D: 2, i: 4, k: 4, d: 1, n: 4 } })) as { out: AnswerOnStage | null }).out;

describe('a formula of the negative binomial', () => {
  it('runs along rho beside the right one, the failing point and the sliders on it', async () => {
    const curve = (await onLaw('b', 'mean', 'r (1-rho)/rho', {}, { r: 3, rho: 0.75 }))?.curve;
    expect(curve).toMatchObject({ param: 'rho', failing: { x: 0.75 }, now: { x: 0.6 }, title: 'Your formula falls where the mean of X rises' });
    expect(curve?.failing?.yours).toBeCloseTo(1, 12);
    expect(curve?.failing?.right).toBeCloseTo(9, 12);
    expect(curve?.now.right).toBeCloseTo(4.5, 12);
    expect(curve?.agree).toHaveLength(1);
    expect(curve?.agree[0]).toBeCloseTo(0.5, 9);
    expect(curve?.twin).toBe('At rho = 0.75 the mean of X is 9; your formula gives 1, 9 times too small. The two agree only at rho = 0.5. At the sliders, rho = 0.6, it is 4.5 and your formula 2.');
  });
  it('takes the other parameters as they stand', async () => {
    const curve = (await onLaw('c', 'variance', 'r rho/(1-rho)', { r: 10 }, { rho: 0.5 }))?.curve;
    expect(curve?.failing?.right).toBeCloseTo(20, 12);
    expect(curve?.failing?.yours).toBeCloseTo(10, 12);
  });
  it('takes a count where the answer was seen to fail', async () => {
    const curve = (await onLaw('d', 'pmf', 'rho^x', {}, { r: 3, rho: 0.5, x: 1 }))?.curve;
    expect(curve?.others).toEqual({ r: 3, x: 1 });
    expect(curve?.failing).toMatchObject({ yours: 0.5 });
    expect(curve?.failing?.right).toBeCloseTo(3 * 0.5 ** 4, 12);
  });
  it('what is written in eta follows rho', async () => expect((await onLaw('a', 'A', '-log(1-e^eta)', {}, { rho: 0.5 }))?.curve?.title).toBe('Your formula is 3 times too small everywhere'));
  it('runs along r where rho does not move it', async () => expect((await onLaw('a', 'h', 'Gamma(r+x)/Gamma(r)'))?.curve?.param).toBe('r'));
  it('has gaps where it has no value', async () => {
    const curve = (await onLaw('b', 'mean', 'sqrt(rho-1/2)'))?.curve;
    expect(curve?.yours.some(Number.isNaN)).toBe(true);
    expect(curve?.yours.some(Number.isFinite)).toBe(true);
    expect(curve?.twin).not.toContain('NaN');
  });
  it('names no failing point where both agree there', async () => expect((await onLaw('b', 'mean', 'r (1-rho)/rho', {}, { rho: 0.5 }))?.curve?.failing).toBeNull());
  it.each(['', '?', 'r rho/(', 'q', 'r (1-rho'])('of %j there is nothing to draw', async (answer) => expect(await onLaw('b', 'mean', answer)).toBeNull());
  it('of a choice there is nothing to draw', async () => expect(await onLaw('e', 'which', 'poisson')).toBeNull());
  it.each([
    ['z', 'mean'],
    ['b', 'constructor'],
  ])('an unknown part or field (%s, %s) is refused', async (part, field) => expect(await ask('negative-binomial.answer', { state: law, part, field, answer: 'r', at: {} })).toMatchObject({ error: { kind: 'unknown' } }));
});

describe('a formula of the Poisson mixture', () => {
  const frame = async (): Promise<NonNullable<Views['em']>> => ((await ask('poisson-mixture.frame', { state: mixture, held: null })) as { out: { views: { em: NonNullable<Views['em']> } } }).out.views.em;

  it('3a: the right one gives the shares that the stage shows, and one without its normaliser their sum', async () => {
    const [tried, { bayes }] = [await onMixture('a', 'omega', 'pi_k prod_d Po(y_id|lambda_kd)'), await frame()];
    expect(tried?.where).toBe(`bin ${bayes.bin + 1}`);
    tried?.rows.forEach(({ yours, right }, k) => {
      expect(right).toBeCloseTo(bayes.share?.[k] ?? Number.NaN, 12);
      expect(Math.log(yours)).toBeCloseTo(bayes.logProduct[k] ?? Number.NaN, 9);
    });
    expect(tried?.rows.map(({ name }) => name)).toEqual(['class 1', 'class 2', 'class 3']);
  });
  it('3b: the right one gives the rates that M goes to', async () => {
    const [tried, { rates }] = [await onMixture('b', 'lambda', 'sum_i omega_ik y_id/n'), await frame()];
    tried?.rows.forEach(({ right }, k) => expect(right).toBeCloseTo(rates.next?.[k * rates.D + rates.neuron] ?? Number.NaN, 12));
    expect(tried?.where).toBe(`neuron ${rates.neuron + 1}`);
  });
  it('before the first E there are no shares to try an M step on', async () => expect(await onMixture('b', 'lambda', 'sum_i omega_ik y_id/n', { ...mixture, step: 0 })).toBeNull());
  it('too many counts are not tried', async () => expect(await onMixture('a', 'omega', 'pi_k', { ...mixture, params: { ...mixture.params, N: 5000 } })).toBeNull());
});
