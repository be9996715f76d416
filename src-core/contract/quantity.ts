import type { Progress, Quantity } from './types';

/** Says a quantity with its types inferred from its schema. */
export function quantity<I, O>(input: { parse(value: unknown): I }, run: (input: I) => O | Generator<Progress, O, void>): Quantity<I, O> {
  return { input, run };
}
