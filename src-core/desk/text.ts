import { refuseData } from '../contract/faults';
import type { Progress } from '../contract/types';

/** So many bytes are decoded between two yields: about a millisecond's work. */
const block = 1 << 18;

const encodings: readonly { mark: readonly number[]; name: string; says: string }[] = [
  { mark: [0xef, 0xbb, 0xbf], name: 'utf-8', says: 'UTF-8 with a byte order mark' },
  { mark: [0xff, 0xfe], name: 'utf-16le', says: 'UTF-16, little-endian' },
  { mark: [0xfe, 0xff], name: 'utf-16be', says: 'UTF-16, big-endian' },
];

export const lineAt = (text: string, index: number): number => {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
};

const ends = (text: string): string => (text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text);

/** The longest beginning of some bytes that is whole text in an encoding: what comes next is not. Found by halving, since a decoder does not tell where it failed. */
function validBeginning(name: string, bytes: Uint8Array): string {
  let text = '';
  for (let [low, high] = [0, bytes.length]; low < high; ) {
    const middle = Math.ceil((low + high) / 2);
    try {
      text = new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, middle), { stream: true });
      low = middle;
    } catch {
      high = middle - 1;
    }
  }
  return ends(text);
}

function* decoded(name: string, bytes: Uint8Array): Generator<Progress, string, void> {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  const pieces: string[] = [];
  // A line end of two characters may be cut in the middle: its first half waits for the next piece.
  let half = '';
  for (let at = 0; at < bytes.length; at += block) {
    const piece = half + decoder.decode(bytes.subarray(at, at + block), { stream: true });
    half = piece.endsWith('\r') ? '\r' : '';
    pieces.push(ends(half === '' ? piece : piece.slice(0, -1)));
    yield { done: at, of: bytes.length };
  }
  pieces.push(ends(half + decoder.decode()));
  return pieces.join('');
}

/**
 * A table's bytes as text with LF line ends: by its byte order mark, else as strict UTF-8. In steps that a host can interleave.
 * Refuses what is no text, naming the row where that shows.
 */
export function* decodeTable(bytes: Uint8Array): Generator<Progress, { text: string; encoding: string | null }, void> {
  const found = encodings.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte));
  const name = found?.name ?? 'utf-8';
  const body = bytes.subarray(found?.mark.length ?? 0);
  const refuseAt = (text: string, index: number, why: string): never => {
    const row = lineAt(text, index);
    return refuseData(`This table is not text: there is ${why} in row ${row}. A spreadsheet or an archive is binary; save it as CSV in UTF-8 first.`, { row });
  };
  let text: string;
  let isWhole = true;
  try {
    text = yield* decoded(name, body);
  } catch {
    isWhole = false;
    text = validBeginning(name, body);
  }
  const nul = text.indexOf('\0');
  if (nul >= 0) return refuseAt(text, nul, 'a NUL character');
  return isWhole ? { text, encoding: found?.says ?? null } : refuseAt(text, text.length, `a byte that is not ${name === 'utf-8' ? 'UTF-8' : 'UTF-16'}`);
}
