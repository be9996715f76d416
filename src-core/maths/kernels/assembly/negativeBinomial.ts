// log NB(x; r, ρ) of many triples, two at a time.
import { at } from './memory';
import { exponentOf, half, log2, logFrom, mantissaOf, mulAdd, one, two } from './vectors';

const table = memory.data<f64>([
  -691.0 / 360360.0, 1.0 / 1188.0, -1.0 / 1680.0, 1.0 / 1260.0, -1.0 / 360.0, 1.0 / 12.0,
  8.0, 7.0, 6.0, 10.0, 12.0, 1e-3, 1e-9, 0.0,
]);
@inline
function constant(i: i32): v128 {
  return v128.load64_splat(table + (<usize>i << 3));
}
/** From here on Stirling's series is used; smaller arguments are lifted by as much. */
@inline
function eight(): v128 {
  return constant(6);
}

/** The series of Stirling's remainder from the inverse of z, up to z^-9: at 8 the next term is below 3e-13. */
@inline
function remainder(inverse: v128): v128 {
  const s = f64x2.mul(inverse, inverse);
  let sum = mulAdd(s, constant(1), constant(2));
  sum = mulAdd(s, sum, constant(3));
  sum = mulAdd(s, sum, constant(4));
  return f64x2.mul(inverse, mulAdd(s, sum, constant(5)));
}

/** z (z+1) ... (z+7): with q = z² + 7z the factors pair up as q, q+6, q+10, q+12. */
@inline
function eightFactors(z: v128): v128 {
  const q = f64x2.mul(z, f64x2.add(z, constant(7)));
  const outer = f64x2.mul(q, f64x2.add(q, constant(8)));
  return f64x2.mul(outer, f64x2.mul(f64x2.add(q, constant(9)), f64x2.add(q, constant(10))));
}

/** Whole counts below `size`, r from 1e-3 and ρ from 1e-9 on: where every logarithm keeps its digits. */
@inline
function isFit(counts: v128, shapes: v128, odds: v128, size: v128): bool {
  const whole = v128.and(f64x2.eq(f64x2.trunc(counts), counts), v128.and(f64x2.ge(counts, constant(13)), f64x2.lt(counts, size)));
  const shape = v128.and(f64x2.ge(shapes, constant(11)), f64x2.lt(shapes, size));
  return i64x2.all_true(v128.and(v128.and(whole, shape), v128.and(f64x2.ge(odds, constant(12)), f64x2.lt(odds, one()))));
}

/**
 * As negativeBinomialLogMasses, of two triples. With a = r, b = r + x, both lifted by eight where r is small,
 * log Γ(b) - log Γ(a) = x log b + (a - 1/2) log(b/a) - x + remainders: with x log ρ and r log(1-ρ) three logarithms.
 */
@inline
function logMass(counts: v128, shapes: v128, odds: v128, factorials: v128): v128 {
  const small = f64x2.lt(shapes, eight());
  let from = shapes, lifted = factorials;
  if (v128.any_true(small)) {
    const ends = f64x2.add(shapes, counts);
    from = f64x2.add(shapes, v128.and(eight(), small));
    const ratio = f64x2.div(eightFactors(shapes), eightFactors(ends));
    lifted = f64x2.sub(factorials, v128.and(log2(ratio), small));
  }
  const to = f64x2.add(from, counts);
  const inverse = f64x2.div(one(), f64x2.mul(to, from));
  const inverseFrom = f64x2.mul(inverse, to), inverseTo = f64x2.mul(inverse, from);
  const scaled = f64x2.mul(to, odds), rest = f64x2.sub(one(), odds), apart = f64x2.mul(to, inverseFrom);
  // Three logarithms share one division: each inverse is the common one times the other factors.
  const scaledE = exponentOf(scaled), restE = exponentOf(rest), apartE = exponentOf(apart);
  const scaledF = mantissaOf(scaled, scaledE), restF = mantissaOf(rest, restE), apartF = mantissaOf(apart, apartE);
  const scaled2 = f64x2.add(scaledF, two()), rest2 = f64x2.add(restF, two()), apart2 = f64x2.add(apartF, two());
  const chances = f64x2.mul(scaled2, rest2);
  const common = f64x2.div(one(), f64x2.mul(chances, apart2));
  const forChances = f64x2.mul(common, apart2);
  let sum = f64x2.sub(f64x2.sub(remainder(inverseTo), remainder(inverseFrom)), lifted);
  sum = mulAdd(counts, f64x2.sub(logFrom(scaledE, scaledF, f64x2.mul(scaledF, f64x2.mul(forChances, rest2))), one()), sum);
  sum = mulAdd(shapes, logFrom(restE, restF, f64x2.mul(restF, f64x2.mul(forChances, scaled2))), sum);
  return mulAdd(f64x2.sub(from, half()), logFrom(apartE, apartF, f64x2.mul(apartF, f64x2.mul(common, chances))), sum);
}

export function negativeBinomialLogMasses(count: i32, x: i32, r: i32, rho: i32, logFactorials: i32, size: i32, out: i32): i32 {
  const most = f64x2.splat(<f64>size);
  let unfit = 0;
  for (let i = 0; i < count; i += 2) {
    const counts = v128.load(at(x + i)), shapes = v128.load(at(r + i)), odds = v128.load(at(rho + i));
    if (!isFit(counts, shapes, odds, most)) {
      v128.store(at(out + i), f64x2.splat(NaN));
      unfit += 1;
      continue;
    }
    const x0 = <i32>f64x2.extract_lane(counts, 0), x1 = <i32>f64x2.extract_lane(counts, 1);
    const factorials = v128.load64_lane(at(logFactorials + x1), v128.load64_zero(at(logFactorials + x0)), 1);
    v128.store(at(out + i), logMass(counts, shapes, odds, factorials));
  }
  return unfit;
}
