const law = (r: number, rho: number) => ({ params: { r, rho }, choices: { view: 'family' } });
const drawn = (step: number) => ({ ...law(3, 0.6), step });

/**
 * Where the point of each of the exam's questions is seen, always on the side of the family; and of those of its hints ("c.3") and of the lines of its
 * solution ("b.slope") whose point is seen better elsewhere.
 */
export const stages = {
  a: law(3, 0.6),
  // With r = 1 the base is 1 at every count: what is left falls by the same factor each time.
  'a.1': law(1, 0.6),
  'a.base': law(1, 0.6),
  // Next to its pole A can be seen to leave every bound.
  'a.normalizer': law(3, 0.95),
  b: law(3, 0.6),
  // Far from the pole A is nearly flat; nearer to it the same tangent is steep.
  'b.2': law(3, 0.2),
  'b.slope': law(3, 0.75),
  'b.derivative': law(3, 0.75),
  c: law(3, 0.6),
  // A small rho and a large r: bars and dots meet.
  'c.3': law(20, 0.05),
  'c.curvature': law(3, 0.75),
  'c.chain': law(1, 0.9),
  d: drawn(400),
  // One rate, one Poisson; then more of them, until their average is the law.
  'd.1': drawn(1),
  'd.integrand': drawn(1),
  'd.2': drawn(5),
  'd.rate': drawn(5),
  'd.cancel': drawn(1000),
  e: law(3, 0.75),
  'e.1': law(3, 0.5),
  'e.index': law(3, 0.9),
  // 4.5 and 6.75 side by side.
  'e.3': law(3, 0.6),
  'e.total': law(3, 0.6),
  'e.extra': law(3, 0.6),
};
