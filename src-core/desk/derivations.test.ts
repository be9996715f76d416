import { describe, expect, it } from 'vitest';
import type { ShownDerivation } from '../contract/derivation';
import { initial } from '../problems/negative-binomial/state';
import { initial as mixture } from '../problems/poisson-mixture/state';
import { dispatch } from './dispatch';
import { quietHooks } from './hooks';

const ask = (call: string, input: unknown) => dispatch(call, input, quietHooks);
const evaluate = (input: unknown) => ask('derivations.evaluate', input);
interface Evaluated {
  out: { steps: { id: string; left: unknown; right: unknown; residual: unknown; tolerance: unknown; verdict: string; why: string; erratum: string | null }[] };
}
const evaluated = async (part: string, version: string): Promise<Evaluated['out']['steps']> => ((await evaluate({ part, version })) as Evaluated).out.steps;
const shown = async (lab: string, input: unknown): Promise<ShownDerivation> => ((await ask(`${lab}.derivation`, input)) as { out: ShownDerivation }).out;

const derived = ['1a', '1b', '1c', '1d', '1e', '3a', '3b', '5c', '6c'];

describe('derivations.evaluate', () => {
  it.each(derived)('%s: every step has exactly its keys, finite numbers and a reason', async (part) => {
    const steps = await evaluated(part, 'corrected');
    expect(new Set(steps.map((step) => Object.keys(step).join()))).toEqual(new Set(['id,left,right,residual,tolerance,verdict,why,erratum']));
    expect(steps.flatMap(({ left, right, residual, tolerance }) => [left, right, residual, tolerance].flat()).every(Number.isFinite)).toBe(true);
    expect(steps.filter(({ why }) => why.length < 20)).toEqual([]);
  });
  it.each(derived)('%s: steps have ids of their own', async (part) => {
    const ids = (await evaluated(part, 'corrected')).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
  it.each(derived)('%s: as corrected nothing fails', async (part) => expect((await evaluated(part, 'corrected')).filter(({ verdict }) => !verdict.startsWith('holds'))).toEqual([]));
  it('as printed exactly the lines of class A fail', async () => {
    const printed = (await Promise.all(derived.map(async (part) => (await evaluated(part, 'printed')).map((step) => ({ ...step, part }))))).flat();
    expect(printed.filter(({ verdict }) => verdict === 'does not hold').map(({ part, id }) => `${part} ${id}`)).toEqual(['5c sum', '5c constant', '5c gradient', '6c gradient']);
    expect(printed.filter(({ erratum }) => erratum === 'A').map(({ part, id }) => `${part} ${id}`)).toEqual(['5c sum', '5c constant', '5c gradient', '6c gradient']);
  });
  it('a step of three errata bears the weightiest class', async () => expect((await evaluated('3a', 'corrected')).map(({ id, erratum }) => [id, erratum])).toContainEqual(['joint', 'B']));
  it('values left out are the defaults', async () =>
    expect(await evaluate({ part: '6c', version: 'printed', values: { y: 3 } })).toEqual(await evaluate({ part: '6c', version: 'printed' })));
  it('an infinity may come as text, and lies outside of the model', async () =>
    expect(await evaluate({ part: '1b', version: 'printed', values: { r: 'Infinity' } })).toMatchObject({ out: { steps: [{ left: null, right: null, residual: null, tolerance: null, verdict: 'undefined' }, {}, {}, {}] } }));
  it.each([
    ['an unknown name', { part: '1b', version: 'printed', values: { q: 1 } }, 'shape', /"q" is not known/],
    ['a name from the prototype', { part: '1b', version: 'printed', values: JSON.parse('{"__proto__":1}') as unknown }, 'shape', /is not known/],
    ['text for a number', { part: '1b', version: 'printed', values: { r: 'three' } }, 'shape', /^r must be a number; it is "three"/],
    ['no object', { part: '1b', version: 'printed', values: [1] }, 'shape', /must be an object/],
    ['another version', { part: '1b', version: 'mended' }, 'shape', /version must be "printed" or "corrected"/],
    ['an unknown part', { part: '8a', version: 'printed' }, 'unknown', /There is no derivation of a part "8a"/],
    ['a letter beyond the parts', { part: '1z', version: 'printed' }, 'unknown', /"1z"/],
    ['a part from the prototype', { part: '1constructo', version: 'printed' }, 'shape', /^part must be text/],
    ['too much work', { part: '5c', version: 'printed', values: { x: Array.from({ length: 40 }, () => 1) } }, 'limit', /2\^80 paths/],
  ])('%s is an error in words', async (_, input, kind, words) =>
    expect(await evaluate(input)).toMatchObject({ error: { kind, message: expect.stringMatching(words) as string } }));
});

describe('the derivation in a lab', () => {
  it('follows the parameters, with texts beside the numbers', async () => {
    const { steps, scope } = await shown('negative-binomial', { state: { ...initial, params: { r: 2, rho: 0.5 } }, part: 'b', version: 'corrected' });
    expect(scope).toBe(null);
    expect(steps.at(-1)).toMatchObject({ id: 'mean', right: 2, line: { left: '\\mathbb{E}[X]', relation: '=', right: '\\frac{@r@rho}{1-@rho}' }, verdict: 'holds' });
  });
  it('names its routes, its errata and how the line is read', async () => {
    const [step] = (await shown('negative-binomial', { state: initial, part: 'b', version: 'printed' })).steps;
    expect(step).toMatchObject({ routes: ['difference quotient of A', 'x p(x), count by count'], errata: [{ id: '1b-1', kind: 'C' }], spoken: expect.stringContaining('A prime of eta is') as string });
  });
  it('tells apart why a line stands and what else there is to know', async () => {
    const [step] = (await shown('negative-binomial', { state: { ...initial, params: { r: 3, rho: 0.999 } }, part: 'b', version: 'corrected' })).steps;
    expect(step).toMatchObject({ why: expect.stringContaining('no more than rounding') as string, note: expect.stringMatching(/^rho lies/) as string });
  });
  it('is there for the Poisson mixture too', async () => {
    const { steps } = await shown('poisson-mixture', { state: mixture, part: 'b', version: 'corrected' });
    expect(steps.map(({ verdict }) => verdict)).toEqual(steps.map(() => 'holds'));
  });
  it('of a part without a derivation is refused', async () => expect(await ask('negative-binomial.derivation', { state: initial, part: 'z', version: 'printed' })).toMatchObject({ error: { kind: 'unknown' } }));
  it('of a state outside of the lab is refused', async () =>
    expect(await ask('negative-binomial.derivation', { state: { ...initial, params: { r: 3, rho: 1 } }, part: 'b', version: 'printed' })).toMatchObject({ error: { kind: 'shape', field: 'state.params.rho' } }));
  it('of a problem without a lab does not exist', async () => expect(await ask('kernel-attention.derivation', {})).toMatchObject({ error: { kind: 'unknown' } }));
  it('is listed', async () => expect(await ask('core.list', {})).toMatchObject({ out: expect.arrayContaining(['derivations.evaluate', 'negative-binomial.derivation', 'poisson-mixture.derivation']) as string[] }));
  it.each([
    ['negative-binomial', initial, 'd'],
    ['poisson-mixture', mixture, 'b'],
  ])('of %s costs less than a frame at the defaults', async (lab, state, part) => {
    const once = async (): Promise<number> => {
      const before = performance.now();
      await shown(lab, { state, part, version: 'corrected' });
      return performance.now() - before;
    };
    const times: number[] = [];
    for (let round = 0; round < 30; round += 1) times.push(await once());
    // The best of thirty: what else the machine does is no cost of this.
    expect(Math.min(...times)).toBeLessThan(4);
  });
});
