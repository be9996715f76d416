/**
 * The smallest whole number from 0 on at which a statement holds that is false below and true from there on.
 *
 * Searched from `guess` outwards in doubling steps, the first of them `step`; then by halving. Whole numbers beyond 2^53 are those that a double holds.
 */
export function leastWhole(holds: (x: number) => boolean, guess: number, step: number): number {
  let high = guess;
  let low = -1;
  let stride = step;
  if (holds(guess)) {
    while (high > 0) {
      const next = Math.max(0, high - stride);
      if (!holds(next)) {
        low = next;
        break;
      }
      high = next;
      stride *= 2;
    }
  } else {
    low = guess;
    high = guess + stride;
    while (high < Infinity && !holds(high)) {
      low = high;
      stride *= 2;
      high += stride;
    }
  }
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    if (middle === low || middle === high) break;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Two neighbouring doubles are never asked to be told apart. */
const closest = 4e-16;
const mostRounds = 200;

/**
 * A zero of f between low and high, where f has opposite signs (or is zero at an end).
 *
 * Inverse quadratic steps where they are safe, halving where they are not: Chandrupatla, Advances in Engineering Software 28 (1997).
 * Infinite values of f count by their sign. `within`: how close is close enough.
 */
export function root(f: (t: number) => number, low: number, high: number, within: number): number {
  let [a, b] = [low, high];
  let [fa, fb] = [f(a), f(b)];
  if (fa === 0) return a;
  let c: number;
  let fc: number;
  let share = 0.5;
  for (let round = 0; round < mostRounds && fb !== 0; round += 1) {
    const t = a + share * (b - a);
    const ft = f(t);
    if (Math.sign(ft) === Math.sign(fa)) [c, fc] = [a, fa];
    else [c, b, fc, fb] = [b, a, fb, fa];
    [a, fa] = [t, ft];
    const [best, fBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const limit = (closest * Math.abs(best) + within / 2) / Math.abs(b - a);
    if (fBest === 0 || limit >= 0.5) return best;
    share = Math.min(1 - limit, Math.max(limit, interpolated(a, fa, b, fb, c, fc)));
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b;
}

/** Where between a (0) and b (1) the inverse parabola through three points meets zero; the middle where it cannot be trusted. */
function interpolated(a: number, fa: number, b: number, fb: number, c: number, fc: number): number {
  const xi = (a - b) / (c - b);
  const phi = (fa - fb) / (fc - fb);
  if (!(phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi)) return 0.5;
  return (fa / (fb - fa)) * (fc / (fb - fc)) + ((c - a) / (b - a)) * (fa / (fc - fa)) * (fb / (fc - fb));
}
