import { byQuotient, type Erratum, type Side, type Step } from '../../../contract/steps';
import { differenceQuotient } from '../../../maths/differenceQuotient';
import { poissonLogMass } from '../../../maths/poisson';
import { logLik } from '../model';
import { assigned, assignedRows } from './assignments';
import { classes, count, impossible, ofMixture, rate, share, type At } from './mixture';
import { adding, allFactorials, atBoundary, atZero, boundNow, bySearch, coarseness, empty, expectedKernel, expectedLogMass, inRate, massOf, slopeAt, weighted } from './sums';

const heldFixed: Erratum = {
  id: '3b-1',
  kind: 'C',
  says: 'The printed solution does not say that the responsibilities are computed at the old rates and held fixed; without that the derivative is wrong. It drops the log weights and factorials without a word.',
};
const noSecondDerivative: Erratum = { id: '3b-2', kind: 'C', says: 'No second derivative is printed, and nothing of the boundary: with no weighted counts the maximum is the rate 0.' };
const emptyClass: Erratum = { id: '3b-3', kind: 'C', says: 'For an empty class the printed quotient is 0/0: Q does not depend on its rates, and the old ones are kept.' };

/** What M makes of the rate of class k in the column looked at. */
const next = (at: At, k: number): number => at.next.values[k * at.Y.columns + at.d];
const firstOf =
  (...reasons: ((at: At) => string | null)[]) =>
  (at: At): string | null =>
    reasons.reduce<string | null>((found, reason) => found ?? reason(at), null);

const perClass = (at: At, f: (k: number) => number): number[] => classes(at).map(f);
const largest = (values: readonly number[]): number => values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);

const curvatures = (at: At): Side => ({
  route: 'difference quotient of the slope',
  value: perClass(at, (k) => differenceQuotient((lambda) => slopeAt(at, k, lambda), next(at, k), 1e-3 * next(at, k))),
  precision: byQuotient,
});

