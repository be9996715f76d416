import { columns } from '../report';
import type { Spread } from '../statistics';
import type { Measured } from './measure';

/** Two runs on one machine differ by about this much. */
const tolerance = 1.15;

export const met = ({ oursOverPeer, goal }: Measured): boolean | null => (oursOverPeer === null ? null : oursOverPeer.median <= goal * tolerance);

const figure = (value: number): string => value.toPrecision(value < 0.1 ? 1 : 2);
const spreadText = (of: Spread | null): string => (of === null ? '' : `${figure(of.median)} [${figure(of.q1)}, ${figure(of.q3)}]`);
const grey = (text: string): string => (process.stdout.isTTY ? `\u001b[90m${text}\u001b[39m` : text);
const milliseconds = (value: number | null): string => (value === null ? '' : value.toFixed(value < 10 ? 2 : 0));

const heads = ['workload', 'ours/naive', 'ours/peer', 'goal', '', 'peer, 1 thread', 'rounds', 'ours', 'naive', 'peer ms'];

function cells(row: Measured, note: string): string[] {
  const { workload, oursOverNaive, oursOverPeer, goal, peer, peerVersion, rounds, ms, naiveParts } = row;
  const verdict = met(row);
  return [
    naiveParts > 1 ? `${workload} (naive on 1/${naiveParts}, scaled)` : workload,
    spreadText(oursOverNaive),
    spreadText(oursOverPeer),
    String(goal),
    !row.checksumsAgree ? 'WRONG' : verdict === null ? '' : verdict ? 'met' : `missed${note === '' ? '' : `: ${note}`}`,
    peerVersion === null ? 'peer: none' : `${peer} (${peerVersion})`,
    String(rounds),
    grey(milliseconds(ms.ours)),
    grey(milliseconds(ms.naive)),
    grey(milliseconds(ms.peer)),
  ];
}

/** The table as text. `noteOf` says why a goal is out of reach, where that is known. */
export const numericTable = (rows: readonly Measured[], noteOf: (workload: string) => string): string =>
  columns([heads, ...rows.map((row) => cells(row, noteOf(row.workload)))], new Set([0, 4, 5]));

/** The same for a program. */
export const numericJson = (rows: readonly Measured[]): string =>
  JSON.stringify(
    rows.map(({ workload, oursOverNaive, oursOverPeer, peer, peerVersion, goal, checksumsAgree, rounds }) => ({ workload, oursOverNaive, oursOverPeer, peer, peerVersion, goal, checksumsAgree, rounds })),
  );
