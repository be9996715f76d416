// What is no table and no session, brought by every way there is: read as what it is, or refused in words, and then nothing has changed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectAlive, numbersOf } from './alive';
import { expect, launch, root, test, type Running } from './app';
import { start } from './apart';
import { openFrom } from './outside';

const folder = join(root, 'src-core/desk/hostile');
const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as { cases: { file: string; expected: { outcome: string; mention?: string[]; rows?: number } }[] };
const bytesOf = (file: string): Uint8Array => readFileSync(join(folder, file));

interface Case {
  file: string;
  /** What the words must mention: alternatives parted by |. Null: the file is read. */
  mention: string[] | null;
  rows: number;
}
/** Tables are read by the lab in front, which counts: half a mite is no count, so decimals are refused here by their place. */
const here: Record<string, string[]> = { 'decimal-comma.csv': ['row 2, column x1', 'not whole'] };
const cases = index.cases.map(({ file, expected }): Case => ({ file, mention: here[file] ?? (expected.outcome === 'read' ? null : (expected.mention ?? [])), rows: expected.rows ?? 0 }));

/** Case ignored, numbers as whole words. */
const holds = (message: string, alternatives: string): boolean =>
  alternatives.split('|').some((each) => (/^\d+$/.test(each) ? new RegExp(`(?<!\\d)${each}(?!\\d)`).test(message) : message.toLowerCase().includes(each.toLowerCase())));

/** What stands on screen that a refused file may not change. */
const standing = async (running: Running): Promise<unknown> => ({ numbers: await numbersOf(running), undo: await running.lab.undo.getAttribute('aria-disabled'), rho: await running.lab.field('rho, weight of one more count').inputValue() });

/** Brings every case in by one way, and looks at what comes of it. */
async function bringAll(running: Running, some: readonly Case[], bring: (file: string) => Promise<unknown>): Promise<void> {
  const { page, lab } = running;
  await lab.type('rho, weight of one more count', '0.45');
  await lab.settled();
  const before = await standing(running);
  for (const { file, mention, rows } of some) {
    await bring(file);
    const dialog = page.getByRole('dialog');
    const alert = page.getByRole('alert').filter({ hasText: /^This (table|session file) / });
    if (mention === null) {
      await expect(dialog, file).toContainText(`${rows} rows in `);
      await dialog.getByRole('button', { name: 'Leave it' }).click();
      await expect(dialog).toHaveCount(0);
    } else {
      await expect(alert, file).toBeVisible();
      const words = (await alert.innerText()).replace('Dismiss', '');
      expect(mention.filter((each) => !holds(words, each)), `${file}: ${words}`).toEqual([]);
      await expect(dialog, file).toHaveCount(0);
      await alert.getByRole('button', { name: 'Dismiss' }).click();
      await expect(alert).toHaveCount(0);
    }
    expect(await standing(running), file).toEqual(before);
  }
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') === undefined)).toBe(true);
  await expectAlive(running);
}

test('40 every hostile file dropped on the window is refused in words that name the place, or read', async ({ running, lab }) => {
  await bringAll(running, cases, (file) => lab.drop(file, bytesOf(file)));
});

test('40 every hostile file opened through the dialog ends the same way', async ({ running, page }) => {
  await bringAll(running, cases, async (file) => {
    await openFrom(running, join(folder, file));
    await page.keyboard.press('Control+o');
  });
});

test('40 every hostile file that is text ends the same way when it is pasted', async ({ running, lab }) => {
  const texts = cases.filter(({ file }) => file !== 'utf16.csv');
  expect(texts.length).toBe(cases.length - 1);
  await bringAll(running, texts, (file) => lab.paste(new TextDecoder().decode(bytesOf(file))));
});

test('40 every hostile file named on the command line ends the same way', async () => {
  test.setTimeout(120_000);
  const running = await launch();
  await running.lab.settled();
  await bringAll(running, cases, (file) => start(running.profile, [join(folder, file)]).ended);
  await running.close();
  // The first start may be the one with the file, too.
  const first = await launch({ args: [join(folder, 'negative.csv')] });
  await expect(first.page.getByRole('alert').filter({ hasText: 'row 3, column b: -5 is negative' })).toBeVisible();
  await expectAlive(first);
  await first.close();
});

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const session = (change: Record<string, unknown>): Uint8Array =>
  text(JSON.stringify({ format: 'likelihood-lab-session', version: 1, app: '0.1.0', generation: 1, lab: 'negative-binomial', history: [], answers: {}, tables: {}, ...change }));

