import { z } from 'zod';
import { matrix, nested, type Matrix } from '../../contract/matrix';
import { exactly, number, quantity, vector } from '../../contract/quantity';
import { must, reading, type Reading } from '../../contract/reading';
import type { Progress } from '../../contract/types';
import { crossingT, multiplicationCounts } from './cost';
import { featureMap, features, halfFeatureMap, linearForm } from './features';
import { attendByLinearForm } from './linearRoute';
import { attend, attentionWeights } from './matrixRoute';
import { kernels, sim, type Kernel } from './model';

const kernel = reading((value): Reading<Kernel> => {
  const found = kernels.find((each) => each === value);
  return found ? { value: found } : must(`one of ${kernels.join(', ')}`, value);
});
const flag = z.boolean({ error: (issue) => must('true or false', issue.input).wrong });
const one = exactly({ a: vector });
const attention = exactly({ X: matrix, Uq: matrix, Uk: matrix, kernel, scaled: flag, causal: flag });

/** Rows as they travel, once all of them are there. */
function* plain(work: Generator<Progress, Matrix, void>): Generator<Progress, (number[] | null)[], void> {
  return nested(yield* work);
}

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  sim: quantity(exactly({ a: vector, b: vector, kernel, scaled: flag }), (input) => sim(input.a, input.b, input.kernel, input.scaled)),
  featureMap: quantity(one, ({ a }) => Array.from(features(featureMap, a))),
  halfFeatureMap: quantity(one, ({ a }) => Array.from(features(halfFeatureMap, a))),
  attentionWeights: quantity(attention, (input) => plain(attentionWeights(input.X, input.Uq, input.Uk, input.kernel, input.scaled, input.causal))),
  attend: quantity(attention, (input) => plain(attend(input.X, input.Uq, input.Uk, input.kernel, input.scaled, input.causal))),
  linearForm: quantity(exactly({ X: matrix, Uk: matrix, half: flag }), ({ X, Uk, half }) => {
    const { V, w } = linearForm(X, Uk, half);
    return { V: nested(V), w: Array.from(w) };
  }),
  attendByLinearForm: quantity(exactly({ X: matrix, Uq: matrix, Uk: matrix, causal: flag }), (input) => plain(attendByLinearForm(input.X, input.Uq, input.Uk, input.causal))),
  multiplicationCounts: quantity(exactly({ T: number, D: number, K: number }), ({ T, D, K }) => multiplicationCounts(T, D, K)),
  crossingT: quantity(exactly({ D: number, K: number }), ({ D, K }) => crossingT(D, K)),
};
