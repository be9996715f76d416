// Rates and weights changed by hand, as the state keeps them.

/** One change: after this half-step this class has this rate for this neuron. */
export interface Edit {
  halfStep: number;
  k: number;
  neuron: number;
  rate: number;
}
const width = 4;

function* rowsOf(edits: readonly number[]): Generator<Edit> {
  for (let at = 0; at + width <= edits.length; at += width) {
    const [halfStep = 0, k = 0, neuron = 0, rate = 0] = edits.slice(at, at + width);
    yield { halfStep, k, neuron, rate };
  }
}
const flat = (edits: readonly Edit[]): number[] => edits.flatMap(({ halfStep, k, neuron, rate }) => [halfStep, k, neuron, rate]);
const isSame = (a: Edit, b: Edit): boolean => a.halfStep === b.halfStep && a.k === b.k && a.neuron === b.neuron;

/** The run branches here: what was changed later is gone, an earlier change of the same rate at this half-step is replaced. */
export function editsWith(edits: readonly number[], edit: Edit): number[] {
  return flat([...[...rowsOf(edits)].filter((each) => each.halfStep <= edit.halfStep && !isSame(each, edit)), edit]);
}

/** The rate as EM left it: this change is taken back. */
export function editsWithout(edits: readonly number[], edit: Omit<Edit, 'rate'>): number[] {
  return flat([...rowsOf(edits)].filter((each) => !isSame(each, { ...edit, rate: 0 })));
}

/** Digits of the other weights: enough for a sum of 1, few enough to read. */
const fine = 1e6;

/** Weights after one of them was set: the others keep their proportions and take what is left. They sum to 1. */
export function weightsWith(weights: readonly number[], k: number, to: number): number[] {
  if (weights.length === 1) return [1];
  const rest = weights.reduce((sum, weight, j) => (j === k ? sum : sum + weight), 0);
  const scaled = weights.map((weight, j) => {
    if (j === k) return to;
    const share = rest > 0 ? weight / rest : 1 / (weights.length - 1);
    return Math.round(share * (1 - to) * fine) / fine;
  });
  // What rounding left over goes to the largest of the others.
  const largest = scaled.reduce((best, weight, j) => (j !== k && (best === k || weight > (scaled[best] ?? 0)) ? j : best), k);
  const others = scaled.reduce((sum, weight, j) => (j === largest ? sum : sum + weight), 0);
  return scaled.map((weight, j) => (j === largest ? Math.max(0, Number((1 - others).toPrecision(12))) : weight));
}

/** As many changes as a state holds. */
const mostEdits = 200;

/** Rates as they stand, made the start: a change of every rate before the first half-step. Too many for a state are left to the start as drawn. */
export function startChosen({ K, D, now }: { K: number; D: number; now: Float64Array }): number[] {
  return K * D > mostEdits ? [] : flat(Array.from(now, (rate, j) => ({ halfStep: 0, k: Math.floor(j / D), neuron: j % D, rate })));
}
