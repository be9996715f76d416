/**
 * f'(x) by (f(x-2h) - 8 f(x-h) + 8 f(x+h) - f(x+2h)) / 12h, the central difference quotient of fourth order.
 *
 * h > 0: the error is h⁴ f⁽⁵⁾/30 and rounding about |f|/h, so a thousandth of the scale on which f bends leaves some ten digits.
 * Abramowitz & Stegun 25.3.6.
 */
export function differenceQuotient(f: (x: number) => number, x: number, h: number): number {
  return (8 * (f(x + h) - f(x - h)) - (f(x + 2 * h) - f(x - 2 * h))) / (12 * h);
}
