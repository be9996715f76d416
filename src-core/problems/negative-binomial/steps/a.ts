import { byFormula, bySum, type Erratum } from '../../../contract/steps';
import { shown } from '../../../contract/words';
import { logGamma, logGammaRatio, logNormalizer, logPmf } from '../model';
import { countSums, tooWide } from './counts';
import { ofLaw, poleNear } from './law';

const unnamed: Erratum = {
  id: '1a-1',
  kind: 'C',
  says: 'The printed solution names neither the base measure h nor the domain: A is finite for η < 0 only, that is for ρ strictly between 0 and 1.',
};
/** Σ h(x) e^(x/10) over the first terms: at η = 0.1 > 0 the series has no limit. */
function partialSums(r: number): string {
  const sums: number[] = [];
  let sum = 0;
  let term = 1;
  for (let x = 0; x < 100; x += 1) {
    sum += term;
    term *= ((r + x) / (x + 1)) * Math.exp(0.1);
    if (x === 9 || x === 49 || x === 99) sums.push(sum);
  }
  return `At eta = 0.1 the sums of 10, 50 and 100 terms are ${sums.map(shown).join(', ')}: no limit.`;
}

/** What a logarithm carries of its argument's rounding, however near 0 it comes. */
const argument = 1;

/** A product of more factors is not worth its time. */
const mostFactors = 100_000;

/** The pmf as an exponential family: log p = log h(x) + η x - A(η) with η = log ρ. */
export const a = ofLaw([
  {
    id: 'family',
    left: '\\log\\mathrm{NB}(x;@r,@rho)',
    relation: '=',
    right: '\\log h(x)+@eta\\,x-A(@eta),\\quad @eta=\\log @rho',
    spoken: 'The log of the negative binomial mass at x is log h of x, plus eta x, minus A of eta, with eta the log of rho.',
    because: 'What multiplies $x$ in the exponent is the natural parameter, and what is free of $x$ is minus the log normalizer.',
    sides: ({ x, r, rho }) => {
      const eta = Math.log(rho);
      const [ratio, factorial, A] = [logGammaRatio(r, x), logGamma(x + 1), logNormalizer(r, eta)];
      return [
        { route: 'log mass in its saddle-point form', value: logPmf(x, r, rho), precision: byFormula },
        { route: 'h by gamma functions, A in eta', value: ratio - factorial + eta * x - A, precision: byFormula, scale: Math.abs(ratio) + factorial - eta * x + A + argument },
      ];
    },
    noteWhen: poleNear,
    errata: [{ id: 'S1', kind: 'C', says: 'The question lets ρ be 0 or 1, where there is no such family: at ρ = 0 its logarithm has no value, at ρ = 1 every mass is 0.' }],
  },
  {
    id: 'base',
    left: '\\log h(x)=\\log\\frac{\\Gamma(@r+x)}{x!\\,\\Gamma(@r)}',
    relation: '=',
    right: '\\sum_{j=1}^{x}\\log\\frac{@r+j-1}{j}',
    spoken: 'Log h of x, the log of gamma of r plus x over x factorial times gamma of r, is the sum over j from one to x of the log of r plus j minus one over j.',
    because: 'The base $h$ collects what depends on $x$ but not on $@rho$; it is a rising factorial over $x!$.',
    sides: ({ x, r }) => {
      const [ratio, factorial] = [logGammaRatio(r, x), logGamma(x + 1)];
      let sum = 0;
      let size = 0;
      for (let j = 1; j <= x; j += 1) {
        const each = Math.log((r + j - 1) / j);
        sum += each;
        size += Math.abs(each);
      }
      return [
        { route: 'gamma functions', value: ratio - factorial, precision: byFormula, scale: Math.abs(ratio) + factorial + argument },
        { route: 'factor by factor', value: sum, precision: bySum(x), scale: size + x * argument },
      ];
    },
    undefinedWhen: ({ x }) => (x > mostFactors ? `The product would take ${x} factors; choose an x of at most ${mostFactors}.` : null),
    errata: [unnamed],
  },
  {
    id: 'normalizer',
    left: '\\log\\sum_{x=0}^{\\infty}h(x)\\,e^{@eta x}',
    relation: '=',
    right: 'A(@eta)=-@r\\log(1-e^{@eta}),\\quad @eta<0',
    spoken: 'The log of the sum over x of h of x times e to the eta x is A of eta, minus r times the log of one minus e to the eta, for negative eta.',
    because: 'The masses sum to one, so $A$ is the log of the series; by the binomial series that converges for $@eta<0$ and has no limit for any other.',
    sides: ({ r, rho }) => {
      const { logTotal, logScale, terms } = countSums(r, rho);
      return [
        { route: 'the series, term by term', value: logTotal, precision: bySum(terms), scale: logScale },
        { route: 'closed form in eta', value: logNormalizer(r, Math.log(rho)), precision: byFormula },
      ];
    },
    undefinedWhen: ({ r, rho }) => tooWide(r, rho),
    noteWhen: (at) => [partialSums(at.r), poleNear(at)].filter((note) => note !== null).join(' '),
    errata: [unnamed],
  },
]);
