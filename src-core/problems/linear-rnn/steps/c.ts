import { refuse } from '../../../contract/faults';
import { number, vector } from '../../../contract/quantity';
import { byFormula, byQuotientOfQuadratic, bySum, derivation, type Side, type Step } from '../../../contract/steps';
import { shown } from '../../../contract/words';
import { differenceQuotient } from '../../../maths/differenceQuotient';
import { logLik, mean, reach, regressionWeights, type Sequence } from '../model';

interface At extends Sequence {
  readonly y: number;
  /** The size of the numbers whose difference is the residual: |y| and the mean of a model without a minus. */
  readonly size: number;
  /** How far x0 is moved in a difference quotient: far enough for the mean to move by that size. */
  readonly step: number;
}

/** The square of a larger number leaves the doubles. */
const mostSquared = 1e150;

function stateOf(given: Sequence & { y: number }): At {
  const { w, b, x0, x, y } = given;
  const size = Math.abs(y) + mean({ w: Math.abs(w), b: Math.abs(b), x0: Math.abs(x0), x: x.map(Math.abs) });
  if (!(size < mostSquared)) refuse('w', 'With these w, b and inputs the square of the residual lies beyond every double; lower |w| or |b|.');
  const g = Math.abs(reach(w, b, x.length));
  return { ...given, size, step: g > 0 ? Math.min(1e100, (1 + size) / g) : 1 };
}

/** y - w^L b x_0 - θ'x by the regression's weights. */
function residualByWeights(at: At): number {
  const { intercept, weights } = regressionWeights(at, at.x.length);
  return weights.reduce((left, weight, l) => left - weight * at.x[l], at.y - intercept);
}

const residualByRecurrence = (at: At): number => at.y - mean(at);
const along = (at: At, f: (moved: At) => number): number => differenceQuotient((x0) => f({ ...at, x0 }), at.x0, at.step);
const adding = ({ x }: At) => bySum(2 * x.length);
/** What rounding of the mean does to its half square. */
const squareScale = (at: At): number => 1 + at.size * (Math.abs(residualByRecurrence(at)) + adding(at).within * at.size);
const gradientScale = (at: At): number => at.size * Math.abs(reach(at.w, at.b, at.x.length)) + squareScale(at) / at.step;

const slope = (at: At): Side => ({ route: 'difference quotient of log p', value: along(at, (moved) => logLik(moved, at.y)), precision: byQuotientOfQuadratic, scale: gradientScale(at) });
const slopeOfResidual = (at: At): number => along(at, residualByRecurrence);

/** w^L b, factor by factor. */
const factors = ({ w, b, x }: At): number => x.reduce((product) => product * w, b);

/** What to say of a gradient that explodes with the length, although the line stands. */
const exploding = (at: At): string | null =>
  Math.abs(at.w) > 1 ? `For |w| > 1 the factor w^L b grows beyond every bound with L; here, at L = ${at.x.length}, it is ${shown(factors(at))}.` : null;

const steps: readonly Step<At>[] = [
  {
    id: 'likelihood',
    left: '\\log p(y\\mid x)',
    relation: '=',
    right: '-\\tfrac12 e^2-\\tfrac12\\log 2\\pi,\\quad e=y-w^L b\\,x_0-\\theta^\\top x',
    spoken: 'The log likelihood is minus half e squared, minus half the log of two pi, where the residual e is y, minus w to the L times b x zero, minus theta transposed x.',
    because: 'The output is normal about the regression of part a, with variance one.',
    sides: (at) => [
      { route: 'recurrence run, then the log of the density', value: logLik(at, at.y), precision: adding(at), scale: squareScale(at) },
      { route: 'regression weights, closed form', value: -(residualByWeights(at) ** 2 + Math.log(2 * Math.PI)) / 2, precision: adding(at), scale: squareScale(at) },
    ],
    errata: [
      {
        id: '6c-2',
        kind: 'B',
        says: 'The printed line stands there twice. Its C is −log(2π)/2, and its script L is the log likelihood, not the length L.',
        printed: { left: '\\mathcal{L}', right: '-\\tfrac12(y-w^L b\\,x_0-\\theta^\\top x)^2+C' },
      },
      { id: 'S3', kind: 'B', says: 'The question calls the density itself the log likelihood; it is its logarithm.' },
    ],
  },
  {
    id: 'chain',
    left: '\\frac{\\partial\\log p}{\\partial x_0}',
    relation: '=',
    right: '-e\\,\\frac{\\partial e}{\\partial x_0}',
    spoken: 'The derivative of log p over x zero is minus e times the derivative of e over x zero.',
    because: 'The chain rule: $\\tfrac12e^2$ has the derivative $e$.',
    sides: (at) => [
      slope(at),
      { route: 'residual times its own difference quotient', value: -residualByRecurrence(at) * slopeOfResidual(at), precision: byQuotientOfQuadratic, scale: gradientScale(at) },
    ],
  },
  {
    id: 'inner',
    left: '\\frac{\\partial e}{\\partial x_0}',
    relation: '=',
    right: '-w^L b',
    spoken: 'The derivative of e over x zero is minus w to the L times b.',
    because: 'The residual is $y$ less the mean, so what raises the mean lowers it; $x_0$ enters the mean through one $b$ and $L$ factors $w$.',
    sides: (at) => [
      { route: 'difference quotient of the residual', value: slopeOfResidual(at), precision: byQuotientOfQuadratic, scale: at.size / at.step },
      { route: 'product of b and every w', value: -factors(at), precision: adding(at) },
    ],
    noteWhen: exploding,
  },
  {
    id: 'gradient',
    left: '\\frac{\\partial\\log p}{\\partial x_0}',
    relation: '=',
    right: '(y-w^L b\\,x_0-\\theta^\\top x)\\,w^L b',
    spoken: 'The derivative of log p over x zero is the residual times w to the L times b.',
    because: 'The two minus signs of the lines before cancel: $x_0$ should rise where the output lies above its mean, if $w^Lb$ is positive.',
    sides: (at) => [
      slope(at),
      { route: 'residual by the weights, times w to the L times b', value: residualByWeights(at) * factors(at), precision: byFormula, scale: gradientScale(at) },
    ],
    noteWhen: exploding,
    printed: (at) => ({ route: 'the printed line', value: -residualByWeights(at) * factors(at), precision: byFormula, scale: gradientScale(at) }),
    errata: [
      {
        id: '6c-1',
        kind: 'A',
        says: 'Of the two minus signs one is lost: with the printed sign gradient ascent runs away from the optimum.',
        printed: { right: '-(y-w^L b\\,x_0-\\theta^\\top x)\\,w^L b' },
      },
    ],
  },
];

/** The derivative of the log likelihood in the initial input. */
export const c = derivation({
  shape: { w: number, b: number, x0: number, x: vector, y: number },
  defaults: { w: 0.5, b: 1, x0: 2, x: [1, 2, -1], y: 3 },
  stateOf,
  steps,
});
