import { median, quantile, spread, type Spread } from './statistics';

/** One line of the table. */
export interface Row {
  workload: string;
  /** Median over the rounds, in milliseconds. */
  ours: number;
  other: number | null;
  /** Of the rounds' own ratios; null where there is nothing to compare with. */
  ratio: Spread | null;
  /** For a workload with a ratio the largest ratio, else the most milliseconds; null for what is told without a claim. */
  goal: number | null;
  met: boolean | null;
  rounds: number;
}

/** Ours against the other, round by round. */
export function paired(workload: string, ours: readonly number[], other: readonly number[], goal: number | null): Row {
  if (ours.length !== other.length) throw new Error(`${workload}: ${ours.length} rounds of ours stand against ${other.length} of the other.`);
  const ratio = spread(ours.map((each, round) => each / (other[round] ?? Number.NaN)));
  return { workload, ours: median(ours), other: median(other), ratio, goal, met: goal === null ? null : ratio.median <= goal, rounds: ours.length };
}

/** Milliseconds against a limit: the value at `share` of what was measured must stay under it. */
export function alone(workload: string, ours: readonly number[], goal: number | null, share = 0.5): Row {
  const value = quantile(ours, share);
  return { workload, ours: value, other: null, ratio: null, goal, met: goal === null ? null : value <= goal, rounds: ours.length };
}

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function cellsOf({ workload, ours, other, ratio, goal, met, rounds }: Row): string[] {
  return [
    workload,
    milliseconds(ours),
    other === null ? '' : milliseconds(other),
    ratio === null ? '' : `${ratio.median.toFixed(2)} [${ratio.q1.toFixed(2)}, ${ratio.q3.toFixed(2)}]`,
    goal === null ? '' : ratio === null ? milliseconds(goal) : goal.toFixed(2),
    met === null ? 'told only' : met ? 'met' : 'missed',
    String(rounds),
  ];
}

const heads = ['workload', 'ours', 'other', 'ratio [quartiles]', 'goal', '', 'rounds'];

/** Lines of cells, words to the left, numbers to the right. */
export function columns(lines: readonly (readonly string[])[], words: ReadonlySet<number>): string {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return lines
    .map((line) => line.map((cell, column) => (words.has(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ').trimEnd())
    .join('\n');
}

/** The table as text. */
export const table = (rows: readonly Row[]): string => columns([heads, ...rows.map(cellsOf)], new Set([0, 5]));
