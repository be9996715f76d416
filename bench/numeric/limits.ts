// What this machine does at most on one thread, so that a reader on another can place the ratios.
import { join } from 'node:path';
import { root } from '../../scripts/lib/terminal.mjs';
import { compiledKernels } from '../../scripts/kernels/compile';
import { median } from '../statistics';

const rounds = 7;
const chains = 10;
const multiplyRounds = 2_000_000;
const doubles = 1 << 22;

/** Ten chains, so that none waits for itself. */
function multiplyAdds(count: number): number {
  let [a, b, c, d, e, f, g, h, i, j] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const [m, k] = [1.0000001, 1e-9];
  for (let round = 0; round < count; round += 1) {
    a = a * m + k;
    b = b * m + k;
    c = c * m + k;
    d = d * m + k;
    e = e * m + k;
    f = f * m + k;
    g = g * m + k;
    h = h * m + k;
    i = i * m + k;
    j = j * m + k;
  }
  return a + b + c + d + e + f + g + h + i + j;
}

function triad(a: Float64Array, b: Float64Array, c: Float64Array): void {
  for (let i = 0; i < a.length; i += 1) a[i] = (b[i] ?? 0) + 1.5 * (c[i] ?? 0);
}

function best(run: () => void): number {
  run();
  const times = Array.from({ length: rounds }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
  return median(times);
}

interface Loops {
  memory: WebAssembly.Memory;
  multiplyAdds(rounds: number): number;
  triad(count: number, from: number): void;
}

/** Lines for above the table. */
export async function machineLimits(): Promise<string[]> {
  const { instance } = await WebAssembly.instantiate(await compiledKernels(join(root, 'bench/assembly/limits.ts')), {});
  const loops = instance.exports as unknown as Loops;
  const from = loops.memory.grow(Math.ceil((24 * doubles) / 65_536)) * 65_536;
  const [a, b, c] = [new Float64Array(doubles), new Float64Array(doubles).fill(2), new Float64Array(doubles).fill(3)];
  // Pages that nobody wrote are all the same page, which never leaves the cache.
  new Float64Array(loops.memory.buffer, from, 3 * doubles).fill(1);
  const operations = 2 * chains * multiplyRounds;
  const rate = (amount: number, ms: number): string => (amount / ms / 1e6).toFixed(1);
  const multiply = [rate(operations, best(() => multiplyAdds(multiplyRounds))), rate(2 * operations, best(() => loops.multiplyAdds(multiplyRounds)))];
  const move = [rate(24 * doubles, best(() => triad(a, b, c))), rate(24 * doubles, best(() => loops.triad(doubles, from)))];
  return [
    `multiply-adds in registers: TypeScript ${multiply[0]}, WebAssembly f64x2 ${multiply[1]} GFLOP/s`,
    `triad over ${(24 * doubles) / 2 ** 20} MB: TypeScript ${move[0]}, WebAssembly f64x2 ${move[1]} GB/s`,
  ];
}
