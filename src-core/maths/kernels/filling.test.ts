import { describe, expect, it } from 'vitest';
import { drawn, twins } from '../../../scripts/kernels/twins';
import { stream } from '../random';
import { layOut } from './kernels';

describe('short numbers', () => {
  it.each(twins)('%s: become doubles, up to the largest', (_, kernels) => {
    const values = [0, 1, 2, 255, 256, 32767, 32768, 65535, 7, 8, 9, 10, 11, 12, 13, 14];
    const { memory, ...at } = layOut(kernels, { short: 4, to: 16 });
    new Uint16Array(memory.buffer, 8 * at.short, 16).set(values);
    kernels.widen(16, at.short, at.to);
    expect([...memory.subarray(at.to, at.to + 16)]).toEqual(values);
  });
});

describe('products of pairs', () => {
  const cases = twins.flatMap(([name, kernels]) => [1, 2, 3, 8, 11].map((width) => ({ name, kernels, width })));

  it.each(cases)('$name: rows of $width numbers have each pair once, and nothing else is read', ({ kernels, width }) => {
    const [rows, stride] = [5, width + 3];
    const values = drawn(stream(16, 'pairs'), rows * stride);
    const { memory, ...at } = layOut(kernels, { from: rows * stride + 1, to: (rows * width * (width + 1)) / 2 + 1 });
    memory.set(values, at.from);
    kernels.pairProducts(rows, width, stride, at.from, 2, at.to);
    const expected: number[] = [];
    for (let r = 0; r < rows; r += 1) for (let i = 0; i < width; i += 1) for (let j = i; j < width; j += 1) expected.push((i === j ? 1 : 2) * values[r * stride + i] * values[r * stride + j]);
    expect([...memory.subarray(at.to, at.to + expected.length)]).toEqual(expected);
  });
});
