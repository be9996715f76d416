import type { Step } from '../../../contract/steps';
import { on, overPaths, type At } from './paths';

const levels = ({ L }: At): number[] => Array.from({ length: L }, (_, l) => l);

/** What forward and backward leave for the M step: means and second moments of the states. */
export const posteriorSteps: readonly Step<At>[] = [
  {
    id: 'means',
    left: '\\omega_{t\\ell}=\\mathbb{E}[z_t^{(\\ell)}\\mid x;\\theta^{\\circ}]',
    relation: '=',
    right: '\\sum_{z}p(z\\mid x;\\theta^{\\circ})\\,z_t^{(\\ell)}',
    spoken: 'Omega t l, the posterior mean of level l at time t, is the sum over all paths of the posterior of the path times its state there.',
    because: 'The posterior belongs to the old parameters $\\theta^\\circ$; in the lines below it is held fixed, and $\\theta$ lies half a unit below $\\theta^\\circ$ in every entry.',
    sides: (at) => [
      { route: 'forward and backward', value: Array.from(at.omega.values), precision: at.precision, scale: at.spread },
      {
        route: 'every path walked',
        value: at.x.flatMap((_, t) => levels(at).map((l) => overPaths(at, (time, z) => (time === t ? on(at, z, l) : 0)))),
        precision: at.precision,
        scale: at.spread,
      },
    ],
    errata: [{ id: 'S6', kind: 'B', says: 'The question numbers the states from 1 to K, its binary part from 0: only then is θᵀz the sum over the levels that are on.' }],
  },
  {
    id: 'pairs',
    left: '\\Omega_{t,\\ell m}=\\mathbb{E}[z_t^{(\\ell)}z_t^{(m)}\\mid x;\\theta^{\\circ}]',
    relation: '=',
    right: '\\sum_{z}p(z\\mid x;\\theta^{\\circ})\\,z_t^{(\\ell)}z_t^{(m)}',
    spoken: 'Omega t l m, the posterior mean of the product of levels l and m at time t, is the sum over all paths of the posterior of the path times that product.',
    because: 'Given the data the levels are no longer independent: the mean of a product is not the product of means. On the diagonal $z^2=z$, so $\\Omega_t$ has $\\omega_t$ there.',
    sides: (at) => [
      { route: 'forward and backward', value: at.Omega.flatMap(({ values }) => Array.from(values)), precision: at.precision, scale: at.spread },
      {
        route: 'every path walked',
        value: at.x.flatMap((_, t) => levels(at).flatMap((l) => levels(at).map((m) => overPaths(at, (time, z) => (time === t ? on(at, z, l) * on(at, z, m) : 0))))),
        precision: at.precision,
        scale: at.spread,
      },
    ],
  },
];
