// log NB(x; r, ρ) of many triples, as a sum of logarithms.
import { at } from './memory';
import { addTo, argument, chunk, eightFactors, gather, leaveOut, liftedFrom, mark, note, noted, noteSmall, takeLogarithms } from './triples';
import { half, log2, mulAdd, one } from './vectors';

const table = memory.data<f64>([1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0]);
@inline
function constant(i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}
/** The series of Stirling's remainder from the inverse of z, up to z^-9: at 8 the next term is below 3e-13. */
@inline
function remainder(inverse: v128): v128 {
  const s = f64x2.mul(inverse, inverse);
  let sum = mulAdd(s, constant(0), constant(1));
  sum = mulAdd(s, sum, constant(2));
  sum = mulAdd(s, sum, constant(3));
  return f64x2.mul(inverse, mulAdd(s, sum, constant(4)));
}

/** Makes the arguments of the logarithms and the difference of remainders, less log x!, and notes what was lifted: how many triples. */
@inline
function begin(count: i32, x: usize, r: usize, rho: usize, logFactorials: i32, out: usize): i32 {
  let small = 0;
  for (let i = 0; i < count; i += 2) {
    const place = <usize>i << 3;
    const counts = v128.load(x + place), shapes = v128.load(r + place), odds = v128.load(rho + place);
    small = noteSmall(small, i, shapes);
    const from = liftedFrom(shapes), to = f64x2.add(from, counts);
    const inverse = f64x2.div(one(), f64x2.mul(to, from));
    const inverseFrom = f64x2.mul(inverse, to), inverseTo = f64x2.mul(inverse, from);
    v128.store(argument(0, i), f64x2.mul(to, odds));
    v128.store(argument(1, i), f64x2.sub(one(), odds));
    v128.store(argument(2, i), f64x2.mul(to, inverseFrom));
    const factorials = gather(at(logFactorials + <i32>f64x2.extract_lane(counts, 0)), at(logFactorials + <i32>f64x2.extract_lane(counts, 1)));
    v128.store(out + place, f64x2.sub(f64x2.sub(remainder(inverseTo), remainder(inverseFrom)), factorials));
  }
  return small;
}

/**
 * With a = r, b = r + x, both lifted by eight where r is small, log Γ(b) - log Γ(a) = x log b + (a - 1/2) log(b/a) - x + remainders:
 * with x log ρ and r log(1-ρ) three logarithms.
 */
@inline
function join(count: i32, x: usize, r: usize, out: usize): void {
  for (let i = 0; i < count; i += 2) {
    const place = <usize>i << 3;
    const counts = v128.load(x + place), shapes = v128.load(r + place);
    let sum = mulAdd(counts, f64x2.sub(v128.load(argument(0, i)), one()), v128.load(out + place));
    sum = mulAdd(shapes, v128.load(argument(1, i)), sum);
    v128.store(out + place, mulAdd(f64x2.sub(liftedFrom(shapes), half()), v128.load(argument(2, i)), sum));
  }
}

/** Adds what lifting took away, log of r ... (r+7) over (r+x) ... (r+x+7), to the triples that were noted. */
@inline
function lower(count: i32, x: usize, r: usize, out: usize): void {
  note(count, noted(count - 1));
  for (let k = 0; k < count; k += 2) {
    const first = <usize>noted(k) << 3, second = <usize>noted(k + 1) << 3;
    const shapes = gather(r + first, r + second), counts = gather(x + first, x + second);
    const logs = log2(f64x2.div(eightFactors(shapes), eightFactors(f64x2.add(shapes, counts))));
    addTo(out + first, f64x2.extract_lane(logs, 0));
    if (k + 1 < count) addTo(out + second, f64x2.extract_lane(logs, 1));
  }
}

export function negativeBinomialLogMasses(count: i32, x: i32, r: i32, rho: i32, logFactorials: i32, size: i32, out: i32): i32 {
  let unfit = 0;
  for (let from = 0; from < count; from += chunk) {
    const some = min(chunk, count - from);
    const counts = at(x + from), shapes = at(r + from), odds = at(rho + from), masses = at(out + from);
    const leftOut = leaveOut(some, counts, shapes, odds, <f64>size);
    const small = begin(some, counts, shapes, odds, logFactorials, masses);
    for (let kind = 0; kind < 3; kind += 1) takeLogarithms(some, argument(kind, 0));
    join(some, counts, shapes, masses);
    if (small > 0) lower(small, counts, shapes, masses);
    if (leftOut > 0) mark(some, odds, masses);
    unfit += leftOut;
  }
  return unfit;
}
