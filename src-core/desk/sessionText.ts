import { refuseData } from '../contract/faults';
import { decodeText } from './text';

export const what = 'This session file';
const largestBytes = 64 * 2 ** 20;
const deepest = 64;

/** How deeply brackets nest outside strings: JSON.parse takes a hundred thousand levels, what comes after does not. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (inString) {
      if (code === 92) i += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 123 || code === 91) most = Math.max(most, (depth += 1));
    else if (code === 125 || code === 93) depth -= 1;
  }
  return most;
}

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" };

/** An exported figure carries its session as the text of its metadata. Read as text: nothing here parses markup. */
function inFigure(text: string): string {
  const [, content] = /<metadata[^>]*\bid="likelihood-lab-session"[^>]*>([^<]*)<\/metadata>/.exec(text) ?? [];
  if (content === undefined || content.trim() === '') return refuseData('This figure holds no session. Only figures that were exported here can be opened again.');
  return content.replace(/&(?:amp|lt|gt|quot|apos);/g, (entity) => entities[entity] ?? entity);
}

const forbidden = ['__proto__', 'constructor', 'prototype'];

/** Walks plain data without recursion; a name that could reach a prototype is refused wherever it stands. */
function checkNames(root: unknown): void {
  const left: unknown[] = [root];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next !== 'object' || next === null) continue;
    const bad = Object.keys(next).find((key) => forbidden.includes(key));
    if (bad !== undefined) refuseData(`${what} holds the name ${bad}, which no session has. It was not opened.`);
    for (const value of Object.values(next)) if (typeof value === 'object') left.push(value);
  }
}

/** A session's bytes, or an exported figure's, as text and as plain data. Refuses what is no JSON of reasonable size and depth. */
export function sessionData(bytes: Uint8Array): { text: string; data: unknown } {
  if (bytes.length === 0) refuseData(`${what} is empty.`);
  if (bytes.length > largestBytes) refuseData(`${what} has ${Math.ceil(bytes.length / 2 ** 20)} MB; at most ${largestBytes / 2 ** 20} MB can be read.`);
  const decoded = decodeText(bytes, what).text.trim();
  if (decoded === '') refuseData(`${what} is empty: it holds only blanks.`);
  const text = decoded.startsWith('<') ? inFigure(decoded).trim() : decoded;
  const depth = depthOf(text);
  if (depth > deepest) refuseData(`${what} nests ${depth} levels deep; a session has at most ${deepest}.`);
  try {
    const data: unknown = JSON.parse(text);
    checkNames(data);
    return { text, data };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const cut = text.endsWith('}') ? `it is not JSON (${error.message.slice(0, 100)})` : 'it ends before its end; was it truncated when it was copied?';
    return refuseData(`${what} cannot be read: ${cut}`);
  }
}
