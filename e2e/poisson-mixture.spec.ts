// What a person does where EM is stepped, told as stories.
import { expectAlive, numbersOf } from './alive';
import { expect, test } from './app';
import { climb, figureOf, halfStep, openMixture, rate, set, step, twinOf } from './mixture';

test.beforeEach(async ({ lab }) => openMixture(lab));

test.describe('stepping EM', () => {
  test('at first sight bins are torn, and one sentence says what to press', async ({ page, lab }) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Poisson mixture');
    await expect(page.getByRole('figure')).toHaveCount(6);
    await expect(page.getByText('Press Step: E shares the torn bins')).toBeVisible();
    await expect(figureOf(lab, 'raster')).toHaveAccessibleName(/is torn between classes \d and \d/);
    expect(Number(/(\d+) are undecided/.exec(await twinOf(lab, 'raster'))?.[1])).toBeGreaterThan(30);
    await expect(figureOf(lab, 'rates')).toHaveAccessibleName(/^Neuron 10: class \d goes to [\d.]+ \/ [\d.]+ = [\d.]+$/);
    await step(lab);
    await expect(page.getByText('Press Step: E shares the torn bins')).toHaveCount(0);
  });

  test('E makes the bound touch, M lifts both, and a step back leads to the same numbers', async ({ running, lab }) => {
    const first = await numbersOf(running);
    const atE = await climb(lab);
    expect(atE.bound).toBe(atE.logLik);
    await step(lab);
    await expect(lab.slider('Iteration')).toHaveAttribute('aria-valuetext', /^6 of \d+, M step of iteration 3$/);
    const atM = await climb(lab);
    expect(atM.bound).toBeGreaterThan(atE.bound);
    expect(atM.logLik).toBeGreaterThan(atM.bound);
    await step(lab);
    const next = await climb(lab);
    expect(next).toEqual({ logLik: atM.logLik, bound: atM.logLik });
    await step(lab, 'Step back');
    await step(lab, 'Step back');
    expect(await numbersOf(running)).toEqual(first);
  });

  test('it plays, pauses, comes to its end and begins at its start, and never falls', async ({ lab }) => {
    await lab.button('Play').click();
    await expect.poll(() => halfStep(lab)).toBeGreaterThan(8);
    await lab.button('Pause').click();
    await lab.button('To the end').click();
    await lab.settled();
    await expect(figureOf(lab, 'trace')).toHaveAccessibleName(/^EM has come to rest at −1,5/);
    expect(await twinOf(lab, 'trace')).toMatch(/ 0 falls in \d\d half-steps\./);
    await expect(lab.button('Step')).toHaveAttribute('aria-disabled', 'true');
    await lab.slider('Iteration').press('Home');
    await lab.settled();
    await expect(figureOf(lab, 'raster')).toHaveAccessibleName('Before the first E every bin is shared as the weights say');
    await expect(lab.button('Step back')).toHaveAttribute('aria-disabled', 'true');
  });

  test('fifty half-steps forth and fifty back come by the same numbers', async ({ running, page, lab }) => {
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const seen = new Map<number, string[]>();
    const look = async (): Promise<string[]> => {
      await lab.settled();
      return numbersOf(running);
    };
    for (let at = 5; at <= 55; at += 1) {
      if (at % 5 === 0) seen.set(at, await look());
      if (at < 55) await step(lab);
    }
    for (let at = 55; at >= 5; at -= 1) {
      if (at % 5 === 0) expect(await look(), `half-step ${at}`).toEqual(seen.get(at));
      if (at > 5) await step(lab, 'Step back');
    }
  });

  test('a bin is chosen by keys or by a press on the counts, a neuron with it', async ({ page, lab }) => {
    const ring = lab.slider('raster, bin');
    const before = await ring.getAttribute('aria-valuetext');
    await ring.press('ArrowRight');
    await lab.settled();
    const after = (await ring.getAttribute('aria-valuetext')) ?? '';
    expect(after).not.toBe(before);
    await expect(figureOf(lab, 'bayes')).toHaveAccessibleName(new RegExp(`^${after.replace('b', 'B')} `));
    await expect(ring).toHaveAccessibleDescription(/^.{40,}$/);
    const box = await figureOf(lab, 'raster').boundingBox();
    await page.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + 70);
    await lab.settled();
    await expect(ring).not.toHaveAttribute('aria-valuetext', after);
    await expect(figureOf(lab, 'rates')).toHaveAccessibleName(/^Neuron 1:/);
    await lab.undo.click();
    await lab.settled();
    await expect(ring).toHaveAttribute('aria-valuetext', after);
  });

  test('rows keep their order while EM plays, and are sorted again when asked', async ({ lab }) => {
    const ring = lab.slider('raster, bin');
    const place = await ring.getAttribute('aria-valuenow');
    await step(lab);
    await step(lab);
    await expect(ring).toHaveAttribute('aria-valuenow', place ?? '');
    await lab.button('Sort again').click();
    await lab.settled();
    await expect(lab.button('Sort again')).toHaveAttribute('aria-disabled', 'true');
    await lab.page.getByRole('radio', { name: 'in time' }).check();
    await lab.settled();
    expect(await twinOf(lab, 'raster')).toContain('in the order of time');
    await expect(ring).toHaveAttribute('aria-valuenow', '62');
  });
});

