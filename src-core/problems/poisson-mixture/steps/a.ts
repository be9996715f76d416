import { byFormula, bySum, type Precision, type Step } from '../../../contract/steps';
import { shown } from '../../../contract/words';
import { logGamma } from '../../../maths/gamma';
import { logSumExp } from '../../../maths/logSumExp';
import { classes, count, ofMixture, rate, share, type At } from './mixture';

const precision = ({ Y, pi }: At): Precision => bySum(4 * Y.columns * pi.length);
const columns = ({ Y }: At): number[] => Array.from({ length: Y.columns }, (_, d) => d);
const ofRow = (at: At): number[] => classes(at).map((k) => share(at, at.i, k));

/** y log λ - λ, with 0 log 0 = 0. */
const kernel = (y: number, lambda: number): number => (y === 0 ? 0 : y * Math.log(lambda)) - lambda;
/** Σ_d of it with the logarithm of the weight: the log joint but for factorials. */
const logKernel = (at: At, k: number): number => columns(at).reduce((sum, d) => sum + kernel(count(at, at.i, d), rate(at, k, d)), Math.log(at.pi[k]));
const factorials = (at: At): number => columns(at).reduce((sum, d) => sum + logGamma(count(at, at.i, d) + 1), 0);

/** The largest of the terms that a log joint adds up: rounding goes with it, and as a relative error with its exponential. */
function size(at: At): number {
  const finite = classes(at).map((k) => Math.abs(at.pi[k] > 0 ? Math.log(at.pi[k]) : 0) + columns(at).reduce((sum, d) => sum + sizeOfKernel(count(at, at.i, d), rate(at, k, d)), 0));
  return 1 + Math.max(...finite) + factorials(at);
}
const sizeOfKernel = (y: number, lambda: number): number => (y === 0 || lambda === 0 ? 0 : Math.abs(y * Math.log(lambda))) + lambda;

/** The weights, changed by one column after the other: multiply by its Poisson masses, divide by the sum; by logarithms, since 400 masses leave the doubles. */
function updated(at: At): number[] {
  const logs = columns(at).reduce(
    (before, d) => {
      const y = count(at, at.i, d);
      const products = before.map((each, k) => each + kernel(y, rate(at, k, d)) - logGamma(y + 1));
      const total = logSumExp(products);
      return products.map((each) => each - total);
    },
    classes(at).map((k) => Math.log(at.pi[k])),
  );
  return logs.map(Math.exp);
}

/** Σ_k of ω_kk: what the sum over classes becomes when class k is given the counts of row k. */
const misread = (at: At): number => classes(at).reduce((sum, k) => sum + share(at, k, k), 0);

const rowImpossible = (at: At): string | null => (ofRow(at).some(Number.isNaN) ? `No class can have made row ${at.i + 1}: its responsibilities are 0/0.` : null);

