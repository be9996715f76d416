/** A larger file is no table anybody reads row by row. */
const largestTable = 32 * 2 ** 20;
const inMegabytes = (bytes: number, decimals: number): string => `${(bytes / 2 ** 20).toFixed(decimals)} MB`;

/** Why a file of so many bytes is too large for a table, or null. Asked before it is handed on, and again where it is read. */
export function tableSizeFault(bytes: number): string | null {
  return bytes > largestTable ? `This table has ${inMegabytes(bytes, 1)}; at most ${inMegabytes(largestTable, 0)} can be read.` : null;
}
