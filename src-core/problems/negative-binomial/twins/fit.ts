import type { View } from '../../../contract/types';
import type { Cell, CountsView, GoodnessOfFit, GoodnessView, MomentsView, ProfileView, RatioView, RateView, ResidualsView } from '../state';
import { chance, range, shown, whole } from '../../../contract/words';

type Numbers<V extends View> = Omit<V, keyof View>;

/** Cells told one by one; a longer table is told by its first ones. */
const mostCellsTold = 9;

const nothing = { title: 'Every count is zero: nothing to fit' };

/** One decimal: expected counts are compared with whole ones. */
const expected = (value: number): string => (value >= 1e4 ? shown(value) : value.toFixed(1));

/** r in five digits, as it is quoted: 1.0246. */
export const shownR = (r: number): string => (r >= 1e5 || r < 1e-3 ? shown(r) : String(Number(r.toPrecision(5))));

export function countsWords({ cells, total, counted, unit, mean }: Numbers<CountsView>): View {
  const [first] = cells;
  const what = first.high === 0 ? `no ${counted}` : `${range(first.low, first.high)} ${counted}`;
  const have = first.observed === 1 ? 'has' : 'have';
  const seen = `${whole(first.observed)} of ${whole(total)} ${unit} ${have} ${what}`;
  const title = mean === 0 ? nothing.title : `${seen}: Poisson expects ${whole(first.poisson)}, NB ${whole(first.negativeBinomial)}`;
  const told = cells.slice(0, mostCellsTold).map(cellWords);
  const rest = cells.length > mostCellsTold ? `; and so on to ${cells[cells.length - 1].label}` : '';
  return { title, twin: `How many ${unit} have how many ${counted}, of ${whole(total)} with mean ${shown(mean)}. ${told.join('; ')}${rest}.` };
}

const cellWords = ({ low, high, observed, negativeBinomial, poisson }: Cell): string =>
  `${range(low, high)}: ${whole(observed)} seen, NB ${expected(negativeBinomial)}, Poisson ${expected(poisson)}`;

function largest(values: readonly number[]): number {
  return values.reduce((best, value, i) => (Math.abs(value) > Math.abs(values[best]) ? i : best), 0);
}

export function residualsWords({ labels, negativeBinomial, poisson }: Numbers<ResidualsView>): View {
  const nb = largest(negativeBinomial);
  const po = largest(poisson);
  const misses = (values: readonly number[], at: number): boolean => Math.abs(values[at]) > 1;
  const title = misses(poisson, po)
    ? misses(negativeBinomial, nb) && Math.abs(negativeBinomial[nb]) > Math.abs(poisson[po])
      ? 'At these parameters NB misses more than Poisson'
      : 'Poisson misses in a pattern'
    : misses(negativeBinomial, nb)
      ? 'At these parameters NB misses, Poisson does not'
      : 'Both laws stay close to the counts';
  const twin = `Root of observed minus root of expected: the Poisson's largest miss is ${shown(poisson[po])} at ${labels[po]}, the negative binomial's ${shown(negativeBinomial[nb])} at ${labels[nb]}.`;
  return { title, twin };
}

export function profileWords({ maximum, interval, poisson, now }: Numbers<ProfileView>): View {
  const here = `At r = ${shownR(now.r)} and rho = ${shown(now.rho)} it is ${shown(now.logLik)}.`;
  if (!maximum) return { ...nothing, twin: `Every count is zero, so the likelihood only grows as the mean falls to 0, whatever r is: there is no best r. ${here}` };
  if (maximum.r === Infinity)
    return {
      title: 'Poisson is the limit',
      twin: `The log likelihood rises all the way as r grows and ends at the Poisson's, ${shown(poisson)}: these counts do not vary more than a Poisson. ${openInterval(interval)} ${here}`,
    };
  return {
    title: `r = ${shownR(maximum.r)} fits best`,
    twin: `The log likelihood is highest at r = ${shownR(maximum.r)}, ${shown(maximum.logLik)}. ${openInterval(interval)} The Poisson, r infinite, lies ${shown(maximum.logLik - poisson)} lower. ${here}`,
  };
}

function openInterval(interval: ProfileView['interval']): string {
  if (!interval) return '';
  const { low, high } = interval;
  return high === Infinity ? `The 95 % interval runs from ${shown(low)} upwards and is open.` : `The 95 % interval runs from ${shown(low)} to ${shown(high)}.`;
}

export function ratioWords({ statistic, pValue, critical }: Numbers<RatioView>): View {
  const title = statistic === 0 ? 'The gap is 0: nothing against Poisson' : `Chance alone rarely passes ${shown(critical)}`;
  const side = statistic > critical ? 'beyond' : 'below';
  const twin = `Twice the gap between both best log likelihoods is ${shown(statistic)}, ${side} ${shown(critical)}, which Poisson counts pass in 5 % of samples; p = ${chance(pValue)}, with half the chance at exactly 0.`;
  return { title, twin };
}

export function momentsWords({ observed, within, between, poisson }: Numbers<MomentsView>): View {
  const title = observed > 1.05 * poisson ? 'The moving rate adds what is missing' : 'No variance is missing';
  const twin = `Variance ${shown(observed)} observed; the negative binomial has ${shown(within + between)} = ${shown(within)} + ${shown(between)}, mean rate and variance of the rate; the Poisson has ${shown(poisson)}.`;
  return { title, twin };
}

export function rateOfUnitsWords({ mean, shape, rate }: Numbers<RateView>, unit: string): View {
  return {
    title: `If NB is right, the ${unit} differ in their rate`,
    twin: `The rates of the ${unit} follow a gamma law of shape ${shown(shape)} and rate ${shown(rate)}: mean ${shown(mean)}, standard deviation ${shown(Math.sqrt(mean / rate))}.`,
  };
}

/** Below this a fit is called bad. */
const level = 0.05;

type Verdict = 'fits' | 'does not fit' | 'has no fit' | 'not judged';
function verdict(fit: GoodnessOfFit | null): Verdict {
  if (!fit) return 'has no fit';
  if (fit.pValue === null) return 'not judged';
  return fit.pValue < level ? 'does not fit' : 'fits';
}

const both: Record<Verdict, string> = { fits: 'Both laws fit', 'does not fit': 'Neither law fits', 'has no fit': 'There is no fit to judge', 'not judged': 'Too few cells to judge either law' };

/** Short enough for the narrow column: "NB fits, Poisson does not fit". */
function verdicts(negativeBinomial: Verdict, poisson: Verdict): string {
  if (negativeBinomial === poisson) return both[poisson];
  const short = negativeBinomial === 'fits' || poisson !== 'does not fit' ? poisson : 'misses';
  return `NB ${negativeBinomial}, Poisson ${short}`;
}

function goodnessSentence(name: string, fit: GoodnessOfFit | null): string {
  if (!fit) return `There is no maximum to judge ${name} at.`;
  const cells = `Pearson's statistic of ${name} over ${fit.cells.length} pooled cells is ${shown(fit.statistic)}`;
  return fit.pValue === null ? `${cells}; no degree of freedom is left to judge it.` : `${cells} with ${fit.degrees} degrees of freedom, p = ${chance(fit.pValue)}.`;
}

export function goodnessWords({ negativeBinomial, poisson }: Numbers<GoodnessView>): View {
  return {
    title: verdicts(verdict(negativeBinomial), verdict(poisson)),
    twin: `${goodnessSentence('the negative binomial', negativeBinomial)} ${goodnessSentence('the Poisson', poisson)}`,
  };
}
