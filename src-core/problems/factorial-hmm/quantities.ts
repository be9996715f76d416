import { z } from 'zod';
import { refuse } from '../../contract/faults';
import { matrices, matrix, nested, type Matrix } from '../../contract/matrix';
import { exactly, number, quantity, vector } from '../../contract/quantity';
import type { Progress } from '../../contract/types';
import { kroneckerBackwardStep, kroneckerStep, kroneckerTransition, transitionCost } from './cost';
import { emStates } from './em';
import { expectedLogLik, expectedLogLikGradient, thetaMStep } from './mStep';
import { factorialHmm, type FactorialHmm } from './model';
import { forwardMessages, levelMarginals, logLik, pairPosteriors, posteriors, statePosteriors } from './posteriors';

/** theta as L numbers, or as L rows of K level means. */
const theta = z.unknown().transform((value, context): number[] | Matrix => {
  const rows: readonly unknown[] = Array.isArray(value) ? value : [];
  const read = (rows.some(Array.isArray) ? matrix : vector).safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) context.issues.push({ code: 'custom', message: issue.message, path: issue.path, input: value });
  return z.NEVER;
});

type Work<O> = Generator<Progress, O, void>;
const message = exactly({ P: matrices, message: vector });
const series = exactly({ x: vector, P: matrices, pi0: matrix, theta });
const em = exactly({ x: vector, P: matrices, pi0: matrix, theta: vector, steps: number });
const expected = exactly({ x: vector, omega: matrix, Omega: matrices, theta: vector });

/** A quantity of a series under a model, finished by turning its result into plain lists. */
const ofSeries = <R, O>(work: (model: FactorialHmm, x: number[]) => Work<R>, plain: (result: R, model: FactorialHmm) => O) =>
  quantity(series, function* ({ x, P, pi0, theta: means }): Work<O> {
    const model = factorialHmm(P, pi0, means);
    return plain(yield* work(model, x), model);
  });

/** A flat [T][rows][columns] as nested lists. */
const cubes = (values: Float64Array, rows: number, columns: number): number[][][] =>
  Array.from({ length: values.length / (rows * columns) }, (_, t) =>
    Array.from({ length: rows }, (__, i) => Array.from(values.subarray((t * rows + i) * columns, (t * rows + i + 1) * columns))),
  );

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  kroneckerTransition: quantity(exactly({ P: matrices }), ({ P }) => nested(kroneckerTransition(P))),
  kroneckerStep: quantity(message, (input) => Array.from(kroneckerStep(input.P, input.message))),
  kroneckerBackwardStep: quantity(message, (input) => Array.from(kroneckerBackwardStep(input.P, input.message))),
  transitionCost: quantity(exactly({ K: number, L: number }), ({ K, L }) => transitionCost(K, L)),
  logLik: ofSeries(logLik, (value) => value),
  forwardMessages: ofSeries(forwardMessages, nested),
  statePosteriors: ofSeries(statePosteriors, nested),
  levelMarginals: ofSeries(levelMarginals, ({ marginals }, { K, L }) => cubes(marginals, L, K)),
  posteriors: ofSeries(posteriors, ({ omega }) => nested(omega)),
  pairPosteriors: ofSeries(pairPosteriors, (pairs, { L }) => cubes(pairs, L, L)),
  thetaMStep: quantity(exactly({ x: vector, omega: matrix, Omega: matrices }), ({ x, omega, Omega }) => Array.from(thetaMStep(x, omega, Omega))),
  expectedLogLik: quantity(expected, (input) => expectedLogLik(input.x, input.omega, input.Omega, input.theta)),
  expectedLogLikGradient: quantity(expected, (input) => expectedLogLikGradient(input.x, input.omega, input.Omega, input.theta)),
  emPath: quantity(em, function* (input): Work<{ logLik: number[]; theta: number[] }> {
    if (!(Number.isInteger(input.steps) && input.steps >= 0)) refuse('steps', `steps counts steps, so it must be a whole number from 0 on; it is ${input.steps}.`);
    const states = yield* emStates(factorialHmm(input.P, input.pi0, input.theta), input.x, Float64Array.from(input.theta), input.steps);
    return { logLik: states.map((state) => state.logLik), theta: Array.from(states[states.length - 1].theta) };
  }),
};
