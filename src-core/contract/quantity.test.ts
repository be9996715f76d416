import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { about, initial } from '../problems/negative-binomial/state';
import { exactly, number, shapeFault, stateSchema, text, vector, whole } from './quantity';

const wrong = (schema: z.ZodType, value: unknown): string => {
  const { error } = schema.safeParse(value);
  return error === undefined ? 'nothing' : shapeFault(error).message;
};

describe('arguments', () => {
  const schema = exactly({ x: number, frequencies: vector });

  it('are numbers, and infinities as text', () => {
    expect(schema.parse({ x: 'Infinity', frequencies: [1, '-Infinity'] })).toEqual({ x: Infinity, frequencies: [1, -Infinity] });
  });

  it('may be a typed array', () => {
    expect(schema.parse({ x: 0, frequencies: Float64Array.of(1, 2) })).toEqual({ x: 0, frequencies: [1, 2] });
  });

  it('let a NaN through to the domain, which refuses it by name', () => {
    expect(number.parse(Number.NaN)).toBeNaN();
  });

  it.each([
    [{ x: '4', frequencies: [] }, 'x must be a number; it is "4".'],
    [{ x: null, frequencies: [] }, 'x must be a number; it is null.'],
    [{ frequencies: [] }, 'x must be a number; it is missing.'],
    [{ x: 1, frequencies: 3 }, 'frequencies must be a list of numbers; it is 3.'],
    [{ x: 1, frequencies: [1, [2]] }, 'frequencies[1] must be a number; it is [2].'],
    [{ x: 1, frequencies: [], y: 2 }, 'The input takes x, frequencies; "y" is not known.'],
    [[1], 'The input must be an object that takes x, frequencies; it is [1].'],
    [null, 'The input must be an object that takes x, frequencies; it is null.'],
    [{ x: 'a'.repeat(100), frequencies: [] }, `x must be a number; it is "${'a'.repeat(59)}….`],
  ])('of the wrong kind are named, shown and put right: %j', (input, message) => {
    expect(wrong(schema, input)).toBe(message);
  });

  it('name the field of the first fault', () => {
    expect(shapeFault(schema.safeParse({ x: 1, frequencies: [0, 'a'] }).error ?? new z.ZodError([]))).toMatchObject({ kind: 'shape', field: 'frequencies[1]' });
  });

  it('may be none at all', () => {
    expect(wrong(exactly({}), { a: 1 })).toBe('The input takes no argument; "a" is not known.');
  });

  it('may be whole numbers within limits', () => {
    expect(wrong(whole(0, 9), 9.5)).toBe('The input must be a whole number from 0 to 9; it is 9.5.');
  });

  it('may be text up to a length', () => {
    expect(wrong(text(3), 'four')).toBe('The input must be text of at most 3 characters; it is "four".');
  });
});

describe('the state of a lab', () => {
  const schema = stateSchema(about);

  it('that a lab opens in is one', () => {
    expect(schema.parse(initial)).toEqual(initial);
  });

  it('with pinned parameters is one', () => {
    const pinned = { ...initial, pinned: { r: 1, rho: 0.2 } };
    expect(schema.parse(pinned)).toEqual(pinned);
  });

  it.each([
    [{ params: { r: 0, rho: 0.5 } }, 'params.r must be a positive number; it is 0.'],
    [{ params: { r: 1, rho: 1 } }, 'params.rho must lie strictly between 0 and 1; it is 1.'],
    [{ params: { r: Number.NaN, rho: 0.5 } }, 'params.r must be a positive number; it is NaN.'],
    [{ params: { r: 1, rho: 0.5, eta: 1 } }, 'params takes r, rho; "eta" is not known.'],
    [{ seed: 2 ** 32 }, 'seed must be a whole number from 0 to 4294967295; it is 4294967296.'],
    [{ step: 1001 }, 'step must be a whole number from 0 to 1000; it is 1001.'],
    [{ data: 'x'.repeat(101) }, `data must be text of at most 100 characters; it is "${'x'.repeat(59)}….`],
    [{ choices: { ...initial.choices, view: 'other' } }, 'choices.view must be one of family, fit; it is "other".'],
    [{ choices: { ...initial.choices, keepMean: 1 } }, 'choices.keepMean must be true or false; it is 1.'],
    [{ choices: { ...initial.choices, threshold: -1 } }, 'choices.threshold must be a whole number from 0 to 1000000000 or null; it is -1.'],
    [{ pinned: { r: 1 } }, 'pinned.rho must be a number; it is missing.'],
    [{ colour: 'red' }, 'The input takes params, seed, step, data, choices, pinned; "colour" is not known.'],
  ])('with %j is refused in words', (change, message) => {
    expect(wrong(schema, { ...initial, ...change })).toBe(message);
  });

  it('of a lab without time stands at step 0', () => {
    expect(wrong(stateSchema({ ...about, timeline: null }), { ...initial, step: 1 })).toBe('step must be a whole number from 0 to 0; it is 1.');
  });
});
