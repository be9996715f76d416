/** What a key asks of one mark in a row of them: raise it by so many steps, go to another, or take it away; null: nothing of these. */
export type Wish = { raise: number } | { to: number } | 'remove' | null;

/** Up and down raise and lower, left and right lead along the row; with Ctrl, Meta or Alt a key belongs to others. */
export function wishOf({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number, last: number): Wish {
  if (ctrlKey || metaKey || altKey) return null;
  const raise = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[key];
  if (raise !== undefined) return { raise };
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[key];
  if (to !== undefined) return { to };
  return key === 'Delete' || key === 'Backspace' ? 'remove' : null;
}
