import { byQuotientOfQuadratic, type Side, type Step } from '../../../contract/steps';
import { choleskyFactor, choleskySolve } from '../../../maths/cholesky';
import { differenceQuotient } from '../../../maths/differenceQuotient';
import { symmetricEigen } from '../../../maths/symmetricEigen';
import { expectedLogLik, expectedLogLikGradient, negligible, thetaMStep } from '../mStep';
import { meanIn, objective, on, overPaths, sizes, type At } from './paths';

const levels = ({ L }: At): number[] => Array.from({ length: L }, (_, l) => l);
/** The objective is a quadratic in θ: any step serves, and one of the size of the data rounds least. */
const stepOf = ({ x, theta }: At): number => [...x, ...theta].reduce((size, each) => Math.max(size, Math.abs(each)), 1);

const slopes = (at: At): Side => ({
  route: 'difference quotients of the sum over paths',
  value: levels(at).map((l) => differenceQuotient((moved) => objective(at, at.theta.map((each, m) => (m === l ? moved : each))), at.theta[l], stepOf(at))),
  precision: byQuotientOfQuadratic,
  scale: sizes(at, at.theta).gradient,
});

const byMoments = (at: At): number[] => expectedLogLikGradient(at.x, at.omega, at.Omega, at.theta);
/** Σ x_t ω_t, and Σ Ω_t row by row, over every path. */
const rightHandSide = (at: At): number[] => levels(at).map((l) => overPaths(at, (t, z) => at.x[t] * on(at, z, l)));
const matrixOverPaths = (at: At): number[][] => levels(at).map((l) => levels(at).map((m) => overPaths(at, (_, z) => on(at, z, l) * on(at, z, m))));
const best = (at: At): number[] => Array.from(thetaMStep(at.x, at.omega, at.Omega));

/** The largest eigenvalue of Σ Ω_t over its smallest; Infinity where that counts as 0. */
function condition(at: At): number {
  const { values } = symmetricEigen(at.L, matrixOverPaths(at).flat());
  const [largest, smallest] = [values[0], values[at.L - 1]];
  return smallest > negligible * largest ? largest / smallest : Infinity;
}

/** Whether an eigenvalue that counts as 0 is more than rounding has left of one: then the data speak of what the M step leaves out. */
function almostSingular(at: At): boolean {
  const { values } = symmetricEigen(at.L, matrixOverPaths(at).flat());
  return values.some((each) => each > 1e-15 * values[0] && !(each > negligible * values[0]));
}

function solved(at: At): number[] {
  const factor = Float64Array.from(matrixOverPaths(at).flat());
  const theta = Float64Array.from(rightHandSide(at));
  choleskyFactor(factor, at.L);
  choleskySolve(factor, at.L, theta);
  return Array.from(theta);
}

