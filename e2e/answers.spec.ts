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
  await expect(verdict(panel)).toContainText(/at\s*r = 3\s*ρ = 0\.75\s*yours\s*1\s*right\s*9/);
  await panel.getByRole('button', { name: /Set the sliders there/ }).click();
  await lab.settled();
  await expect(lab.field(rho)).toHaveValue('0.75');
  await expect(lab.field('r, shape')).toHaveValue('3.00');
  await answer(panel, 'mean', 'r rho/(1-rho)');
  await expect(verdict(panel)).toContainText('4 of 4 points');
  await lab.undo.click();
  await expect(lab.field(rho)).toHaveValue('0.60');
});

test('a wrong formula is seen beside the right one: its ring is dragged, and the drawing goes when the answer is edited', async ({ page, lab }) => {
  const panel = await question(page, 'b');
  await answer(panel, 'mean', 'r (1-rho)/rho');
  const drawn = lab.figure(/Your formula falls where the mean of X rises/);
  await expect(drawn).toBeVisible();
  expect(await lab.twin(drawn)).toContain('At rho = 0.75 the mean of X is 9; your formula gives 1, 9 times too small.');
  const ring = page.getByRole('slider', { name: 'answer, rho' });
  await expect(ring).toHaveAttribute('aria-valuetext', '0.60, right 4.5, yours 2');
  await lab.drag(ring, -60);
  await lab.settled();
  expect(Number(await lab.field(rho).inputValue())).toBeLessThan(0.55);
  await expect(ring).toHaveAttribute('aria-valuetext', /^0\.[45]/);
  await ring.press('ArrowLeft');
  await lab.undo.click();
  await lab.undo.click();
  await expect(ring).toHaveAttribute('aria-valuetext', '0.60, right 4.5, yours 2');
  await panel.getByRole('textbox', { name: /mean/ }).fill('r (1-rho)/rh');
  await expect(drawn).not.toBeAttached();
});

test('the stage shows what hints and lines speak of, and brings the person back', async ({ page, lab }) => {
  await lab.type(rho, '0.33');
  const panel = await question(page, 'c');
  await lab.type(rho, '0.33');
  for (const hint of ['Hint', 'Hint 2 of 3', 'Hint 3 of 3']) await panel.getByRole('button', { name: hint, exact: true }).click();
  await panel.getByRole('button', { name: 'Show me, hint 3' }).click();
  await expect(lab.field(rho)).toHaveValue('0.05');
  await expect(lab.field('r, shape')).toHaveValue('20.00');
  await panel.getByRole('button', { name: 'Back to my state' }).click();
  await expect(lab.field(rho)).toHaveValue('0.33');
  await panel.getByRole('button', { name: 'Show derivation' }).click();
  await panel.getByRole('button', { name: 'Show me, line 3' }).click();
  await expect(lab.field(rho)).toHaveValue('0.90');
  await lab.undo.click();
  await expect(lab.field(rho)).toHaveValue('0.33');
  await expect(panel.getByRole('button', { name: 'Show me, line 3' })).toBeVisible();
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
  await expect(verdict(panel)).not.toContainText('attempts');
  // Another spelling is the same attempt; another answer is a second one.
  await answer(panel, 'variance', '4*r');
  await expect(verdict(panel)).toContainText(/of 4 points/);
  await expect(verdict(panel)).not.toContainText('attempts');
  await answer(panel, 'variance', '4 r^2');
  await expect(verdict(panel)).toContainText('2 attempts');
});

