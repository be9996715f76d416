// Lays the compiled kernels beside the core's own script, in every build.
import type { Plugin } from 'vite';
import { compiledKernels } from './compile';

export function kernelModule(): Plugin {
  return {
    name: 'kernel-module',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'kernels.wasm', source: await compiledKernels() });
    },
  };
}