test('files that nobody gave: empty, binary, deep, endless, out of range and of another program', async ({ running, lab, page }) => {
  const before = await standing(running);
  const state = { params: { r: 3, rho: 0.6 }, seed: 1, step: 0, data: 'red-mites', choices: {}, pinned: null };
  const wrong: [name: string, bytes: Uint8Array, words: RegExp][] = [
    ['empty.csv', text(''), /table is empty/],
    ['empty.lab', text(''), /session file is empty/],
    ['archive.csv', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), /not text: there is a NUL character in row 1/],
    ['latin.csv', Uint8Array.from([...text('count\n1\n'), 0xe9, 0x0a]), /not text.*row 3|row 3.*not text/],
    ['open.csv', text('count\n"1\n2\n'), /row 2/],
    ['long.csv', text(`count\n${'1'.repeat(10_001)}\n`), /row 2.*10,?000/],
    ['infinite.csv', text('count\n1\n1e400\n'), /row 3, column count: "?1e400/],
    ['other digits.csv', text('count\n１\n'), /row 2, column count/],
    ['wide.csv', text(`${Array.from({ length: 1001 }, (_, i) => `c${i}`).join(',')}\n`), /1001 columns; at most 1000/],
    ['deep.lab', text('['.repeat(100_000)), /64/],
    ['list.lab', text('[1, 2, 3]'), /no session/],
    ['other.lab', text('{"format":"something-else"}'), /no session/],
    ['range.lab', session({ history: [{ ...state, params: { r: -3, rho: 0.6 } }] }), /\br\b.*positive/],
    ['infinite.lab', text(new TextDecoder().decode(session({ history: [state] })).replace('0.6', '1e999')), /rho/],
    ['plain.svg', text('<svg xmlns="http://www.w3.org/2000/svg"/>'), /no session/],
  ];
  for (const [name, bytes, words] of wrong) {
    await lab.drop(name, bytes);
    const alert = page.getByRole('alert').filter({ hasText: /^This / });
    await expect(alert, name).toContainText(words);
    await alert.getByRole('button', { name: 'Dismiss' }).click();
    await expect(alert).toHaveCount(0);
    expect(await standing(running), name).toEqual(before);
  }
  await expectAlive(running);
});

test('50 names that would be code elsewhere are text here, on screen and in what goes out', async ({ running, lab, page }) => {
  const header = '__proto__,constructor,"=HYPERLINK(""http://example.invalid"")",<script>alert(1)</script>';
  await lab.drop('<img src=x onerror=alert(1)>.csv', text(`${header}\n1,2,3,4\n0,0,1,5\n`));
  const dialog = page.getByRole('dialog', { name: 'Use <img src=x onerror=alert(1)>.csv?' });
  for (const name of ['__proto__', 'constructor', '=HYPERLINK("http://example.invalid")', '<script>alert(1)</script>']) await expect(dialog.getByRole('columnheader', { name, exact: true })).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Counts stand in' }).selectOption({ label: '<script>alert(1)</script>' });
  await dialog.getByRole('button', { name: 'Use this table' }).click();
  await expect(page.getByRole('combobox', { name: 'Table' }).locator('option:checked')).toHaveText('<img src=x onerror=alert(1)>.csv');
  await lab.settled();
  await expect(page.locator('img, main script')).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get({}, 'polluted') === undefined && Object.keys(Object.prototype).length === 0)).toBe(true);
  await expectAlive(running);
});

test('42 fifty megabytes pasted are refused, and the window lives', async ({ running, page }) => {
  const before = await standing(running);
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', `count\n${'1234567\n'.repeat(50 * 2 ** 17)}`);
    window.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer }));
  });
  await expect(page.getByRole('alert').filter({ hasText: /at most 32 MB/ })).toBeVisible();
  expect(await standing(running)).toEqual(before);
  await expectAlive(running);
});
