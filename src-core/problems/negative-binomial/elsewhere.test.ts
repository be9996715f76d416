import { describe, expect, it } from 'vitest';
import { elsewhereView } from './elsewhere';
import { lawAt } from './law';
import { logGamma, pmf } from './model';

const codeOf = (r: number, rho: number): Record<string, string> => Object.fromEntries(elsewhereView(lawAt(r, rho)).lines.map(({ where, code }) => [where, code]));
/** The second number in a call's brackets, or the one after a name. */
const numberAfter = (code: string | undefined, mark: string): number => Number.parseFloat(code?.split(mark)[1] ?? '');

describe('the same law elsewhere', () => {
  it('is written with 1 - rho, with rho, and with the mean', () => {
    expect(codeOf(3, 0.6)).toMatchObject({
      'SciPy': 'scipy.stats.nbinom(3, 0.4)',
      'PyTorch': 'torch.distributions.NegativeBinomial(3, probs=0.6)',
      'R': 'dnbinom(4, size = 3, mu = 4.5)',
      'R, prob form': 'dnbinom(4, size = 3, prob = 0.4)',
      'Julia': 'NegativeBinomial(3, 0.4)',
      'PyMC': 'pymc.NegativeBinomial.dist(mu=4.5, alpha=3)',
    });
  });

  it('has alpha = r in PyMC and alpha = 1/r in statsmodels', () => {
    const code = codeOf(8, 0.5);
    expect(numberAfter(code['PyMC'], 'alpha=')).toBe(8);
    expect(numberAfter(code['statsmodels'], 'alpha=')).toBe(0.125);
  });

  it('gives the probability that it names, from the numbers that it writes', () => {
    const { lines, at } = elsewhereView(lawAt(1.7, 0.35));
    const p = numberAfter(lines.find(({ where }) => where === 'SciPy')?.code, ', ');
    const direct = Math.exp(logGamma(1.7 + at.x) - logGamma(1.7) - logGamma(at.x + 1)) * p ** 1.7 * (1 - p) ** at.x;
    expect(at.pmf).toBeCloseTo(direct, 14);
    expect(at.pmf).toBe(pmf(at.x, 1.7, 0.35));
  });

  it('says of every dialect what differs', () => {
    const { lines, twin } = elsewhereView(lawAt(3, 0.6));
    expect(new Set(lines.map(({ where }) => where)).size).toBe(lines.length);
    expect(lines.filter(({ trap }) => !/^[A-Z].{20,}\.$/.test(trap))).toEqual([]);
    expect(twin).toContain('the count 4 the probability 0.124');
  });

  it('keeps the numbers of an extreme law', () => {
    expect(numberAfter(codeOf(3, 1 - 1e-9)['SciPy'], ', ') / 1e-9).toBeCloseTo(1, 7);
    expect(codeOf(1e-3, 1e-9)['SciPy']).toBe('scipy.stats.nbinom(0.001, 0.999999999)');
  });
});
