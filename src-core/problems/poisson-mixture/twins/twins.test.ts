import { describe, expect, it } from 'vitest';
import type { View } from '../../../contract/types';
import { percent, shown } from '../../../contract/words';
import { at, em } from '../../fixture/spikes';
import { frame } from '../frame';
import { initial } from '../state';
import { fromLog, letter, listed, logs } from './words';

const isView = (part: unknown): part is View => typeof part === 'object' && part !== null && 'twin' in part;
const first = em(initial);

describe('numbers in the words of this lab', () => {
  it.each([
    [-1932.06, '−1,932.1'],
    [9.44, '9.4'],
    [0.0123, '0.0123'],
    [0, '0.0'],
    [-1234567.8, '−1,234,568'],
    [-Infinity, '−infinity'],
  ])('a log likelihood of %d is %s', (value, text) => expect(logs(value)).toBe(text));

  it.each([
    [Math.log(4.1e-11), '4.1 × 10⁻¹¹'],
    [-2000, '2.6 × 10⁻⁸⁶⁹'],
    [-1000, '5.1 × 10⁻⁴³⁵'],
    [Math.log(0.25), '0.25'],
    [-Infinity, '0'],
    [Math.log(9.99e-12), '1.0 × 10⁻¹¹'],
  ])('e to %d is %s', (log, text) => expect(fromLog(log)).toBe(text));

  it('lists read as people say them', () => {
    expect([listed([]), listed(['1']), listed(['1', '2']), listed(['1', '2', '3'])]).toEqual(['', '1', '1 and 2', '1, 2 and 3']);
    expect([0, 2].map(letter)).toEqual(['A', 'C']);
  });
});

describe('what the figures say at first sight', () => {
  it('the raster says who is torn, how many are sure of each class, and who is misled', () => {
    const { raster, simplex } = first;
    expect(raster.title).toBe('Bin 63 is torn between classes 1 and 3');
    expect(raster.twin).toContain('80 bins of 12 neurons, sorted by class');
    expect(raster.twin).toContain(`Class 1 holds ${simplex.sure[0]}, class 2 holds ${simplex.sure[1]} and class 3 holds ${simplex.sure[2]} of the bins with more than 90 %; ${simplex.undecided} are undecided.`);
    expect(raster.twin).toContain(`${raster.misledCount} bins lean to a class other than the true one.`);
  });

  it("Bayes' rule says weight, Poisson and product of each class, and the shares", () => {
    const { prior, logPoisson, logProduct, share, twin } = first.bayes;
    [0, 1, 2].forEach((k) => expect(twin).toContain(`class ${k + 1}: ${shown(prior[k] ?? NaN)} × ${fromLog(logPoisson[k] ?? NaN)} = ${fromLog(logProduct[k] ?? NaN)}`));
    expect(twin).toContain(`The last E gave it ${listed(share?.map(percent) ?? [])}. Its true class is B.`);
  });

  it('the rates say where each stands, the division that M makes, and the truth', () => {
    const { now, truth, sums, pairing, curves, twin, title } = first.rates;
    const spikes = sums?.spikes[1] ?? NaN;
    const weight = sums?.weight[1] ?? NaN;
    expect(title).toBe(`Neuron 10: class 2 goes to ${shown(spikes)} / ${shown(weight)} = ${shown(spikes / weight)}`);
    expect(twin).toContain(`class 2, paired with true C, now ${shown(now[21] ?? NaN)}, M gives ${shown(spikes)} / ${shown(weight)} = ${shown(spikes / weight)}, true ${shown(truth?.[21] ?? NaN)}`);
    const points = curves?.rate.length ?? 0;
    const ofTwo = Array.from(curves?.logLik.subarray(points, 2 * points) ?? []);
    expect(twin).toContain(`class 2 is best near ${shown(curves?.rate[ofTwo.indexOf(Math.max(...ofTwo))] ?? NaN)}`);
    expect(twin).toContain(`1 with A, 2 with C and 3 with B: squared distance ${shown(pairing?.distance ?? NaN)}; the next best pairing has ${shown(pairing?.nextDistance ?? NaN)}.`);
  });

  it('the trace says height, bound, what M lifts, and that nothing fell', () => {
    const { trace, line } = first;
    expect(trace.title).toBe(`E made the bound touch; M lifts it by ${logs(line?.gain?.bound ?? NaN)}`);
    expect(trace.twin).toContain(`After the E step of iteration 3 the log likelihood is ${logs(trace.logLik[5] ?? NaN)}, the bound ${logs(trace.logLik[5] ?? NaN)}. 0 falls in 5 half-steps.`);
  });

  it('the confusion names every pair of classes', () => {
    const { confusion } = first;
    expect(confusion.title).toBe(`${confusion.right} of 80 bins find their true class`);
    expect(confusion.twin).toContain(`fitted 2, paired with C: ${confusion.table?.[1]?.[0]} of A, ${confusion.table?.[1]?.[1]} of B and ${confusion.table?.[1]?.[2]} of C`);
  });
});

