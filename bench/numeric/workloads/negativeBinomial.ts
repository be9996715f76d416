import { logGamma } from '../../../src-core/maths/gamma';
import { bulkLogPmfs, exactLogPmfs, mleOfCounts } from '../../../src-core/problems/negative-binomial/bulk';
import { filled, uniforms } from '../data';
import { sumOf } from '../sums';
import type { Contest, Workload } from '../workload';

const size = 1_000_000;

interface Triples {
  x: Float64Array;
  r: Float64Array;
  rho: Float64Array;
}

function triples(): Triples {
  const [a, b, c] = [uniforms(1, size), uniforms(2, size), uniforms(3, size)] as const;
  return { x: a.map((u) => Math.floor(1000 * u * u * u)), r: b.map((u) => 0.05 + 100 * u * u), rho: c.map((u) => 0.01 + 0.98 * u) };
}

function naiveLogPmfs({ x, r, rho }: Triples, out: Float64Array): void {
  for (let i = 0; i < out.length; i += 1) {
    const [count = 0, shape = 0, chance = 0] = [x[i], r[i], rho[i]];
    out[i] = logGamma(shape + count) - logGamma(shape) - logGamma(count + 1) + count * Math.log(chance) + shape * Math.log1p(-chance);
  }
}

const checks = (values: Float64Array): number[] => [sumOf(values), values.at(0) ?? 0, values.at(-1) ?? 0];

function logPmfs(form: typeof bulkLogPmfs): Contest {
  const data = triples();
  const out = new Float64Array(size);
  return {
    ours() {
      form(data.x, data.r, data.rho, out);
      return checks(out);
    },
    naive() {
      naiveLogPmfs(data, out);
      return checks(out);
    },
  };
}

/** ψ(r+x) - ψ(r), as the sum that it is for a whole x. */
function digammaDifference(r: number, x: number): number {
  let sum = 0;
  for (let j = 0; j < x; j += 1) sum += 1 / (r + j);
  return sum;
}

/** Bisection on the slope in r, each time over all counts. */
function naiveMle(counts: Float64Array): number[] {
  let total = 0;
  for (const count of counts) total += count;
  const mean = total / counts.length;
  const slope = (r: number): number => {
    let sum = counts.length * Math.log(r / (r + mean));
    for (const count of counts) sum += digammaDifference(r, count);
    return sum;
  };
  let [low, high] = [1e-3, 1e3];
  for (let round = 0; round < 60; round += 1) {
    const middle = (low + high) / 2;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
  return [low, mean / (low + mean)];
}

function fit(counts: Float64Array): number[] {
  const { r, rho } = mleOfCounts(counts) ?? { r: 0, rho: 0 };
  return [r, rho];
}

function mle(): Contest {
  const [a, b, c] = [uniforms(4, size), uniforms(5, size), uniforms(6, size)] as const;
  const counts = filled(size, (i) => Math.floor(20 * (a[i] ?? 0) ** 2 * ((b[i] ?? 0) + (c[i] ?? 0))));
  const part = counts.subarray(0, size / 10);
  return { ours: () => fit(counts), naive: () => naiveMle(part), part: { of: 10, ours: () => fit(part) } };
}

const python = (workload: string, name: string) => ({ program: 'python', workload, name }) as const;

export const negativeBinomial: readonly Workload[] = [
  { id: 'nb-logpmf', goal: 0.4, peer: python('nb-logpmf', 'scipy.special'), prepare: () => logPmfs(bulkLogPmfs) },
  { id: 'nb-logpmf-exact', goal: 0.5, peer: { program: 'R', workload: 'nb-logpmf', name: 'R dnbinom', columns: () => ({ ...triples() }) }, prepare: () => logPmfs(exactLogPmfs) },
  { id: 'nb-mle', goal: 0.6, peer: python('nb-mle', 'numpy brentq after bincount'), prepare: mle },
];
