// Counts of one's own and published ones, large ones, many starts and numbers of classes. Numbers of The Times are those of Hasselblad (1969).
import { expect, launch, test } from './app';
import { figureOf, halfStep, openMixture, rate, set, twinOf } from './mixture';

test.beforeEach(async ({ lab }) => openMixture(lab));

test.describe('data', () => {
  test('The Times: two kinds of days, with weights, rates and log likelihood as published', async ({ page, lab }) => {
    await page.getByRole('combobox', { name: 'Table' }).selectOption({ label: 'Deaths a day, The Times 1910-12' });
    await lab.settled();
    await lab.button('To the end').click();
    await lab.settled();
    const found = await Promise.all([1, 2].map(async (k) => Number(await rate(lab, k, 1).getAttribute('aria-valuenow'))));
    expect(found.sort((a, b) => a - b).map((each) => each.toFixed(2))).toEqual(['1.26', '2.66']);
    await expect(page.getByText(/^now .*0\.3599/)).toBeVisible();
    await expect(lab.slider('trace, half-step')).toHaveAttribute('aria-valuetext', /log likelihood −1,989\.95$/);
  });

  test('an own table is previewed, used and undone', async ({ page, lab }) => {
    const rows = Array.from({ length: 60 }, (_, i) => (i % 2 === 0 ? '1,9,2' : '7,0,3'));
    await lab.drop('cells.csv', new TextEncoder().encode(`a,b,c\n${rows.join('\n')}\n`));
    await page.getByRole('dialog', { name: 'Use cells.csv?' }).getByRole('button', { name: 'Use this table' }).click();
    await lab.settled();
    expect(await twinOf(lab, 'raster')).toMatch(/^60 bins of 3 neurons/);
    await lab.button('To the end').click();
    await lab.settled();
    expect(await twinOf(lab, 'raster')).toContain('0 are undecided');
    await lab.undo.click();
    await lab.undo.click();
    await lab.settled();
    expect(await twinOf(lab, 'raster')).toMatch(/^80 bins of 12 neurons/);
  });

  test('more bins than pixels are averaged, and the screen says so', async ({ lab }) => {
    await set(lab, { N: 3000, D: 60 });
    await expect(lab.page.getByText(/cells are means of \d+ counts|each cell is the mean of \d+ counts/)).toBeVisible();
    expect(await twinOf(lab, 'raster')).toMatch(/Each cell is the mean of 8 bins/);
    await expect(figureOf(lab, 'rates').getByRole('slider')).toHaveCount(3);
  });

  test('the window answers while EM plays over 100,000 bins of 50 neurons in 8 classes', async ({ page, lab }) => {
    test.slow();
    await set(lab, { K: 8, D: 50, N: 100_000 });
    await page.getByRole('combobox', { name: 'Speed' }).selectOption('fast');
    const from = await halfStep(lab);
    await lab.button('Play').click();
    const longest = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let last = performance.now();
          let most = 0;
          const until = last + 5000;
          const look = (now: number): void => {
            most = Math.max(most, now - last);
            last = now;
            if (now < until) requestAnimationFrame(look);
            else done(most);
          };
          requestAnimationFrame(look);
        }),
    );
    await lab.button('Pause').click();
    expect(await halfStep(lab)).toBeGreaterThan(from + 2);
    expect(longest).toBeLessThan(500);
  });
});

test.describe('several starts', () => {
  test.beforeEach(async ({ lab }) => openMixture(lab, 'Starts'));

  test('four starts end at heights of their own, each with another pairing', async ({ lab }) => {
    await expect(lab.page.getByRole('figure')).toHaveCount(2);
    expect(await lab.twin(lab.page.getByRole('figure').first())).toMatch(/Start 2 ends at −1,5[\d.]+ after \d+ iterations/);
    await lab.button('Four more').click();
    await lab.settled();
    expect(await lab.twin(lab.page.getByRole('figure').first())).toMatch(/Start 6 ends at/);
  });

  test('two hundred starts are run when asked, and can be called off', async ({ page, lab }) => {
    await lab.button('Run 200 starts').click();
    await lab.button('Cancel').click();
    await expect(lab.button('Run 200 starts')).toBeVisible();
    await lab.button('Run 200 starts').click();
    const heights = lab.figure(/^200 starts reach \d heights$/);
    await expect(heights).toBeVisible({ timeout: 30_000 });
    const counts = [...(await lab.twin(heights)).matchAll(/ by (\d+)/g)].map(([, count]) => Number(count));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(200);
    await lab.button('Make the weights equal').click();
    await lab.settled();
    await expect(heights).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Run 200 starts' })).toBeVisible();
  });
});

test('numbers of classes are compared when asked', async ({ lab }) => {
  await openMixture(lab, 'Classes');
  await lab.button('Compare').click();
  const compared = lab.figure(/^BIC (chooses|and the bins held out both choose)/);
  await expect(compared).toBeVisible({ timeout: 30_000 });
  expect(await lab.twin(compared)).toMatch(/1: −[\d,.]+, [\d,.]+, −[\d,.]+; 2: .*; 8: /);
  await expect(lab.figure(/find their true class/)).toBeVisible();
});

test('the window dies while EM plays, and comes back at its half-step with the same numbers', async () => {
  const running = await launch();
  const { app, lab, page } = running;
  await lab.settled();
  await openMixture(lab);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('slow');
  await lab.button('Play').click();
  await expect.poll(() => halfStep(lab)).toBeGreaterThanOrEqual(8);
  // The journal hears of a gesture every half second: it may be one half-step behind.
  const shown = await halfStep(lab);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const probe = `[document.querySelector('main')?.getAttribute('aria-busy'), document.querySelector('[aria-label=Iteration]')?.getAttribute('aria-valuetext')].join()`;
  const seen = (): Promise<string> =>
    app.evaluate(async ({ BrowserWindow }, look) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return '';
      return Promise.race([new Promise<string>((done) => setTimeout(() => done(''), 500)), contents.executeJavaScript(look) as Promise<string>]);
    }, probe);
  await expect.poll(seen, { timeout: 8000, intervals: [50] }).toMatch(/^false,\d+ of/);
  const back = Number(/^false,(\d+) of/.exec(await seen())?.[1]);
  expect(shown - back).toBeLessThanOrEqual(1);
  expect(back).toBeLessThanOrEqual(shown + 1);
  await running.close();
});
