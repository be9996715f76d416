// What a person does in the first lab, told as stories. Numbers of the fit are those of the reference.
import { expect, test } from './app';
import type { LabPage } from './lab';

const rho = 'rho, weight of one more count';
const r = 'r, shape';
const dial = 'dial, rho';
const mites = { r: 1.0246, mean: 1.1467, logLik: -222.44, poisson: -242.81, ratio: 40.75 };

const dispersionOf = async (lab: LabPage): Promise<number> => Number(/Dispersion ([\d.]+)/.exec(await lab.twin(lab.figure(/Poisson sits at 1|beyond the Poisson's 1/)))?.[1]);
const valueOf = async (lab: LabPage, name: string): Promise<number> => Number(await lab.field(name).inputValue());
const openFit = async (lab: LabPage): Promise<void> => {
  await lab.page.getByRole('tab', { name: 'Fit to data' }).click();
  await lab.settled();
};

test.describe('the family', () => {
  test('at first sight something true stands there, and one sentence names the thing to drag', async ({ page, lab }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Negative binomial');
    await expect(page.getByRole('figure')).toHaveCount(6);
    await expect(page.getByText('Dispersion 2.50: the variance is 2.50 times the mean')).toBeVisible();
    await expect(page.getByText('Drag the ring on the dial')).toBeVisible();
    expect(await lab.twin(lab.figure(/Same mean/))).toMatch(/mean 4\.50; the standard deviations are 3\.35 and 2\.12/);
  });

  test('dragging the dial moves the dispersion, and one undo takes the whole drag back', async ({ page, lab }) => {
    await lab.drag(lab.slider(dial), 40, 25, 20);
    await lab.settled();
    const dragged = await valueOf(lab, rho);
    expect(dragged).toBeGreaterThan(0.65);
    expect(await dispersionOf(lab)).toBeCloseTo(1 / (1 - dragged), 1);
    await expect(page.getByText('Drag the ring on the dial')).toHaveCount(0);
    await lab.undo.click();
    await lab.settled();
    expect(await valueOf(lab, rho)).toBe(0.6);
    expect(await dispersionOf(lab)).toBe(2.5);
    await expect(lab.undo).toHaveAttribute('aria-disabled', 'true');
    await lab.redo.click();
    await lab.settled();
    expect(await valueOf(lab, rho)).toBe(dragged);
  });

  test('every mark on a figure can be dragged, and its slider goes along', async ({ lab }) => {
    await lab.drag(lab.slider('curve A, eta'), -40, 0);
    expect(await valueOf(lab, rho)).toBeLessThan(0.6);
    // The axes glide to where the new law needs them, and the marks with them.
    await lab.settled();
    await lab.drag(lab.slider('gamma, r'), 40, 0);
    expect(await valueOf(lab, r)).toBeGreaterThan(3);
    await lab.settled();
    await lab.drag(lab.slider('draws, n'), 30, 0);
    await expect(lab.slider('Iteration')).not.toHaveAttribute('aria-valuetext', /^24 of/);
    await lab.settled();
    const tail = /A count of (\d+) or more/;
    const before = tail.exec(await lab.twin(lab.figure(/Same mean/)))?.[1];
    await lab.drag(lab.slider('tail, x'), 50, 0);
    await lab.settled();
    expect(Number(tail.exec(await lab.twin(lab.figure(/Same mean/)))?.[1])).toBeGreaterThan(Number(before));
  });

  test('a slider obeys the hand and all its keys', async ({ lab }) => {
    const slider = lab.slider(rho);
    const box = await slider.boundingBox();
    await slider.click({ position: { x: (box?.width ?? 0) * 0.8, y: (box?.height ?? 0) / 2 } });
    expect(await valueOf(lab, rho)).toBeGreaterThan(0.75);
    await slider.press('Home');
    expect(await valueOf(lab, rho)).toBe(0.01);
    await slider.press('End');
    expect(await valueOf(lab, rho)).toBe(0.99);
    await slider.press('PageDown');
    await slider.press('ArrowUp');
    expect(await valueOf(lab, rho)).toBeCloseTo(0.99 - 0.098 + 0.0098, 3);
    await slider.press('Alt+Backspace');
    expect(await valueOf(lab, rho)).toBe(0.6);
    await expect(slider).toHaveAttribute('aria-valuetext', '0.60');
  });

  test('a number can be typed as a fraction, a power, or beyond the slider', async ({ lab }) => {
    for (const [text, shown] of [['2/3', '0.6666666666666666'], ['e^(-1/20)', '0.951229424500714'], ['1e-3', '0.001']] as const) {
      await lab.type(rho, text);
      await expect(lab.field(rho)).toHaveValue(shown);
    }
    await lab.type(r, '5000');
    await expect(lab.field(r)).toHaveValue('5000.00');
    await lab.settled();
  });

  test('what is no value is refused beside the field, and the last good state stays', async ({ page, lab }) => {
    for (const [text, words] of [['-1', /between 0 and 1/], ['1', /between 0 and 1/], ['abc', /"abc" is not known/], ['0,5', /write a point/], ['', /Nothing is typed/], ['0/0', /not a real number/], ['1e400', /not a finite number/], ['１', /another script/], ['9'.repeat(10_000), /at most 500/]] as const) {
      await lab.type(rho, text);
      await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
      await expect(lab.field(rho)).toHaveAttribute('aria-invalid', 'true');
      const error = (await lab.field(rho).getAttribute('aria-errormessage')) ?? '';
      await expect(page.locator(`[id="${error}"]`)).toHaveText(words);
      expect(await dispersionOf(lab)).toBe(2.5);
    }
    await lab.field(rho).press('Escape');
    await expect(lab.field(rho)).toHaveValue('0.60');
  });

  test('a symbol in the formula can be scrubbed', async ({ page, lab }) => {
    const symbol = page.getByRole('main').locator('[data-symbol=rho]').first();
    await lab.drag(symbol, 50, 0);
    expect(await valueOf(lab, rho)).toBeGreaterThan(0.7);
    await page.keyboard.press('Control+z');
    expect(await valueOf(lab, rho)).toBe(0.6);
  });

  test('draws step, step back, play, pause, scrub and end, and the numbers come back exactly', async ({ lab }) => {
    const mixture = lab.figure(/average of Poissons/);
    const at24 = await lab.twin(mixture);
    await lab.button('Step').click();
    await lab.settled();
    expect(await lab.twin(mixture)).not.toBe(at24);
    await lab.button('Step back').click();
    await lab.settled();
    expect(await lab.twin(mixture)).toBe(at24);
    await lab.button('Play').click();
    await expect.poll(() => lab.slider('Iteration').getAttribute('aria-valuetext')).toMatch(/^2[6-9] of/);
    await lab.button('Pause').click();
    await lab.undo.click();
    await lab.settled();
    expect(await lab.twin(mixture)).toBe(at24);
    await lab.button('To the end').click();
    await expect(lab.slider('Iteration')).toHaveAttribute('aria-valuetext', '1,000 of 1,000, draw');
    await lab.slider('Iteration').press('Home');
    await expect(lab.slider('Iteration')).toHaveAttribute('aria-valuetext', '0 of 1,000, draw');
    await expect(lab.button('Step back')).toHaveAttribute('aria-disabled', 'true');
    await lab.settled();
  });

  test('the same seed draws the same picture, another seed another one', async ({ lab }) => {
    const mixture = lab.figure(/average of Poissons/);
    const first = await lab.twin(mixture);
    await lab.button('New draw').click();
    await lab.settled();
    expect(await lab.twin(mixture)).not.toBe(first);
    await lab.type(rho, '0.7');
    const seed = await lab.field('Seed').inputValue();
    await lab.button('Reset').click();
    await expect(lab.field('Seed')).toHaveValue(seed);
    await lab.type('Seed', '305');
    await lab.settled();
    expect(await lab.twin(mixture)).toBe(first);
    await lab.type('Seed', '-3');
    await expect(lab.page.getByRole('alert').filter({ hasText: 'whole number' })).toBeVisible();
  });

  test('with the mean kept, r walks to the Poisson', async ({ page, lab }) => {
    await page.getByRole('switch', { name: /Keep the mean/ }).check();
    await lab.type(r, '100');
    await lab.settled();
    expect(await valueOf(lab, rho)).toBeCloseTo(4.5 / 104.5, 12);
    expect(await dispersionOf(lab)).toBeCloseTo(1.05, 1);
  });

  test('a pinned state stays as a ghost until it is let go', async ({ page, lab }) => {
    await lab.button('Pin').click();
    await lab.type(rho, '0.8');
    await lab.settled();
    expect(await lab.twin(lab.figure(/Poisson sits at 1/))).toMatch(/pinned law stands at 2\.50/);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+p');
    await lab.settled();
    expect(await lab.twin(lab.figure(/Poisson sits at 1/))).not.toMatch(/pinned/);
  });

  test('the same law elsewhere is copied with every digit', async ({ page, lab, running }) => {
    await lab.type(rho, '2/3');
    await lab.settled();
    await page.getByRole('button', { name: /^Copy SciPy/ }).click();
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
    expect(await running.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('nbinom(3, 0.333333333333333)');
  });
});

test.describe('the fit', () => {
  test('the red mites: r, mean and both log likelihoods', async ({ page, lab }) => {
    await openFit(lab);
    await lab.button(/Set to the maximum/).click();
    await expect(lab.field(r)).toHaveValue(/^1\.02/);
    await lab.settled();
    expect(await valueOf(lab, r)).toBeCloseTo(mites.r, 4);
    const rhoNow = await valueOf(lab, rho);
    expect((mites.r * rhoNow) / (1 - rhoNow)).toBeCloseTo(mites.mean, 3);
    const profile = await lab.twin(lab.figure(/fits best/));
    expect(profile).toContain('1.0246');
    expect(profile).toMatch(/[-−]222\.44/);
    expect(profile).toMatch(/0\.63.*1\.84/);
    await expect(page.getByText('40.75').first()).toBeVisible();
    await expect(page.getByText('8.7 × 10⁻¹¹').first()).toBeVisible();
  });

  test('r is dragged along its profile, and the other parameter keeps the mean', async ({ lab }) => {
    await openFit(lab);
    await lab.button(/Set to the maximum/).click();
    await expect(lab.field(r)).toHaveValue(/^1\.02/);
    await lab.settled();
    await lab.drag(lab.slider('profile, r'), 30, 0);
    await lab.settled();
    const [rNow, rhoNow] = [await valueOf(lab, r), await valueOf(lab, rho)];
    expect(rNow).toBeGreaterThan(1.2);
    expect((rNow * rhoNow) / (1 - rhoNow)).toBeCloseTo(172 / 150, 9);
  });

  test('a table that is not over-dispersed: Poisson is the limit, never a huge r', async ({ page, lab }) => {
    await openFit(lab);
    await page.getByRole('combobox', { name: 'Table' }).selectOption({ label: 'Deaths by horse kick' });
    await lab.settled();
    await expect(lab.figure(/Poisson is the limit/).first()).toBeVisible();
    expect(await lab.twin(lab.figure(/Poisson is the limit/).first())).toMatch(/ends at the Poisson's, [-−]206\.11.*do not vary more than a Poisson/);
    await expect(lab.button(/Set to the maximum/)).toHaveCount(0);
    expect(await valueOf(lab, r)).toBeLessThan(100);
  });

  test('own counts: dropped, previewed, used, and undone', async ({ page, lab }) => {
    await lab.drop('own.csv', new TextEncoder().encode('count\n0\n0\n3\n1\n7\n0\n'));
    const dialog = page.getByRole('dialog', { name: /own\.csv/ });
    await expect(dialog).toContainText('6 rows in 1 column');
    await dialog.getByRole('button', { name: 'Use this table' }).click();
    await expect(lab.figure(/fits best/)).toBeVisible();
    await lab.settled();
    expect(await lab.twin(page.getByRole('figure').first())).toMatch(/of 6 with mean 1\.83\. 0: 3 seen/);
    await lab.undo.click();
    await lab.settled();
    await expect(lab.figure(/Same mean/)).toBeVisible();
  });

  test('a wrong cell is named by row and column, and the state stays', async ({ page, lab }) => {
    await lab.drop('bad.csv', new TextEncoder().encode('count\n0\ntwo\n'));
    await expect(page.getByRole('alert').filter({ hasText: /row 3, column count: "two" is not a number/ })).toBeVisible();
    await expect(lab.figure(/Same mean/)).toBeVisible();
    expect(await dispersionOf(lab)).toBe(2.5);
  });
});
