/** Beside a row that is bound by matrix products: what would help is left out on purpose. */
export const fusedWould = 'relaxed FMA would reach it, and would round differently from machine to machine';

/** One run over data that was made before; answers its check numbers. */
export type Run = () => number[];

/** What one row of the table sets side by side. */
export interface Contest {
  ours: Run;
  /** Obvious loops. */
  naive: Run;
  /** Where the obvious loops take seconds they run on one of so many parts, and ours on the same part is what they are checked against. */
  part?: { of: number; ours: Run };
}

export interface Workload {
  /** Names the row: an id of peers/README.md, with a suffix where it has more than one row. */
  id: string;
  /** The largest ratio of ours to the peer that is a success. */
  goal: number;
  /** Said beside the row when the goal is missed. */
  note?: string;
  peer: PeerOf;
  /** Makes the data, which takes memory: called when the row's turn has come. */
  prepare(): Contest;
}

export type PeerOf =
  | { program: 'python'; workload: string; name: string }
  /** R is given its data in files, one for each column. */
  | { program: 'R'; workload: string; name: string; columns: () => Readonly<Record<string, Float64Array>> };
