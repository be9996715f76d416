// Counts of one's own and published ones, large ones, many starts and numbers of classes. Numbers of The Times are those of Hasselblad (1969).
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, launch, test } from './app';
import { chooseTheTimes, figureOf, halfStep, openMixture, rate, set, twinOf } from './mixture';
import { inFolder, saveTo } from './outside';

test.beforeEach(async ({ lab }) => openMixture(lab));

test.describe('data', () => {
  test('The Times: two kinds of days, with weights, rates and log likelihood as published', async ({ page, lab }) => {
    await chooseTheTimes(lab);
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
    // The table is handed to the core first: until then the stage rests with the old one.
    await expect.poll(() => twinOf(lab, 'raster')).toMatch(/^60 bins of 3 neurons/);
    await lab.button('To the end').click();
    await lab.settled();
    expect(await twinOf(lab, 'raster')).toContain('0 are undecided');
    await lab.undo.click();
    await lab.undo.click();
    await lab.settled();
    expect(await twinOf(lab, 'raster')).toMatch(/^80 bins of 12 neurons/);
  });

  test('the counts go out as a drawing with a picture in it, without what no file can hold', async ({ running, lab }) => {
    await inFolder(async (folder) => {
      const file = join(folder, 'counts.svg');
      await saveTo(running, file);
      await figureOf(lab, 'raster').getByRole('button', { name: 'SVG' }).click();
      await expect(running.page.getByRole('status').filter({ hasText: 'Saved counts.svg.' })).toBeVisible();
      const svg = readFileSync(file, 'utf8');
      expect(svg).toMatch(/<image [^>]*href="data:image\/png;base64,[\w+/=]+"/);
      expect(svg).not.toMatch(/foreignObject|<canvas| class=| style=/);
      expect(svg).toContain('Poisson mixture · K = 3 · N = 80 · D = 12 · s = 0.55 · seed 305');
    });
  });

  test('a pinned climb stays behind the present one until it is unpinned', async ({ lab, page }) => {
    const ghost = figureOf(lab, 'trace').getByText('pinned');
    await lab.button('Pin').click();
    await set(lab, { s: 0.8 });
    await expect(ghost).toHaveCount(1);
    await page.keyboard.press('Control+p');
    await lab.settled();
    await expect(ghost).toHaveCount(0);
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
    // Of more bins the work is long enough to be met by a hand.
    await lab.type('N, number of time bins', '3000');
    await lab.settled();
    await lab.button('Run 200 starts').click();
    await lab.button('Cancel').click();
    await expect(lab.button('Run 200 starts')).toBeVisible();
    await lab.type('N, number of time bins', '80');
    await lab.settled();
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

/** What the clock and the climb say, when the figures belong to the state; read in one look. */
const clockAndClimb = `(() => {
  const text = (name) => document.querySelector('[aria-label="' + name + '"]')?.getAttribute('aria-valuetext') ?? '';
  return document.querySelector('main')?.getAttribute('aria-busy') === 'false' ? [text('Iteration'), text('trace, half-step')] : ['', ''];
})()`;

test('the window dies while EM plays, and comes back at its half-step with the same numbers', async () => {
  const running = await launch();
  const { app, lab, page } = running;
  await lab.settled();
  await openMixture(lab);
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('slow');
  const said = new Map<string, string>();
  await lab.button('Play').click();
  await expect
    .poll(
      async () => {
        const [clock = '', climb = ''] = await page.evaluate<string[]>(clockAndClimb);
        if (clock !== '') said.set(clock, climb);
        return said.size;
      },
      { intervals: [50] },
    )
    .toBeGreaterThanOrEqual(5);
  const last = await halfStep(lab);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());
  const seen = (): Promise<string[]> =>
    app.evaluate(async ({ BrowserWindow }, look) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (!contents || contents.isCrashed() || contents.isLoading()) return ['', ''];
      return Promise.race([new Promise<string[]>((done) => setTimeout(() => done(['', '']), 500)), contents.executeJavaScript(look) as Promise<string[]>]);
    }, clockAndClimb);
  await expect.poll(async () => (await seen())[0], { timeout: 8000, intervals: [50] }).toMatch(/^\d+ of/);
  const [clock = '', climb] = await seen();
  expect(said.get(clock)).toBe(climb);
  // The journal hears of a gesture every half second, in which one half-step was taken.
  expect(last - Number(/^\d+/.exec(clock)?.[0])).toBeLessThanOrEqual(1);
  await running.close();
});
