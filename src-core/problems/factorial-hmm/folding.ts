/**
 * p(z^l = k), [L][K] at out[at], from probabilities over the K^L states, which are used up: the slowest level is summed out and the rest
 * folded onto one K-th of the length, so that all levels together read 1 + 1/K + ... times K^L numbers, not L times.
 */
export function foldLevels(K: number, L: number, probabilities: Float64Array, out: Float64Array, at: number): void {
  let length = probabilities.length / K;
  for (let level = 0; level < L; level += 1, length /= K) {
    for (let k = 0; k < K; k += 1) {
      const from = k * length;
      let sum = 0;
      for (let i = 0; i < length; i += 1) sum += probabilities[from + i];
      out[at + level * K + k] = sum;
      if (k > 0) for (let i = 0; i < length; i += 1) probabilities[i] += probabilities[from + i];
    }
  }
}
