import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Notice } from '../src-core/contract/types';
import { supervise } from './supervisor';

class FakeCore extends EventEmitter {
  pid: number | undefined;
  postMessage = vi.fn();
  kill = vi.fn();
  constructor(pid: number | undefined) {
    super();
    this.pid = pid;
  }
}
const { cores, memory } = vi.hoisted(() => ({ cores: [] as FakeCore[], memory: { kb: 0 } }));
/** A process id that the next core claims to have; none by default. */
let nextPid: number | undefined;

vi.mock('electron', () => ({
  app: { getAppMetrics: () => cores.map(({ pid }) => ({ pid, memory: { workingSetSize: memory.kb } })) },
  MessageChannelMain: class {
    port1 = 'the core’s end';
    port2 = 'the page’s end';
  },
  utilityProcess: {
    fork: () => {
      const core = new FakeCore(nextPid);
      cores.push(core);
      return core;
    },
  },
}));

const told: Notice[] = [];
const states = (): string[] => told.map((notice) => (notice.kind === 'core' ? notice.state : notice.kind));
const page = { isDestroyed: () => false, postMessage: vi.fn() };

function running(): ReturnType<typeof supervise> {
  const supervisor = supervise((notice) => told.push(notice));
  supervisor.start();
  supervisor.attach(page as never);
  return supervisor;
}
const dies = (code = 0): boolean | undefined => cores.at(-1)?.emit('exit', code);

/** The end of the program; the last core goes a moment later. */
async function ends(supervisor: ReturnType<typeof supervise>): Promise<void> {
  const left = supervisor.leave();
  dies();
  await left;
}

beforeEach(() => {
  vi.useFakeTimers();
  cores.length = 0;
  told.length = 0;
  memory.kb = 0;
  nextPid = undefined;
  page.postMessage.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a core that ends unasked', () => {
  it('with any code is started again at once, and the page gets a new port', async () => {
    const supervisor = running();
    dies(0);
    await vi.advanceTimersByTimeAsync(0);
    expect(cores).toHaveLength(2);
    expect(states()).toEqual(['gone']);
    expect(page.postMessage).toHaveBeenCalledTimes(2);
    await ends(supervisor);
  });

  it('again waits one second, then four; at the fourth time within a minute it stops and says so', async () => {
    const supervisor = running();
    for (const wait of [0, 1000, 4000]) {
      const before = cores.length;
      dies();
      await vi.advanceTimersByTimeAsync(Math.max(0, wait - 1));
      expect(cores).toHaveLength(wait === 0 ? before + 1 : before);
      await vi.advanceTimersByTimeAsync(1);
      expect(cores).toHaveLength(before + 1);
    }
    dies();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(cores).toHaveLength(4);
    expect(states()).toEqual(['gone', 'gone', 'gone', 'stopped']);
    supervisor.restart();
    expect(cores).toHaveLength(5);
    await ends(supervisor);
  });

  it('once in a while never stops', async () => {
    const supervisor = running();
    for (let n = 0; n < 10; n += 1) {
      dies();
      await vi.advanceTimersByTimeAsync(61_000);
    }
    expect(cores).toHaveLength(11);
    await ends(supervisor);
  });
});

describe('a core that is ended', () => {
  it('by the person is started anew and does not count as a death', async () => {
    const supervisor = running();
    for (let n = 0; n < 6; n += 1) supervisor.stop();
    cores[0]?.emit('exit', 0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(cores).toHaveLength(7);
    expect(new Set(told.map((notice) => 'message' in notice && notice.message))).toEqual(new Set(['The computation was stopped.']));
    await ends(supervisor);
  });

  it('while another start is waited for leaves one core, not two', async () => {
    const supervisor = running();
    dies();
    await vi.advanceTimersByTimeAsync(0);
    dies();
    supervisor.stop();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(cores).toHaveLength(3);
    await ends(supervisor);
  });

  it('for its memory is named, and counts as a death', async () => {
    const supervisor = running();
    memory.kb = 1.6 * 1024 * 1024;
    const [core] = cores;
    if (core) core.pid = 2 ** 22 - 1;
    await vi.advanceTimersByTimeAsync(1000);
    expect(told[0]).toMatchObject({ state: 'gone', message: 'The computation needed more than 1.5 GB of memory and was stopped. It is being started again; nothing you entered is lost.' });
    await ends(supervisor);
  });

  it('before it was quite there ends as soon as it is', async () => {
    vi.useRealTimers();
    const supervisor = running();
    supervisor.stop();
    const sleeper = spawn('sleep', ['60']);
    const ended = new Promise((done) => sleeper.once('exit', (_code, signal) => done(signal)));
    const [early] = cores;
    if (early) early.pid = sleeper.pid;
    early?.emit('spawn');
    expect(await ended).toBe('SIGKILL');
    await ends(supervisor);
  });

  it('at the end of the program is not started again', async () => {
    const supervisor = running();
    await ends(supervisor);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(cores).toHaveLength(1);
    expect(told).toEqual([]);
  });

  it('ends although it was stopped by a signal that no polite request gets past', async () => {
    vi.useRealTimers();
    const sleeper: ChildProcess = spawn('sleep', ['60']);
    sleeper.kill('SIGSTOP');
    nextPid = sleeper.pid;
    const supervisor = running();
    const ended = new Promise((done) => sleeper.once('exit', (_code, signal) => done(signal)));
    supervisor.stop();
    expect(await ended).toBe('SIGKILL');
    nextPid = undefined;
    await ends(supervisor);
  });
});
