import { finished } from '../../../src-core/contract/work';
import { fitMany } from '../../../src-core/problems/logistic-regression/bulkNewton';
import { logLikGrid } from '../../../src-core/problems/logistic-regression/grid';
import { pointsOf } from '../../../src-core/problems/logistic-regression/points';
import { axis } from '../data';
import { labelled, naiveGrid, naiveNewton, type Labelled } from '../naive/logistic';
import { sumOf } from '../sums';
import type { Contest, Workload } from '../workload';

const rows = 100_000;

function newton(covariates: number): Contest {
  const design = labelled(rows, covariates);
  return { ours: () => [...finished(fitMany(design)).coefficients], naive: () => naiveNewton(design) };
}

const points = 10_000;
const ticks = 200;

function checks(L: Float64Array): number[] {
  return [sumOf(L), ...[0, 100 * ticks + 100, (ticks - 1) * ticks].map((at) => L[at] ?? 0)];
}

function grid(): Contest {
  const given = labelled(points, 2);
  const line = axis(-4, 4, ticks);
  const first = points / 10;
  const part: Labelled = { ...given, X: given.X.subarray(0, 2 * first), y: given.y.subarray(0, first), rows: first };
  const ours = ({ X, y, rows: count }: Labelled) => () => checks(finished(logLikGrid(pointsOf({ rows: count, columns: 2, values: X }, y), line, line)));
  return { ours: ours(given), naive: () => checks(naiveGrid(part, line)), part: { of: 10, ours: ours(part) } };
}

const python = (workload: string, name: string) => ({ program: 'python', workload, name }) as const;

export const logistic: readonly Workload[] = [
  { id: 'logit-newton-2', goal: 0.35, peer: python('logit-newton-2', 'numpy IRLS'), prepare: () => newton(2) },
  { id: 'logit-newton-20', goal: 0.4, peer: python('logit-newton-20', 'numpy IRLS'), prepare: () => newton(20) },
  { id: 'logit-grid', goal: 0.2, peer: python('logit-grid', 'numpy products'), prepare: grid },
  { id: 'logit-grid-logaddexp', goal: 0.02, peer: python('logit-grid', 'numpy logaddexp'), prepare: grid },
];
