import type { FormulaField, Slip } from '../contract/parts';
import type { Cells, Point } from './scope';
import { comparable, gap, multipleOf, nearEnough } from './closeness';
import { counterexampleWords, plainest, shapeWords, shortNumber } from './counterexample';
import { rightFinding, type Finding } from './finding';
import { ownFormula, type Formula, type Prepared } from './formula';
import type { Sampler } from './points';
import { tryAnswer, type Sighting, type Trial } from './trial';
import { unreadable } from './trouble';
import { isFiniteValue, type Value } from './values';

/** One of a field's own forms, with its values at the field's points as they are asked for. */
interface OwnForm {
  formula: Formula;
  at(index: number): Value;
}

/** How near counts as equal, for the right form and for a slip's. */
interface Tolerances {
  right: number;
  slip: number;
}

// A quadrature of 8 points is exact for log densities only; a slip may put a density under the expectation.
const inExpectation: Tolerances = { right: 1e-8, slip: 1e-4 };

function tolerances({ relation, within }: Prepared['field']): Tolerances {
  if (relation === 'expectation') return inExpectation;
  return relation === 'number' ? { right: within ?? nearEnough, slip: within ?? nearEnough } : { right: nearEnough, slip: nearEnough };
}

/** The relations equal, number and expectation: the same value at every point of the field. */
export function equalityOf(prepared: Prepared, sampler: Sampler): (answer: Formula) => Finding {
  const { field } = prepared;
  const isConstant = field.symbols.length === 0;
  const eitherWay = field.eitherWay ?? false;
  const tolerance = tolerances(field);
  const own = (form: string): OwnForm => {
    const formula = ownFormula(prepared, form);
    const values = new Map<number, Value>();
    return {
      formula,
      at(index) {
        const value = values.get(index) ?? formula.run(sampler.point(index), { left: Infinity });
        values.set(index, value);
        return value;
      },
    };
  };
  const rights = field.right.map(({ form, note }) => ({ own: own(form), note: note ?? null }));
  const slips = field.slips.map((slip) => ({ slip, forms: slip.forms.map(own) }));
  const [main] = rights;
  if (!main) throw new Error(`Field ${field.id} has no right form.`);

  const isSlip = (answer: Formula, trial: Trial, slip: Slip, form: OwnForm): boolean => {
    if (slip.relation === 'proportional' && slip.over !== undefined) return isProportional(answer, form.formula, trial, slip.over, prepared);
    if (slip.relation === 'multiple') return trial.sightings.every(({ index, value }) => (multipleOf(value, form.at(index)) ?? 0) !== 0);
    return trial.equals((index) => form.at(index), tolerance.slip) === true;
  };

  return (answer) => {
    const trial = tryAnswer(answer, sampler, (index) => main.own.at(index), isConstant, eitherWay);
    const comparisons = rights.map((right) => ({ right, isEqual: trial.equals((index) => right.own.at(index), tolerance.right) }));
    const words = undefinedWords(field, trial);
    const equal = comparisons.find(({ isEqual }) => isEqual === true);
    if (equal) return rightFinding(equal.right.note, words);
    if (comparisons.every(({ isEqual }) => isEqual === null)) unreadable('Rounding hides the value of this formula; write it without differences of large numbers.', null);
    const slip = slips.find((each) => each.forms.some((form) => isSlip(answer, trial, each.slip, form)))?.slip ?? null;
    return { isRight: false, note: null, slip, ...failure(prepared, answer, main.own.formula, trial, tolerance.right, sampler, words) };
  };
}

/** Where an answer has no value although one is asked. */
function undefinedWords(field: FormulaField, { undefinedAt, undefinedShare }: Trial): string[] {
  if (undefinedAt === null) return [];
  const at = field.symbols.flatMap(({ name, draw }) => {
    const value = undefinedAt.get(name);
    return typeof value === 'number' && draw.kind !== 'formula' ? [`${name} = ${shortNumber(value)}`] : [];
  });
  const where = undefinedShare > 0.5 ? 'At most of the allowed values' : at.length === 0 ? 'At some allowed values' : `At some allowed values, such as ${at.slice(0, 4).join(', ')},`;
  return [`${where} your formula has no real value; it was compared at the others.`];
}

/** A plain point is sought among so many failing ones. */
const fewFailures = 8;

/** The first `count` that pass, without looking at the rest. */
function firstOf<T>(count: number, all: readonly T[], passes: (each: T) => boolean): T[] {
  const found: T[] = [];
  for (const each of all) {
    if (found.length === count) break;
    if (passes(each)) found.push(each);
  }
  return found;
}

/** The failing point and what is said of it. */
function failure(prepared: Prepared, answer: Formula, right: Formula, trial: Trial, near: number, sampler: Sampler, before: readonly string[]): Pick<Finding, 'counterexample' | 'words' | 'pointWords'> {
  const { field } = prepared;
  const missed = firstOf(fewFailures, trial.sightings, (sighting) => trial.fails(sighting, near));
  const [first] = missed;
  if (first && !comparable(first.value, first.right, field.eitherWay)) return { counterexample: null, words: [...before, shapeWords(first.value, first.right)] };
  if (field.valueIsAnswer) return { counterexample: null, words: [...before, ...directionWords(first)] };
  const counterexample = plainest(field, answer, right, missed.map(({ point }) => point), sampler);
  const isRounded = usesDecimal(answer) && trial.sightings.every(({ value, right: wanted }) => gap(value, wanted, field.eitherWay) <= 1e-2);
  const words = [...before, ...(isRounded ? ['It is near: keep exact numbers instead of rounded ones.'] : [])];
  return { counterexample, words, ...(counterexample ? { pointWords: counterexampleWords(counterexample, typeof first?.right === 'object') } : {}) };
}

function directionWords(sighting: Sighting | undefined): string[] {
  if (!sighting || typeof sighting.value !== 'number' || typeof sighting.right !== 'number') return [];
  return [sighting.value > sighting.right ? 'It is too large.' : 'It is too small.'];
}

const usesDecimal = ({ syntax }: Formula): boolean => {
  const look = (node: typeof syntax): boolean => (node.kind === 'number' ? !Number.isInteger(node.value) : node.kind === 'apply' && node.parts.some(look));
  return look(syntax);
};

const fewPoints = 12;

/** Whether the ratio of two formulas is a positive constant while one variable moves and the others stand, at every point tried. */
function isProportional(answer: Formula, form: Formula, trial: Trial, variable: string, { field }: Prepared): boolean {
  const draw = field.symbols.find(({ name }) => name === variable)?.draw;
  return trial.sightings.slice(0, fewPoints).every(({ point }) => {
    const ratios = values(draw, point).map((value) => {
      const moved: Point = new Map<string, Value | Cells>([...point, [variable, value]]);
      return ratio(answer.run(moved, trial.budget), form.run(moved, trial.budget));
    });
    const [first = NaN] = ratios;
    return first > 0 && ratios.every((each) => Math.abs(each - first) <= nearEnough * first);
  });
}

const ratio = (a: Value, b: Value): number => (typeof a === 'number' && typeof b === 'number' && isFiniteValue(a) ? a / b : NaN);

/** The values that a counting variable takes. */
function values(draw: Prepared['field']['symbols'][number]['draw'] | undefined, point: Point): number[] {
  const size = draw?.kind === 'index' ? point.get(draw.of) : undefined;
  const [low, high] = draw?.kind === 'whole' ? [draw.low, draw.high] : [1, typeof size === 'number' ? size : 1];
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}
