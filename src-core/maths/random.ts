import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** The next number of a stream, strictly between 0 and 1. */
export type Uniform = () => number;

/** FNV-1a over the characters of a text, then mixed as in MurmurHash3, so that near seeds start far apart. 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/**
 * Uniform numbers in the open interval (0, 1), the same for the same seed and purpose on every machine.
 *
 * Each purpose has its own stream, so that drawing more of one thing never moves another. seed: a whole number, 0 to 2^32 - 1.
 * Generator xoroshiro128+ (Blackman & Vigna, 2018), 53 bits a number.
 */
export function stream(seed: number, purpose: string): Uniform {
  const generator = xoroshiro128plus(hashOf(`${seed} ${purpose}`));
  return () => {
    let u = 0;
    // Zero has no logarithm and no quantile; it comes once in 2^53 draws.
    while (u === 0) u = uniformFloat64(generator);
    return u;
  };
}