const steps: readonly Step<At>[] = [
  {
    id: 'expectation',
    left: '\\mathbb{E}\\Big[\\log\\prod_{i,d}\\mathrm{Po}(y_{id};@lambda_{z_i d})\\Big]',
    relation: '=',
    right: '\\sum_{i,d,k}@omega_{ik}\\log\\mathrm{Po}(y_{id};@lambda_{kd})',
    spoken: 'The expected log likelihood is the sum over i, d and k of omega i k times the log Poisson mass of y i d at rate lambda k d.',
    because: 'The indicator of class $k$ in row $i$ has the mean $@omega_{ik}$, computed at the old rates and held fixed from here on.',
    sides: (at) => {
      const few = assignedRows(at);
      const value = perClass(at, (k) => few.reduce((sum, i) => sum + (share(at, i, k) > 0 ? share(at, i, k) * massOf(at, i, k) : 0), 0)).reduce((sum, each) => sum + each, 0);
      const scale = coarseness(at) * Math.abs(value);
      return [
        { route: few.length < at.Y.rows ? `every way to give the first ${few.length} rows their classes` : 'every way to give the rows their classes', value: assigned(at, few, massOf), precision: adding(at), scale },
        { route: few.length < at.Y.rows ? `responsibilities of the first ${few.length} rows` : 'responsibilities', value, precision: adding(at), scale },
      ];
    },
    undefinedWhen: impossible,
    errata: [heldFixed],
  },
  {
    id: 'terms',
    left: '\\sum_{i,d,k}@omega_{ik}\\log\\mathrm{Po}(y_{id};@lambda_{kd})',
    relation: '=',
    right: '\\sum_{i,d,k}@omega_{ik}\\,(y_{id}\\log@lambda_{kd}-@lambda_{kd})-\\sum_{i,d}\\log y_{id}!',
    spoken: 'That sum is the sum of omega i k times y i d log lambda k d minus lambda k d, less the sum of the logs of y i d factorial.',
    because: 'The shares of a row sum to one, so the factorials come out as a constant: no rate is in it, and it may be dropped.',
    sides: (at) => {
      const kernel = expectedKernel(at);
      const constant = allFactorials(at);
      const scale = coarseness(at) * (kernel.size + constant);
      return [
        { route: 'saddle-point masses', value: expectedLogMass(at), precision: adding(at), scale },
        { route: 'powers, exponentials and log gamma', value: kernel.sum - constant, precision: adding(at), scale },
      ];
    },
    undefinedWhen: impossible,
    errata: [heldFixed],
  },
  {
    id: 'slope',
    left: '\\frac{\\partial Q}{\\partial@lambda_{kd}}',
    relation: '=',
    right: '\\sum_{i}@omega_{ik}\\Big(\\frac{y_{id}}{@lambda_{kd}}-1\\Big)',
    spoken: 'The derivative of Q over lambda k d is the sum over i of omega i k times y i d over lambda k d, minus one.',
    because: 'Only the terms of class $k$ and column $d$ contain $@lambda_{kd}$, and the shares are held fixed.',
    sides: (at) => {
      const lambdas = perClass(at, (k) => rate(at, k, at.d));
      const scale = largest(perClass(at, (k) => at.weight[k] + weighted(at, k, (i) => count(at, i, at.d) + Math.abs(poissonLogMass(count(at, i, at.d), lambdas[k]))) / lambdas[k]));
      return [
        { route: 'difference quotient of Q', value: lambdas.map((lambda, k) => differenceQuotient((moved) => inRate(at, k, moved), lambda, 1e-3 * lambda)), precision: byQuotient, scale },
        { route: 'weighted sums', value: lambdas.map((lambda, k) => slopeAt(at, k, lambda)), precision: adding(at), scale },
      ];
    },
    undefinedWhen: firstOf(impossible, atZero),
    errata: [heldFixed],
  },
  {
    id: 'stationary',
    left: '\\sum_{i}@omega_{ik}',
    relation: '=',
    right: '\\sum_{i}\\frac{@omega_{ik}\\,y_{id}}{@lambda_{kd}^{\\star}}',
    spoken: 'The sum over i of omega i k is the sum over i of omega i k y i d over lambda star k d.',
    because: 'At an inner maximum the slope is zero.',
    sides: (at) => [
      { route: 'shares added', value: at.weight, precision: adding(at) },
      { route: 'weighted counts over the rate found by search', value: perClass(at, (k) => at.weightedCount[k] / bySearch(at, k)), precision: adding(at) },
    ],
    undefinedWhen: firstOf(impossible, empty, atBoundary),
    errata: [noSecondDerivative],
  },
  {
    id: 'maximiser',
    left: '@lambda_{kd}^{\\star}',
    relation: '=',
    right: '\\frac{\\sum_{i}@omega_{ik}\\,y_{id}}{\\sum_{i}@omega_{ik}}',
    spoken: 'Lambda star k d is the sum over i of omega i k y i d over the sum over i of omega i k.',
    because: 'The mean of the counts, each row counted by its share in the class.',
    sides: (at) => [
      { route: 'zero of the slope, by search', value: perClass(at, (k) => bySearch(at, k)), precision: adding(at) },
      { route: 'weighted mean', value: perClass(at, (k) => next(at, k)), precision: adding(at) },
    ],
    undefinedWhen: firstOf(impossible, empty),
    errata: [emptyClass],
  },
  {
    id: 'curvature',
    left: '\\frac{\\partial^2 Q}{\\partial@lambda_{kd}^2}\\Big|_{@lambda^{\\star}}',
    relation: '=',
    right: '-\\sum_{i}\\frac{@omega_{ik}\\,y_{id}}{(@lambda_{kd}^{\\star})^2}<0',
    spoken: 'The second derivative of Q at lambda star is minus the sum over i of omega i k y i d over lambda star squared, which is negative.',
    because: '$Q$ bends down in every rate, so the zero of the slope is its maximum and the only one.',
    sides: (at) => [
      curvatures(at),
      { route: 'weighted counts over the squared rate', value: perClass(at, (k) => -weighted(at, k, (i) => count(at, i, at.d)) / next(at, k) / next(at, k)), precision: adding(at) },
    ],
    undefinedWhen: firstOf(impossible, empty, atBoundary),
    errata: [noSecondDerivative],
  },
  {
    id: 'rise',
    left: '\\log p(Y;@lambda^{\\star})',
    relation: '≥',
    right: '\\sum_{i,k}@omega_{ik}\\log\\frac{p(y_i,z_i=k;@lambda)}{@omega_{ik}}=\\log p(Y;@lambda)',
    spoken: 'The log likelihood at the new rates is at least the bound at the old ones, which is the log likelihood there.',
    because: '$Q$ and a part free of the rates make up the bound: it lies below the log likelihood, touches it at the rates of the shares, and M raises it.',
    sides: (at) => {
      const kept = { ...at.lambda, values: at.next.values.map((each, j) => (Number.isNaN(each) ? at.lambda.values[j] : each)) };
      return [
        { route: 'log likelihood at the rates that M makes', value: logLik(at.Y, at.pi, kept), precision: adding(at), scale: expectedKernel(at).size },
        { route: 'bound at the shares and the rates of E', value: boundNow(at), precision: adding(at) },
      ];
    },
    undefinedWhen: impossible,
    errata: [heldFixed],
  },
];

/** The M step. Vectors run over the classes, in one column of the counts. */
export const b = ofMixture(steps);
