// The processes' half of the security checklist, each point with its proof against the built app.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import electron from 'electron';
import { runBuild } from '../scripts/lib/build.mjs';
import { configuration, wanted } from '../scripts/package/app';
import { expectAlive, numbersOf } from './alive';
import { command, expect, launch, root, test } from './app';
import { type Apart, copyOfApp, discard, end, run, start, startAsUser } from './apart';
import { takeCore } from './core';
import { commandLine, family, field, gone, mains, nextCore } from './processes';

/** In Node the electron package is the path of its executable, whatever its types say of the module inside Electron. */
const electronFile = realpathSync(electron as unknown as string);
const rho = 'rho, weight of one more count';

test('2 the system’s sandbox holds the page of an ordinary user; main and core are outside, and nothing turned it off', async () => {
  const copy = copyOfApp();
  const started = startAsUser(copy);
  const ofKind = (kind: string): number[] => family(started.child.pid ?? 0).filter((pid) => commandLine(pid).includes(kind));
  await expect.poll(() => [ofKind('--type=renderer').length, ofKind('node.mojom.NodeService').length], { timeout: 20_000, message: started.said() }).toEqual([1, 1]);
  const confinement = (pid: number): Record<string, string> => Object.fromEntries(['Seccomp', 'NoNewPrivs'].map((name) => [name, field(pid, name)]));
  const [renderer = 0] = ofKind('--type=renderer');
  const levels = (pid: number): number => field(pid, 'NSpid').split('\t').length;
  const main = started.child.pid ?? 0;
  // Chromium confines the page a moment after its process has begun.
  await expect.poll(() => confinement(renderer)).toEqual({ Seccomp: '2', NoNewPrivs: '1' });
  // A process number in the system, in the sandbox, and one of its own.
  expect(levels(renderer) - levels(main)).toBe(2);
  expect([main, ...ofKind('node.mojom.NodeService')].map((pid) => field(pid, 'Seccomp'))).toEqual(['0', '0']);
  expect(family(main).filter((pid) => commandLine(pid).includes('no-sandbox'))).toEqual([]);
  expect(field(main, 'Uid').split('\t')).not.toContain('0');
  await end(started);
  discard(copy.folder);
});

test('12 silence: every name and every address is unknown to the app’s own network', async ({ running }) => {
  const said = await running.app.evaluate(async ({ net }) => {
    const attempt = (address: string): Promise<string> => net.fetch(address).then(() => 'answered', (error: Error) => error.message);
    return [await attempt('https://example.com'), await attempt('http://127.0.0.1:8080'), await attempt('http://[::1]:8080')];
  });
  expect(said).toEqual(['net::ERR_NAME_NOT_RESOLVED', 'net::ERR_NAME_NOT_RESOLVED', 'net::ERR_NAME_NOT_RESOLVED']);
  const switches = await running.app.evaluate(({ app }) => ['host-resolver-rules', 'disable-features'].map((name) => app.commandLine.getSwitchValue(name)));
  expect(switches[0]).toBe('MAP * ~NOTFOUND');
  expect(switches[1]).toContain('WebRtcHideLocalIpsWithMdns');
  expect(await running.app.evaluate(({ session }) => session.defaultSession.getSpellCheckerLanguages())).toEqual([]);
  expect(await running.app.evaluate(({ webContents }) => webContents.getAllWebContents().map((each) => each.getWebRTCIPHandlingPolicy()))).toEqual(['disable_non_proxied_udp']);
});

test('13 closed when shipped: with its fuses the runtime lets no foreign code in', async () => {
  test.setTimeout(90_000);
  const planned: Record<string, unknown> = { ...configuration('shipped', '', '').electronFuses };
  expect(Object.entries(wanted).filter(([name, value]) => planned[`${name[0]?.toLowerCase()}${name.slice(1)}`] !== value)).toEqual([]);
  const folder = mkdtempSync(join(tmpdir(), 'lab-shipped-'));
  const runtime = join(folder, 'runtime');
  execFileSync('cp', ['-aL', '--reflink=auto', dirname(electronFile), runtime]);
  const binary = join(runtime, basename(electronFile));
  const trace = join(folder, 'ran');
  const foreign = join(folder, 'foreign.cjs');
  writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran');`);
  /** Whether foreign code ran, asked for by a variable. */
  const lets = (env: NodeJS.ProcessEnv, args: string[]): boolean => {
    rmSync(trace, { force: true });
    spawnSync(binary, [...args, '--ozone-platform=x11', `--user-data-dir=${join(folder, 'profile')}`], { env: { ...process.env, ...env }, timeout: 4000, killSignal: 'SIGKILL' });
    return existsSync(trace);
  };
  const asNode = (): boolean => lets({ ELECTRON_RUN_AS_NODE: '1' }, [foreign]);
  expect(asNode()).toBe(true);
  await flipFuses(binary, { version: FuseVersion.V1, ...Object.fromEntries(Object.entries(wanted).map(([name, value]) => [FuseV1Options[name as keyof typeof wanted], value])) });
  expect(asNode()).toBe(false);
  expect(lets({ NODE_OPTIONS: `--require ${foreign}` }, ['--no-sandbox'])).toBe(false);
  discard(folder);
});

