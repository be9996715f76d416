import { finished } from '../../../src-core/contract/work';
import { ascend } from '../../../src-core/problems/linear-rnn/ascent';
import { moments } from '../../../src-core/problems/linear-vae/moments';
import { oneFactor } from '../../../src-core/problems/linear-vae/oneFactor';
import { elboOverPhi } from '../../../src-core/problems/linear-vae/surface';
import { axis } from '../data';
import { encoded, factored, naiveAscent, naiveElbo, naivePpca, series } from '../naive/linear';
import { sumOf } from '../sums';
import { fusedWould, type Contest, type Workload } from '../workload';

const ticks = 200;
const checks = (L: Float64Array): number[] => [sumOf(L), L[0]!, L[100 * ticks + 100]!];

/** Moments and grid: the data count too. */
function elboGrid(): Contest {
  const given = encoded(1000);
  const line = axis(-1, 1, ticks);
  const X = { rows: 1000, columns: 2, values: given.x };
  const decoder = { theta: given.theta, sigma: given.sigma };
  const plane = { origin: [0, 0], u: [1, 0], w: [0, 1] };
  return { ours: () => checks(elboOverPhi(finished(moments(X)), decoder, plane, given.v, line, line)), naive: () => checks(naiveElbo(given, line)) };
}

const rows = 100_000;
const columns = 10;
/** The size of three loadings: their sign is free. */
const shown = 3;

function ppca(): Contest {
  const values = factored(rows, columns);
  return {
    ours() {
      const { variance, theta } = finished(oneFactor({ rows, columns, values }));
      return [variance, ...theta.subarray(0, shown).map(Math.abs)];
    },
    naive: () => naivePpca(values, columns).slice(0, 1 + shown),
  };
}

function ascent(): Contest {
  const given = series(1000, 1000);
  return {
    ours() {
      const { w, b, x0 } = finished(ascend(given, given.x, given.y, given.rate, given.steps));
      return [w, b, x0];
    },
    naive: () => naiveAscent(given),
  };
}

const python = (workload: string, name: string) => ({ program: 'python', workload, name }) as const;

export const linear: readonly Workload[] = [
  { id: 'elbo-grid', goal: 1.2, peer: python('elbo-grid', 'numpy from the moments'), prepare: elboGrid },
  { id: 'ppca', goal: 1.3, note: fusedWould, peer: python('ppca', "numpy eigh of X'X"), prepare: ppca },
  { id: 'rnn-ascent', goal: 0.1, peer: python('rnn-ascent', 'scipy lfilter'), prepare: ascent },
];