/** The gradient of the expected log likelihood, and where it is zero. */
export const maximumSteps: readonly Step<At>[] = [
  {
    id: 'inside',
    left: '\\nabla_{\\theta}\\sum_{z}p(z\\mid x;\\theta^{\\circ})\\sum_{t=1}^{T}\\log p(x_t\\mid z_t;\\theta)',
    relation: '=',
    right: '\\sum_{z}p(z\\mid x;\\theta^{\\circ})\\sum_{t=1}^{T}(x_t-\\theta^\\top z_t)\\,z_t',
    spoken: 'The gradient over theta of the expected log likelihood is the sum over all paths of the posterior of the path times the sum over time of the residual times z t.',
    because: 'The posterior belongs to the old parameters and is held fixed, so only the log density is differentiated.',
    sides: (at) => [
      slopes(at),
      {
        route: 'residual times state, every path walked',
        value: levels(at).map((l) => overPaths(at, (t, z) => (at.x[t] - meanIn(at, at.theta, z)) * on(at, z, l))),
        precision: at.precision,
        scale: sizes(at, at.theta).gradient,
      },
    ],
    errata: [
      {
        id: '5c-4',
        kind: 'C',
        says: 'The printed solution drops the gradient of p(z | x) without a word. It is zero because the posterior belongs to the old parameters, not because it would not depend on θ.',
      },
    ],
  },
  {
    id: 'gradient',
    left: '\\nabla_{\\theta}\\,\\mathbb{E}\\Big[\\sum_{t=1}^{T}\\log p(x_t\\mid z_t;\\theta)\\Big]',
    relation: '=',
    right: '\\sum_{t=1}^{T}\\big(x_t\\,\\omega_t-\\Omega_t\\theta\\big)',
    spoken: 'The gradient is the sum over time of x t omega t minus Omega t theta.',
    because: 'Minus half a square has the derivative residual times $z_t$: the minus sign in front and the one inside cancel.',
    sides: (at) => [slopes(at), { route: 'posterior moments', value: byMoments(at), precision: at.precision, scale: sizes(at, at.theta).gradient }],
    printed: (at) => ({ route: 'the printed line', value: byMoments(at).map((each) => -each), precision: at.precision, scale: sizes(at, at.theta).gradient }),
    errata: [
      {
        id: '5c-3',
        kind: 'A',
        says: 'The inner minus sign is lost, so the printed gradient points the wrong way; read with its sum over both terms it is wrong as well.',
        printed: { right: '-\\sum_{t=1}^{T}x_t\\,\\omega_t+\\Omega_t\\theta' },
      },
    ],
  },
  {
    id: 'stationary',
    left: '\\Big(\\sum_{t=1}^{T}\\Omega_t\\Big)\\theta^{\\star}',
    relation: '=',
    right: '\\sum_{t=1}^{T}x_t\\,\\omega_t',
    spoken: 'The sum of the Omega t times theta star is the sum of x t omega t.',
    because: 'At the maximum the gradient is zero; where levels are never told apart many $\\theta$ do this, and the shortest is taken.',
    sides: (at) => {
      const theta = best(at);
      const product = matrixOverPaths(at).map((row) => row.reduce((sum, each, l) => sum + each * theta[l], 0));
      return [
        { route: 'moments by every path, times the M step', value: product, precision: at.precision, scale: sizes(at, theta).gradient },
        { route: 'every path walked', value: rightHandSide(at), precision: at.precision, scale: sizes(at, theta).gradient },
      ];
    },
    undefinedWhen: (at) => (almostSingular(at) ? 'The sum of the Omega matrices is singular but for next to nothing, which the M step counts as nothing.' : null),
  },
  {
    id: 'maximiser',
    left: '\\theta^{\\star}',
    relation: '=',
    right: '\\Big(\\sum_{t=1}^{T}\\Omega_t\\Big)^{-1}\\sum_{t=1}^{T}x_t\\,\\omega_t',
    spoken: 'Theta star is the inverse of the sum of the Omega t times the sum of x t omega t.',
    because: 'The sum $\\sum_t\\Omega_t$ can be inverted unless one level is at all times a weighted sum of the others; a level that is never on is such a sum.',
    sides: (at) => {
      const theta = best(at);
      const scale = condition(at) * sizes(at, theta).gradient;
      return [
        { route: 'by eigenvalues, moments by forward and backward', value: theta, precision: at.precision, scale },
        { route: 'by elimination, moments by every path', value: solved(at), precision: at.precision, scale },
      ];
    },
    undefinedWhen: (at) =>
      condition(at) < Infinity ? null : 'The sum of the Omega matrices is singular: some levels are never told apart, or never on. It has no inverse; of the many best theta the shortest is taken.',
    errata: [{ id: '5c-5', kind: 'C', says: 'The printed inverse needs a sum of the matrices Ω that is not singular, which is not said.' }],
  },
  {
    id: 'maximum',
    left: '\\mathbb{E}\\Big[\\sum_{t}\\log p(x_t\\mid z_t;\\theta^{\\star})\\Big]',
    relation: '≥',
    right: '\\mathbb{E}\\Big[\\sum_{t}\\log p(x_t\\mid z_t;\\theta)\\Big]',
    spoken: 'The expected log likelihood at theta star is at least that at theta.',
    because: 'The second derivative, $-\\sum_t\\Omega_t$, is negative semidefinite: where the gradient is zero lies a maximum.',
    sides: (at) => {
      const theta = best(at);
      return [
        { route: 'every path walked', value: objective(at, theta), precision: at.precision, scale: sizes(at, theta).objective },
        { route: 'posterior moments', value: expectedLogLik(at.x, at.omega, at.Omega, at.theta), precision: at.precision, scale: sizes(at, at.theta).objective },
      ];
    },
    errata: [{ id: '5c-5', kind: 'C', says: 'The printed solution shows no second derivative.' }],
  },
];
