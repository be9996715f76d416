import type { AnswerSymbol, Draw } from '../contract/parts';
import type { Matrix } from '../contract/matrix';
import { normalDraw } from '../maths/draws';
import { stream, type Uniform } from '../maths/random';
import type { Cells, Point } from './scope';
import { ownFormula, prepare, type Formula, type Prepared } from './formula';
import { column, matrixOf, type Value } from './values';

/** The points at which a field's answers are compared: the same for everybody, on every machine. */
export interface Sampler {
  point(i: number): Point;
  /** The same point after some of its numbers were changed: what follows from them follows anew. */
  settled(point: ReadonlyMap<string, Value | Cells>): Point;
}

/** Of the draws of a real number, this share lies within a fiftieth of each end: slips hide there. */
const nearAnEnd = 0.1;
const wholeShare = 0.3;

function numberDraw(draw: Draw, uniform: Uniform): number {
  const whole = (low: number, high: number): number => low + Math.floor((high - low + 1) * uniform());
  switch (draw.kind) {
    case 'whole':
      return whole(draw.low, draw.high);
    case 'signed': {
      const size = draw.low + (draw.high - draw.low) * uniform();
      return uniform() < 0.5 ? -size : size;
    }
    case 'real': {
      if (draw.whole && uniform() < wholeShare) return whole(...draw.whole);
      const [which, along] = [uniform(), uniform()];
      const share = which < nearAnEnd ? along / 50 : which < 2 * nearAnEnd ? 1 - along / 50 : along;
      return draw.low + (draw.high - draw.low) * share;
    }
    default:
      return uniform();
  }
}

/** Divided by their sum. */
function normalised(values: Float64Array, from: number, length: number): void {
  let total = 0;
  for (let j = 0; j < length; j += 1) total += values[from + j];
  for (let j = 0; j < length; j += 1) values[from + j] /= total;
}

/** Positive definite, with this diagonal: the correlations of random directions, scaled. */
function definite(diagonal: ArrayLike<number>, uniform: Uniform): Matrix {
  const n = diagonal.length;
  const directions = Array.from({ length: n }, () => Array.from({ length: n + 1 }, () => normalDraw(uniform)));
  const lengths = directions.map((each) => Math.hypot(...each));
  return matrixOf(n, n, (i, j) => {
    if (i === j) return diagonal[i] ?? NaN;
    const dot = (directions[i] ?? []).reduce((total, x, k) => total + x * (directions[j]?.[k] ?? 0), 0);
    return (dot / ((lengths[i] ?? 1) * (lengths[j] ?? 1))) * Math.sqrt((diagonal[i] ?? 0) * (diagonal[j] ?? 0));
  });
}

/** Draws the points of a field one after the other. `purpose` names the field: another field has another stream. */
export function samplerOf(prepared: Prepared, purpose: string): Sampler {
  const uniform = stream(1, purpose);
  const points: Point[] = [];
  const { symbols } = prepared.field;
  const formulas = new Map(symbols.flatMap((symbol) => (symbol.draw.kind === 'formula' ? [[symbol.name, derived(prepared, symbol, symbol.draw)] as const] : [])));

  const sizeOf = (point: Point, size: string | number): number => {
    const value = typeof size === 'number' ? size : point.get(size);
    return typeof value === 'number' ? value : NaN;
  };

  /** What follows from the symbols before it; null for a symbol that is drawn. */
  function following(symbol: AnswerSymbol, point: Point): Value | null {
    const formula = formulas.get(symbol.name);
    if (!formula || symbol.draw.kind !== 'formula') return null;
    const { index } = symbol.draw;
    const value = (at: Point): Value => formula.run(at, { left: Infinity });
    if (index === undefined) return value(point);
    const length = sizeOf(point, symbol.cell?.[0] ?? 0);
    return column(Array.from({ length }, (_, k) => Number(value(new Map([...point, [index, k + 1]])))));
  }

  function cellDraw(symbol: AnswerSymbol, point: Point, k: number): Value {
    const { draw } = symbol;
    const [rows, columns] = (symbol.cell ?? []).map((size) => sizeOf(point, size));
    if (rows === undefined) return numberDraw(draw, uniform);
    if (draw.kind === 'identity') return matrixOf(rows, rows, (i, j) => (i === j ? 1 : 0));
    if (draw.kind === 'definite') {
      const other = point.get(draw.diagonal);
      const diagonal = typeof other === 'object' && 'cells' in other ? other.cells[k] : other;
      return typeof diagonal === 'object' ? definite(diagonal.values, uniform) : NaN;
    }
    const cell = matrixOf(rows, columns ?? 1, () => numberDraw(draw, uniform));
    if (draw.kind === 'shares') for (let i = 0; i < (columns === undefined ? 1 : rows); i += 1) normalised(cell.values, i * (columns ?? 0), columns ?? rows);
    return cell;
  }

  function drawn(symbol: AnswerSymbol, point: Point): Value | Cells {
    const { draw } = symbol;
    if (draw.kind === 'index') return 1 + Math.floor(sizeOf(point, draw.of) * uniform());
    if (!symbol.slots) return following(symbol, point) ?? cellDraw(symbol, point, 0);
    const sizes = symbol.slots.map((slot) => sizeOf(point, slot));
    const cells: Value[] = Array.from({ length: sizes.reduce((a, b) => a * b, 1) }, (_, k) => cellDraw(symbol, point, k));
    if (draw.kind !== 'shares' || symbol.cell) return { sizes, cells };
    const numbers = Float64Array.from(cells, Number);
    const last = sizes.at(-1) ?? 1;
    for (let from = 0; from < numbers.length; from += last) normalised(numbers, from, last);
    return { sizes, cells: Array.from(numbers) };
  }

  return {
    point(i) {
      while (points.length <= i) {
        const point = new Map<string, Value | Cells>();
        for (const symbol of symbols) if (symbol.draw.kind !== 'integrated') point.set(symbol.name, drawn(symbol, point));
        points.push(point);
      }
      return points[i] ?? new Map();
    },
    settled(point) {
      const result = new Map(point);
      for (const symbol of symbols) {
        const value = following(symbol, result);
        if (value !== null) result.set(symbol.name, value);
      }
      return result;
    },
  };
}

/** The formula of a symbol that follows from others; its index counts as one more symbol. */
function derived(prepared: Prepared, symbol: AnswerSymbol, draw: Draw & { kind: 'formula' }): Formula {
  const { index } = draw;
  if (index === undefined) return ownFormula(prepared, draw.of);
  const counter: AnswerSymbol = { name: index, tex: index, meaning: `counts the entries of ${symbol.name}`, draw: { kind: 'integrated' }, role: 'index' };
  const field = { ...prepared.field, symbols: [...prepared.field.symbols, counter] };
  return ownFormula(prepare(field), draw.of);
}
