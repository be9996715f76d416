import { py, pyArray } from '../../../contract/python';
import { distances, rates } from '../mixture';
import type { Law } from '../law';
import { upperTail } from '../model';
import type { PmfView, Views } from '../state';
import { opening } from './text';

/** Beyond this many counts a table of probabilities is too long for a script that is to answer at once. */
const longestTable = 1_000_000;
/** What lies beyond the table of counts, as a share of the tail that is summed over it: nothing that eight digits would show. */
const beyond = 1e-10;

const moments = ({ pmf, variance, dispersion, logNormalizer: { at } }: NonNullable<Views['family']>): string => `
eta = math.log(rho)
check("mean", r * rho / (1 - rho), ${py(pmf.mean)})
check("variance", r * rho / (1 - rho) ** 2, ${py(variance.total)})
check("variance / mean", 1 / (1 - rho), ${py(dispersion.value)})
check("log normalizer A(eta)", -r * math.log1p(-rho), ${py(at.A)})
check("mean of the rate", r * rho / (1 - rho), ${py(variance.within)})
check("variance of the rate", r * (rho / (1 - rho)) ** 2, ${py(variance.between)})
`;

const table = ({ pmf: { x, negativeBinomial, poisson, tail, mean } }: NonNullable<Views['family']>, last: number): string => `
x = np.arange(${last + 1})
nb = np.exp(log_nb(x, r, rho))
poisson = np.exp(log_poisson(x, ${py(mean)}))
shown = ${pyArray(x, 'int')}
nb_on_screen = ${pyArray(negativeBinomial, 'float')}
poisson_on_screen = ${pyArray(poisson, 'float')}
print("count, negative binomial, Poisson of the same mean")
for k in shown[shown <= ${last}][:61]:
    print(f"{k:6d}  {nb[k]:.12f}  {poisson[k]:.12f}")
inside = shown <= ${last}
check_all("probabilities, NB", nb[shown[inside]], nb_on_screen[inside])
check_all("probabilities, Poisson", poisson[shown[inside]], poisson_on_screen[inside])
check("P(X >= ${tail.from}), NB", float(np.sum(nb[${tail.from}:])), ${py(tail.negativeBinomial)})
check("P(X >= ${tail.from}), Poisson", float(np.sum(poisson[${tail.from}:])), ${py(tail.poisson)})
`;

// The distance on screen has one cell for the last millionth of the law.
const mixture = (seed: number, drawn: readonly number[], distance: number): string => `
# The first ${drawn.length} rates that seed ${seed} draws from Ga(r, (1 - rho) / rho): fixed uniforms through the quantile function.
rates = ${pyArray(drawn, 'float')}
average = sum(np.exp(log_poisson(x, rate)) for rate in rates.tolist()) / len(rates)
outside = abs((1 - np.sum(average)) - (1 - np.sum(nb)))
check("distance of the average from NB", float(np.sum(np.abs(average - nb)) + outside) / 2, ${py(distance)}, absolute=2e-6)
`;

/** Where the table ends: far enough for its tail to be summed, or just too far for a table. */
function lastCount({ r, rho }: Law, { x, tail }: PmfView): number {
  let last = Math.max(x[x.length - 1], tail.from + 50);
  while (last <= longestTable && upperTail(last, r, rho) > beyond * tail.negativeBinomial) last = Math.ceil(1.5 * last);
  return last;
}

/** The family's numbers as a script: moments, table, tails and the mixture, each checked against the screen. */
export function familyScript(law: Law, seed: number, step: number, views: NonNullable<Views['family']>): string {
  const last = lastCount(law, views.pmf);
  const drawn = rates(seed, law.r, law.rho, step);
  const tabulates = last <= longestTable;
  const compared = tabulates && step > 0 && distances(seed, law.r, law.rho, 1).width === 1;
  return [
    opening(law.r, law.rho, tabulates ? last : 1),
    moments(views),
    tabulates ? table(views, last) : `\n# The law reaches beyond ${longestTable} counts: its probabilities are not tabulated here.\n`,
    compared ? mixture(seed, drawn, distances(seed, law.r, law.rho, step).value.at(-1) ?? 0) : '',
  ].join('');
}
