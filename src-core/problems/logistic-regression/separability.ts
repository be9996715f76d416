import { crossSign } from '../../maths/errorFree';
import type { Pair, Points } from './points';

/**
 * Whether a line through the origin tells the labels apart. separable: some β has z_i'β > 0 for all points; quasi-separable: >= 0 for all and > 0 for some;
 * else overlapping, and only then has L a maximum. Albert & Anderson, Biometrika 71 (1984).
 */
export type Separability = 'separable' | 'quasi-separable' | 'overlapping';

export interface Separation {
  separability: Separability;
  /** Of how many dimensions the points take up: below 2 the maximum of overlapping points is a line, or all of the plane. */
  rank: 0 | 1 | 2;
  /** A unit β that separates the points as well as can be, or null. L rises along it for ever. */
  direction: Pair | null;
}

/**
 * Decided exactly, by the signs of cross products alone; one pass over the points, whatever their scale.
 *
 * Seen from the first point that is not the origin, the others lie left, right, ahead or behind. The leftmost and the rightmost span all of them;
 * a half-plane holds them exactly where that span is at most π. A point at the origin is on every boundary.
 */
export function separation({ rows, signed }: Points): Separation {
  const ray = (i: number): Pair => [signed[2 * i], signed[2 * i + 1]];
  const turn = (from: Pair, to: Pair): number => crossSign(from[0], from[1], to[0], to[1]);
  let first = 0;
  while (first < rows && isOrigin(ray(first))) first += 1;
  if (first === rows) return { separability: 'overlapping', rank: 0, direction: null };
  const ahead = ray(first);
  let [left, right] = [ahead, ahead];
  let behind = false;
  let atOrigin = first > 0;
  for (let i = first + 1; i < rows; i += 1) {
    const z = ray(i);
    if (isOrigin(z)) {
      atOrigin = true;
      continue;
    }
    const side = turn(ahead, z);
    if (side > 0 && (left === ahead || turn(left, z) > 0)) left = z;
    else if (side < 0 && (right === ahead || turn(right, z) < 0)) right = z;
    else if (side === 0 && isOpposite(ahead, z)) behind = true;
  }
  if (left === ahead && right === ahead) {
    if (behind) return { separability: 'overlapping', rank: 1, direction: null };
    return { separability: atOrigin ? 'quasi-separable' : 'separable', rank: 1, direction: unit(ahead) };
  }
  const span = behind ? (left === ahead || right === ahead ? 0 : -1) : turn(right, left);
  if (span < 0) return { separability: 'overlapping', rank: 2, direction: null };
  // With one side empty and a point behind, the boundary is the line through it and the point ahead.
  const [low, high] = behind ? (left === ahead ? [opposite(ahead), ahead] : [ahead, opposite(ahead)]) : [right, left];
  return { separability: span > 0 && !atOrigin ? 'separable' : 'quasi-separable', rank: 2, direction: between(low, high) };
}

const isOrigin = ([first, second]: Pair): boolean => first === 0 && second === 0;
const opposite = ([first, second]: Pair): Pair => [-first, -second];
/** For rays on one line: whether they point apart. Signs alone, since products may vanish. */
const isOpposite = (a: Pair, b: Pair): boolean => (a[0] === 0 ? Math.sign(a[1]) !== Math.sign(b[1]) : Math.sign(a[0]) !== Math.sign(b[0]));

/** The ray in the middle between two that are at most π apart, counted from `right` to `left`. */
function between(right: Pair, left: Pair): Pair {
  const [r1, r2] = unit(right);
  const [l1, l2] = unit(left);
  // Near 0 the sum of the rays is long, near π the sum of their normals.
  return unit(r1 * l1 + r2 * l2 > 0 ? [r1 + l1, r2 + l2] : [l2 - r2, r1 - l1]);
}

function unit([first, second]: Pair): Pair {
  const length = Math.hypot(first, second);
  return length < Infinity ? [first / length, second / length] : unit([first / 4, second / 4]);
}
