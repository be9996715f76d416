import { finished } from '../../../src-core/contract/work';
import { attendByFeatures } from '../../../src-core/problems/kernel-attention/bulkFeatures';
import { attendByBlocks } from '../../../src-core/problems/kernel-attention/bulkMatrix';
import { naiveFeatures, naiveMatrix, tokens, type Tokens } from '../naive/attention';
import { sumOfSizes } from '../sums';
import { fusedWould, type Contest, type Workload } from '../workload';

const columns = 64;

function checks(Y: Float64Array, { T, D }: Tokens): number[] {
  return [sumOfSizes(Y), Y[0] ?? 0, Y[Math.floor(T / 2) * D + D - 1] ?? 0];
}

function byFeatures(T: number, K: number): Contest {
  const given = tokens(T, columns, K);
  return { ours: () => checks(finished(attendByFeatures(given, false)), given), naive: () => checks(naiveFeatures(given), given) };
}

function byMatrix(T: number, K: number): Contest {
  const given = tokens(T, columns, K);
  return { ours: () => checks(finished(attendByBlocks(given, 'quadratic', false, false)), given), naive: () => checks(naiveMatrix(given), given) };
}

const python = (workload: string, name: string) => ({ program: 'python', workload, name }) as const;
const half = 'numpy features half';

export const attention: readonly Workload[] = [
  { id: 'attn-4096-8', goal: 1.5, note: fusedWould, peer: python('attn-4096-8', half), prepare: () => byFeatures(4096, 8) },
  { id: 'attn-4096-8-matrix', goal: 2.4, note: fusedWould, peer: python('attn-4096-8', 'numpy matrix 512-row blocks'), prepare: () => byMatrix(4096, 8) },
  { id: 'attn-4096-16', goal: 1.3, peer: python('attn-4096-16', half), prepare: () => byFeatures(4096, 16) },
  { id: 'attn-16384-8', goal: 0.75, peer: python('attn-16384-8', half), prepare: () => byFeatures(16384, 8) },
];
