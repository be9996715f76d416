const shown = { params: { r: 3, rho: 0.6 }, choices: { view: 'family' } };

/** Where the point of each of the exam's questions is seen: on the side of the family; (d) with many rates drawn, (e) where the laws are far apart. */
export const stages = { a: shown, b: shown, c: shown, d: { ...shown, step: 400 }, e: { ...shown, params: { r: 3, rho: 0.75 } } };
