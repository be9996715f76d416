// What is entered outlives the program: killed at any moment, ended by a signal, started twice, on a full disk, beside another writer.
import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expectAlive, numbersOf } from './alive';
import { expect, launch, test, type Running } from './app';
import { discard, end, isRoot, start } from './apart';
import { commandLine, family, gone, mains } from './processes';

const rho = 'rho, weight of one more count';
const everyRound = process.env['LAB_ROUNDS'] === 'full';
const folderOfTest = (): string => mkdtempSync(join(tmpdir(), 'lab-start-'));

/** Values in a row that never repeat, as the field writes them. */
const nth = (n: number): string => (0.10001 + n * 1e-4).toFixed(5);

/** Types a value and waits until it stands: the field alone would show it before the core has read it. */
async function enter({ lab }: Running, value: string): Promise<void> {
  await lab.type(rho, value);
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', value);
}

const killings = everyRound ? 50 : 3;
test(`22 main is killed ${killings} times while editing: what is older than 2 s is there each time, undo included`, async () => {
  test.setTimeout(60_000 + killings * 15_000);
  const profile = folderOfTest();
  let running = await launch({ profile });
  let entered = [{ value: '0.60', at: -Infinity }];
  let count = 0;
  for (let round = 0; round < killings; round += 1) {
    await running.lab.settled();
    const lasts = performance.now() + 2300 + Math.random() * 2500;
    while (performance.now() < lasts) {
      const value = nth((count += 1));
      await enter(running, value);
      entered.push({ value, at: performance.now() });
    }
    const [main = 0] = mains(profile);
    const killed = performance.now();
    process.kill(main, 'SIGKILL');
    await gone(main, 3000);
    await running.close();

    running = await launch({ profile });
    const { lab, page } = running;
    await lab.settled();
    await expect(page.getByRole('status').filter({ hasText: 'did not end properly' })).toBeVisible();
    // The newest value that is old enough, or one entered after it.
    const oldEnough = entered.findLastIndex(({ at }) => killed - at > 2000);
    const found = await lab.field(rho).inputValue();
    expect(entered.slice(oldEnough).map(({ value }) => value)).toContain(found);
    const at = entered.findIndex(({ value }) => value === found);
    await lab.undo.click();
    await expect(lab.field(rho)).toHaveValue(entered[at - 1]?.value ?? '');
    await lab.redo.click();
    await expect(lab.field(rho)).toHaveValue(found);
    entered = entered.slice(0, at + 1);
  }
  await running.close();
  discard(profile);
});

test('58 ended by a signal: the last change is kept, and the program is gone within 2 s', async () => {
  const profile = folderOfTest();
  let last = '0.60';
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    const running = await launch({ profile });
    await running.lab.settled();
    await expect(running.lab.field(rho)).toHaveValue(last);
    last = nth(last.length + signal.length * 7);
    await enter(running, last);
    const [main = 0] = mains(profile);
    const members = family(main);
    process.kill(main, signal);
    await gone(main, 2000);
    await running.close();
    await expect.poll(() => members.filter((pid) => commandLine(pid).includes(profile))).toEqual([]);
  }
  const again = await launch({ profile });
  await again.lab.settled();
  await expect(again.lab.field(rho)).toHaveValue(last);
  await expect(again.page.getByRole('status').filter({ hasText: 'did not end properly' })).toHaveCount(0);
  await again.close();
  discard(profile);
});

const pairs = everyRound ? 20 : 3;
test(`35 two starts at once, ${pairs} times: one window each time, and the other start ends with 0`, async () => {
  test.setTimeout(60_000 + pairs * 10_000);
  for (let round = 0; round < pairs; round += 1) {
    const profile = folderOfTest();
    const both = [start(profile), start(profile)];
    const winner = await Promise.race(both.map(async (each) => ({ code: await each.ended, other: both.find((one) => one !== each) })));
    expect(winner.code).toBe(0);
    const windows = (): number => family(winner.other?.child.pid ?? 0).filter((pid) => commandLine(pid).includes('--type=renderer')).length;
    await expect.poll(windows, { timeout: 20_000, message: winner.other?.said() ?? '' }).toBe(1);
    await pause(300);
    expect(winner.other?.child.exitCode).toBeNull();
    // A start that learns late that it lost hands its file over by another start, which is gone in a moment.
    await expect.poll(() => mains(profile)).toEqual([winner.other?.child.pid]);
    if (winner.other) await end(winner.other);
    discard(profile);
  }
});

