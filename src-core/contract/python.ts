/** A number as Python reads it back to the same double. Infinities by name. */
export const py = (value: number): string => (value === Infinity ? 'math.inf' : value === -Infinity ? '-math.inf' : String(value));

/** Numbers as a NumPy array, eight a line. */
export function pyArray(values: readonly number[], type: 'float' | 'int'): string {
  const lines: string[] = [];
  for (let i = 0; i < values.length; i += 8) lines.push(`    ${values.slice(i, i + 8).map(py).join(', ')},`);
  return `np.array([${lines.length > 0 ? `\n${lines.join('\n')}\n` : ''}], dtype=${type})`;
}

/** Text as a Python string; JSON's escapes are Python's. */
export const pyText = (text: string): string => JSON.stringify(text);
