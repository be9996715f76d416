// A peer in a process of its own: it answers each line it is sent with the milliseconds of one run.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { endianness, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../scripts/lib/terminal.mjs';
import type { PeerOf } from './workload';

export interface Peer {
  version: string;
  checks: number[];
  /** Milliseconds of one run. */
  time(): Promise<number>;
  end(): void;
}

const folder = join(root, 'bench/peers');
/** Debian's Python may have NumPy where the one that comes first on the path has not. */
const pythons = ['/usr/bin/python3', 'python3'];

const answers = (program: string, args: readonly string[]): boolean => spawnSync(program, args, { stdio: 'ignore', timeout: 60_000 }).status === 0;
const found = new Map<PeerOf['program'], string | null>();

function programFor(program: PeerOf['program']): string | null {
  const known = found.get(program);
  if (known !== undefined) return known;
  const path = program === 'R' ? (answers('Rscript', ['--version']) ? 'Rscript' : null) : (pythons.find((each) => answers(each, ['-c', 'import numpy, scipy'])) ?? null);
  found.set(program, path);
  return path;
}

/** Files of little-endian doubles, and the folder that holds them. */
function written(columns: Readonly<Record<string, Float64Array>>): string {
  if (endianness() !== 'LE') throw new Error('The data for R is written as this machine keeps it, which must be little-endian.');
  const place = mkdtempSync(join(tmpdir(), 'lab-bench-data-'));
  for (const [name, values] of Object.entries(columns)) writeFileSync(join(place, `${name}.f64`), values);
  return place;
}

/** Starts a peer and waits for its check numbers; null where its program or its packages are not installed. */
export async function startPeer(peer: PeerOf): Promise<Peer | null> {
  const program = programFor(peer.program);
  if (program === null) return null;
  const data = peer.program === 'R' ? written(peer.columns()) : null;
  const args = data === null ? [join(folder, 'serve.py'), peer.workload, peer.name] : [join(folder, 'serve.R'), peer.workload, data];
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<unknown> => {
    const line = await lines.next();
    if (line.done === true) throw new Error(`The peer "${peer.name}" of ${peer.workload} ended early.`);
    return JSON.parse(line.value);
  };
  const end = (): void => {
    child.stdin.end();
    if (data !== null) rmSync(data, { recursive: true, force: true });
  };
  try {
    const { version, checks } = (await answer()) as { version: string; checks: number[] };
    const time = async (): Promise<number> => {
      child.stdin.write('\n');
      return ((await answer()) as { ms: number }).ms;
    };
    return { version, checks, time, end };
  } catch (error) {
    end();
    throw error;
  }
}
