import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerField, FormulaField } from '../contract/parts';
import { markerOf, type Marker } from '../marking/check';
import { problems } from '../problems';

const rounds = process.env['LAB_ROUNDS'] === 'full' ? 50 : 1;
const patience = 20_000 * rounds;
const rooms = await Promise.all(Object.values(problems).map((load) => load()));
const fields = rooms.flatMap(({ parts }) => parts.flatMap((part) => part.fields.map((field) => ({ key: `${part.id}.${field.id}`, field, mark: markerOf(field, `${part.id}.${field.id}`) }))));
const isFormula = (field: AnswerField): field is FormulaField => 'right' in field;
const formulas = fields.flatMap(({ field, ...rest }) => (isFormula(field) ? [{ field, ...rest }] : []));

/** The same marker with other points: what is right is right wherever one looks. */
const elsewhere = (() => {
  const kept = new Map<string, Marker>();
  return (key: string, field: FormulaField, again: number): Marker => {
    const name = `${key} elsewhere ${again}`;
    const marker = kept.get(name) ?? markerOf(field, name);
    kept.set(name, marker);
    return marker;
  };
})();

const signs = ['+', '-', '*', '/', '^', ' ', '(', ')', "'", '!', '|', ',', '_', '=', '0', '1', '2', '3'];

/** One edit of a text: a piece replaced, dropped, put in, or two exchanged. */
const edited = (text: string, words: readonly string[]): fc.Arbitrary<string> => {
  const pieces = text.match(/[A-Za-z]+|[0-9]+|./g) ?? [];
  const place = fc.nat({ max: pieces.length - 1 });
  const piece = fc.constantFrom(...signs, ...words);
  return fc.tuple(fc.constantFrom('replace', 'drop', 'insert', 'exchange'), place, place, piece).map(([kind, i, j, other]) => {
    const result = [...pieces];
    if (kind === 'replace') result[i] = other;
    else if (kind === 'drop') result.splice(i, 1);
    else if (kind === 'insert') result.splice(i, 0, other);
    else [result[i], result[j]] = [result[j] ?? '', result[i] ?? ''];
    return result.join('');
  });
};

describe('one edit of a right answer is not right, unless it is equal at 400 other points', () => {
  it.each(formulas)('$key', ({ key, field, mark }) => {
    const words = [...field.symbols.map(({ name }) => name), ...(field.functions ?? []).map(({ name }) => name), 'log', 'exp', 'sqrt', 'e'];
    const texts = fc.constantFrom(...field.right.map(({ form }) => form)).chain((form) => edited(form, words));
    fc.assert(
      fc.property(texts, (text) => {
        const verdict = mark(text);
        const isRightElsewhere = verdict.verdict !== 'correct' || Array.from({ length: 10 }, (_, again) => elsewhere(key, field, again)(text)).every((other) => other.verdict === 'correct');
        expect({ text, isRightElsewhere }).toEqual({ text, isRightElsewhere: true });
      }),
      { numRuns: 40 * rounds },
    );
  }, patience);
});

describe('any text has a verdict', () => {
  const words = [...new Set(formulas.flatMap(({ field }) => field.symbols.map(({ name }) => name)))];
  const bits = fc.array(fc.constantFrom(...signs, ...words, 'sum_', 'prod_', '\\frac{', '}', '{', '[', ']', 'log', 'exp', 'E_q[', 'N(', 'Po(', 'ρ', '²', '⊗', '<', ';', ':', '?', '"', '\\', '$', '.', '\u200b', 'constructor', 'inv('), { maxLength: 25 });
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), bits.map((all) => all.join('')), bits.map((all) => all.join(' ')), fc.json({ maxDepth: 3 }));
  it('and none throws, hangs or takes points away', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), texts, ({ field, mark }, text) => {
        const { verdict, points, feedback, misconception } = mark(text);
        expect(feedback).not.toBe('');
        expect(feedback).not.toMatch(/undefined|NaN/);
        expect(points >= 0 && points <= field.points && Number.isInteger(4 * points)).toBe(true);
        expect(verdict === 'unreadable' ? { points, misconception } : { points: 0, misconception: null }).toEqual({ points: 0, misconception: null });
      }),
      { numRuns: 2000 * rounds },
    );
  }, patience);
  it('the same one each time', () => {
    const verdicts = fields.map(({ mark }) => JSON.stringify(mark('2 r rho + K')));
    for (let time = 0; time < 5; time += 1) expect(fields.map(({ mark }) => JSON.stringify(mark('2 r rho + K')))).toEqual(verdicts);
  });
});

/** Milliseconds that a marker takes; others use this machine too, so the best of several counts. */
function took(mark: Marker, text: string): number {
  const begun = performance.now();
  mark(text);
  return performance.now() - begun;
}

describe('hostile answers are refused in words', () => {
  const hostile = [
    'cos.constructor("x")()', 'import("fs")', 'require("fs")', 'eval("1")', 'process.exit()', 'globalThis', 'this', 'constructor', '__proto__', 'toString', 'hasOwnProperty', 'x.constructor', 'a=1', 'f(x)=x; f(1)', 'x:=2',
    'r = rho', '[1,2', '{a: 1}', '1:3', '"text"', "'text'", '`text`', 'true', 'null', 'undefined', '5 cm', '3 kg', '0x1F', '1e400', 'Infinity', 'i^2', '5%', '1,5', '１＋１', 'r\u200brho', 'r\u202erho', 'r\nrho', 'r\trho', '\u0000', 'р', 'Ρ', '½', '∞', '<script>',
    '(1e9)!!!!!!', 'x; y', 'r # c', 'r // c', 'r /* c */', '@r', 'r & rho', '~r', '\\href{x}{y}', '\\input{a}', '\\def\\a{\\a}\\a', '$r', 'r$rho', '$$$', '____', '^^^^', '((((', '))))', '()', '[]', '{}', '||||', ',,,,', '....', '----', '\\\\\\\\', '\\frac', '\\frac{', '\\frac{1}', '\\sqrt[3]{8}', '_', '^', '!', "'",
  ];
  it.each(hostile)('%j', (text) => {
    const words = fields.map(({ mark }) => mark(text)).map(({ verdict, points }) => `${verdict} ${points}`);
    expect(words.filter((each) => !/^(?:unreadable|incomplete|wrong) 0$/.test(each))).toEqual([]);
  });
  it.each([
    ['a million brackets', '('.repeat(1_000_000)],
    ['a hundred thousand digits', '9'.repeat(100_000)],
    ['a deep list', `${'['.repeat(9999)}1${']'.repeat(9999)}`],
    ['a tower of powers', 'r^'.repeat(249)],
    ['a row of signs', '-'.repeat(499)],
    ['sums in sums', `${'sum(s,1,200,'.repeat(30)}1${')'.repeat(30)}`],
    ['fractions in fractions', `${'\\frac{1}{'.repeat(45)}1${'}'.repeat(45)}`],
    ['factorials of factorials', `9${'!'.repeat(490)}`],
    ['products of products', `kron(${'a,'.repeat(7)}a)`],
  ])('%s within a tenth of a second each', (_, text) => {
    const slow = fields.filter(({ mark }) => Math.min(...[1, 2, 3].map(() => took(mark, text))) > 100);
    expect(slow.map(({ key }) => key)).toEqual([]);
    expect(fields.filter(({ mark }) => mark(text).verdict === 'correct')).toEqual([]);
  });
});
