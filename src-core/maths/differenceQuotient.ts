/**
 * f'(x) by (f(x-2h) - 8 f(x-h) + 8 f(x+h) - f(x+2h)) / 12h, the central difference quotient of fourth order.
 *
 * `step` > 0 is the largest h; h is the power of two below it, so that x ± h lie exactly that far from x. The error is h⁴ f⁽⁵⁾/30 and rounding
 * about |f|/h: a thousandth of the scale on which f bends leaves some ten digits. Abramowitz & Stegun 25.3.6.
 */
export function differenceQuotient(f: (x: number) => number, x: number, step: number): number {
  const h = 2 ** Math.floor(Math.log2(step));
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}
