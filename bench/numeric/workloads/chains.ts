import { finished } from '../../../src-core/contract/work';
import { factorialHmm } from '../../../src-core/problems/factorial-hmm/model';
import { levelMarginals } from '../../../src-core/problems/factorial-hmm/posteriors';
import { filled } from '../data';
import { chains, naivePosteriors, type Chains } from '../naive/chains';
import type { Contest, Workload } from '../workload';

/** `omega`: P(z_l = 1) of each time and chain, [T][L]. */
function checks(logLik: number, omega: Float64Array, { L, T }: Chains): number[] {
  let [sum, overTime] = [0, 0];
  for (let i = 0; i < omega.length; i += 1) {
    sum += omega[i] ?? 0;
    overTime += (omega[i] ?? 0) * Math.floor(i / L);
  }
  const middle = Math.floor(T / 2) * L;
  return [logLik, sum, omega[middle] ?? 0, omega[middle + L - 1] ?? 0, overTime];
}

function posteriors(K: number, L: number, T: number): Contest {
  const given = chains(K, L, T);
  const P = Array.from({ length: L }, (_, l) => ({ rows: K, columns: K, values: given.transitions.slice(l * K * K, (l + 1) * K * K) }));
  const model = factorialHmm(P, { rows: L, columns: K, values: given.starts }, { rows: L, columns: K, values: given.means });
  return {
    ours() {
      const { logLik, marginals } = finished(levelMarginals(model, given.x));
      return checks(logLik, filled(T * L, (i) => marginals[i * K + 1] ?? 0), given);
    },
    naive() {
      const { logLik, omega } = naivePosteriors(given);
      return checks(logLik, omega, given);
    },
  };
}

const peer = (workload: string) => ({ program: 'python', workload, name: 'numpy matmul 2 half products' }) as const;

export const factorialChains: readonly Workload[] = [
  { id: 'fhmm-2-10', goal: 0.1, peer: peer('fhmm-2-10'), prepare: () => posteriors(2, 10, 1000) },
  { id: 'fhmm-3-6', goal: 0.35, peer: peer('fhmm-3-6'), prepare: () => posteriors(3, 6, 500) },
];
