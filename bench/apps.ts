// The two programs that are measured, started with the same runtime, the same switches and a fresh profile each.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import { launchInfo } from '../scripts/launch-info.mjs';
import { root } from '../scripts/lib/terminal.mjs';
import { setUp } from '../scripts/setup.mjs';

export const emptyApp = join(root, 'bench/empty');
export const labApp = root;

const { electron, args } = launchInfo(await setUp(), process.env);
export { electron };

/** The switches before the folder of an app. */
export const switches = (profile: string): string[] => [
  ...args.filter((arg) => arg.startsWith('-')),
  `--user-data-dir=${profile}`,
  ...(process.platform === 'linux' ? ['--ozone-platform=x11'] : []),
];

/** Runs work with a profile folder that did not exist before and does not afterwards. */
export async function withProfile<T>(work: (profile: string) => Promise<T>): Promise<T> {
  const profile = await mkdtemp(join(tmpdir(), 'lab-bench-'));
  try {
    return await work(profile);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface Open {
  app: ElectronApplication;
  page: Page;
}

/** Opens an app's folder for a while, driven by Playwright. */
export function withApp<T>(folder: string, more: readonly string[], work: (open: Open) => Promise<T>): Promise<T> {
  return withProfile(async (profile) => {
    const launch = () => _electron.launch({ executablePath: electron, args: [...switches(profile), folder, ...more], cwd: root, timeout: 15_000 });
    // About one launch in thirty was seen to hang, without a cause found.
    const app = await launch().catch(launch);
    try {
      return await work({ app, page: await app.firstWindow() });
    } finally {
      await app.close();
    }
  });
}

/** The lab, ready: its first frame is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false] svg.marks').first().waitFor({ timeout: 20_000 });
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
