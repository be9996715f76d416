import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { AnswerField, Part } from '../../src-core/contract/parts';
import { problems } from '../../src-core/problems';
import { formulas, texWithSentinels } from './symbols';
import { katexOptions } from './typeset';

const rooms = await Promise.all(Object.values(problems).map((load) => load()));
const parts = rooms.flatMap((room) => room.parts.map((part) => ({ part, symbols: 'about' in room ? room.about.symbols : {} })));

const choicesOf = (field: AnswerField): readonly { text: string; says: string }[] => (field.relation === 'choice' ? field.choices : []);
/** What is shown with its formulas typeset. */
const markedUp = ({ question, hints, fields }: Part): string[] => [question, ...hints, ...fields.flatMap(choicesOf).map(({ text }) => text)];
/** What is a name, or is quoted or read by programs: plain text. */
const names = ({ title, fields }: Part): string[] => [title, ...fields.map(({ label }) => label)];
const steps = ({ fields }: Part): string[] => fields.flatMap((field) => (field.relation === 'order' ? [...field.steps, ...field.distractors].map(({ text }) => text) : []));
const remarks = ({ fields }: Part): string[] =>
  fields.flatMap((field) => {
    if ('right' in field) return [...field.slips.map(({ says }) => says), ...(field.rules ?? []).map(({ says }) => says), ...field.right.flatMap(({ note = [] }) => note)];
    return field.relation === 'order' ? field.distractors.map(({ says }) => says) : choicesOf(field).map(({ says }) => says);
  });

/** Each text of all parts, behind the part's name. */
const all = (texts: (part: Part) => string[]): string[] => parts.flatMap(({ part }) => texts(part).map((text) => `${part.id}: ${text}`));
const tex = parts.flatMap(({ part, symbols }) => markedUp(part).flatMap((text) => formulas(text).flatMap((piece) => ('tex' in piece ? [{ part: part.id, tex: piece.tex, symbols }] : []))));
const outside = (text: string): string => formulas(text).map((piece) => ('text' in piece ? piece.text : ' ')).join('');
const isSentence = (text: string): boolean => /[.?!]$/.test(text);

describe('questions, hints and choices', () => {
  it('pair their dollars', () => expect(all(markedUp).filter((text) => text.split('$').length % 2 === 0)).toEqual([]));
  it('have formulas that are typeset without a fault', () => {
    expect(new Set(tex.map(({ part }) => part)).size).toBeGreaterThan(25);
    for (const each of tex) expect(katex.renderToString(texWithSentinels(each.tex, each.symbols), { ...katexOptions, throwOnError: true, strict: 'error' })).toContain('<math');
  });
  it('name only symbols that their lab has', () => expect(tex.filter((each) => texWithSentinels(each.tex, each.symbols).includes('@')).map(({ part, tex: of }) => `${part}: ${of}`)).toEqual([]));
  it('leave no formula in plain letters', () => expect(all(markedUp).filter((text) => /[_^\\@|]|\p{Script=Greek}/u.test(outside(text)))).toEqual([]));
  it('set a symbol of their lab in its colour', () => {
    const plain = tex.filter(({ tex: of, symbols }) => Object.values(symbols).some((symbol) => symbol.tex.startsWith('\\') && of.includes(symbol.tex)));
    expect(plain.map(({ part, tex: of }) => `${part}: ${of}`)).toEqual([]);
  });
  it('ask and hint in sentences', () => expect(all(({ question, hints }) => [question, ...hints]).filter((text) => !isSentence(text))).toEqual([]));
});

describe('a formula in a sentence', () => {
  it('holds what closes behind it, and only that', () =>
    expect(formulas('(Given $a$, $b$ or $c$).')).toEqual([{ text: '(Given ' }, { tex: 'a' }, { text: '\u2060, ' }, { tex: 'b' }, { text: ' or ' }, { tex: 'c' }, { text: '\u2060).' }]));
});

describe('titles, labels, steps and remarks', () => {
  it('are plain text', () => expect(all((part) => [...names(part), ...steps(part), ...remarks(part)]).filter((text) => /[_^\\@$]/.test(text))).toEqual([]));
  it('remark in sentences, and in few of them', () => expect(all(remarks).filter((text) => !isSentence(text) || text.length > 190)).toEqual([]));
});

describe('the formula over a stage', () => {
  const views = rooms.flatMap((room) => ('about' in room ? room.about.views.map((view) => ({ ...view, lab: room.about })) : []));
  it.each(views.flatMap(({ title, formula, asked = {}, lab }) => [formula, ...Object.values(asked)].map((tex) => [title, tex, lab.symbols] as const)))('%s: %s is typeset without a fault', (_, tex, symbols) => {
    expect(texWithSentinels(tex, symbols)).not.toContain('@');
    expect(katex.renderToString(texWithSentinels(tex, symbols), { ...katexOptions, throwOnError: true, strict: 'error' })).toContain('<math');
  });
  it('stands in only for questions that there are', () => expect(views.flatMap(({ asked = {}, lab }) => Object.keys(asked).filter((letter) => !parts.some(({ part }) => part.id === `${lab.number}${letter}`)))).toEqual([]));
});
