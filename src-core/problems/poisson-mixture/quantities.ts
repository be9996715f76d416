import { matrix, nested, type Matrix } from '../../contract/matrix';
import { exactly, quantity, vector, whole } from '../../contract/quantity';
import { must, reading } from '../../contract/reading';
import { checkMixture } from './checks';
import { countsOf } from './counts';
import { emRun, mixtureOf } from './em';
import { bound, logJoint, logLik, mStep, mStepPi, responsibilities, rowLogLik } from './model';
import { tableMixtureMle } from './tableMle';

const mixture = exactly({ Y: matrix, pi: vector, lambda: matrix });
const yesOrNo = reading((value) => (typeof value === 'boolean' ? { value } : must('true or false', value)));
/** A path holds one number a step. */
const mostSteps = 100_000;
const path = exactly({ Y: matrix, pi: vector, lambda: matrix, steps: whole(0, mostSteps), learnPi: yesOrNo });

function* emPath(Y: Matrix, pi: readonly number[], lambda: Matrix, steps: number, learnPi: boolean) {
  checkMixture(Y, pi, lambda);
  const end = yield* emRun(countsOf(Y), mixtureOf(pi, lambda), steps, learnPi, -Infinity);
  return { logLik: end.logLik, lambda: nested({ ...lambda, values: end.mixture.lambda }), pi: Array.from(end.mixture.pi) };
}

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  logJoint: quantity(mixture, ({ Y, pi, lambda }) => nested(logJoint(Y, pi, lambda))),
  rowLogLik: quantity(mixture, ({ Y, pi, lambda }) => rowLogLik(Y, pi, lambda)),
  logLik: quantity(mixture, ({ Y, pi, lambda }) => logLik(Y, pi, lambda)),
  responsibilities: quantity(mixture, ({ Y, pi, lambda }) => nested(responsibilities(Y, pi, lambda))),
  mStep: quantity(exactly({ Y: matrix, omega: matrix }), ({ Y, omega }) => nested(mStep(Y, omega))),
  mStepPi: quantity(exactly({ omega: matrix }), ({ omega }) => mStepPi(omega)),
  bound: quantity(exactly({ Y: matrix, omega: matrix, pi: vector, lambda: matrix }), ({ Y, omega, pi, lambda }) => bound(Y, omega, pi, lambda)),
  emPath: quantity(path, ({ Y, pi, lambda, steps, learnPi }) => emPath(Y, pi, lambda, steps, learnPi)),
  tableMixtureMle: quantity(exactly({ frequencies: vector }), ({ frequencies }) => tableMixtureMle(frequencies)),
};
