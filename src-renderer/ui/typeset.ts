import katex, { type KatexOptions } from 'katex';

/** No command that reaches outside the formula is trusted; expansion and size are bounded. */
export const katexOptions: KatexOptions = { trust: false, strict: 'ignore', throwOnError: false, maxExpand: 1000, maxSize: 20 };
/** A hundred thousand characters took KaTeX nineteen seconds: beyond this a formula is shown as the text it is. */
const longest = 2000;

export function typeset(tex: string, node: HTMLElement): void {
  if (tex.length > longest) {
    node.textContent = `${tex.slice(0, 80)}…`;
    return;
  }
  try {
    katex.render(tex, node, katexOptions);
  } catch {
    // Deep nesting throws a RangeError in spite of throwOnError.
    node.textContent = `${tex.slice(0, 80)}…`;
  }
}
