// The commands that speak to other programs, run as those would run them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, expect, test } from '@playwright/test';

const root = resolve(import.meta.dirname, '..');

interface LaunchInfo {
  electron: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
}

/** Without a network: in a namespace of its own, where not even a loopback is up. */
function launchInfo(): { line: string; seconds: number } {
  const apart = process.getuid?.() === 0 ? ['--net'] : ['--net', '--map-root-user'];
  const from = performance.now();
  const { status, stdout, stderr } = spawnSync('unshare', [...apart, 'npm', 'run', '-s', 'launch-info'], { cwd: root, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  return { line: stdout, seconds: (performance.now() - from) / 1000 };
}

// The promise of two seconds holds for what is built.
test.beforeAll(() => void launchInfo());

test('launch-info answers with one line of JSON, within two seconds and without a network', () => {
  const { line, seconds } = launchInfo();
  // The other worker drives a window meanwhile: the best of three tells what the command itself takes.
  const best = Math.min(seconds, launchInfo().seconds, launchInfo().seconds);
  expect(line).toMatch(/^\{[^\n]*\}\n$/);
  const info = JSON.parse(line) as LaunchInfo;
  expect(Object.keys(info)).toEqual(['electron', 'args', 'cwd', 'env']);
  expect(realpathSync(info.electron)).toBe(info.electron);
  expect(Object.keys(info.env)).not.toEqual(expect.arrayContaining(['HOME']));
  expect(Object.keys(info.env)).not.toEqual(expect.arrayContaining(['DISPLAY']));
  expect(best).toBeLessThan(2);
});

test('what launch-info names starts the app, with nothing added but a profile', async () => {
  const { electron, args, cwd, env } = JSON.parse(launchInfo().line) as LaunchInfo;
  const profile = mkdtempSync(join(tmpdir(), 'lab-launch-'));
  const app = await _electron.launch({
    executablePath: electron,
    args: [...args, `--user-data-dir=${profile}`],
    cwd,
    env: { ...(process.env as Record<string, string>), ...env },
    timeout: 20_000,
  });
  const page = await app.firstWindow();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Negative binomial');
  expect(await app.evaluate(({ app: main }) => main.getName())).toBe('Likelihood Lab');
  await app.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});
