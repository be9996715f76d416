/** A larger file is no table anybody reads row by row. */
const largestTable = 32 * 2 ** 20;
/** Rounded up, so that what exceeds a limit never reads like the limit. */
export const inMegabytes = (bytes: number): string => `${Math.ceil((bytes / 2 ** 20) * 10) / 10} MB`;

/** Why a file of so many bytes is too large for a table, or null. Asked before it is handed on, and again where it is read. */
export function tableSizeFault(bytes: number): string | null {
  return bytes > largestTable ? `This table has ${inMegabytes(bytes)}; at most ${inMegabytes(largestTable)} can be read.` : null;
}
