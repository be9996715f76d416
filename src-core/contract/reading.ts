import { z } from 'zod';

/** What a value was read as, or what is wrong with it: a phrase that goes on after the argument's name. `at`: where in a list, or in a list of lists. */
export type Reading<T> = { value: T } | { wrong: string; at?: readonly number[] };

/** A check of input from a function that reads it. */
export const reading = <T>(read: (value: unknown) => Reading<T>) =>
  z.unknown().transform((value, context): T => {
    const got = read(value);
    if ('value' in got) return got.value;
    context.issues.push({ code: 'custom', message: got.wrong, input: value, path: [...(got.at ?? [])] });
    return z.NEVER;
  });

const longestQuote = 60;

/** What stood there, short enough for a sentence. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'missing';
  if (typeof value === 'bigint' || typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  let text: string;
  try {
    text = typeof value === 'number' ? String(value) : JSON.stringify(value);
  } catch {
    return 'nested too deeply'; // JSON.parse takes a hundred thousand levels, JSON.stringify some thousands
  }
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

/** The phrase for what a value must be and is not. */
export const must = (allowed: string, value: unknown): { wrong: string } => ({ wrong: `must be ${allowed}; it is ${quoted(value)}.` });

/** JSON has no infinities, so they travel as text; a NaN passes here and is refused by the domain that it is not in. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return value;
  if (value === 'Infinity') return Infinity;
  return value === '-Infinity' ? -Infinity : null;
}
