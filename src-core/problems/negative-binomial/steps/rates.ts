import { gammaDraw } from '../../../maths/draws';
import { remembered } from '../../../contract/work';
import { stream } from '../../../maths/random';
import { log1pMinus } from '../../../maths/stirling';

/** Rates λ with weights that integrate λ^(shape-1) e^(-b λ) over them, as a share of the integrand's peak in log λ. */
export interface RateGrid {
  readonly lambda: readonly number[];
  readonly weight: readonly number[];
  /** log ∫ λ^(shape-1) e^(-b λ) dλ, and the size of the logarithms it was put together from. */
  readonly logIntegral: number;
  readonly logScale: number;
}

const step = 1 / 32;
const negligible = 1e-19;
/** From this shape on the integrand is a bell in log λ. */
const bellFrom = 16;

/** d - (e^d - 1), also for small d. */
const fall = (d: number): number => (Math.abs(d) < 0.2 ? log1pMinus(Math.expm1(d)) : d - Math.expm1(d));

/**
 * Nodes and weights for ∫ λ^(shape-1) e^(-b λ) dλ over λ > 0: the trapezoid rule in u, with λ = (shape/b) e^d about the integrand's peak in
 * log λ, where d = u/√shape, or for small shapes d = u - e^-u, the double exponential rule of Takahasi and Mori (1974).
 *
 * shape > 0, b > 0.
 */
export const rateGrid = remembered(
  4,
  (shape: number, b: number) => `${shape} ${b}`,
  (shape: number, b: number): RateGrid => {
    const lambda: number[] = [];
    const weight: number[] = [];
    const add = (u: number): number => {
      const bell = shape >= bellFrom;
      const d = bell ? u / Math.sqrt(shape) : u - Math.exp(-u);
      const each = Math.exp(shape * fall(d)) * (bell ? 1 / Math.sqrt(shape) : 1 + Math.exp(-u)) * step;
      lambda.push((shape / b) * Math.exp(d));
      weight.push(each);
      return each;
    };
    const peak = add(0);
    for (const stride of [step, -step]) {
      let largest = peak;
      for (let u = stride; Math.abs(u) < 700; u += stride) {
        const each = add(u);
        largest = Math.max(largest, each);
        if (each <= negligible * largest) break;
      }
    }
    const logPeak = shape * (Math.log(shape) - Math.log(b) - 1);
    const logSum = Math.log(weight.reduce((sum, each) => sum + each, 0));
    return { lambda, weight, logIntegral: logPeak + logSum, logScale: shape * (Math.abs(Math.log(shape)) + Math.abs(Math.log(b)) + 1) + Math.abs(logSum) };
  },
);

/** Mean and variance of λ ~ Ga(r, b), both by quadrature. */
export function rateMoments(r: number, b: number): { mean: number; variance: number } {
  const { lambda, weight } = rateGrid(r, b);
  const total = weight.reduce((sum, each) => sum + each, 0);
  const mean = weight.reduce((sum, each, i) => sum + each * lambda[i], 0) / total;
  return { mean, variance: weight.reduce((sum, each, i) => sum + each * (lambda[i] - mean) ** 2, 0) / total };
}

export const drawnRates = 2000;

/** Draws from Ga(r, 1), always the same ones: a step must not change its verdict when it is looked at twice. */
export const standardRates = remembered(
  4,
  (r: number) => String(r),
  (r: number): Float64Array => {
    const uniform = stream(305, 'derivation');
    return Float64Array.from({ length: drawnRates }, () => gammaDraw(r, uniform));
  },
);
