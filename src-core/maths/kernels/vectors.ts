import type { Kernels } from './kernels';

const pageBytes = 65_536;

/** What the compiled module exports: the kernels by their names, and the memory that they work on. */
type Exports = Omit<Kernels, 'name' | 'reserve'> & { memory: { readonly buffer: ArrayBuffer; grow(pages: number): number } };

/**
 * The kernels on 128-bit vectors, from the bytes of the module that the build makes of `assembly/`.
 *
 * Rejects where the bytes are no such module, or this processor or this engine has no such vectors: then the plain ones serve.
 */
export async function vectorKernels(bytes: Uint8Array<ArrayBuffer>): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(bytes, {});
  const { memory, ...loops } = instance.exports as unknown as Exports;
  let doubles = new Float64Array(memory.buffer);
  return {
    ...loops,
    name: 'vectors',
    reserve(wanted) {
      if (doubles.length < wanted) {
        memory.grow(Math.ceil((8 * wanted - memory.buffer.byteLength) / pageBytes));
        doubles = new Float64Array(memory.buffer);
      }
      return doubles;
    },
  };
}
