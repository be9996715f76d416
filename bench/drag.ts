// From a move of the mouse to the paint that shows its frame: the dial of the lab against 200 marks that all move, in turn.
import type { JSHandle, Locator, Page } from 'playwright';
import { emptyApp, labApp, pause, settled, withApp } from './apps';
import { machineOf, type Machine } from './machine';
import { probe, type Probe, type Taken } from './probe';
import { alone, paired, type Row } from './report';
import { median, quantile } from './statistics';

/** A page and the mark that the mouse holds in it. */
interface Held {
  page: Page;
  measure: JSHandle<Probe>;
  x: number;
  y: number;
  /** How many moves it has made: no two in a row end at the same place, since that would be none. */
  steps: number;
}

const rounds = 12;
const movesARound = 8;
const dragMs = 1200;
/** Of a mouse that reports 125 times a second. */
const reportMs = 8;
const reach = 36;
const goal = 1.5;

async function take(page: Page, mark: Locator): Promise<Held> {
  await mark.scrollIntoViewIfNeeded();
  const box = await mark.boundingBox();
  if (!box) throw new Error('The mark to drag is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const measure = await probe(page);
  return { page, measure, x, y, steps: 0 };
}

/** The way of a hand that goes to and fro: three pixels a step, so that each step is another value. */
const swing = (step: number): number => {
  const at = (3 * step) % (4 * reach);
  return at < reach ? at : at < 3 * reach ? 2 * reach - at : at - 4 * reach;
};

function move(held: Held): Promise<void> {
  const at = swing((held.steps += 1));
  return held.page.mouse.move(held.x + at, held.y + at / 4);
}

/** Moves one at a time, each waited for. The pauses differ, so that the moves meet the display at every phase of its frame. */
async function single(held: Held): Promise<Taken> {
  for (let made = 1; made <= movesARound; made += 1) {
    await move(held);
    await held.page.waitForFunction(([measure, wanted]) => measure.painted() >= wanted, [held.measure, made] as const, { timeout: 5000, polling: 10 });
    await pause(20 + ((7 * made) % 16));
  }
  return held.measure.evaluate((measure) => measure.take());
}

/** Moves as fast as a mouse reports and the page takes them. */
async function continuous(held: Held): Promise<Taken> {
  await held.measure.evaluate((measure) => measure.watch());
  const ends = Date.now() + dragMs;
  while (Date.now() < ends) await Promise.all([move(held), pause(reportMs)]);
  await pause(100);
  return held.measure.evaluate((measure) => measure.take());
}

export async function dragRows(): Promise<{ rows: Row[]; machine: Machine }> {
  return withApp(labApp, [], ({ app, page: lab }) =>
    withApp(emptyApp, ['marks.html'], async ({ page: marks }) => {
      await settled(lab);
      const ours = await take(lab, lab.getByRole('slider', { name: 'dial, rho' }));
      const other = await take(marks, marks.getByRole('slider'));
      const machine = await machineOf(app);
      // Both engines compile what a drag runs.
      for (const held of [ours, other]) await continuous(held);

      const singles: [Taken, Taken][] = [];
      const drags: [Taken, Taken][] = [];
      for (let round = 0; round < rounds; round += 1) {
        singles.push([await single(ours), await single(other)]);
        drags.push([await continuous(ours), await continuous(other)]);
      }
      const compare = (workload: string, taken: [Taken, Taken][], of: (each: Taken) => number, most: number | null): Row =>
        paired(workload, taken.map(([each]) => of(each)), taken.map(([, each]) => of(each)), most);
      const all = (of: (each: Taken) => number[]): number[] => drags.flatMap(([each]) => of(each));
      const rows = [
        compare('drag: move to paint, against 200 marks', drags, ({ paints }) => median(paints), goal),
        // Told: between page and screen works the compositor, without a graphics card in software, longer the more of the page has changed.
        compare('drag: move to screen, against 200 marks', drags, ({ screens }) => median(screens), null),
        compare('drag: gap between frames, median', drags, ({ gaps }) => median(gaps), goal),
        compare('drag: gap between frames, 95 %', drags, ({ gaps }) => quantile(gaps, 0.95), goal),
        // Bounds in milliseconds are a claim only where a graphics card paints.
        alone('drag: move to paint, median of all', all(({ paints }) => paints), machine.hasGpu ? 25 : null),
        alone('drag: move to paint, 95 % of all', all(({ paints }) => paints), machine.hasGpu ? 42 : null, 0.95),
        // At rest the display draws at once what a move changed, and the core's answer comes into the frame after it.
        compare('one move out of rest: to paint', singles, ({ paints }) => median(paints), null),
        compare('one move out of rest: to screen', singles, ({ screens }) => median(screens), null),
        alone('drag: move heard until its marks have moved (with the way to the core)', all(({ answers }) => answers), null),
      ];
      return { rows, machine };
    }),
  );
}