describe('what the titles say as EM goes on', () => {
  it.each([
    [0, {}, /^The climb begins at −1,701\.9$/],
    [6, {}, /^M lifted both; the next E closes a gap of 8\.3$/],
    [400, {}, /^EM has come to rest at −1,580\.1$/],
    [5, { edits: [5, 0, 0, 9] }, /^By hand a gap of [\d.]+ opened between bound and likelihood$/],
  ])('after half-step %d with %j the trace: %s', (step, choices, words) => expect(em(at(step, choices)).trace.title).toMatch(words));

  it('before the first E nothing is shared yet', () => {
    const { raster, simplex, rates, confusion, bayes } = em(at(0));
    expect([raster.title, simplex.title, rates.title, confusion.title]).toEqual([
      'Before the first E every bin is shared as the weights say',
      'Every bin begins at the weights',
      'Neuron 10: M has nowhere to go before the first E',
      'No bin has a class before the first E',
    ]);
    expect(bayes.title).toMatch(/^E will give \d+\.\d % of bin 63 to class \d$/);
  });

  it('after M the Bayes rule says both what the last E gave and what the next will give', () => {
    expect(em(at(6)).bayes.twin).toMatch(/The last E gave it .* At the rates as they stand the next E gives /);
  });

  it('plain products that are all 0 are said to be', () => {
    const wide = at(3, { arithmetic: 'naive' }, { D: 400 });
    const lost = Array.from({ length: 80 }, (_, bin) => em({ ...wide, choices: { ...wide.choices, bin } }).bayes).find(({ naive }) => naive?.share === null);
    expect(lost?.twin).toContain('Plain products are all 0 here, and 0/0 is left.');
    expect(lost?.share).toHaveLength(3);
  });
});

it.each([
  ['at first sight', initial],
  ['at the start', at(0)],
  ['at the end', at(400)],
  ['with one class', at(3, { pi: null }, { K: 1 })],
  ['with eight', at(3, { pi: null }, { K: 8 })],
  ['with one neuron and one bin', at(3, {}, { N: 1, D: 1 })],
  ['with an empty class', at(3, { pi: [1, 0, 0] })],
  ['with impossible bins', at(5, { edits: [4, 0, 9, 0, 4, 1, 9, 0, 4, 2, 9, 0] })],
  ['with a rate far away', at(5, { edits: [5, 0, 0, 1e9] })],
  ['with naive products', at(5, { arithmetic: 'naive' })],
])('%s every title and twin is made of sentences that a person can read', (_, state) => {
  for (const view of ['em', 'starts', 'classes']) {
    const { views, spoken, readOuts } = frame({ state: { ...state, choices: { ...state.choices, view } }, held: null });
    const parts: unknown[] = [...Object.values(views.em ?? {}), views.starts, views.classes?.confusion];
    const figures = parts.filter(isView);
    expect(figures.length).toBeGreaterThan(0);
    for (const { title, twin } of figures) {
      expect(`${title} ${twin} ${spoken}`).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
      expect(twin).toMatch(/^[A-Z0-9].*\.$/);
      expect(title.length).toBeLessThan(110);
    }
    expect(readOuts.some(({ value }) => Number.isNaN(value))).toBe(false);
  }
});
