import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test as base, _electron, type ElectronApplication, type Page } from '@playwright/test';
import electron from 'electron';
import { LabPage } from './lab';
import { useOwnScreen } from './screens';

useOwnScreen();

export interface Launch {
  /** A profile folder to open again; by default a fresh one. */
  profile?: string;
  args?: string[];
  env?: Record<string, string>;
}

export interface Running {
  app: ElectronApplication;
  page: Page;
  lab: LabPage;
  profile: string;
  /** Everything the console called an error since the start. */
  errors: string[];
  /** What a test provokes on purpose, such as a report of the content security policy. */
  provoked: RegExp[];
  /** The address of the core's process. */
  corePid(): Promise<number>;
  close(): Promise<void>;
}

export const root = resolve(import.meta.dirname, '..');
/** The tested build of the package, when a packaging run names one; else the built checkout. */
export const packaged = process.env['LAB_EXECUTABLE'];

export function command(profile: string, args: readonly string[] = []): { executable: string; args: string[] } {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const flags = [...asRoot, `--user-data-dir=${profile}`, '--ozone-platform=x11'];
  // In Node the electron package is the path of its executable, whatever its types say of the module inside Electron.
  const own = electron as unknown as string;
  return packaged === undefined
    ? { executable: own, args: [...flags, root, ...args] }
    : { executable: packaged, args: [...flags, ...args] };
}

/** A launch that hangs costs a few seconds instead of a run. */
const tries = 4;
const tryMs = 12_000;

/** Starts the built app with a profile of its own, so that tests share nothing. */
export async function launch({ profile, args = [], env = {} }: Launch = {}): Promise<Running> {
  const folder = profile ?? (await mkdtemp(join(tmpdir(), 'lab-')));
  const start = command(folder, args);
  const once = (timeout: number) =>
    _electron.launch({
      executablePath: start.executable,
      args: start.args,
      cwd: root,
      env: { ...(process.env as Record<string, string>), ...env },
      timeout,
    });
  let app: ElectronApplication | null = null;
  for (let left = tries; app === null; left -= 1) {
    app = await once(tryMs).catch((error: unknown) => {
      if (left === 1) throw error;
      console.warn(`Electron did not start, trying once more: ${String(error).split('\n')[0]}`);
      return null;
    });
  }
  const page = await app.firstWindow();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', (error) => errors.push(error.message));
  return {
    app,
    page,
    lab: new LabPage(page),
    profile: folder,
    errors,
    provoked: [],
    corePid: () =>
      app.evaluate(({ app: main }) => main.getAppMetrics().find((each) => each.type === 'Utility' && each.name === 'Likelihood Lab core')?.pid ?? 0),
    async close() {
      await app.close().catch(() => undefined);
      if (profile === undefined) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The app, ready: its first frame is drawn. Whatever the console calls an error fails the test. */
export const test = base.extend<{ running: Running; page: Page; lab: LabPage }>({
  running: async ({}, use) => {
    const running = await launch();
    await running.lab.settled();
    await use(running);
    await running.close();
    base.expect(running.errors.filter((error) => !running.provoked.some((pattern) => pattern.test(error)))).toEqual([]);
  },
  page: async ({ running }, use) => use(running.page),
  lab: async ({ running }, use) => use(running.lab),
});
export { expect } from '@playwright/test';
