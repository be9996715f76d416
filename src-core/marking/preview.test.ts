import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormulaField } from '../contract/parts';
import { parts } from '../problems/negative-binomial/parts';
import { parts as mixtureParts } from '../problems/poisson-mixture/parts';
import { previewOf } from './preview';

const fieldOf = (id: string, name: string): FormulaField => {
  const field = [...parts, ...mixtureParts].find((part) => part.id === id)?.fields.find((each) => each.id === name);
  if (!field || !('right' in field)) throw new Error(`There is no typed field ${id}.${name}.`);
  return field;
};
const mean = fieldOf('1b', 'mean');
const coloured = new Set(['r', 'rho']);
const read = (text: string, field = mean): string => {
  const { tex, trouble } = previewOf(field, text, coloured);
  return tex ?? `not read: ${trouble ?? ''}`;
};

describe('what is read of an answer while it is typed', () => {
  it.each([
    ['r rho/(1-rho)', '\\frac{@r\\,@rho}{1-@rho}'],
    ['r (1-rho)/rho', '\\frac{@r\\,\\left(1-@rho\\right)}{@rho}'],
    ['-rho^2', '-{@rho}^{2}'],
    ['(1-rho)^r', '\\left(1-@rho\\right)^{@r}'],
    ['r!', '@r!'],
    ['sqrt(r)*2', '\\sqrt{@r}\\cdot 2'],
    ['2 - (r - rho)', '2-\\left(@r-@rho\\right)'],
    ['log(rho)', '\\log\\left(@rho\\right)'],
    ['e^eta', '{e}^{\\eta}'],
  ])('%s is shown as %s', (text, tex) => expect(read(text)).toBe(tex));
  it('a sum carries its limits, and entries their indices', () => {
    expect(read('sum_(i=1)^n omega_ik y_id / sum_(i=1)^n omega_ik', fieldOf('3b', 'lambda'))).toBe(
      '\\frac{\\sum_{i=1}^{n}{\\omega}_{i,k}\\,{y}_{i,d}}{\\sum_{i=1}^{n}{\\omega}_{i,k}}',
    );
  });
  it('trouble is told with its place', () => expect(previewOf(mean, 'r rho/(1-q)', coloured)).toMatchObject({ tex: null, column: 10 }));
  it('what is left open is no trouble of the reader', () => expect(previewOf(mean, 'r rho/?', coloured).tex).toBeNull());
  it('every right answer and every slip can be shown', () => {
    for (const part of [...parts, ...mixtureParts])
      for (const field of part.fields)
        if ('right' in field) for (const form of [...field.right.map((right) => right.form), ...field.slips.flatMap(({ forms }) => forms)]) expect(previewOf(field, form, coloured).trouble).toBeNull();
  });
  it('any text is shown, or said to be unreadable', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60, unit: fc.constantFrom(...'rho(1-)^/* +x!√ρ²_{}e2.,?'.split('')) }), (text) => {
        const { tex, trouble } = previewOf(mean, text, coloured);
        expect(tex === null).toBe(trouble !== null);
      }),
      { numRuns: 2000 },
    );
  });
});
