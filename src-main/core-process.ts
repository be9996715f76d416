// The utility process: a port in, dispatch, answers out. It keeps nothing that cannot be lost.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createBirpc } from 'birpc';
import { keepTable } from '../src-core/contract/tables';
import type { CoreApi, PageApi, Table } from '../src-core/contract/types';
import { dispatch, hold } from '../src-core/desk/dispatch';
import { chooseKernels } from '../src-core/maths/kernels/chosen';
import { vectorKernels } from '../src-core/maths/kernels/vectors';

// From Electron 37 on an unhandled rejection only warns; a core in an unknown state must go, and be started anew.
process.on('unhandledRejection', () => process.exit(1));

let choosing: Promise<void> | null = null;

/** Takes the kernels on vectors from the build; without them the core computes the same by loops. */
const chooseVectors = (): Promise<void> =>
  (choosing ??= readFile(join(import.meta.dirname, 'kernels.wasm'))
    .then((bytes) => vectorKernels(new Uint8Array(bytes)))
    .then(chooseKernels, (error: unknown) => console.warn(`The core computes by loops: ${String(error)}`)));

function serve(port: Electron.MessagePortMain): void {
  const jobs = new Map<string, AbortController>();
  const hooks = (job: string | undefined) => {
    const stop = new AbortController();
    if (job !== undefined) jobs.set(job, stop);
    return {
      signal: stop.signal,
      rest: () => new Promise<void>((go) => setImmediate(go)),
      progress: (progress: { done: number; of: number }) => {
        if (job !== undefined) void page.progress.asEvent(job, progress);
      },
    };
  };
  const done = <T>(job: string | undefined, answer: Promise<T>): Promise<T> =>
    answer.finally(() => {
      if (job !== undefined) jobs.delete(job);
      // Only now, so that the first picture does not wait for it.
      void chooseVectors();
    });

  const api: CoreApi = {
    ask: (name, input, job) => done(job, dispatch(name, input, hooks(job))),
    cancel: (job) => jobs.get(job)?.abort(),
    hold: (lab, fileName, bytes, delimiter, job) => done(job, hold(lab, fileName, bytes, delimiter, hooks(job))),
    keep: (table: Table) => {
      keepTable(table);
      return Promise.resolve({ out: null });
    },
  };
  // birpc finds functions by plain name, so they stand on an object without a prototype.
  const functions = Object.assign<object, CoreApi>(Object.create(null) as object, api);
  const page = createBirpc<PageApi, CoreApi>(functions, {
    post: (message) => port.postMessage(message),
    // A message whose buffer was transferred arrives as null and would end this process.
    on: (listen) => port.on('message', ({ data }: { data: unknown }) => isCall(data) && listen(data)),
    timeout: -1,
  });
  // A page that is gone waits for nothing.
  port.on('close', () => {
    for (const job of jobs.values()) job.abort();
  });
  port.start();
}

/** Calls and answers of the contract; anything else on the port is dropped. */
function isCall(data: unknown): boolean {
  if (typeof data !== 'object' || data === null || !('t' in data)) return false;
  const { t } = data;
  return (t === 'q' && 'm' in data && typeof data.m === 'string' && 'a' in data && Array.isArray(data.a)) || (t === 's' && 'i' in data);
}

process.parentPort.on('message', ({ ports }) => {
  const [port] = ports;
  if (port) serve(port);
});
