// From launch to the first window painted: the app against an empty window, in turn.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { root } from '../scripts/lib/terminal.mjs';
import { electron, emptyApp, labApp, switches, withProfile } from './apps';
import { alone, paired, type Row } from './report';

interface Start {
  /** Milliseconds from launch until the window stood on the screen with its first paint in it. */
  window: number;
  /** Until the first figure was drawn; null for a page without one. */
  figure: number | null;
}

const rounds = 9;
const patienceMs = 30_000;

/** One start, from nothing. A start that came to nothing is told and made once more: the pair it belongs to must not be lost. */
const timed = (folder: string): Promise<Start> =>
  once(folder).catch((error: unknown) => {
    console.warn(`Trying once more: ${String(error)}`);
    return once(folder);
  });

function once(folder: string): Promise<Start> {
  return withProfile(
    (profile) =>
      new Promise((done, fail) => {
        const launched = Date.now();
        const child = spawn(electron, [...switches(profile), join(root, 'bench/watched')], {
          cwd: root,
          env: { ...process.env, LAB_WATCHED: folder },
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        let start: Start | null = null;
        createInterface({ input: child.stdout }).on('line', (line) => {
          if (!line.startsWith('{"shown"')) return;
          const { shown, painted, drawn } = JSON.parse(line) as { shown: number; painted: number; drawn: number | null };
          start = { window: Math.max(shown, painted) - launched, figure: drawn === null ? null : drawn - launched };
        });
        const stuck = setTimeout(() => child.kill('SIGKILL'), patienceMs);
        child.once('error', fail);
        child.once('exit', (code, signal) => {
          clearTimeout(stuck);
          if (start) done(start);
          else fail(new Error(`${folder} ended before it had shown a window (${signal === 'SIGKILL' ? `stopped after ${patienceMs / 1000} s` : `exit code ${code}`}).`));
        });
      }),
  );
}

export async function startRows(): Promise<Row[]> {
  // The first start of either reads the runtime from disk.
  await timed(emptyApp);
  await timed(labApp);
  const ours: Start[] = [];
  const other: Start[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await timed(labApp));
    other.push(await timed(emptyApp));
  }
  return [
    paired('start: first window painted, against an empty one', ours.map(({ window }) => window), other.map(({ window }) => window), 1.25),
    alone('start: first figure drawn', ours.flatMap(({ figure }) => figure ?? []), null),
  ];
}
