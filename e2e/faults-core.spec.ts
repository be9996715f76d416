// What the core may do: die, hang, loop, answer late. The window answers all the same, and nothing entered is lost.
import { expect, test, type Running } from './app';
import { expectAlive, numbersOf } from './alive';
import { takeCore } from './core';
import { gone, nextCore } from './processes';

const rho = 'rho, weight of one more count';
const kill = (pid: number): void => void process.kill(pid, 'SIGKILL');

/** The core is new, the numbers are the old ones, and another value is answered. */
async function expectAsBefore(running: Running, before: string[]): Promise<void> {
  await running.lab.settled();
  expect(await numbersOf(running)).toEqual(before);
  await running.lab.type(rho, '0.25');
  await expect.poll(() => numbersOf(running)).not.toEqual(before);
  await expectAlive(running);
}

test('1 the core is killed while idle: one line says so, it is back within 2 s, the numbers stand', async ({ running, lab, page }) => {
  const before = await numbersOf(running);
  const last = await running.corePid();
  kill(last);
  await expect(page.getByRole('status').filter({ hasText: 'ended unexpectedly' })).toBeVisible({ timeout: 2000 });
  await nextCore(running, last, 2000);
  await lab.settled();
  await expectAsBefore(running, before);
});

test('2 the core is killed during play: it pauses at a whole step, goes on when asked, and undo is intact', async ({ running, lab }) => {
  const time = lab.slider('Iteration');
  const first = await time.getAttribute('aria-valuetext');
  await lab.button('Play').click();
  await expect(time).not.toHaveAttribute('aria-valuetext', first ?? '');
  const last = await running.corePid();
  kill(last);
  await expect(lab.button('Play')).toBeVisible();
  await nextCore(running, last);
  await lab.settled();
  const paused = await time.getAttribute('aria-valuetext');
  expect(paused).toMatch(/^\d+ of 1,000, draw$/);
  await lab.button('Resume').click();
  await expect(time).not.toHaveAttribute('aria-valuetext', paused ?? '');
  await lab.button('Pause').click();
  await lab.undo.click();
  await expect(time).toHaveAttribute('aria-valuetext', paused ?? '');
  await lab.undo.click();
  await expect(time).toHaveAttribute('aria-valuetext', first ?? '');
  await lab.settled();
  await expectAlive(running);
});

test('3 the core stands still during a drag: the drag lives, "Stop" is offered in time and helps, and waking the old one changes nothing', async ({ running, lab, page }) => {
  const dial = lab.slider('dial, rho');
  const field = lab.field(rho).first();
  const box = await dial.boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x - 10, y, { steps: 3 });
  const stopped = await running.corePid();
  process.kill(stopped, 'SIGSTOP');
  const since = performance.now();
  const seen = new Set<string>();
  for (const dx of [20, 30, 40, 50]) {
    const before = await field.inputValue();
    await page.mouse.move(x - dx, y, { steps: 2 });
    await expect(field).not.toHaveValue(before);
    seen.add(await field.inputValue());
  }
  expect(seen.size).toBe(4);
  await page.mouse.up();
  const stop = lab.button('Stop this computation');
  await expect(stop).toBeVisible({ timeout: 6000 });
  expect(performance.now() - since).toBeLessThan(5500);
  await expectAlive(running);
  await stop.click();
  await expect(lab.stage).toHaveAttribute('aria-busy', 'false', { timeout: 3000 });
  const after = await numbersOf(running);
  await gone(stopped, 3000);
  expect(() => process.kill(stopped, 'SIGCONT')).toThrow('ESRCH');
  expect(await numbersOf(running)).toEqual(after);
  await expect(field).toHaveValue([...seen].at(-1) ?? '');
  await expectAsBefore(running, after);
});

test('4 the core loops without end: stopping it takes less than a second', async ({ running, lab }) => {
  const core = await takeCore(running);
  const before = await numbersOf(running);
  await core.tell('loop');
  await lab.enter(rho, '0.3');
  // A number is read in the core: until it answers, the field keeps what was typed and the figures what they showed.
  await expect(lab.button('Stop this computation')).toBeVisible();
  expect(await numbersOf(running)).toEqual(before);
  await lab.button('Stop this computation').click();
  await gone(core.pid, 1000);
  await nextCore(running, core.pid, 2000);
  await expectAsBefore(running, before);
});

test('5 the core is killed four times within a minute: it is not started again until the person says so', async ({ running, lab, page }) => {
  const before = await numbersOf(running);
  let last = 0;
  for (let death = 0; death < 4; death += 1) {
    last = await nextCore(running, last);
    kill(last);
  }
  await expect(page.getByRole('alert').filter({ hasText: 'four times within a minute. Nothing you entered is lost.' })).toBeVisible();
  expect(await running.corePid()).toBe(0);
  expect(await numbersOf(running)).toEqual(before);
  await expectAlive(running);
  await lab.button('Start it again').click();
  await nextCore(running, last, 2000);
  await expectAsBefore(running, before);
});

test('6 an answer that comes after cancel, or after a restart, changes nothing', async ({ running, lab, page }) => {
  const core = await takeCore(running);
  const before = await numbersOf(running);
  await core.tell('late');
  await lab.drop('long.csv', new TextEncoder().encode(`count\n${'3\n1\n'.repeat(60_000)}`));
  await expect(lab.button('Cancel')).toBeVisible();
  // By now the core has read the table, and its answer is on the way: cancelling comes too late for the core, not for the person.
  await page.waitForTimeout(1500);
  await lab.button('Cancel').click();
  await expect(lab.button('Cancel')).toBeHidden({ timeout: 500 });
  // Longer than any answer is held back: a late one would show the preview by now.
  await page.waitForTimeout(3500);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await numbersOf(running)).toEqual(before);
  await lab.slider(rho).first().press('PageUp');
  await page.evaluate(() => window.lab.stopComputation());
  await nextCore(running, core.pid, 2000);
  await lab.settled();
  const after = await numbersOf(running);
  expect(after).not.toEqual(before);
  await page.waitForTimeout(3500);
  expect(await numbersOf(running)).toEqual(after);
  await expectAlive(running);
});

test('6 an answer that comes late takes nothing back that was typed since', async ({ running, lab }) => {
  const core = await takeCore(running);
  const field = lab.field(rho);
  await core.tell('late');
  await lab.enter(rho, '0.3');
  await field.fill('0.35');
  await running.page.waitForTimeout(3500);
  await expect(field).toHaveValue('0.35');
  await field.press('Enter');
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.35');
  await lab.settled();
  await expectAlive(running);
});

test('7 the core ends with code 0 and nobody asked: that is a death like any other', async ({ running, page }) => {
  const core = await takeCore(running);
  const before = await numbersOf(running);
  await core.tell('exit');
  await expect(page.getByRole('status').filter({ hasText: 'ended unexpectedly' })).toBeVisible({ timeout: 2000 });
  await nextCore(running, core.pid, 2000);
  expect((await core.codes()).at(-1)).toBe(0);
  await expectAsBefore(running, before);
});
