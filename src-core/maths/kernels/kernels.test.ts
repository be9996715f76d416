import { describe, expect, it } from 'vitest';
import { compiledKernels } from '../../../scripts/kernels/compile';
import { apart, drawn, plain, twins, vectors } from '../../../scripts/kernels/twins';
import { stream } from '../random';
import { layOut } from './kernels';
import { vectorKernels } from './vectors';

describe('the module', () => {
  it('holds a kernel for every name of the interface, and imports nothing', async () => {
    expect(Object.keys(vectors).sort()).toEqual(Object.keys(plain).sort());
    expect(WebAssembly.Module.imports(new WebAssembly.Module(await compiledKernels()))).toEqual([]);
  });

  it('keeps what the kernels own below the first free double', async () => {
    const { instance } = await WebAssembly.instantiate(await compiledKernels(), {});
    const { memory } = instance.exports as { memory: WebAssembly.Memory };
    expect(new Float64Array(memory.buffer).subarray(2048).every((x) => x === 0)).toBe(true);
  });

  it('is refused where it is no module, so that the loops stay in charge', async () => {
    await expect(vectorKernels(new Uint8Array([0, 97, 115, 109, 9]))).rejects.toThrow();
  });

  it.each(twins)('%s: memory that grows keeps room for all that was laid out', (_, kernels) => {
    const { memory, a, b } = layOut(kernels, { a: 3, b: 500_000 });
    expect([a % 2, b - a, memory.length >= b + 500_000]).toEqual([0, 8, true]);
  });
});

describe('gemm', () => {
  const shapes = [[1, 4, 1], [2, 8, 3], [3, 12, 5], [7, 20, 2], [10, 4, 48]] as const;
  const cases = twins.flatMap(([name, kernels]) => shapes.flatMap((shape) => [true, false].flatMap((turned) => [true, false].map((more) => ({ name, kernels, shape, turned, more })))));

  it.each(cases)('$name: $shape, A turned: $turned, added to C: $more', ({ kernels, shape: [m, n, k], turned, more }) => {
    const uniform = stream(7, `gemm ${m} ${n} ${k}`);
    const [A, B, C] = [drawn(uniform, m * k), drawn(uniform, k * n), drawn(uniform, m * n)];
    const { memory, a, b, c } = layOut(kernels, { a: m * k, b: k * n, c: m * n });
    memory.set(A, a);
    memory.set(B, b);
    memory.set(C, c);
    const [aRow, aColumn] = turned ? [1, m] : [k, 1];
    kernels.gemm(m, n, k, a, aRow, aColumn, b, n, c, n, more);
    const expected = C.map((was, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      return B.reduce((sum, _, l) => (l < k ? sum + A[i * aRow + l * aColumn] * B[l * n + j] : sum), more ? was : 0);
    });
    expect(apart(memory.subarray(c, c + m * n), expected)).toBeLessThan(1e-14);
  });
});
