import type { FormulaField } from '../contract/parts';
import { rightFinding, type Finding } from './finding';
import { ownFormula, type Formula, type Prepared } from './formula';
import { growthPaths, staysTogether } from './growth';
import { shortNumber } from './counterexample';
import type { Syntax } from './syntax';
import { unreadable } from './trouble';

/** A number by its sign and the logarithm of its size: costs are larger than any double. */
interface Scaled {
  sign: number;
  log: number;
}
type Values = ReadonlyMap<string, Scaled>;
type Run = (at: Values) => Scaled;

const scaled = (x: number): Scaled => ({ sign: Math.sign(x), log: Math.log(Math.abs(x)) });
const plain = ({ sign, log }: Scaled): number => sign * Math.exp(log);

function sumOf(a: Scaled, b: Scaled): Scaled {
  if (a.sign === 0) return b;
  if (b.sign === 0) return a;
  const [more, less] = a.log >= b.log ? [a, b] : [b, a];
  const share = more.sign * less.sign * Math.exp(less.log - more.log);
  if (share === -1) return { sign: 0, log: -Infinity };
  return { sign: more.sign, log: more.log + Math.log1p(share) };
}
const negated = ({ sign, log }: Scaled): Scaled => ({ sign: -sign, log });
const undefinedCost: Scaled = { sign: NaN, log: NaN };

/** Functions of one scaled number that costs may use. */
const functions: ReadonlyMap<string, (a: Scaled) => Scaled> = new Map([
  ['negate', negated],
  ['log', (a: Scaled) => (a.sign > 0 ? scaled(a.log) : undefinedCost)],
  ['exp', (a: Scaled) => ({ sign: 1, log: plain(a) })],
  ['sqrt', (a: Scaled) => (a.sign >= 0 ? { sign: a.sign, log: a.log / 2 } : undefinedCost)],
  ['abs', (a: Scaled) => ({ sign: Math.abs(a.sign), log: a.log })],
]);
const operations: ReadonlyMap<string, (a: Scaled, b: Scaled) => Scaled> = new Map([
  ['add', sumOf],
  ['subtract', (a: Scaled, b: Scaled) => sumOf(a, negated(b))],
  ['multiply', (a: Scaled, b: Scaled) => ({ sign: a.sign * b.sign, log: a.log + b.log })],
  ['inner', (a: Scaled, b: Scaled) => ({ sign: a.sign * b.sign, log: a.log + b.log })],
  ['divide', (a: Scaled, b: Scaled) => (b.sign === 0 ? undefinedCost : { sign: a.sign * b.sign, log: a.log - b.log })],
  ['power', (a: Scaled, b: Scaled) => (a.sign > 0 ? { sign: 1, log: a.log === 0 ? 0 : plain(b) * a.log } : undefinedCost)],
]);

/** A cost as a function of its logarithmic variables. Refuses functions that costs do not need. */
function compileCost(syntax: Syntax, constants: ReadonlyMap<string, number>): Run {
  if (syntax.kind === 'number') {
    const value = scaled(syntax.value);
    return () => value;
  }
  if (syntax.kind === 'name') {
    const { name } = syntax;
    const constant = constants.get(name);
    const value = constant === undefined ? null : scaled(constant);
    return (at) => value ?? at.get(name) ?? undefinedCost;
  }
  const [first, second] = syntax.parts.map((part) => compileCost(part, constants));
  const [one, two] = [functions.get(syntax.name), operations.get(syntax.name)];
  if (two && first && second) return (at) => two(first(at), second(at));
  if (one && first && !second) return (at) => one(first(at));
  return unreadable(`A cost is made of + - * / ^, log and sqrt; ${syntax.name} is not read here.`, syntax.at);
}

/** The relation of costs: the same order of growth along every path. */
export function costsOf(prepared: Prepared, purpose: string): (answer: Formula) => Finding {
  const { field, vocabulary } = prepared;
  const following = field.symbols.flatMap(({ name, draw }) => (draw.kind === 'formula' ? [{ name, run: compileCost(ownFormula(prepared, draw.of).syntax, vocabulary.constants) }] : []));
  const complete = (at: Values): Values => new Map([...at, ...following.map(({ name, run }) => [name, run(at)] as const)]);
  const paths = growthPaths(field, purpose).map((path) => path.map((sizes) => complete(new Map([...sizes].map(([name, log]) => [name, { sign: 1, log }])))));
  const runOf = (formula: Formula): Run => compileCost(formula.syntax, vocabulary.constants);
  const logsOf = (run: Run): number[][] => paths.map((path) => path.map((at) => run(at).log));
  const own = (form: string): { run: Run; logs: number[][] } => {
    const run = runOf(ownFormula(prepared, form));
    return { run, logs: logsOf(run) };
  };
  const rights = field.right.map(({ form }) => own(form));
  const slips = field.slips.map((slip) => ({ slip, forms: slip.forms.map(own) }));
  const sameOrder = (a: readonly number[][], b: readonly number[][]): boolean => a.every((logs, i) => staysTogether(logs, b[i] ?? []));

  return (answer) => {
    const run = runOf(answer);
    const signs = paths.flatMap((path) => path.map((at) => run(at).sign));
    if (signs.some((sign) => sign <= 0)) unreadable('A cost is positive; here a minus makes it negative or nothing.', null);
    if (signs.every((sign) => Number.isNaN(sign))) unreadable('This has no value as a cost.', null);
    const logs = logsOf(run);
    if (rights.some((right) => sameOrder(logs, right.logs))) return rightFinding();
    const slip = slips.find(({ forms }) => forms.some((form) => sameOrder(logs, form.logs)))?.slip ?? null;
    const [right] = rights;
    return { isRight: false, note: null, slip, ...(right ? growthExample(field, run, right.run, complete) : { counterexample: null, words: [] }) };
  };
}

/** One variable doubled while the others stand: by how much the cost grows, and by how much it should. */
function growthExample(field: FormulaField, yours: Run, right: Run, complete: (at: Values) => Values): Pick<Finding, 'counterexample' | 'words'> {
  const names = field.symbols.flatMap(({ name, draw }) => (draw.kind === 'grows' || draw.kind === 'exponent' ? [name] : []));
  // Sizes in the order of growth that the field states, so that smaller terms do not hide the difference.
  const start = (name: string): number => (field.symbols.some((symbol) => symbol.name === name && symbol.draw.kind === 'exponent') ? 4 : (field.faster ?? []).some(([, slow]) => slow === name) || names.includes('L') && name === 'K' ? 4 : 100);
  const sizes = names.map((name) => [name, start(name)] as const);
  const at = (doubled: string): Values => complete(new Map(sizes.map(([name, size]) => [name, scaled(name === doubled ? 2 * size : size)])));
  const growth = (run: Run, name: string): number => Math.exp(run(at(name)).log - run(at('')).log);
  for (const [name, size] of sizes) {
    const [mine, theirs] = [growth(yours, name), growth(right, name)];
    if (!Number.isFinite(mine) || Math.abs(mine - theirs) <= 0.01 * theirs) continue;
    const others = sizes.filter(([other]) => other !== name).map(([other, value]) => `${other} = ${value}`);
    return {
      counterexample: { at: Object.fromEntries(sizes.map(([each, value]) => [each, each === name ? 2 * value : value])), yours: mine, right: theirs },
      words: [`From ${name} = ${size} to ${name} = ${2 * size}, ${others.join(', ')}, your cost grows ${shortNumber(mine)} times, the true one ${shortNumber(theirs)} times.`],
    };
  }
  return { counterexample: null, words: [] };
}
