import { byFormula, type Side, type Step } from '../../../contract/steps';
import { expectedLogLik } from '../mStep';
import { meanIn, objective, overPaths, sizes, type At } from './paths';

const byEnumeration = (at: At): Side => ({ route: 'every path walked', value: objective(at, at.theta), precision: at.precision, scale: sizes(at, at.theta).objective });
const squaresOverPaths = (at: At): number => overPaths(at, (t, z) => (at.x[t] - meanIn(at, at.theta, z)) ** 2);

/** Σ_t (x_t² - 2 x_t θ'ω_t + θ'Ω_t θ). */
function expandedSquares({ x, L, theta, omega, Omega }: At): number {
  let sum = 0;
  for (const [t, each] of x.entries()) {
    sum += each * each;
    for (let l = 0; l < L; l += 1) {
      sum -= 2 * each * theta[l] * omega.values[t * L + l];
      for (let m = 0; m < L; m += 1) sum += theta[l] * Omega[t].values[l * L + m] * theta[m];
    }
  }
  return sum;
}

/** ±(T/2) log 2π less half the expected squares. */
const withConstant = (at: At, sign: 1 | -1, route: string): Side => ({
  route,
  value: (sign * at.x.length * Math.log(2 * Math.PI) - expandedSquares(at)) / 2,
  precision: at.precision,
  scale: sizes(at, at.theta).objective,
});

/** The expected log likelihood, from its definition to posterior moments. */
export const objectiveSteps: readonly Step<At>[] = [
  {
    id: 'sum',
    left: '\\mathbb{E}_{p(z\\mid x;\\theta^{\\circ})}\\Big[\\sum_{t=1}^{T}\\log p(x_t\\mid z_t;\\theta)\\Big]',
    relation: '=',
    right: '\\sum_{z}p(z\\mid x;\\theta^{\\circ})\\sum_{t=1}^{T}\\log\\mathcal{N}(x_t;\\theta^\\top z_t,1)',
    spoken: 'The expected log likelihood is the sum over all paths z of the posterior of the path times the sum over time of the log density of x t about theta transposed z t.',
    because: 'The states are discrete, so the expectation is a sum over the $2^{LT}$ paths.',
    sides: (at) => [
      { route: 'by posterior moments', value: expectedLogLik(at.x, at.omega, at.Omega, at.theta), precision: at.precision, scale: sizes(at, at.theta).objective },
      byEnumeration(at),
    ],
    printed: () => ({ route: 'an integral over real z of what lives on single points', value: 0, precision: byFormula }),
    errata: [
      {
        id: '5c-2',
        kind: 'A',
        says: 'The printed line integrates over z, but z takes finitely many values: over the real numbers a mass function integrates to 0.',
        printed: { right: '\\int\\Big(\\sum_{t=1}^{T}\\log\\mathcal{N}(x_t;\\theta^\\top z_t,1)\\Big)p(z\\mid x)\\,dz' },
      },
    ],
  },
  {
    id: 'constant',
    left: '\\mathbb{E}_{p(z\\mid x;\\theta^{\\circ})}\\Big[\\sum_{t=1}^{T}\\log p(x_t\\mid z_t;\\theta)\\Big]',
    relation: '=',
    right: '-\\tfrac{T}{2}\\log 2\\pi-\\tfrac12\\sum_{t=1}^{T}\\mathbb{E}\\big[(x_t-\\theta^\\top z_t)^2\\big]',
    spoken: 'The expected log likelihood is minus T halves times the log of two pi, minus half the sum over time of the expected squared residual.',
    because: 'A normal density of variance one has the factor $1/\\sqrt{2\\pi}$ at each time, whose log is negative.',
    sides: (at) => [byEnumeration(at), withConstant(at, -1, 'constant and squares from posterior moments')],
    printed: (at) => withConstant(at, 1, 'the printed line'),
    errata: [
      {
        id: '5c-1',
        kind: 'A',
        says: 'The printed constant has the wrong sign: an expected log density of variance one cannot exceed −(T/2) log 2π.',
        printed: { right: '\\tfrac{T}{2}\\log 2\\pi-\\tfrac12\\sum_{t=1}^{T}\\mathbb{E}\\big[(x_t-\\theta^\\top z_t)^2\\big]' },
      },
    ],
  },
  {
    id: 'square',
    left: '\\sum_{t=1}^{T}\\mathbb{E}\\big[(x_t-\\theta^\\top z_t)^2\\big]',
    relation: '=',
    right: '\\sum_{t=1}^{T}\\big(x_t^2-2x_t\\,\\theta^\\top\\omega_t+\\theta^\\top\\Omega_t\\theta\\big)',
    spoken: 'The sum of expected squared residuals is the sum of x t squared, minus two x t theta transposed omega t, plus theta transposed Omega t theta.',
    because: 'Expand the square: the states enter only through their means and the means of their products.',
    sides: (at) => [
      { route: 'every path walked', value: squaresOverPaths(at), precision: at.precision, scale: sizes(at, at.theta).objective },
      { route: 'posterior moments', value: expandedSquares(at), precision: at.precision, scale: sizes(at, at.theta).objective },
    ],
  },
];
