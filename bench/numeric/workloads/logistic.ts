import { fitMany } from '../../../src-core/problems/logistic-regression/bulkNewton';
import { finished } from '../finished';
import { labelled, naiveNewton } from '../naive/logistic';
import type { Contest, Workload } from '../workload';

const rows = 100_000;

function newton(covariates: number): Contest {
  const design = labelled(rows, covariates);
  return { ours: () => [...finished(fitMany(design)).coefficients], naive: () => naiveNewton(design) };
}

const python = (workload: string, name: string) => ({ program: 'python', workload, name }) as const;

export const logistic: readonly Workload[] = [
  { id: 'logit-newton-2', goal: 0.35, peer: python('logit-newton-2', 'numpy IRLS'), prepare: () => newton(2) },
  { id: 'logit-newton-20', goal: 0.4, peer: python('logit-newton-20', 'numpy IRLS'), prepare: () => newton(20) },
];
