// What every lab has around it: commands, help, settings, figures in words, and a walk through extreme states.
import { commands, type Command } from '../src-core/contract/commands';
import { expectAlive } from './alive';
import { expect, launch, test } from './app';
import { chooseInMenu, menuOf } from './outside';

const rho = 'rho, weight of one more count';
const r = 'r, shape';
const list: readonly Command[] = commands;

test('menu, help and shortcuts read one list of commands', async ({ running, page }) => {
  const menu = await menuOf(running);
  expect(Object.keys(menu)).toEqual(['File', 'Edit', 'View', 'Help']);
  for (const [title, entries] of Object.entries(menu)) expect(entries.map(({ label }) => label)).toEqual(list.filter((each) => each.menu === title && each.when !== 'presenting').map((each) => each.title));
  const shown = Object.values(menu).flat().filter(({ accelerator }) => accelerator !== null);
  expect(shown.length).toBeGreaterThan(10);
  for (const { label, accelerator } of shown) expect(list.find(({ title }) => title === label)?.keys).toContain(accelerator?.replace('CmdOrCtrl', 'Ctrl').replace('CommandOrControl', 'Ctrl'));

  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  const rows = await help.locator('dl.keys dt').evaluateAll((terms) => terms.map((term) => ({ keys: [...term.querySelectorAll('kbd')].map((key) => key.textContent), says: term.nextElementSibling?.textContent ?? '' })));
  const keyed = list.filter(({ keys }) => keys.length > 0);
  const keyText = (key: string): string => ({ ' ': 'Space', ArrowRight: '→', ArrowLeft: '←' })[key] ?? key;
  expect(rows).toEqual(keyed.map(({ title, keys, when }) => ({ keys: keys.map(keyText), says: when === 'presenting' ? `${title} (while presenting)` : title })));
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
});

test('help says what is shown, for which model and in which units, and gives the focus back', async ({ page, lab }) => {
  await lab.slider('dial, rho').focus();
  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toContainText('NB(x; r, ρ)');
  await expect(help).toContainText('Variance divided by mean');
  await expect(help).toContainText('natural logarithms');
  await expect(help).not.toContainText(/undefined|NaN/);
  await page.keyboard.press('Escape');
  await expect(lab.slider('dial, rho')).toBeFocused();
});

test('About names the versions that are running', async ({ running, page }) => {
  await chooseInMenu(running, 'About Likelihood Lab');
  const { app, electron, chrome, node } = await running.app.evaluate(({ app: main }) => ({ app: main.getVersion(), electron: process.versions['electron'], chrome: process.versions['chrome'], node: process.versions['node'] }));
  const about = page.getByRole('dialog', { name: 'About Likelihood Lab' });
  for (const [name, version] of [['Likelihood Lab', app], ['Electron', electron], ['Chromium', chrome], ['Node', node]] as const) {
    expect(version).toMatch(/^\d+\.\d+\.\d+/);
    await expect(about.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('+ dd')).toHaveText(version ?? '');
  }
  await about.getByRole('button', { name: 'Close' }).click();
  await expect(about).toHaveCount(0);
});

test('every figure can be read in words, and the words change with the numbers', async ({ page, lab }) => {
  const figures = page.getByRole('figure');
  const whole = async (): Promise<string[]> => Promise.all((await figures.all()).map((figure) => lab.twin(figure)));
  const before = await whole();
  expect(before.length).toBe(6);
  for (const words of before) expect(words).toMatch(/^[A-Z\d].{40,}\.$/);
  const line = page.getByText('Both have mean 4.50');
  expect((await line.boundingBox())?.height).toBeLessThan(2);
  await page.keyboard.press('Control+t');
  expect((await line.boundingBox())?.height).toBeGreaterThan(12);
  await lab.type(rho, '0.8');
  await lab.settled();
  const after = await whole();
  expect(after.filter((words, i) => words === before[i])).toEqual([]);
  await page.keyboard.press('Control+t');
  expect((await page.getByText('Both have mean 12.00').boundingBox())?.height).toBeLessThan(2);
});

