// One row of the table: check numbers first, then rounds in turn, so that whatever slows the machine for a while slows every side.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { median, spread, type Spread } from '../statistics';
import { startPeer, type Peer } from './peer';
import type { Run, Workload } from './workload';

export interface Measured {
  workload: string;
  oursOverNaive: Spread | null;
  oursOverPeer: Spread | null;
  /** "none" where it is not installed. */
  peer: string;
  peerVersion: string | null;
  goal: number;
  checksumsAgree: boolean;
  rounds: number;
  /** Medians in milliseconds: ours, naive (for the whole, where it ran on a part), peer. */
  ms: { ours: number; naive: number; peer: number | null };
  /** Of how many parts the naive loops ran on one; 1 for the whole. */
  naiveParts: number;
  /** What the check numbers differed in. */
  faults: string[];
}

const agreement = 1e-10;
const rounds = 9;
/** What takes longer than this is run in a third of the rounds. */
const slowMs = 2500;
const warmUpMs = 150;
/** Short runs are repeated within a round, and their median taken: a single one would be a timer's noise. */
const shortMs = 20;
const mostRepeats = 7;

const differs = (a: number, b: number): boolean => !(Math.abs(a - b) <= agreement * Math.max(Math.abs(a), Math.abs(b)));

/** In words, where two lists of check numbers are not the same to ten digits. */
function differences(what: string, ours: readonly number[], other: readonly number[]): string[] {
  if (ours.length !== other.length) return [`${what}: ${ours.length} check numbers stand against ${other.length}`];
  return ours.flatMap((each, i) => (differs(each, other[i] ?? Number.NaN) ? [`${what}: check number ${i + 1} is ${each}, not ${other[i] ?? 'there'}`] : []));
}

interface Side {
  rounds: number;
  /** Of one round. */
  time(): Promise<number>;
}

const timed = (run: Run): (() => Promise<number>) => async () => {
  const began = performance.now();
  run();
  return performance.now() - began;
};

/** Runs a side until it is warm, and decides how often it is run. */
async function side(once: () => Promise<number>): Promise<Side> {
  const first = await once();
  if (first > slowMs) return { rounds: Math.ceil(rounds / 3), time: once };
  let last = await once();
  for (let spent = first + last; spent < warmUpMs; spent += last) last = await once();
  const repeats = Math.max(1, Math.min(mostRepeats, Math.floor(shortMs / last)));
  return {
    rounds,
    time: async () => {
      const times: number[] = [];
      for (let each = 0; each < repeats; each += 1) times.push(await once());
      return median(times);
    },
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function inTurn(sides: readonly Side[]): Promise<number[][]> {
  const times: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, each] of sides.entries()) {
      if (round >= each.rounds) continue;
      // No side pays for what another left behind.
      collect();
      times[at]?.push(await each.time());
    }
  }
  return times;
}

/** Of the rounds that both sides ran, their own ratios; null where there is nothing to divide by. */
function ratios(ours: readonly number[], other: readonly number[], times = 1): Spread | null {
  const both = Math.min(ours.length, other.length);
  return both === 0 ? null : spread(ours.slice(0, both).map((each, round) => each / ((other[round] ?? Number.NaN) * times)));
}

/** Compares and times one workload. Nothing is timed where the check numbers differ. */
export async function measure({ id, goal, peer: of, prepare }: Workload): Promise<Measured> {
  const { ours, naive, part } = prepare();
  const peer: Peer | null = await startPeer(of);
  try {
    const faults = [
      ...differences('naive', (part?.ours ?? ours)(), naive()),
      ...(peer === null ? [] : differences(of.name, ours(), peer.checks)),
    ];
    const about = { workload: id, peer: peer === null ? 'none' : of.name, peerVersion: peer?.version ?? null, goal, checksumsAgree: faults.length === 0, faults, naiveParts: part?.of ?? 1 };
    if (faults.length > 0) return { ...about, oursOverNaive: null, oursOverPeer: null, rounds: 0, ms: { ours: 0, naive: 0, peer: null } };
    const sides = [await side(timed(ours)), await side(timed(naive)), ...(peer === null ? [] : [await side(() => peer.time())])];
    const [oursMs = [], naiveMs = [], peerMs = []] = await inTurn(sides);
    return {
      ...about,
      oursOverNaive: ratios(oursMs, naiveMs, about.naiveParts),
      oursOverPeer: ratios(oursMs, peerMs),
      rounds: Math.min(oursMs.length, (peer === null ? naiveMs : peerMs).length),
      ms: { ours: median(oursMs), naive: median(naiveMs) * about.naiveParts, peer: peerMs.length === 0 ? null : median(peerMs) },
    };
  } finally {
    peer?.end();
  }
}
