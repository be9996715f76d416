import { join } from 'node:path';
import { app, MessageChannelMain, utilityProcess, type UtilityProcess, type WebContents } from 'electron';
import type { Notice } from '../src-core/contract/types';

/** Waits before the first, second and third restart; the fourth death within a minute stops them. */
const waitsMs = [0, 1000, 4000];
const minuteMs = 60_000;
/** Above this the core is taken away from a machine that would otherwise start to swap. */
const memoryLimitKb = 1.5 * 1024 * 1024;

/**
 *            start                exit not asked for
 *   (none) ────────▶ (running) ────────────────────▶ (waiting) ──▶ (running)
 *                        ▲                               │ fourth death in 60 s
 *                        └──────── restart() ─────── (stopped)
 */
export function supervise(tell: (notice: Notice) => void) {
  let child: UtilityProcess | null = null;
  let page: WebContents | null = null;
  let deaths: number[] = [];
  let leaving = false;
  let pending: NodeJS.Timeout | null = null;

  function start(): void {
    if (pending) clearTimeout(pending);
    pending = null;
    if (child || leaving) return;
    const started = utilityProcess.fork(join(import.meta.dirname, 'core.js'), [], { serviceName: 'Likelihood Lab core' });
    child = started;
    // Exit alone decides: a plain exit(0) or a throw makes no 'child-process-gone', and after kill() the code is 0 too.
    started.once('exit', () => {
      if (child === started) died();
    });
    connect();
  }

  function died(reason = 'The computing process ended unexpectedly'): void {
    child = null;
    if (leaving) return;
    const now = performance.now();
    deaths = [...deaths.filter((at) => now - at < minuteMs), now];
    const wait = waitsMs[deaths.length - 1];
    if (wait === undefined) {
      tell({ kind: 'core', state: 'stopped', message: 'The computing process ended four times within a minute. Nothing you entered is lost.' });
      return;
    }
    tell({ kind: 'core', state: 'gone', message: `${reason}. It is being started again; nothing you entered is lost.` });
    pending = setTimeout(start, wait);
  }

  /** Hands page and core the two ends of a fresh channel; main has no part in what passes through. */
  function connect(): void {
    if (!child || !page || page.isDestroyed()) return;
    const { port1, port2 } = new MessageChannelMain();
    child.postMessage('port', [port1]);
    page.postMessage('core-port', null, [port2]);
  }

  /** It holds nothing that could be lost, so it is not asked: a stopped or looping process would not hear, and kill() waits two seconds for it. */
  function end(): UtilityProcess | null {
    const doomed = child;
    child = null;
    const kill = (): void => {
      try {
        if (doomed?.pid !== undefined) process.kill(doomed.pid, 'SIGKILL');
      } catch {
        // It was gone already.
      }
    };
    // One that is only being started has no number yet, and would live on unseen.
    if (doomed && doomed.pid === undefined) doomed.once('spawn', kill);
    else kill();
    return doomed;
  }

  const watch = setInterval(() => {
    const pid = child?.pid;
    const metric = pid === undefined ? undefined : app.getAppMetrics().find((each) => each.pid === pid);
    if (!metric || metric.memory.workingSetSize <= memoryLimitKb) return;
    end();
    died('The computation needed more than 1.5 GB of memory and was stopped');
  }, 1000);

  return {
    start,
    /** The page is there, or there again: it gets a port. */
    attach(contents: WebContents): void {
      page = contents;
      connect();
    },
    /** "Stop this computation": the person asked, so it does not count as a death. */
    stop(): void {
      end();
      tell({ kind: 'core', state: 'gone', message: 'The computation was stopped.' });
      start();
    },
    /** The button after the fourth death. */
    restart(): void {
      deaths = [];
      if (!child && !pending) start();
    },
    /** Ends the core first: quitting with it running has been seen to hang. */
    leave(): Promise<void> {
      leaving = true;
      clearInterval(watch);
      if (pending) clearTimeout(pending);
      const last = end();
      if (!last) return Promise.resolve();
      return new Promise((done) => {
        last.once('exit', () => done());
        setTimeout(done, 1000);
      });
    },
  };
}
export type Supervisor = ReturnType<typeof supervise>;
