import { refuseData } from '../contract/faults';
import { sessionSizeFault } from '../contract/limits';
import type { Progress } from '../contract/types';
import { part } from './slice';
import { shown } from './words';

export const what = 'This session file';
const mostLevels = 64;
/** Far more than 200 states, 200 tables and 1,000 answers need. */
const mostNames = 50_000;
/** Rows of tables are lists: so many are parsed within a second. */
const mostHolders = 4_000_000;
/** So many characters are looked at between two yields: about a millisecond's work. */
const piece = 1 << 17;

interface Measures {
  deepest: number;
  names: number;
  /** Lists and objects. */
  holders: number;
  /** Something that was opened is not closed at the end. */
  isOpen: boolean;
}

/** A text before it is parsed, for a tenth of the cost: what nests outside strings, and how much there is of it. */
function* measured(text: string): Generator<Progress, Measures, void> {
  let [depth, deepest, names, holders] = [0, 0, 0, 0];
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 58) names += 1;
    else if (code === 123 || code === 91) {
      holders += 1;
      deepest = Math.max(deepest, (depth += 1));
    } else if (code === 125 || code === 93) depth -= 1;
    if (i % piece === 0) yield { done: i, of: text.length };
  }
  return { deepest, names, holders, isOpen: inString || depth > 0 };
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

const marked = 'id="likelihood-lab-session"';

/** An exported figure carries its session as the text of its metadata. Found as text, in one pass: nothing here parses markup. */
function inFigure(figure: string): string {
  const at = figure.indexOf(marked);
  const begin = figure.indexOf('>', at) + 1;
  const end = figure.indexOf('</metadata>', begin);
  const content = at >= 0 && begin > 0 && end >= 0 ? figure.slice(begin, end).trim() : '';
  if (content === '' || content.includes('<')) return refuseData(`${what} is a figure or a page that holds no session. Only figures that were exported here can be opened again.`);
  return content.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);
}

const forbidden = ['__proto__', 'constructor', 'prototype'];

/** Walks plain data without recursion; a name that could reach a prototype is refused wherever it stands. */
function* checkNames(root: unknown): Generator<Progress, void, void> {
  const left: unknown[] = [root];
  for (let walked = 0; left.length > 0; walked += 1) {
    if (walked % 1000 === 999) yield { done: 0, of: 1 }; // how much is left shows only at the end
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    const bad = Array.isArray(next) ? undefined : forbidden.find((name) => Object.hasOwn(next, name));
    if (bad !== undefined) refuseData(`${what} holds the name ${bad}, which no session has. It was not opened.`);
    for (const value of Array.isArray(next) ? (next as unknown[]) : Object.values(next)) if (typeof value === 'object') left.push(value);
  }
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return refuseData(`${what} is not text in UTF-8, so it is no session, or it was damaged on its way here.`);
  }
}

/** Where JSON.parse stopped, as its message tells it: a position, or what stands there. */
function placeOf(error: unknown): string {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return `: it cannot be read from character ${Number(position) + 1} on`;
  const near = /, (?:\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/.exec(message)?.[1];
  return near === undefined ? '' : `: it cannot be read near ${shown(near)}`;
}

function parsed(text: string, { isOpen }: Measures): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const isCut = isOpen && text.startsWith('{');
    return refuseData(`${what} ${isCut ? 'ends before its end; was it truncated when it was copied?' : `is not JSON${placeOf(error)}.`}`);
  }
}

/** A session's bytes, or an exported figure's, as text and as plain data, in steps that a host can interleave. Refuses what is no JSON of reasonable size and depth. */
export function* sessionData(bytes: Uint8Array): Generator<Progress, { text: string; data: unknown }, void> {
  if (bytes.length === 0) refuseData(`${what} is empty.`);
  const tooLarge = sessionSizeFault(bytes.length);
  if (tooLarge !== null) refuseData(tooLarge);
  const file = decoded(bytes);
  if (file === '') refuseData(`${what} is empty: it holds only blanks.`);
  const text = file.startsWith('<') ? inFigure(file) : file;
  const measures = yield* part(measured(text), 0, 0.5);
  const { deepest, names, holders } = measures;
  if (deepest > mostLevels) refuseData(`${what} nests ${deepest} levels deep; a session has at most ${mostLevels}.`);
  if (names > mostNames) refuseData(`${what} holds ${names} names; a session has at most ${mostNames}.`);
  if (holders > mostHolders) refuseData(`${what} holds ${holders} lists and objects; at most ${mostHolders} can be read.`);
  const data = parsed(text, measures);
  yield* part(checkNames(data), 0.5, 1);
  return { text, data };
}
