// What may happen to the window and to Chromium's own processes: they die, and the work is there again.
import type { ElectronApplication } from '@playwright/test';
import { expectAlive, numbersOf } from './alive';
import { expect, launch, test, type Running } from './app';
import { servicePid } from './processes';

const rho = 'rho, weight of one more count';

/** What stands in the window, asked by main: Playwright's own page stays the one that went down. */
function shown(app: ElectronApplication): Promise<{ ready: boolean; rho: string; line: string } | null> {
  return app.evaluate(async ({ BrowserWindow }, name) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents || contents.isCrashed() || contents.isLoading()) return null;
    const probe = `({
      ready: document.querySelector('main')?.getAttribute('aria-busy') === 'false' && document.querySelector('[role=figure], figure') !== null,
      rho: document.querySelector('input[type=text][aria-label=${JSON.stringify(name)}]')?.value ?? '',
      line: [...document.querySelectorAll('[role=status], [role=alert]')].map((each) => each.textContent.trim()).join(' '),
    })`;
    // A page that is just going down never answers.
    const late = new Promise<null>((done) => setTimeout(() => done(null), 500));
    return Promise.race([late, contents.executeJavaScript(probe) as Promise<{ ready: boolean; rho: string; line: string }>]);
  }, rho);
}
const press = (app: ElectronApplication, label: string): Promise<void> =>
  app.evaluate(async ({ BrowserWindow }, name) => {
    const find = `[...document.querySelectorAll('button')].find((each) => each.textContent.trim() === ${JSON.stringify(name)})`;
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`${find}.click()`);
  }, label);
const crash = (app: ElectronApplication): Promise<void> => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer());

async function edited(value: string): Promise<Running> {
  const running = await launch();
  await running.lab.settled();
  await running.lab.type(rho, value);
  await expect(running.lab.slider(rho).first()).toHaveAttribute('aria-valuetext', value);
  await running.lab.settled();
  return running;
}

test('13 the page crashes: the window is back within 3 s, with the state of the last moment', async () => {
  const { app, page, close } = await edited('0.41');
  // The page may hold a change back for half a second.
  await page.waitForTimeout(600);
  await crash(app);
  await expect.poll(() => shown(app), { timeout: 3000, intervals: [50] }).toMatchObject({ ready: true, rho: '0.41', line: expect.stringContaining('went down and was opened again. What you had entered is here.') });
  await close();
});

test('14 the page crashes twice: opening without the last change is offered, and does so', async () => {
  const { app, lab, page, close } = await edited('0.41');
  await lab.type(rho, '0.77');
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.77');
  await page.waitForTimeout(600);
  for (const line of ['opened again', 'twice within a minute']) {
    await crash(app);
    await expect.poll(() => shown(app), { timeout: 5000, intervals: [50] }).toMatchObject({ ready: true, rho: '0.77', line: expect.stringContaining(line) });
  }
  await press(app, 'Open without the last change');
  await expect.poll(() => shown(app)).toMatchObject({ ready: true, rho: '0.41' });
  await close();
});

/** How many colours the window shows; an empty one has a handful. */
function colours({ app }: Running): Promise<number> {
  return app.evaluate(async ({ BrowserWindow }) => {
    const picture = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    const bitmap = picture?.toBitmap() ?? Buffer.alloc(0);
    const seen = new Set<number>();
    for (let at = 0; at + 4 <= bitmap.length; at += 4) seen.add(bitmap.readUInt32LE(at));
    return seen.size;
  });
}

/** Kills the process that draws, and waits for the next one. */
async function killDrawing(running: Running): Promise<void> {
  const last = await servicePid(running, 'GPU');
  process.kill(last, 'SIGKILL');
  await expect.poll(async () => [0, last].includes(await servicePid(running, 'GPU')), { timeout: 10_000, intervals: [50] }).toBe(false);
}

test('15 the process that draws is killed: the window lives and its figures are painted', async ({ running, lab }) => {
  const before = await colours(running);
  expect(before).toBeGreaterThan(200);
  await killDrawing(running);
  await lab.type(rho, '0.41');
  await lab.settled();
  await expect.poll(() => colours(running)).toBeGreaterThan(before / 2);
  await expectAlive(running);
});

test('16 the process that draws is killed nine times: still alive', async ({ running }) => {
  const before = await numbersOf(running);
  for (let round = 0; round < 9; round += 1) {
    await killDrawing(running);
    await running.page.waitForTimeout(process.env['LAB_ROUNDS'] === 'full' ? 1000 : 300);
  }
  await expect.poll(() => colours(running)).toBeGreaterThan(200);
  expect(await numbersOf(running)).toEqual(before);
  await expectAlive(running);
});

test('17 the network service is killed: the window lives, and can be loaded again', async ({ running, lab, page }) => {
  const last = await servicePid(running, 'Network Service');
  process.kill(last, 'SIGKILL');
  await lab.type(rho, '0.41');
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.41');
  await expectAlive(running);
  await page.waitForTimeout(600);
  await page.reload();
  await lab.settled();
  await expect(lab.field(rho)).toHaveValue('0.41');
  await expectAlive(running);
});