test('a derivation lives at the sliders: dragged to the pole, residuals stay at rounding, and the pole is named', async ({ page, lab }) => {
  const panel = await question(page, 'b');
  await panel.getByRole('button', { name: 'Show derivation' }).click();
  const derivation = panel.getByRole('list', { name: 'Derivation' });
  const lines = derivation.getByRole('listitem');
  await expect(lines.first()).toContainText('holds');
  const ring = page.getByRole('slider', { name: 'curve A, eta' });
  const edge = await lab.figure(/One curve holds both moments/).boundingBox();
  const from = await ring.boundingBox();
  if (!edge || !from) throw new Error('The curve of A is not on screen.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(edge.x + edge.width - 3, from.y, { steps: 20 });
  // Still in the hand: the lines follow the drag, and what they say is of where it is.
  await expect(async () => expect(Number(await lab.field(rho).inputValue())).toBeGreaterThanOrEqual(0.999)).toPass();
  await expect(derivation).toHaveAttribute('aria-busy', 'false');
  await expect(panel).toContainText(/pole/);
  await page.mouse.up();
  await lab.settled();
  await expect(derivation).toHaveAttribute('aria-busy', 'false');
  expect(await lines.count()).toBeGreaterThan(2);
  for (const line of await lines.all()) {
    await expect(line).toContainText('holds');
    await expect(line).not.toContainText('does not hold');
    // Written in powers of ten: below a thousandth, at sides of some ten thousand.
    await expect(line).toContainText(/residual (0|\d+e−\d+)/);
  }
  await lab.type(rho, '0.999');
  await lab.settled();
  await expect(derivation).toHaveAttribute('aria-busy', 'false');
  await expect(panel).toContainText('rho lies 0.0010 below 1');
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
  // The chosen bin's shares as typed stand beside those that are right, in the panel and on the stage.
  await expect(verdict(panel).getByRole('row')).toHaveText([/bin 63\s*yours\s*right/, /class 1.*0\.5484/, /class 2.*0\.03253/, /class 3.*0\.4191/]);
  await expect(lab.figure(/Bin 63 goes to class 1/)).toContainText('yours');
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

test('a clicker goes from question to question, each hidden for itself, and on to the next view', async ({ page, lab }) => {
  await page.keyboard.press('F5');
  const shown = page.getByRole('region', { name: 'Question' });
  await lab.stage.focus();
  await page.keyboard.press('q');
  await expect(shown).toContainText(/^a /);
  await page.keyboard.press('h');
  await expect(shown).not.toContainText('answers hidden');
  await page.keyboard.press('PageDown');
  await expect(shown).toContainText(/^b /);
  await expect(shown).toContainText('answers hidden');
  await page.keyboard.press('PageUp');
  await expect(shown).not.toContainText('answers hidden');
  for (const letter of ['b', 'c', 'd', 'e']) {
    await page.keyboard.press('PageDown');
    await expect(shown).toContainText(new RegExp(`^${letter} `));
  }
  await expect(page.getByText('question e')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(shown).not.toBeAttached();
  await expect(page.getByRole('tab', { name: 'Fit to data' })).toHaveAttribute('aria-selected', 'true');
});

test('the formula over the stage does not give an open question away, until it is answered or shown', async ({ page, lab }) => {
  const formula = page.getByRole('group', { name: 'Formula' });
  const whole = (await formula.locator('math').first().textContent()) ?? '';
  const panel = await question(page, 'd');
  await expect(formula.locator('math').first()).not.toHaveText(whole);
  await answer(panel, 'pmf', 'Gamma(x+r)/(x! Gamma(r)) * (1-rho)^r rho^x');
  for (const step of [/both densities/, /collect/, /add the rates/, /gamma integral/, /cancel/]) await panel.getByRole('button', { name: step }).click();
  await expect(formula.locator('math').first()).not.toHaveText(whole);
  await panel.getByRole('button', { name: /^Check .*steps/ }).click();
  await expect(formula.locator('math').first()).toHaveText(whole);
  await page.getByRole('navigation', { name: 'Labs' }).getByRole('link', { name: /Poisson mixture/ }).click();
  await lab.settled();
  await question(page, 'a');
  await page.keyboard.press('F5');
  await lab.stage.focus();
  await expect(formula).toContainText('z');
  await page.keyboard.press('h');
  await expect(formula).toContainText('ω');
});

test('on a projector nothing of a wrong answer is drawn until it is shown', async ({ page, lab }) => {
  const panel = await question(page, 'b');
  await answer(panel, 'mean', 'r (1-rho)/rho');
  await expect(lab.figure(/Your formula falls/)).toBeVisible();
  await page.keyboard.press('F5');
  await expect(page.getByRole('region', { name: 'Question' })).toContainText('answers hidden');
  await expect(lab.figure(/Your formula falls/)).not.toBeAttached();
  await expect(page.getByTitle(/Your answer fails at/)).not.toBeAttached();
});

test('with a question, a verdict and a derivation open, axe finds nothing', async ({ page }) => {
  const panel = await question(page, 'b');
  await answer(panel, 'mean', 'r rho');
  await expect(verdict(panel)).toBeVisible();
  await panel.getByRole('button', { name: 'Show derivation' }).click();
  await expect(panel.getByRole('list', { name: 'Derivation' })).toBeVisible();
  expect(await breaches(page)).toEqual([]);
});

test('no letter of a question, a hint or a solution is smaller than 12 px, exponents included', async ({ page }) => {
  for (const letter of ['b', 'd']) {
    const panel = await question(page, letter);
    for (const hint of ['Hint', 'Hint 2 of 3', 'Hint 3 of 3']) await panel.getByRole('button', { name: hint, exact: true }).click();
    await panel.getByRole('button', { name: 'Show derivation' }).click();
    await expect(panel.getByRole('list', { name: 'Derivation' }).getByRole('listitem').last()).toContainText('holds');
    const small = await panel.evaluate((node) =>
      [...node.querySelectorAll('*')]
        .filter((each) => each.children.length === 0 && each.closest('.katex-mathml, .hidden-text') === null && /[\p{L}\p{N}]/u.test(each.textContent))
        .map((each) => ({ text: each.textContent, size: Number.parseFloat(getComputedStyle(each).fontSize) }))
        .filter(({ size }) => size < 11.99),
    );
    expect(small).toEqual([]);
  }
});