test.describe('changing it by hand', () => {
  test('dragging a rate branches the run there, and one undo returns', async ({ lab }) => {
    const before = await climb(lab);
    const mark = rate(lab, 2, 3);
    await lab.drag(mark, 30);
    await lab.settled();
    expect(Number(await mark.getAttribute('aria-valuenow'))).toBeGreaterThan(1);
    await expect(figureOf(lab, 'rates')).toHaveAccessibleName(/^Neuron 3:/);
    const byHand = await climb(lab);
    expect(byHand.logLik).not.toBe(before.logLik);
    expect(byHand.bound).toBeLessThan(byHand.logLik);
    expect(await twinOf(lab, 'trace')).toContain('0 falls in 0 half-steps since the last change by hand');
    await step(lab);
    expect(await twinOf(lab, 'trace')).toContain('0 falls in 1 half-steps since the last change by hand');
    await lab.undo.click();
    await lab.undo.click();
    await lab.settled();
    expect(await climb(lab)).toEqual(before);
    await expect(lab.undo).toHaveAttribute('aria-disabled', 'true');
  });

  test('all rates are one stop of the Tab key; arrows move a rate or lead to the next one', async ({ page, lab }) => {
    const marks = figureOf(lab, 'rates').getByRole('slider');
    await expect(marks).toHaveCount(36);
    await expect(figureOf(lab, 'rates').locator('[role=slider][tabindex="0"]')).toHaveCount(1);
    await rate(lab, 1, 1).focus();
    await page.keyboard.press('ArrowDown');
    await expect(rate(lab, 1, 2)).toBeFocused();
    await page.keyboard.press('Shift+ArrowRight');
    const mark = rate(lab, 2, 2);
    await expect(mark).toBeFocused();
    await expect(mark).toHaveAttribute('tabindex', '0');
    const before = Number(await mark.getAttribute('aria-valuenow'));
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => Number(await mark.getAttribute('aria-valuenow'))).toBeGreaterThan(before);
    await page.keyboard.press('Alt+Backspace');
    await expect.poll(async () => Number(await mark.getAttribute('aria-valuenow'))).toBe(before);
  });

  test('the place on the line and the half-step on the trace can be drawn along', async ({ lab }) => {
    const place = lab.slider('line, place');
    await lab.drag(place, 60);
    expect(Number(await place.getAttribute('aria-valuenow'))).toBeGreaterThan(0.3);
    await expect(place).toHaveAttribute('aria-valuetext', /of the way of M, log likelihood −1,[\d.]+, bound −1,[\d.]+/);
    await lab.drag(lab.slider('trace, half-step'), 40);
    await lab.settled();
    expect(await halfStep(lab)).toBeGreaterThan(7);
    await lab.undo.click();
    await lab.settled();
    expect(await halfStep(lab)).toBe(5);
  });

  test('a weight that is typed takes from the others in proportion; what is none is refused', async ({ page, lab }) => {
    await lab.type('pi 1, weight of class 1', '0.7');
    await expect(lab.field('pi 2, weight of class 2')).toHaveValue('0.175');
    await expect(lab.field('pi 3, weight of class 3')).toHaveValue('0.125');
    await lab.type('pi 1, weight of class 1', '1.5');
    await expect(page.getByRole('alert').filter({ hasText: 'from 0 to 1; it is 1.5' })).toBeVisible();
    await lab.field('pi 1, weight of class 1').press('Escape');
    await expect(lab.field('pi 1, weight of class 1')).toHaveValue('0.70');
    await lab.button('Make the weights equal').click();
    await lab.settled();
    await expect(lab.field('pi 3, weight of class 3')).toHaveValue(/^0\.3333/);
  });

  test('another number of classes takes equal weights, and every class its column', async ({ lab }) => {
    await set(lab, { K: 5 });
    for (const k of [1, 2, 3, 4, 5]) await expect(lab.field(`pi ${k}, weight of class ${k}`)).toHaveValue('0.20');
    await expect(rate(lab, 5, 12)).toHaveCount(1);
    await expect(lab.figure(/find their true class|No bin has a class/)).toBeVisible();
    await set(lab, { K: 1 });
    await expect(lab.page.getByText('One class has all the weight.')).toBeVisible();
    await expect(figureOf(lab, 'raster')).toHaveAccessibleName('Bin 63 is sure of class 1');
    await expect(lab.slider('Iteration')).toHaveAttribute('aria-valuetext', '4 of 4, M step of iteration 2');
    await step(lab, 'Step back');
    await expect(lab.slider('Iteration')).toHaveAttribute('aria-valuetext', '3 of 4, E step of iteration 2');
  });

  test('weights are learnt when asked', async ({ lab }) => {
    await expect(lab.page.getByText(/^now /)).toHaveCount(0);
    await lab.page.getByRole('switch', { name: 'Learn the weights' }).check();
    await lab.settled();
    await lab.button('To the end').click();
    await lab.settled();
    const learnt = (await lab.page.getByText(/^now /).textContent()) ?? '';
    expect((learnt.match(/0\.\d+/g) ?? []).reduce((sum, weight) => sum + Number(weight), 0)).toBeCloseTo(1, 3);
    expect(learnt).not.toContain('0.4000');
  });

  test('the start can be drawn anew, from bins, alike or own; identical classes stay tied', async ({ page, lab }) => {
    const first = await climb(lab);
    await lab.button('New start').click();
    await lab.settled();
    expect(await climb(lab)).not.toEqual(first);
    await page.getByRole('radio', { name: 'bins', exact: true }).check();
    await lab.settled();
    await page.getByRole('radio', { name: 'identical' }).check();
    await lab.settled();
    await expect(figureOf(lab, 'trace')).toHaveAccessibleName('Identical classes stay identical: EM cannot break the tie');
    await page.getByRole('radio', { name: 'own' }).check();
    await lab.settled();
    expect(await halfStep(lab)).toBe(0);
    await expect(lab.field('Seed of the start')).toHaveValue('3');
  });
});

