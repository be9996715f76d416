import type { Dot } from '../../contract/parts';
import { atMost, dotsOf, type SketchFinding } from './shapes';

const fewestDots = 5;

/** The height of a polyline, sorted by x, at a. */
function heightAt(curve: readonly Dot[], a: number): number {
  const after = Math.min(curve.length - 1, Math.max(1, curve.findIndex(([x]) => x >= a) < 0 ? curve.length - 1 : curve.findIndex(([x]) => x >= a)));
  const [x0, y0] = curve[after - 1] ?? [0, NaN];
  const [x1, y1] = curve[after] ?? [0, NaN];
  return x1 === x0 ? y1 : y0 + ((y1 - y0) * (a - x0)) / (x1 - x0);
}

/**
 * An even curve with its least value at 0 and slopes ±1 far out, such as log(1+e^a) + log(1+e^-a), by its features: intercept (1 point), evenness
 * (1/2), least value at 0 (1/2), slopes at both ends (3/4), no corner at 0 (1/4). What the drawing has at 0 counts as its own least value.
 */
export function judgeEvenCurve(intercept: number, reach: number, value: unknown): SketchFinding | null {
  const dots = dotsOf(value);
  if (!dots) return null;
  const curve = [...dots].sort(([a], [b]) => a - b);
  const [low, high] = [curve[0]?.[0] ?? 0, curve.at(-1)?.[0] ?? 0];
  if (curve.length < fewestDots || low > -reach || high < reach)
    return { points: 0, misconception: 'curve-too-short', says: `Draw at least ${fewestDots} points, from -${reach} or further to ${reach} or further.`, isIncomplete: true };
  const f = (a: number): number => heightAt(curve, a);
  const centre = f(0);
  const end = Math.min(-low, high);
  const steps = Array.from({ length: 41 }, (_, i) => (end * i) / 40);
  const slopes = [f(high) - f(high - 1), f(low) - f(low + 1)];
  const features = [
    { id: 'intercept', points: 1, holds: atMost(Math.abs(centre - intercept), 0.15), says: 'Look at the value at 0.' },
    { id: 'even', points: 0.5, holds: steps.every((a) => atMost(Math.abs(f(a) - f(-a)), 0.3)), says: 'Compare the curve at a and at -a.' },
    { id: 'minimum', points: 0.5, holds: curve.every(([, y]) => atMost(centre - y, 0.05)), says: 'Where is the curve least?' },
    { id: 'slope', points: 0.75, holds: slopes.every((slope) => atMost(Math.abs(slope - 1), 0.2)), says: 'Far out only one term is left; how steep is it?' },
    { id: 'rounded', points: 0.25, holds: atMost(f(0.6) + f(-0.6) - 2 * centre, 0.6), says: 'The curve is smooth at 0: it has no corner there.' },
  ];
  // The order in which a failing feature is named is not that of the table: the least value comes before evenness.
  const named = ['intercept', 'minimum', 'even', 'slope', 'rounded'];
  const failed = named.flatMap((id) => features.filter((feature) => feature.id === id && !feature.holds))[0];
  const points = features.reduce((total, feature) => total + (feature.holds ? feature.points : 0), 0);
  if (!failed) return { points, misconception: null, says: 'Intercept, symmetry, slopes and shape are right.' };
  return { points: points < 0.5 ? 0 : points, misconception: `sketch-${failed.id}`, says: failed.says };
}