/** From now on the save dialog answers with this path, as if the person had chosen it. */
const choosing = ({ app }: Running, filePath: string): Promise<void> =>
  app.evaluate(({ dialog }, path) => void Object.assign(dialog, { showSaveDialog: () => Promise.resolve({ canceled: false, filePath: path }) }), filePath);

/** A folder that takes a file now and refuses one later. Root fills a small disk; for others the folder is closed to writing. */
function smallPlace(): { folder: string; fill(): void; words: RegExp; remove(): void } {
  const folder = folderOfTest();
  if (!isRoot) return { folder, fill: () => chmodSync(folder, 0o500), words: /you may not write there/, remove: () => (chmodSync(folder, 0o700), discard(folder)) };
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', folder]);
  const fill = (): void => {
    try {
      for (;;) appendFileSync(join(folder, 'filler'), Buffer.alloc(4096, 1));
    } catch (error) {
      expect((error as NodeJS.ErrnoException).code).toBe('ENOSPC');
    }
  };
  const remove = (): void => {
    execFileSync('umount', ['-l', folder]);
    discard(folder);
  };
  return { folder, fill, words: /the disk is full/, remove };
}

test('24 no room when saving: it is said in words, the old file stays to the byte, and the work stays in the window', async ({ running, lab, page }) => {
  const place = smallPlace();
  const path = join(place.folder, 'kept.lab');
  await choosing(running, path);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: 'Saved kept.lab.' })).toBeVisible();
  const old = readFileSync(path);
  place.fill();
  const names = readdirSync(place.folder);
  await enter(running, '0.37');
  await lab.settled();
  const before = await numbersOf(running);
  await page.keyboard.press('Control+s');
  const alert = page.getByRole('alert').filter({ hasText: 'kept.lab was not saved' });
  await expect(alert).toContainText(place.words);
  await expect(alert).toContainText('What stood there before is unchanged.');
  expect(readFileSync(path).equals(old)).toBe(true);
  expect(readdirSync(place.folder)).toEqual(names);
  expect(await numbersOf(running)).toEqual(before);
  await expect(lab.field(rho)).toHaveValue('0.37');
  await expectAlive(running);
  // Elsewhere there is room.
  const elsewhere = join(running.profile, 'kept.lab');
  await choosing(running, elsewhere);
  await page.keyboard.press('Control+Shift+s');
  await expect(page.getByRole('status').filter({ hasText: 'Saved kept.lab.' })).toBeVisible();
  expect(readFileSync(elsewhere, 'utf8')).toContain('0.37');
  place.remove();
});

test('33 the file was changed by somebody else since it was opened: saving asks first', async ({ running, lab, page }) => {
  const path = join(running.profile, 'shared.lab');
  await choosing(running, path);
  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: 'Saved shared.lab.' })).toBeVisible();
  await enter(running, '0.37');
  // Its own last save is no change by somebody else.
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('0.37');
  // The new file is there a moment before its save has ended.
  await page.waitForTimeout(1000);
  appendFileSync(path, '\n');
  const theirs = readFileSync(path);
  await running.app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    Object.assign(dialog, {
      showMessageBox: (_window: unknown, { message, buttons = [] }: Electron.MessageBoxOptions) => {
        asked.push(message);
        // The first time the person cancels, the second time they replace it.
        return Promise.resolve({ response: buttons.indexOf(asked.length === 1 ? 'Cancel' : 'Replace it'), checkboxChecked: false });
      },
    });
  });
  const asked = (): Promise<string[]> => running.app.evaluate(() => Reflect.get(globalThis, 'asked') as string[]);
  await enter(running, '0.38');
  await page.keyboard.press('Control+s');
  await expect.poll(asked).toEqual(['shared.lab was changed by another program since it was opened here.']);
  expect(readFileSync(path).equals(theirs)).toBe(true);
  await page.keyboard.press('Control+s');
  await expect.poll(() => readFileSync(path, 'utf8')).toContain('0.38');
  expect(readFileSync(`${path}.bak`).equals(theirs)).toBe(true);
  expect(await asked()).toHaveLength(2);
  await lab.settled();
  await expectAlive(running);
});
