// What leaves the lab and comes back: sessions, figures, tables, scripts, and the state found again at the next start.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersOf } from './alive';
import { expect, launch, test, type Running } from './app';
import { chooseInMenu, drawingOf, inFolder, openFrom, saveTo } from './outside';

const rho = 'rho, weight of one more count';
const r = 'r, shape';

const said = ({ page }: Running, text: string | RegExp) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

/** Marks, colours and numbers of every figure, as drawn. The names that the page makes up for itself may differ. */
const pictureOf = ({ page }: Running): Promise<string[]> =>
  page.getByRole('figure').evaluateAll((figures) =>
    figures.map((figure) => [...figure.querySelectorAll('svg.marks')].map((svg) => svg.innerHTML.replace(/ class="[^"]*"|<!--.*?-->/g, '').replace(/c\d+-(clip|fade|twin)/g, '$1')).join('')),
  );
/** The whole of what a person would compare: typed values, seed, words and picture. */
async function everything(running: Running): Promise<unknown> {
  await running.lab.settled();
  const { lab } = running;
  // The pointer lights up what it is over.
  await running.page.mouse.move(1, 1);
  const values = await Promise.all([r, rho, 'Seed'].map((name) => lab.field(name).inputValue()));
  return { values, numbers: await numbersOf(running), picture: await pictureOf(running) };
}

test('34 a session saved, left and opened again has the same numbers, the same seed and the same picture', async ({ running, lab, page }) => {
  await inFolder(async (folder) => {
    const file = join(folder, 'lecture.lab');
    await lab.type(rho, '2/3');
    await lab.type(r, 'e^(-1/20)');
    await lab.type('Seed', '77');
    await lab.slider('Iteration').press('PageUp');
    const kept = await everything(running);
    await saveTo(running, file);
    await page.keyboard.press('Control+s');
    await said(running, 'Saved lecture.lab');
    expect(readFileSync(file, 'utf8')).toMatch(/^\{"format":"likelihood-lab-session","version":1,.*"rho":0\.6666666666666666[,}].*,"checksum":"[0-9a-f]{64}"\}\n$/);
    await lab.button('Reset').click();
    await lab.button('New draw').click();
    expect(await everything(running)).not.toEqual(kept);
    await openFrom(running, file);
    await page.keyboard.press('Control+o');
    await said(running, 'Opened lecture.lab');
    expect(await everything(running)).toEqual(kept);
    const other = await launch({ args: [file] });
    await said(other, 'Opened lecture.lab');
    expect(await everything(other)).toEqual(kept);
    await other.close();
    expect(other.errors).toEqual([]);
  });
});

test('32 closing asks nothing, and the next start has everything: own table, numbers, view and undo', async () => {
  const first = await launch();
  await first.lab.settled();
  await first.lab.drop('own.csv', new TextEncoder().encode('count\n0\n0\n3\n1\n7\n0\n'));
  await first.page.getByRole('button', { name: 'Use this table' }).click();
  await expect(first.lab.figure(/fits best/)).toBeVisible();
  await first.lab.type(r, '1.5');
  await first.lab.type(r, '2.5');
  const kept = await everything(first);
  await first.app.close();
  expect(first.errors).toEqual([]);

  const next = await launch({ profile: first.profile });
  expect(await everything(next)).toEqual(kept);
  await expect(next.page.getByRole('dialog')).toHaveCount(0);
  await next.lab.undo.click();
  await expect(next.lab.field(r)).toHaveValue('1.50');
  await next.lab.undo.click();
  await next.lab.undo.click();
  await expect(next.lab.figure(/Same mean/)).toBeVisible();
  await next.lab.settled();
  await next.close();
  expect(next.errors).toEqual([]);
});

test('the sentence that names the thing to drag goes after the first drag, and never returns', async () => {
  const invitation = /Drag the ring on the dial/;
  const first = await launch();
  await expect(first.page.getByText(invitation)).toBeVisible();
  await first.lab.drag(first.lab.slider('dial, rho'), 30, 20);
  await expect(first.page.getByText(invitation)).toHaveCount(0);
  await first.lab.button('Reset').click();
  await first.lab.settled();
  await expect(first.page.getByText(invitation)).toHaveCount(0);
  await first.app.close();
  const next = await launch({ profile: first.profile });
  await next.lab.settled();
  await expect(next.page.getByText(invitation)).toHaveCount(0);
  await next.close();
});

test('only a new session asks, and what it would give up stays when the answer is no', async ({ running, lab, page }) => {
  await lab.type(rho, '0.8');
  await page.keyboard.press('Control+n');
  const dialog = page.getByRole('dialog', { name: 'Start this lab anew?' });
  await dialog.getByRole('button', { name: 'Keep everything' }).click();
  await expect(lab.field(rho)).toHaveValue('0.80');
  await chooseInMenu(running, 'New session…');
  await dialog.getByRole('button', { name: 'Start anew' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(lab.field(rho)).toHaveValue('0.60');
  await expect(lab.undo).toHaveAttribute('aria-disabled', 'true');
});

test('a figure goes away as a drawing that says what it shows, and dropped here it opens the lab again', async ({ running, lab }) => {
  await inFolder(async (folder) => {
    await lab.type(rho, '2/3');
    await lab.type('Seed', '42');
    const kept = await everything(running);
    const file = join(folder, 'figure.svg');
    await saveTo(running, file);
    await lab.figure(/Same mean/).getByRole('button', { name: 'SVG' }).click({ force: true });
    await said(running, 'Saved figure.svg');
    const text = readFileSync(file, 'utf8');
    const title = await lab.figure(/Same mean/).getByRole('heading').innerText();
    const found = await drawingOf(running, file);
    expect(found).toMatchObject({ name: 'svg', title, foreign: [] });
    expect([found.width > 300, found.height > 150]).toEqual([true, true]);
    expect(found.words.join(' ')).toMatch(/r = 3\.00 · ρ = 0\.6666666666666666 · seed 42 · Likelihood Lab \d+\.\d+\.\d+/);
    await lab.button('Reset').click();
    await lab.type('Seed', '5');
    await lab.drop('figure.svg', new TextEncoder().encode(text));
    await said(running, 'Opened figure.svg');
    expect(await everything(running)).toEqual(kept);
  });
});

test('a figure goes away as a picture, its numbers as a table, and the screen as a script', async ({ running, lab, page }) => {
  await inFolder(async (folder) => {
    const figure = lab.figure(/Same mean/);
    const png = join(folder, 'figure.png');
    await saveTo(running, png);
    await figure.getByRole('button', { name: 'PNG' }).click({ force: true });
    await said(running, 'Saved figure.png');
    const bytes = readFileSync(png);
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]));
    // Twice the pixels of the screen, and more than paper in them.
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(2 * ((await figure.boundingBox())?.width ?? Infinity));
    expect(bytes.length).toBeGreaterThan(20_000);

    const csv = join(folder, 'figure.csv');
    await saveTo(running, csv);
    await figure.getByRole('button', { name: 'CSV' }).click({ force: true });
    await said(running, 'Saved figure.csv');
    const [header, zero, one] = readFileSync(csv, 'utf8').split('\n');
    expect(header).toBe('count,negative binomial,Poisson');
    const cells = (row = ''): number[] => row.split(',').map(Number);
    // r 3, rho 0.6: P(0) = 0.4^3, P(1) = 3 * 0.6 * 0.4^3; the Poisson of the same mean has exp(-4.5) at 0.
    expect(cells(zero)[1]).toBeCloseTo(0.064, 14);
    expect(cells(zero)[2]).toBeCloseTo(Math.exp(-4.5), 14);
    expect(cells(one)[1]).toBeCloseTo(0.1152, 14);

    const script = join(folder, 'screen.py');
    await saveTo(running, script);
    await page.keyboard.press('Control+e');
    await said(running, 'Saved screen.py');
    const text = readFileSync(script, 'utf8');
    expect(text).toContain('import numpy as np');
    expect(text).toMatch(/\br = 3\b/);
    expect(text).toMatch(/\brho = 0\.6\b/);
  });
});

