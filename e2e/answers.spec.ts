// The exam inside the labs: answers typed, checked and kept; derivations that live; nothing shown on a wall before its time.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expectAlive } from './alive';
import { expect, launch, test } from './app';
import { breaches } from './breaches';
import { mains } from './processes';

const rho = 'rho, weight of one more count';
const question = async (page: Page, letter: string): Promise<Locator> => {
  const tab = page.getByRole('tab', { name: new RegExp(`^\\(${letter}\\) \\d+ points`) });
  await tab.click();
  await expect(tab).toHaveAttribute('aria-selected', 'true');
  return page.getByRole('tabpanel');
};
const answer = async (panel: Locator, field: string, text: string): Promise<void> => {
  await panel.getByRole('textbox', { name: new RegExp(`^Your answer to .*${field}`) }).fill(text);
  await panel.getByRole('button', { name: new RegExp(`^Check .*${field}`) }).click();
};
const verdict = (panel: Locator): Locator => panel.getByRole('status');

test('rho and 1 - rho swapped: the slip, the failing point, the sliders there, and the points once it is mended', async ({ page, lab }) => {
  const panel = await question(page, 'b');
  await answer(panel, 'mean', 'r (1-rho)/rho');
  await expect(verdict(panel)).toContainText('1 of 4 points');
  await expect(verdict(panel)).toContainText('have changed places');
  const [, r = '', at = ''] = /At r = ([\d.]+), rho = ([\d.]+) your formula gives/.exec((await verdict(panel).textContent()) ?? '') ?? [];
  await panel.getByRole('button', { name: /Set the sliders there/ }).click();
  await lab.settled();
  expect(Number(await lab.field(rho).inputValue())).toBe(Number(at));
  expect(Number(await lab.field('r, shape').inputValue())).toBe(Number(r));
  await answer(panel, 'mean', 'r rho/(1-rho)');
  await expect(verdict(panel)).toContainText('4 of 4 points');
  await lab.undo.click();
  await expect(lab.field(rho)).toHaveValue('0.60');
});

test('what cannot be read is no attempt: it says where, costs nothing, and the preview shows what was read', async ({ page }) => {
  const panel = await question(page, 'c');
  const field = panel.getByRole('textbox', { name: /variance/ });
  await field.fill('r rho/(1-rho)^2');
  await expect(panel.locator('.katex-mathml math').first()).toBeAttached();
  await answer(panel, 'variance', 'r rho/(1-q)');
  await expect(verdict(panel)).toContainText('costs nothing');
  await expect(verdict(panel)).toContainText('"q" is not known here');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await answer(panel, 'variance', '4 r');
  await expect(verdict(panel)).toContainText(/of 4 points/);
});

test('a derivation lives at the sliders: residuals stay at rounding up to rho = 0.999, and the pole is named', async ({ page, lab }) => {
  const panel = await question(page, 'b');
  await panel.getByRole('button', { name: 'Show derivation' }).click();
  const lines = panel.getByRole('list', { name: 'Derivation' }).getByRole('listitem');
  await expect(lines.first()).toContainText('holds');
  await lab.type(rho, '0.999');
  await lab.settled();
  await expect(panel.getByRole('list', { name: 'Derivation' })).toHaveAttribute('aria-busy', 'false');
  expect(await lines.count()).toBeGreaterThan(2);
  for (const line of await lines.all()) {
    await expect(line).toContainText('holds');
    await expect(line).not.toContainText('does not hold');
  }
  await expect(panel).toContainText(/pole/);
});

test('the steps of 1d are put in order, by keys alone', async ({ page }) => {
  const panel = await question(page, 'd');
  const take = async (name: RegExp): Promise<void> => {
    await panel.getByRole('button', { name }).focus();
    await page.keyboard.press('Enter');
  };
  for (const step of [/both densities/, /collect/, /add the rates/, /gamma integral/, /cancel/]) await take(step);
  await panel.getByRole('button', { name: /^Check .*steps/ }).press('Enter');
  await expect(verdict(panel)).toContainText('2 of 2 points');
});

test('responsibilities without their normaliser keep 7 of 10, and hints come one at a time', async ({ page, lab }) => {
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: /Poisson mixture/ }).click();
  await lab.settled();
  const panel = await question(page, 'a');
  await answer(panel, 'omega', 'pi_k prod_(d=1)^D Po(y_id | lambda_kd)');
  await expect(verdict(panel)).toContainText('7 of 10 points');
  await panel.getByRole('button', { name: 'Hint', exact: true }).click();
  await expect(panel.getByRole('list', { name: 'Hints' }).getByRole('listitem')).toHaveCount(1);
  await answer(panel, 'omega', 'pi_k prod_(d=1)^D Po(y_id | lambda_kd) / sum_(j=1)^K pi_j prod_(d=1)^D Po(y_id | lambda_jd)');
  await expect(verdict(panel)).toContainText('10 of 10 points');
  await panel.getByRole('button', { name: 'Show derivation' }).click();
  await expect(panel.getByRole('list', { name: 'Derivation' }).getByRole('listitem').first()).toContainText('holds');
});

test('killed in mid-answer, the answer is found as it was typed', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'lab-answers-'));
  const first = await launch({ profile });
  await first.lab.settled();
  const panel = await question(first.page, 'b');
  await panel.getByRole('textbox', { name: /mean/ }).fill('r rho/(1-');
  await first.page.waitForTimeout(2300);
  const [main = 0] = mains(profile);
  process.kill(main, 'SIGKILL');
  await first.close();
  const next = await launch({ profile });
  await next.lab.settled();
  await expect(next.page.getByRole('tabpanel').getByRole('textbox', { name: /mean/ })).toHaveValue('r rho/(1-');
  await next.close();
});

test('46 hostile answers are told so in words, and the window stays alive', async ({ running, page }) => {
  const panel = await question(page, 'b');
  for (const text of ['constructor', '__proto__', 'a["b"]', '((((((((((r))))))))))'.repeat(20), 'x => x', '9^9^9^9', 'r'.repeat(499), '<img src=x onerror=alert(1)>', '\\href{javascript:alert(1)}{r}', 'sum_(i=1)^1000000 i']) {
    await answer(panel, 'mean', text);
    await expect(verdict(panel)).toBeVisible();
    await expect(verdict(panel)).not.toContainText('4 of 4');
  }
  await expectAlive(running);
});

test('on a projector answers stay hidden until they are asked for, also after an undo', async ({ page, lab }) => {
  await question(page, 'b');
  await page.keyboard.press('F5');
  const shown = page.getByRole('region', { name: 'Question' });
  await expect(shown).toContainText('answers hidden');
  await lab.stage.focus();
  await page.keyboard.press('h');
  await expect(shown.getByRole('list', { name: 'Answers' }).locator('.katex').first()).toBeVisible();
  await page.keyboard.press('h');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await expect(shown).toContainText('answers hidden');
});

test('with a question, a verdict and a derivation open, axe finds nothing', async ({ page }) => {
  const panel = await question(page, 'b');
  await answer(panel, 'mean', 'r rho');
  await expect(verdict(panel)).toBeVisible();
  await panel.getByRole('button', { name: 'Show derivation' }).click();
  await expect(panel.getByRole('list', { name: 'Derivation' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);
});
