import { cpus, loadavg } from 'node:os';
import { compiledKernels } from '../../scripts/kernels/compile';
import { chooseKernels } from '../../src-core/maths/kernels/chosen';
import { vectorKernels } from '../../src-core/maths/kernels/vectors';
import { machineLimits } from './limits';
import { measure, type Measured } from './measure';
import { numericTable } from './table';
import type { Workload } from './workload';
import { workloads } from './workloads';

/** The rows of a workload: its id, and the id with a suffix. */
export const numericWorkloads = (only: string | undefined): readonly Workload[] =>
  workloads.filter(({ id }) => only === undefined || id === only || (id.startsWith(`${only}-`) && /-(exact|logaddexp|matrix)$/.test(id)));

/** Measures with the kernels that the app computes with. */
export async function numericRows(chosen: readonly Workload[], tell: (line: string) => void): Promise<Measured[]> {
  chooseKernels(await vectorKernels(await compiledKernels()));
  const rows: Measured[] = [];
  for (const workload of chosen) {
    tell(`${workload.id} ...`);
    rows.push(await measure(workload));
  }
  return rows;
}

/** The table with what places it: processor, engine, the machine's own limits. */
export async function numericText(rows: readonly Measured[]): Promise<string> {
  const facts = [`${cpus()[0]?.model.trim() ?? 'processor of unknown make'}, Node ${process.versions.node}, V8 ${process.versions.v8}, load over the last minute ${(loadavg()[0] ?? 0).toFixed(1)}`, ...(await machineLimits())];
  const noteOf = (id: string): string => workloads.find((each) => each.id === id)?.note ?? '';
  return `${facts.join('\n')}\n\n${numericTable(rows, noteOf)}\n\nRatios below 1 are ours; medians of the rounds' own ratios with their quartiles. A goal counts as met within 15 %, by which two runs differ. Naive: obvious loops in TypeScript.`;
}