const steps: readonly Step<At>[] = [
  {
    id: 'joint',
    left: '\\log p(y_i,z_i=k)',
    relation: '=',
    right: '\\log@pi_k+\\sum_{d=1}^{D}\\big(y_{id}\\log@lambda_{kd}-@lambda_{kd}-\\log y_{id}!\\big)',
    spoken: 'The log joint probability of the counts of row i and class k is log pi k plus the sum over d of y i d log lambda k d, minus lambda k d, minus the log of y i d factorial.',
    because: 'Prior times likelihood, and given its class the counts of a row are independent Poissons.',
    sides: (at) => [
      { route: 'saddle-point masses', value: classes(at).map((k) => at.joint.values[at.i * at.pi.length + k]), precision: precision(at), scale: size(at) },
      { route: 'formula with log gamma', value: classes(at).map((k) => logKernel(at, k) - factorials(at)), precision: precision(at), scale: size(at) },
    ],
    errata: [
      {
        id: '3a-1',
        kind: 'B',
        says: 'The printed posterior of class k in row i is given y with the index k; the row that is observed is i.',
        printed: { right: '\\Pr(z_i=k\\mid y_k,@pi,@lambda)\\propto@pi_k\\prod_{d=1}^{D}\\Pr(y_{id}\\mid@lambda_{kd})' },
      },
      { id: '3a-3', kind: 'B', says: 'The printed parts are numbered 1 and 2; the question calls them (a) and (b).' },
      { id: 'S2', kind: 'B', says: 'The question indexes the rates by i, which is already the row; read j from 1 to K.' },
    ],
  },
  {
    id: 'bayes',
    left: '@omega_{ik}=\\Pr(z_i=k\\mid y_i)',
    relation: '=',
    right: '\\frac{@pi_k\\prod_{d}\\mathrm{Po}(y_{id};@lambda_{kd})}{\\sum_{j=1}^{K}@pi_j\\prod_{d}\\mathrm{Po}(y_{id};@lambda_{jd})}',
    spoken: 'Omega i k, the probability of class k given row i, is pi k times the product over d of the Poisson masses, over the sum over j of the same with class j.',
    because: 'Bayes: the joint probability over its sum over all classes.',
    sides: (at) => [
      { route: 'logarithms, log-sum-exp', value: ofRow(at), precision: precision(at), scale: size(at) },
      { route: 'weights updated column by column', value: updated(at), precision: precision(at), scale: size(at) },
    ],
    undefinedWhen: rowImpossible,
    errata: [
      {
        id: '3a-2',
        kind: 'B',
        says: 'The printed sum in the denominator runs over k, which is taken already; call it j.',
        printed: { right: '\\frac{@pi_k\\prod_{d}\\mathrm{Po}(y_{id}|@lambda_{kd})}{\\sum_{k=1}^{K}@pi_k\\prod_{d}\\mathrm{Po}(y_{id}|@lambda_{kd})}' },
      },
    ],
  },
  {
    id: 'factorials',
    left: '@omega_{ik}',
    relation: '=',
    right: '\\frac{@pi_k\\prod_{d}@lambda_{kd}^{y_{id}}e^{-@lambda_{kd}}}{\\sum_{j=1}^{K}@pi_j\\prod_{d}@lambda_{jd}^{y_{id}}e^{-@lambda_{jd}}}',
    spoken: 'Omega i k is the same quotient with the factorials left out.',
    because: 'The factorials do not depend on the class, so they cancel.',
    sides: (at) => {
      const logs = classes(at).map((k) => logKernel(at, k));
      const total = logSumExp(logs);
      return [
        { route: 'weights updated column by column', value: updated(at), precision: precision(at), scale: size(at) },
        { route: 'powers and exponentials alone', value: logs.map((each) => Math.exp(each - total)), precision: precision(at), scale: size(at) },
      ];
    },
    undefinedWhen: rowImpossible,
  },
  {
    id: 'one',
    left: '\\sum_{k=1}^{K}@omega_{ik}',
    relation: '=',
    right: '1',
    spoken: 'The sum over k of omega i k is one.',
    because: 'Every row belongs to some class; a proportional answer is finished by this.',
    sides: (at) => [
      { route: 'responsibilities added', value: ofRow(at).reduce((sum, each) => sum + each, 0), precision: precision(at), scale: size(at) },
      { route: 'a probability', value: 1, precision: byFormula },
    ],
    undefinedWhen: rowImpossible,
    noteWhen: (at) =>
      at.Y.rows >= at.pi.length && Number.isFinite(misread(at)) ? `Read as printed, class k with the counts of row k, the shares would add up to ${shown(misread(at))}.` : null,
    errata: [
      {
        id: '3a-1',
        kind: 'B',
        says: 'With y of index k in place of i every class would be given another row, and the shares would not add up to one.',
        printed: { left: '\\sum_{k=1}^{K}\\Pr(z_i=k\\mid y_k)', right: '1' },
      },
    ],
  },
];

/** The E step: Bayes' rule for the class of a row. Vectors run over the classes. */
export const a = ofMixture(steps);
