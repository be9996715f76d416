import { refuse } from '../../contract/faults';
import { logSumExp } from '../../maths/logSumExp';
import { poissonLogMass } from '../../maths/poisson';
import { tableStarts, twoClassesGain, type Pair, type Seen } from './tableStarts';

/** Two Poissons of a table, the lower rate first. */
export interface TableMixture {
  pi: [number, number];
  lambda: [number, number];
  logLik: number;
}

/** The different counts of a table and how often each was seen. Refuses frequencies that are not whole or negative, and an empty table. */
function seenIn(frequencies: readonly number[]): Seen[] {
  const bad = frequencies.findIndex((frequency) => !(Number.isInteger(frequency) && frequency >= 0));
  if (bad >= 0) refuse('frequencies', `frequencies[${bad}] says how often ${bad} was seen, so it must be whole and not negative; it is ${frequencies[bad]}.`);
  const seen = frequencies.flatMap((times, x) => (times > 0 ? [{ x, times }] : []));
  return seen.length > 0 ? seen : refuse('frequencies', 'The table is empty: nothing was seen.');
}

/**
 * The maximum of Σ_x f_x log(π_1 Po(x; λ_1) + π_2 Po(x; λ_2)) over weights and rates, λ_1 < λ_2.
 *
 * frequencies[x]: how often x was seen. Refuses what is no table, an empty one, and one that a single Poisson fits as well as any two:
 * its weights would be anything. Several starts, each raised by EM and then by Newton's method to the last digits; the highest end counts.
 * Everitt & Hand, Finite Mixture Distributions (1981), section 4.3; the gradient that decides: Lindsay, Annals of Statistics 11 (1983).
 */
export function tableMixtureMle(frequencies: readonly number[]): TableMixture {
  const seen = seenIn(frequencies);
  if (!twoClassesGain(seen)) refuse('frequencies', 'One Poisson fits this table as well as any two do, so two classes cannot be told apart.');
  const ends = tableStarts(seen).map((start) => climbed(seen, start));
  const best = ends.reduce((high, end) => (end.logLik > high.logLik ? end : high));
  const { share, low, high, logLik } = best;
  return low <= high ? { pi: [share, 1 - share], lambda: [low, high], logLik } : { pi: [1 - share, share], lambda: [high, low], logLik };
}

interface Point extends Pair {
  logLik: number;
}

/** Log likelihood, slope and curvature in (share, low, high), and the place where EM goes from there. */
interface Surface {
  logLik: number;
  slope: [number, number, number];
  /** Upper triangle: 00, 01, 02, 11, 12, 22. */
  curvature: [number, number, number, number, number, number];
  em: Pair;
}

/**
 * Slopes by d/dλ Po(x; λ) = Po(x-1; λ) - Po(x; λ), which holds at λ = 0 too. Every mass is taken relative to the mixture's, so that none is lost.
 */
function surface(seen: readonly Seen[], { share, low, high }: Pair): Surface {
  const other = 1 - share;
  const [logShare, logOther] = [Math.log(share), Math.log1p(-share)];
  const slope: Surface['slope'] = [0, 0, 0];
  const curvature: Surface['curvature'] = [0, 0, 0, 0, 0, 0];
  const terms = new Float64Array(2);
  let [logLik, total, lowWeight, lowSum, highWeight, highSum] = [0, 0, 0, 0, 0, 0];
  for (const { x, times } of seen) {
    terms[0] = logShare + poissonLogMass(x, low);
    terms[1] = logOther + poissonLogMass(x, high);
    const log = logSumExp(terms);
    const mass = (y: number, rate: number): number => (y < 0 ? 0 : Math.exp(poissonLogMass(y, rate) - log));
    const [a, a1, a2] = [mass(x, low), mass(x - 1, low), mass(x - 2, low)];
    const [b, b1, b2] = [mass(x, high), mass(x - 1, high), mass(x - 2, high)];
    const [da, db] = [a1 - a, b1 - b];
    const gap = a - b;
    logLik += times * log;
    slope[0] += times * gap;
    slope[1] += times * share * da;
    slope[2] += times * other * db;
    curvature[0] -= times * gap * gap;
    curvature[1] += times * da * (1 - share * gap);
    curvature[2] -= times * db * (1 + other * gap);
    curvature[3] += times * (share * (a2 - 2 * a1 + a) - (share * da) ** 2);
    curvature[4] -= times * share * da * other * db;
    curvature[5] += times * (other * (b2 - 2 * b1 + b) - (other * db) ** 2);
    total += times;
    lowWeight += times * share * a;
    lowSum += times * share * a * x;
    highWeight += times * other * b;
    highSum += times * other * b * x;
  }
  const em = { share: lowWeight / total, low: lowWeight > 0 ? lowSum / lowWeight : low, high: highWeight > 0 ? highSum / highWeight : high };
  return { logLik, slope, curvature, em };
}

