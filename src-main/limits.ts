const mostParts = 200_000;
const longestText = 8_000_000;

/**
 * Whether arguments from the page are small enough to be looked at by a schema, which names every member that it does not know:
 * a large list of bytes in the wrong place has millions of them. Such a list may stand only as a table's `values`, and as an argument
 * of its own where that is what the wish takes. Circles end at the number of parts.
 */
export function isWithinLimits(args: readonly unknown[], takesBytes: boolean): boolean {
  let parts = 0;
  let text = 0;
  const open: { key: string | null; value: unknown }[] = args.map((value) => ({ key: null, value }));
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { key, value } = next;
    parts += 1;
    if (typeof value === 'string') text += value.length;
    else if (ArrayBuffer.isView(value)) {
      if (key === null ? !takesBytes : key !== 'values') return false;
    } else if (typeof value === 'object' && value !== null) {
      const length = Array.isArray(value) ? value.length : 0;
      if (parts + open.length + length > mostParts) return false;
      for (const [name, member] of Object.entries(value)) open.push({ key: name, value: member });
    }
    if (parts + open.length > mostParts || text > longestText) return false;
  }
  return true;
}
