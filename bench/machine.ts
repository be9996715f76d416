import { cpus, loadavg, totalmem } from 'node:os';
import type { ElectronApplication } from 'playwright';

export interface Machine {
  facts: string;
  hasGpu: boolean;
}

/** What a reader on another machine must know to place the numbers. */
export async function machineOf(app: ElectronApplication): Promise<Machine> {
  const { versions, compositing } = await app.evaluate(({ app: main }) => ({
    versions: { electron: process.versions.electron, chrome: process.versions.chrome },
    compositing: main.getGPUFeatureStatus().gpu_compositing,
  }));
  const hasGpu = compositing.startsWith('enabled');
  const cores = cpus();
  const facts = [
    `${cores.length} cores (${cores[0]?.model.trim() ?? 'of unknown make'}), ${(totalmem() / 2 ** 30).toFixed(0)} GB`,
    `Electron ${versions.electron}, Chrome ${versions.chrome}`,
    `${hasGpu ? 'with' : 'without'} a GPU (compositing: ${compositing})`,
    `load over the last minute ${(loadavg()[0] ?? 0).toFixed(1)}`,
  ].join('\n');
  return { facts, hasGpu };
}
