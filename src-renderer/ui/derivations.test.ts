import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { PosedStep } from '../../src-core/contract/steps';
import type { About } from '../../src-core/contract/types';
import { problems } from '../../src-core/problems';
import { formulas, pieces, texWithSentinels } from './symbols';
import { katexOptions } from './typeset';

/** Every line of the derivations with the symbols of its lab, by its name: "5c gradient". */
async function lines(): Promise<[name: string, step: PosedStep, symbols: About['symbols']][]> {
  const rooms = await Promise.all(Object.values(problems).map((load) => load()));
  return rooms.flatMap((room, at) => {
    const symbols = 'about' in room ? room.about.symbols : {};
    const derivations = 'steps' in room ? Object.entries(room.steps) : [];
    return derivations.flatMap(([letter, derivation]) => derivation.at({}).steps.map((step): [string, PosedStep, About['symbols']] => [`${at + 1}${letter} ${step.id}`, step, symbols]));
  });
}
const all = await lines();
const texIn = (text: string): string[] => formulas(text).flatMap((piece) => ('tex' in piece ? [piece.tex] : []));
const texts = all.flatMap(([name, { left, right, because, errata = [] }, symbols]) =>
  [left, right, ...texIn(because), ...errata.flatMap(({ printed }) => (printed ? [printed.left ?? '', printed.right] : []))].map((tex): [string, string, About['symbols']] => [name, tex, symbols]),
);

describe('every TeX of a derivation', () => {
  it('is typeset without a fault', () => {
    for (const [, tex, symbols] of texts) expect(katex.renderToString(texWithSentinels(tex, symbols), { ...katexOptions, throwOnError: true, strict: 'error' })).toContain('<math');
  });
  it('names only symbols that its lab has', () => expect(texts.filter(([, tex, symbols]) => texWithSentinels(tex, symbols).includes('@')).map(([name]) => name)).toEqual([]));
  it('is far below the length that is no longer typeset', () => expect(Math.max(...texts.map(([, tex]) => tex.length))).toBeLessThan(1000));
});

describe('every sentence of a derivation', () => {
  const sentences = all.flatMap(([name, { spoken, because, errata = [] }]) => [spoken, formulas(because).map((piece) => ('tex' in piece ? 'X' : piece.text)).join(''), ...errata.map(({ says }) => says)].map((text): [string, string] => [name, text]));
  it('ends as a sentence does', () => expect(sentences.filter(([, text]) => !/^[A-ZΩθ].*[.!?]$/.test(text))).toEqual([]));
  it('holds no TeX outside of dollars, and no symbol that would have to be coloured', () => expect(sentences.filter(([, text]) => text.includes('\\') || pieces(text, {}).some((piece) => 'symbol' in piece) || text.includes('@'))).toEqual([]));
  it('is its own: no line is read as another of its part', () => {
    const read = all.map(([name, { spoken }]) => `${name.slice(0, 2)} ${spoken}`);
    expect(new Set(read).size).toBe(read.length);
  });
});
