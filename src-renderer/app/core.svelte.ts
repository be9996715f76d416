import { createBirpc, type BirpcReturn } from 'birpc';
import type { QuantityName } from '../../src-core/problems';
import type { CoreApi, Delimiter, Fault, PageApi, Progress, Reply, Table } from '../../src-core/contract/types';

type DeskCall = 'answers.check' | 'answers.expected' | 'answers.preview' | 'answers.questions' | 'number.read' | 'session.open' | 'session.write';
type Remote = BirpcReturn<CoreApi, PageApi>;

/** An unanswered question makes the core silent after this long; long work does not, since small questions are let in between. */
const patienceMs = 5000;

/** The page's line to the core. Main hands over a new port whenever the core has been started again. */
export function connectCore(onconnect: () => void) {
  let remote: Remote | null = null;
  let arrived = Promise.withResolvers<Remote>();
  let silent = $state(false);
  const listeners = new Map<string, (progress: Progress) => void>();
  const tables = new Map<string, Table>();
  let jobs = 0;
  let oldest: number | null = null;

  function connect(port: MessagePort): void {
    remote?.$close(new Error('The computation was interrupted.'));
    const functions: PageApi = Object.assign(Object.create(null) as object, {
      progress: (job: string, progress: Progress) => listeners.get(job)?.(progress),
    });
    port.start();
    const line = createBirpc<CoreApi, PageApi>(functions, {
      post: (message) => port.postMessage(message),
      on: (listen) => port.addEventListener('message', (event) => event.data && listen(event.data)),
      timeout: -1,
    });
    remote = line;
    silent = false;
    oldest = null;
    arrived.resolve(line);
    onconnect();
  }
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data !== 'core-port') return;
    const [port] = event.ports;
    if (port) connect(port);
  });
  window.postMessage('want-core', location.origin);

  // While anything is asked, a small question every second tells a busy core from a dead one.
  let asked = 0;
  let ticked = performance.now();
  setInterval(() => {
    const now = performance.now();
    // When this clock itself stood still, everything slept (a lid was closed): that is no silence of the core's.
    if (oldest !== null && now - ticked > patienceMs / 2) oldest = now;
    ticked = now;
    if (asked > 0 && oldest === null && remote) {
      oldest = performance.now();
      const pinged = oldest;
      void remote.ask('core.ping', {}).then(
        () => {
          if (oldest === pinged) oldest = null;
          silent = false;
        },
        () => undefined,
      );
    }
    silent = oldest !== null && now - oldest > patienceMs - 1000;
  }, 500);

  const interrupted: Fault = { kind: 'cancelled', message: 'The computation was interrupted; what was shown before still stands.' };

  async function send<T>(question: (line: Remote) => Promise<Reply<T>>): Promise<Reply<T>> {
    asked += 1;
    try {
      return await question(remote ?? (await arrived.promise));
    } catch {
      return { error: interrupted };
    } finally {
      asked -= 1;
    }
  }

  /** A question that tells how far its answer is, and that may be given up: `cancelled` is then what its asker hears. */
  function long<T>(question: (line: Remote, job: string) => Promise<Reply<T>>, cancelled: string, onprogress: (progress: Progress) => void): { reply: Promise<Reply<T>>; cancel(): void } {
    const job = `job-${(jobs += 1)}`;
    const given = Promise.withResolvers<Reply<T>>();
    listeners.set(job, onprogress);
    void send((line) => question(line, job)).then(given.resolve);
    return {
      reply: given.promise.finally(() => listeners.delete(job)),
      // The core may be done already: its answer is then on the way, and comes too late for who gave it up.
      cancel() {
        void remote?.cancel(job);
        given.resolve({ error: { kind: 'cancelled', message: cancelled } });
      },
    };
  }

  /** Hands back the table that a restarted core no longer holds, then asks again. */
  async function again<T>(reply: Reply<T>, question: () => Promise<Reply<T>>): Promise<Reply<T>> {
    const table = 'error' in reply && reply.error.kind === 'missing' ? tables.get(reply.error.field ?? '') : undefined;
    if (!table) return reply;
    await send((line) => line.keep(table));
    return question();
  }

  return {
    get silent() {
      return silent;
    },
    /** The core is gone: what was under way comes back as interrupted. */
    lost(): void {
      remote?.$close(new Error('The computing process ended.'));
      remote = null;
      oldest = null;
      silent = false;
      arrived = Promise.withResolvers<Remote>();
    },
    async ask<T>(name: QuantityName | DeskCall, input: unknown): Promise<Reply<T>> {
      const question = (): Promise<Reply<T>> => send((line) => line.ask(name, input) as Promise<Reply<T>>);
      return again(await question(), question);
    },
    /** Long work on a question of the core's: its answer, and how to do without it. */
    work<T>(name: QuantityName, input: unknown, onprogress: (progress: Progress) => void): { reply: Promise<Reply<T>>; cancel(): void } {
      return long<T>((line, job) => line.ask(name, input, job) as Promise<Reply<T>>, 'The computation was cancelled; nothing was changed.', onprogress);
    },
    /** Long work: shows how far it is, and can be cancelled. */
    async read(
      lab: string,
      fileName: string,
      bytes: Uint8Array,
      delimiter: Delimiter | null,
      onprogress: (progress: Progress, cancel: () => void) => void,
    ): Promise<Reply<Table>> {
      const reading = long<Table>(
        (line, job) => line.hold(lab, fileName, bytes, delimiter, job),
        `Reading ${fileName} was cancelled; nothing was changed.`,
        (progress) => onprogress(progress, reading.cancel),
      );
      const reply = await reading.reply;
      if ('out' in reply && reply.out) tables.set(reply.out.hash, reply.out);
      return reply;
    },
    /** Tables of a session just opened: kept here too, for the day the core starts anew. */
    async keep(more: readonly Table[]): Promise<void> {
      for (const table of more) {
        tables.set(table.hash, table);
        await send((line) => line.keep(table));
      }
    },
    table: (hash: string): Table | undefined => tables.get(hash),
  };
}
export type Core = ReturnType<typeof connectCore>;