test('a cancelled dialog and a place that cannot be written lose nothing, and the second is said in words', async ({ running, lab, page }) => {
  await lab.type(rho, '0.7');
  const before = await everything(running);
  await saveTo(running, null);
  await page.keyboard.press('Control+s');
  expect(await everything(running)).toEqual(before);
  await expect(page.getByRole('alert').filter({ hasText: /saved/ })).toHaveCount(0);
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'a-file'), '');
    await saveTo(running, join(folder, 'a-file', 'x.lab'));
    await page.keyboard.press('Control+s');
    await expect(page.getByRole('alert').filter({ hasText: /x\.lab was not saved: its folder is not there\. Save elsewhere\./ })).toBeVisible();
    expect(await everything(running)).toEqual(before);
  });
});

test('a session comes from the menu, and what it was before is one undo away', async ({ running, lab }) => {
  await inFolder(async (folder) => {
    const file = join(folder, 'ünïcode name.lab');
    await lab.type(rho, '0.3');
    await saveTo(running, file);
    await chooseInMenu(running, 'Save session as…');
    await said(running, 'Saved ünïcode name.lab');
    await lab.type(rho, '0.9');
    await openFrom(running, file);
    await chooseInMenu(running, 'Open a session or table…');
    await said(running, 'Opened ünïcode name.lab');
    await expect(lab.field(rho)).toHaveValue('0.30');
  });
});
