import { countsOf } from '../../../src-core/problems/poisson-mixture/counts';
import { emStep, mixtureOf } from '../../../src-core/problems/poisson-mixture/em';
import { counts, naiveStep } from '../naive/mixture';
import { fusedWould, type Contest, type Workload } from '../workload';

function checks(logLik: number, rates: Float64Array): number[] {
  return [logLik, rates.reduce((sum, rate) => sum + rate, 0), rates.at(0) ?? 0, rates.at(-1) ?? 0];
}

function step(N: number, D: number, K: number): Contest {
  const given = counts(N, D, K);
  const ready = countsOf({ rows: N, columns: D, values: given.Y });
  const start = mixtureOf(given.weights, { rows: K, columns: D, values: given.rates });
  return {
    ours() {
      const { logLik, mixture } = emStep(ready, start, false);
      return checks(logLik, mixture.lambda);
    },
    naive() {
      const { logLik, rates } = naiveStep(given);
      return checks(logLik, rates);
    },
  };
}

const peer = (workload: string) => ({ program: 'python', workload, name: 'numpy max-shift' }) as const;

export const mixture: readonly Workload[] = [
  { id: 'em-small', goal: 0.5, note: fusedWould, peer: peer('em-small'), prepare: () => step(10_000, 20, 4) },
  { id: 'em-large', goal: 0.8, note: fusedWould, peer: peer('em-large'), prepare: () => step(100_000, 50, 8) },
];
