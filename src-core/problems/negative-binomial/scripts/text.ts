import { py } from '../../../contract/python';

/** Up to this count sums of logarithms are quick; beyond, log gammas stand in for them, and fewer digits can agree. */
export const longestSum = 5_000_000;

const bySums = `    # A sum of small logarithms keeps the digits that a difference of two large log gammas loses.
    j = np.arange(max(int(np.max(x)), 1))
    return np.concatenate([[0.0], np.cumsum(np.log((r + j) / (1 + j)))])[x]`;
const byLogGamma = `    return np.array([math.lgamma(r + k) - math.lgamma(r) - math.lgamma(k + 1) for k in x.tolist()])`;
const factorialsBySums = `    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, max(int(np.max(x)), 1) + 1)))])[x]`;
const factorialsByLogGamma = `    return np.array([math.lgamma(k + 1) for k in x.tolist()])`;

/** What both scripts begin with: imports, the two laws, and a line that stops where script and screen differ. */
export const opening = (r: number, rho: number, largest: number): string => `# Likelihood Lab, negative binomial: the numbers on screen, worked out anew. Needs Python 3 and NumPy.
# NB(x; r, rho) = Gamma(r + x) / (x! Gamma(r)) * rho^x * (1 - rho)^r. SciPy, NumPy and R call 1 - rho their p.
import math

import numpy as np

r = ${py(r)}
rho = ${py(rho)}


def log_coefficient(x, r):
    """log Gamma(r + x) - log Gamma(r) - log x! for an array of counts."""
${largest <= longestSum ? bySums : byLogGamma}


def log_factorial(x):
${largest <= longestSum ? factorialsBySums : factorialsByLogGamma}


def log_nb(x, r, rho):
    return log_coefficient(x, r) + x * math.log(rho) + r * math.log1p(-rho)


def log_poisson(x, rate):
    if rate == 0:
        return np.where(x == 0, 0.0, -np.inf)
    return x * math.log(rate) - rate - log_factorial(x)


def check(name, value, on_screen, relative=${largest <= longestSum ? '1e-8' : '1e-5'}, absolute=0.0):
    """Prints a number beside the one on screen; stops where they differ."""
    print(f"{name:34s} {value:<24.15g} on screen {on_screen:.15g}")
    assert math.isclose(value, on_screen, rel_tol=relative, abs_tol=absolute), name


def check_all(name, values, on_screen):
    """The same for many numbers at once; what is far below the largest may be rounding."""
    assert np.allclose(values, on_screen, rtol=1e-7, atol=1e-9 * np.max(on_screen)), name
    print(f"{name:34s} {len(values)} numbers agree with those on screen")

`;
