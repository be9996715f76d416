// Colours of the style sheet as numbers, for what is painted pixel by pixel.

export type Rgb = readonly [red: number, green: number, blue: number];
/** The colour that a token of style/tokens.css has in the present theme: inkOf('violet'). */
export type InkOf = (token: string) => Rgb;

/** '#6f42b5' in numbers: six hexadecimal digits, or three that stand for two each. */
export function rgbOf(hex: string): Rgb {
  const digits = hex.trim().slice(1);
  const value = Number.parseInt(digits.length === 3 ? digits.replace(/./g, '$&$&') : digits, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function presentInks(): InkOf {
  const style = getComputedStyle(document.documentElement);
  return (token) => rgbOf(style.getPropertyValue(`--${token}`));
}

/** So much of the first colour, the rest of the second. */
export const mixed = (a: Rgb, b: Rgb, share: number): Rgb => [0, 1, 2].map((i) => Math.round((b[i] ?? 0) + share * ((a[i] ?? 0) - (b[i] ?? 0)))) as unknown as Rgb;

/** Calls back whenever the theme changes, until the returned function is called. */
export function onTheme(run: () => void): () => void {
  const observer = new MutationObserver(run);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-presenting'] });
  return () => observer.disconnect();
}