test('13 closed when shipped: the one build constant shuts the debugging port that the tested build keeps', async () => {
  test.setTimeout(90_000);
  const folder = mkdtempSync(join(tmpdir(), 'lab-constant-'));
  copyFileSync(join(root, 'package.json'), join(folder, 'package.json'));
  runBuild({ LAB_OUT: join(folder, 'out'), LAB_KEEP_DEBUGGING: '0' });
  const flags = command(join(folder, 'profile')).args.filter((arg) => arg.startsWith('-'));
  /** Whether anybody can attach to what was started so. */
  const opens = async (started: Apart, port: number): Promise<boolean> => {
    await expect.poll(() => family(started.child.pid ?? 0).some((pid) => commandLine(pid).includes('--type=renderer')), { timeout: 20_000, message: started.said() }).toBe(true);
    const answers = await fetch(`http://127.0.0.1:${port}/json/version`).then(({ ok }) => ok, () => false);
    await end(started);
    return answers;
  };
  expect(await opens(start(join(folder, 'tested'), ['--remote-debugging-port=9341']), 9341)).toBe(true);
  expect(await opens(run(electronFile, [...flags, '--remote-debugging-port=9342', folder]), 9342)).toBe(false);
  discard(folder);
});

test('14 a core that takes two gigabytes is taken away, and that is said', async ({ running, lab, page }) => {
  const before = await numbersOf(running);
  const last = await running.corePid();
  await running.app.evaluate(({ app }, heavy) => {
    const metrics = app.getAppMetrics.bind(app);
    const grown = (each: Electron.ProcessMetric): Electron.ProcessMetric => (each.pid === heavy ? { ...each, memory: { ...each.memory, workingSetSize: 2 * 1024 * 1024 } } : each);
    Object.assign(app, { getAppMetrics: () => metrics().map(grown) });
  }, last);
  await expect(page.getByRole('status').filter({ hasText: 'more than 1.5 GB of memory' })).toBeVisible({ timeout: 4000 });
  await gone(last, 2000);
  await nextCore(running, last, 2000);
  await lab.settled();
  expect(await numbersOf(running)).toEqual(before);
  await expectAlive(running);
});

test('15 a core that ends by itself, throws, or forgets a promise is started anew each time', async ({ running, lab }) => {
  const core = await takeCore(running);
  const before = await numbersOf(running);
  let last = core.pid;
  for (const [act, withinMs] of [['exit', 2000], ['throw', 3000], ['reject', 6000]] as const) {
    await core.tell(act);
    await gone(last, 2000);
    last = await nextCore(running, last, withinMs);
  }
  expect(await core.codes()).toEqual([0, 1, 1]);
  await lab.settled();
  expect(await numbersOf(running)).toEqual(before);
  await expectAlive(running);
});

test('16 a core that is late is not called dead, one that hangs is, and main ends it at once', async ({ running, lab, page }) => {
  const stop = lab.button('Stop this computation');
  const pid = await running.corePid();
  process.kill(pid, 'SIGSTOP');
  await lab.slider(rho).first().press('PageUp');
  await page.waitForTimeout(2500);
  await expect(stop).toHaveCount(0);
  process.kill(pid, 'SIGCONT');
  await lab.settled();
  expect(await running.corePid()).toBe(pid);
  process.kill(pid, 'SIGSTOP');
  await lab.slider(rho).first().press('PageUp');
  await stop.click();
  await gone(pid, 1000);
  await nextCore(running, pid, 2000);
  await lab.settled();
  await expectAlive(running);
});

test('19 one instance: a second start hands its file over, whatever it is called, and ends with 0', async ({ running, page, lab }) => {
  const folder = mkdtempSync(join(tmpdir(), 'lab-second-'));
  const before = await numbersOf(running);
  for (const name of ['two words.csv', 'Zählung 数.csv', '--odd name.csv']) {
    writeFileSync(join(folder, name), 'count\n1\n2\n2\n');
    const from = performance.now();
    // A relative path, from a folder that is not the first one's.
    expect(await start(running.profile, [name], folder).ended).toBe(0);
    expect(performance.now() - from).toBeLessThan(8000);
    await expect(page.getByRole('dialog')).toContainText(name);
    // Nothing that stands is replaced before the person has agreed.
    expect(await numbersOf(running)).toEqual(before);
    await lab.button('Leave it').click();
  }
  expect(mains(running.profile)).toHaveLength(1);
  await expectAlive(running);
  discard(folder);
});

test('21 crash-only main: an error nobody caught writes the journal, and the program starts once more', async () => {
  const first = await launch();
  await first.lab.settled();
  await first.lab.type(rho, '0.37');
  await expect(first.lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.37');
  // The page may hold a change back for half a second; main has it then, and its file has not.
  await first.page.waitForTimeout(600);
  const [pid] = mains(first.profile);
  await first.app.evaluate(() => void setTimeout(() => { throw new Error('asked for by a test'); }, 50));
  await gone(pid ?? 0, 5000);
  await expect.poll(() => mains(first.profile).filter((each) => commandLine(each).includes('--relaunched')).length, { timeout: 10_000 }).toBe(1);
  for (const again of mains(first.profile)) {
    process.kill(again, 'SIGKILL');
    await gone(again, 3000);
  }
  const second = await launch({ profile: first.profile, args: ['--relaunched'] });
  await second.lab.settled();
  await expect(second.lab.field(rho)).toHaveValue('0.37');
  const note = join(second.profile, 'told');
  await second.app.evaluate(({ dialog }, file) => {
    const { writeFileSync: write } = process.getBuiltinModule('node:fs');
    Object.assign(dialog, { showErrorBox: (title: string, text: string) => write(file, `${title}: ${text}`) });
    void Promise.reject(new Error('asked for by a test'));
  }, note);
  const [last] = mains(second.profile);
  await gone(last ?? 0, 5000);
  await second.page.waitForTimeout(1500).catch(() => undefined);
  expect(mains(second.profile)).toEqual([]);
  expect(readFileSync(note, 'utf8')).toMatch(/cannot go on: What you entered is kept.*asked for by a test/);
  await second.close();
  discard(first.profile);
});
