// Check numbers are part of a run, on our side as on the peers': four sums side by side, so that none waits for another.

/** Σ of values, each by `of`. */
function sumBy(values: Float64Array, of: (value: number) => number): number {
  let [a, b, c, d] = [0, 0, 0, 0];
  const whole = values.length - (values.length % 4);
  for (let i = 0; i < whole; i += 4) {
    a += of(values[i]!);
    b += of(values[i + 1]!);
    c += of(values[i + 2]!);
    d += of(values[i + 3]!);
  }
  for (let i = whole; i < values.length; i += 1) a += of(values[i]!);
  return a + b + (c + d);
}

export const sumOf = (values: Float64Array): number => sumBy(values, (value) => value);
export const sumOfSizes = (values: Float64Array): number => sumBy(values, Math.abs);
