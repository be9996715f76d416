import type { z } from 'zod';

const longestQuote = 60;

/** What stood there, short enough for a sentence. */
export function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  if (typeof value === 'number') return Number.isNaN(value) ? 'no number' : String(value);
  const text = JSON.stringify(value) ?? `a ${typeof value}`;
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
}

const kinds: Readonly<Record<string, string>> = { string: 'text', int: 'a whole number', number: 'a finite number', array: 'a list', record: 'an object', object: 'an object', boolean: 'true or false' };
const units: Readonly<Record<string, string>> = { string: ' characters', array: ' entries' };

/** What is wrong with a value, as a phrase that goes on after its name: what is allowed there, and what stood there. */
export function issueWords(issue: z.core.$ZodRawIssue): string {
  const must = (allowed: string): string => `must be ${allowed}; it is ${shown(issue.input)}`;
  switch (issue.code) {
    case 'invalid_type':
      return must(kinds[issue.expected] ?? issue.expected);
    case 'too_big':
      return `may have at most ${String(issue.maximum)}${units[issue.origin] ?? ''}`;
    case 'too_small':
      return `must have at least ${String(issue.minimum)}${units[issue.origin] ?? ''}`;
    case 'invalid_value':
      return must(issue.values.map((value) => JSON.stringify(value)).join(' or '));
    case 'unrecognized_keys':
      return `holds the unknown name ${issue.keys.slice(0, 3).map(shown).join(', ')}`;
    case 'invalid_key':
      return 'has a name that is not allowed here';
    default:
      return must('of another form');
  }
}

/** The first thing wrong, with the way to it: "tables.ab….rows must be a whole number; it is 0.5". */
export function firstIssue({ issues: [issue] }: z.ZodError, whole: string): string {
  const path = issue?.path.map((part) => (typeof part === 'string' && part.length > 20 ? `${part.slice(0, 8)}…` : String(part))).join('.') ?? '';
  return `${path === '' ? whole : path} ${issue?.message ?? ''}`;
}
