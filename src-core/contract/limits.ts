/** A larger file is no table anybody reads row by row. */
const largestTable = 32 * 2 ** 20;
export const largestSession = 64 * 2 ** 20;
/** Rounded up, so that what exceeds a limit never reads like the limit. */
export const inMegabytes = (bytes: number): string => `${Math.ceil((bytes / 2 ** 20) * 10) / 10} MB`;

const tooLarge = (what: string, bytes: number, most: number): string | null =>
  bytes > most ? `${what} has ${inMegabytes(bytes)}; at most ${inMegabytes(most)} can be read.` : null;

/** Why a file of so many bytes is too large for a table, or null. Asked before it is handed on, and again where it is read. */
export const tableSizeFault = (bytes: number): string | null => tooLarge('This table', bytes, largestTable);

/** The same for a session. */
export const sessionSizeFault = (bytes: number): string | null => tooLarge('This session file', bytes, largestSession);

/** The same for a file of which only the name is known yet. Where the name does not tell, it may be a session, the larger of the two. */
export function fileSizeFault(fileName: string, bytes: number): string | null {
  if (/\.(csv|tsv|txt)$/i.test(fileName)) return tableSizeFault(bytes);
  return /\.(lab|svg)$/i.test(fileName) ? sessionSizeFault(bytes) : tooLarge('This file', bytes, largestSession);
}