/**
 * Newton's step by Cholesky on -curvature, whose diagonal is raised by the share `damping` of its size; null where that is not positive definite.
 * `held`: the lower rate stays where it is.
 */
function newtonStep({ slope, curvature }: Surface, held: boolean, damping: number): [number, number, number] | null {
  const raised = (entry: number): number => damping * Math.abs(entry) - entry;
  const [b, d, e, lowSlope] = held ? [0, 1, 0, 0] : [-curvature[1], raised(curvature[3]), -curvature[4], slope[1]];
  const l00 = Math.sqrt(raised(curvature[0]));
  const [l10, l20] = [b / l00, -curvature[2] / l00];
  const l11 = Math.sqrt(d - l10 * l10);
  const l21 = (e - l20 * l10) / l11;
  const l22 = Math.sqrt(raised(curvature[5]) - l20 * l20 - l21 * l21);
  if (!(l00 > 0 && l11 > 0 && l22 > 0)) return null;
  const z0 = slope[0] / l00;
  const z1 = (lowSlope - l10 * z0) / l11;
  const x2 = (slope[2] - l20 * z0 - l21 * z1) / l22 / l22;
  const x1 = (z1 - l21 * x2) / l11;
  return [(z0 - l10 * x1 - l20 * x2) / l00, x1, x2];
}

const mostRounds = 2000;
/** Steps below this share of each parameter end the climb, and so do a few in a row that gain nothing a double would show. */
const closeEnough = 1e-13;
const mostStalls = 4;
const dampings = [0, 0.01, 0.3, 10] as const;

/** From a start uphill: Newton's step, damped until it stays inside and loses nothing; a step of EM where none does. */
function climbed(seen: readonly Seen[], start: Pair): Point {
  let at = start;
  let here = surface(seen, at);
  for (let round = 0, stalls = 0; round < mostRounds && stalls < mostStalls; round += 1) {
    const next = uphill(seen, at, here) ?? here.em;
    const there = surface(seen, next);
    const moved = Math.max(Math.abs(next.share - at.share) / next.share, away(at.low, next.low), away(at.high, next.high));
    stalls = there.logLik - here.logLik <= rounding(here.logLik) ? stalls + 1 : 0;
    at = next;
    here = there;
    if (moved < closeEnough) break;
  }
  return { ...at, logLik: here.logLik };
}

const rounding = (logLik: number): number => 4 * Number.EPSILON * Math.abs(logLik);
const away = (from: number, to: number): number => (from === to ? 0 : Math.abs(to - from) / Math.max(from, to));

/** The first of Newton's steps that stays inside and loses nothing. A lower rate that would fall below 0 stops at 0, and the others move on without it. */
function uphill(seen: readonly Seen[], at: Pair, here: Surface): Pair | null {
  for (const damping of dampings) {
    const free = newtonStep(here, at.low === 0 && here.slope[1] <= 0, damping);
    const stopped = free !== null && at.low + free[1] < 0;
    const step = stopped ? newtonStep(here, true, damping) : free;
    if (!step) continue;
    const next = { share: at.share + step[0], low: stopped ? 0 : at.low + step[1], high: at.high + step[2] };
    if (!(next.share > 0 && next.share < 1 && next.high > 0)) continue;
    if (logLikAt(seen, next) >= here.logLik - rounding(here.logLik)) return next;
  }
  return null;
}

function logLikAt(seen: readonly Seen[], { share, low, high }: Pair): number {
  const [logShare, logOther] = [Math.log(share), Math.log1p(-share)];
  return seen.reduce((sum, { x, times }) => sum + times * logSumExp([logShare + poissonLogMass(x, low), logOther + poissonLogMass(x, high)]), 0);
}
