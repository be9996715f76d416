import type { AnswerCurve, AnswerOnStage, Pair, Standing } from '../contract/answerOnStage';
import type { FormulaField } from '../contract/parts';
import type { Param } from '../contract/types';
import { rootsOf } from './counterexample';
import { formulaOf, ownFormula, prepare, type Formula, type Prepared } from './formula';
import { samplerOf, type Sampler } from './points';
import { answerTokens } from './read';
import { mostSteps, type Cells, type Point } from './scope';
import { Unfinished, Unreadable } from './trouble';
import type { Value } from './values';
import { curveTitle, curveTwin, timesOff } from './onStageWords';

/** A curve is bent between so many points. */
const points = 161;
/** A label beside a mark has fewer digits than a sentence. */
const labelDigits = 3;
/** Closer than this, relative to the right one, two values are one to the eye. */
const alike = 1e-9;

/** Both formulas at the stage's values with some of them replaced. */
type Look = (replaced: Readonly<Record<string, number>>) => Pair;

/**
 * A typed formula and the field's right one at the present values of a lab, and along a parameter that they move with.
 *
 * Null for what cannot be read, for values that are no numbers, and where the stage is larger than an answer may sum over.
 */
export function onStage(field: FormulaField, answer: string, standing: Standing, params: readonly Param[], failingAt: Readonly<Record<string, number>>): AnswerOnStage | null {
  try {
    const isParam = (name: string): boolean => params.some(({ id }) => id === name);
    // Along a curve, what no slider moves is taken where the answer was seen to fail.
    const given = standing.runs ? [] : Object.entries(failingAt).filter(([name]) => !isParam(name) && typeof standing.values[name] === 'number');
    const there = { ...standing, values: { ...standing.values, ...Object.fromEntries(given) } };
    const { look, names } = lookOf(field, answer, there);
    const rows = rowsOf(there, look);
    const label = field.label.split(',')[0] ?? '';
    return rows && { label, where: standing.where, rows, curve: standing.runs ? null : curveOf(label, there, params, look, names, failingAt) };
  } catch (error) {
    if (error instanceof Unreadable || error instanceof Unfinished) return null;
    throw error;
  }
}

/** A field made ready, with its right form: a hand on a slider asks at every move. */
function readied(field: FormulaField): { prepared: Prepared; settled: Sampler['settled']; right: Formula } {
  const prepared = prepare(field);
  return { prepared, settled: samplerOf(prepared, field.id).settled, right: ownFormula(prepared, field.right[0]?.form ?? '') };
}
const kept = new WeakMap<FormulaField, ReturnType<typeof readied>>();

function lookOf(field: FormulaField, answer: string, { values }: Standing): { look: Look; names: ReadonlySet<string> } {
  const ready = kept.get(field) ?? readied(field);
  kept.set(field, ready);
  const { prepared, settled, right } = ready;
  const yours = formulaOf(prepared, answerTokens(field, answer), answer.length);
  const look: Look = (replaced) => {
    const point: Point = settled(new Map<string, Value | Cells>(Object.entries({ ...values, ...replaced })));
    const valueOf = (formula: Formula): number => {
      const value = formula.run(point, { left: mostSteps });
      return typeof value === 'number' && Number.isFinite(value) ? value : NaN;
    };
    return { yours: valueOf(yours), right: valueOf(right) };
  };
  return { look, names: rootsOf(field, new Set([...yours.names, ...right.names])) };
}

/** One row for each value of the index that runs, else one; null where the right value is none. */
function rowsOf({ runs }: Standing, look: Look): AnswerOnStage['rows'] | null {
  const rows = runs ? Array.from({ length: runs.of }, (_, k) => ({ name: `${runs.name} ${k + 1}`, ...look({ [runs.index]: k + 1 }) })) : [{ name: null, ...look({}) }];
  return rows.some(({ right }) => Number.isNaN(right)) ? null : rows;
}

function curveOf(label: string, { values, along }: Standing, params: readonly Param[], look: Look, names: ReadonlySet<string>, failingAt: Readonly<Record<string, number>>): AnswerCurve | null {
  for (const id of along) {
    const [param, now] = [params.find((each) => each.id === id), values[id]];
    if (!param || typeof now !== 'number') continue;
    const at = (x: number): Pair => look({ [id]: x });
    const x = spread(param.slider);
    const pairs = x.map(at);
    const [yours, right] = [pairs.map((pair) => pair.yours), pairs.map((pair) => pair.right)];
    if (!moves(yours) && !moves(right)) continue;
    const others = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (name !== id && names.has(name) && typeof value === 'number' ? [[name, value]] : [])));
    const failing = failingOf(failingAt[id], at);
    const apart = failing && timesOff(failing.yours, failing.right, labelDigits);
    const numbers = { param: id, others, x, yours, right, now: { x: now, ...look({}) }, failing, apart, agree: crossings(x, pairs, at) };
    const words = { ...numbers, label };
    return { ...numbers, title: curveTitle(words), twin: curveTwin(words) };
  }
  return null;
}

const moves = (values: readonly number[]): boolean => values.some((value) => Math.abs(value - (values[0] ?? NaN)) > alike * Math.abs(value));
const differ = ({ yours, right }: Pair): boolean => Math.abs(yours - right) > alike * Math.abs(right);

function failingOf(x: number | undefined, at: (x: number) => Pair): AnswerCurve['failing'] {
  if (x === undefined) return null;
  const pair = at(x);
  return differ(pair) ? { x, ...pair } : null;
}

/** Places along a slider, as far apart as they look on it. */
function spread({ low, high, scale }: Param['slider']): number[] {
  const [from, to] = scale === 'log' ? [Math.log(low), Math.log(high)] : [low, high];
  return Array.from({ length: points }, (_, i) => {
    const at = from + ((to - from) * i) / (points - 1);
    return scale === 'log' ? Math.exp(at) : at;
  });
}

const halvings = 50;

/** Where two curves cross: between neighbouring points whose difference changes its sign, halved down. */
function crossings(x: readonly number[], pairs: readonly Pair[], at: (x: number) => Pair): number[] {
  const gap = ({ yours, right }: Pair): number => yours - right;
  return x.slice(1).flatMap((end, i) => {
    let [low, high] = [x[i] ?? end, end];
    const [before, after] = [gap(pairs[i] ?? { yours: NaN, right: NaN }), gap(pairs[i + 1] ?? { yours: NaN, right: NaN })];
    if (!(before * after < 0)) return before === 0 && i > 0 ? [low] : [];
    for (let n = 0; n < halvings; n += 1) {
      const middle = (low + high) / 2;
      if (gap(at(middle)) * before > 0) low = middle;
      else high = middle;
    }
    return [Number(((low + high) / 2).toPrecision(12))];
  });
}