test('what a person settled on holds at once, and at the next start', async () => {
  const first = await launch();
  await first.lab.settled();
  await first.page.keyboard.press('Control+,');
  const dialog = first.page.getByRole('dialog', { name: 'Settings' });
  const ground = (running: typeof first): Promise<string> => running.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground(first);
  await dialog.getByLabel('Theme').selectOption({ label: 'Dark' });
  await expect.poll(() => ground(first)).not.toBe(light);
  const dark = await ground(first);
  await dialog.getByLabel('Text size').selectOption({ label: 'Larger' });
  await dialog.getByLabel('Digits of read-outs').selectOption({ label: '6' });
  await first.page.keyboard.press('Escape');
  const size = await first.page.getByRole('heading', { level: 1 }).evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize));
  expect(size).toBeGreaterThan(25);
  await first.app.close();
  const next = await launch({ profile: first.profile });
  await next.lab.settled();
  expect(await ground(next)).toBe(dark);
  expect(await next.page.getByRole('heading', { level: 1 }).evaluate((node) => Number.parseFloat(getComputedStyle(node).fontSize))).toBe(size);
  await next.close();
  expect([...first.errors, ...next.errors]).toEqual([]);
});

test('in a text field Ctrl+Z is the field’s, after a drag it is the lab’s', async ({ page, lab }) => {
  await lab.type(rho, '0.7');
  await lab.settled();
  await lab.field(r).click();
  await page.keyboard.type('12');
  await page.keyboard.press('Control+z');
  await expect(lab.field(rho)).toHaveValue('0.70');
  await lab.drag(lab.slider('dial, rho'), -20, -10);
  await lab.settled();
  expect(await lab.field(rho).inputValue()).not.toBe('0.70');
  await page.keyboard.press('Control+z');
  await expect(lab.field(rho)).toHaveValue('0.70');
});

test('a hand that takes a mark leaves the others where they are, and the axis under it stands still', async ({ page, lab }) => {
  const mark = lab.slider('gamma, r');
  const box = await mark.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  const figure = lab.figure(/Whose rate is random/);
  const ticks = async (): Promise<string[]> => (await figure.locator('svg.marks text').allTextContents()).filter((text) => /^\d+$/.test(text));
  const before = await ticks();
  expect(before.length).toBeGreaterThan(2);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 45, y, { steps: 9 });
  await lab.settled();
  const held = await mark.boundingBox();
  expect(Math.abs((held?.x ?? 0) + (held?.width ?? 0) / 2 - x - 45)).toBeLessThan(3);
  expect(await ticks()).toEqual(before);
  await page.mouse.up();
  await lab.settled();
  expect(Number(await lab.field(r).inputValue())).toBeGreaterThan(3);
});

/** Numbers from 0 to 1, the same at every run (Lehmer). */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

test('no walk through extreme states shows a number that is none, in text or drawing', async ({ running, page, lab }) => {
  test.setTimeout(90_000);
  const next = chance(20_261_125);
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  const steps: (() => Promise<unknown>)[] = [
    () => lab.type(r, one(['1e-3', '1e6', '0.05', '100', '1', '2/3'])),
    () => lab.type(rho, one(['1e-9', '1-1e-9', '0.01', '0.99', '1/2', '0.999'])),
    () => lab.slider(rho).press(one(['Home', 'End', 'PageUp', 'Alt+Backspace'])),
    () => lab.slider(r).press(one(['Home', 'End', 'PageDown', 'Alt+Backspace'])),
    () => page.getByRole('switch', { name: /Keep the mean/ }).click(),
    () => page.getByRole('tab', { name: one(['The family', 'Fit to data']) }).click(),
    () => page.getByRole('combobox', { name: 'Table' }).selectOption({ index: Math.floor(next() * 6) }),
    () => lab.button('New draw').click(),
    () => page.keyboard.press(one(['Control+p', 'Control+z', 'Control+y'])),
    () => lab.drop('odd.csv', new TextEncoder().encode(one(['count\n0\n0\n', 'count\n5\n', 'count\n1000000000\n0\n', 'count,frequency\n0,1000000000\n1,1\n']))).then(() => page.getByRole('button', { name: 'Use this table' }).click()),
  ];
  for (let step = 0; step < 40; step += 1) {
    await one(steps)();
    await lab.settled();
    await expectAlive(running);
  }
});