test.describe('corners', () => {
  test('an empty class keeps its rates, and is named', async ({ lab }) => {
    await lab.type('pi 3, weight of class 3', '0');
    await lab.settled();
    await expect(figureOf(lab, 'rates')).toHaveAccessibleName('Class 3 is empty: M leaves its rates alone');
  });

  test('rates of 0 make a bin impossible: said in words, and everything still drawn', async ({ running, lab }) => {
    for (const k of [1, 2, 3]) {
      await rate(lab, k, 1).press('Home');
      await lab.settled();
    }
    await expect(figureOf(lab, 'trace')).toHaveAccessibleName('77 bins are impossible under every class: the log likelihood is −infinity');
    await step(lab);
    await step(lab);
    await expect(lab.page.getByRole('figure')).not.toHaveCount(0);
    await expectAlive(running);
  });

  test('plain products underflow where there are many neurons, log-sum-exp does not', async ({ lab, page }) => {
    await expect(page.getByText('= 0 in doubles, its log −∞')).toBeVisible();
    await set(lab, { D: 500 });
    await page.getByRole('radio', { name: 'naive' }).check();
    await lab.settled();
    await expect(page.getByText(/\d+ of 80 bins comes? to 0 \/ 0\./)).toBeVisible();
    await page.getByRole('radio', { name: 'log-sum-exp' }).check();
    await lab.settled();
    expect(await twinOf(lab, 'bayes')).not.toContain('Plain products');
  });
});
