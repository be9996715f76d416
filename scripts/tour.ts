// Walks through every lab of the built app as a visitor would, drags a mark in each view, and leaves pictures of what it saw.
import { mkdtemp, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright';
import { launchInfo } from './launch-info.mjs';
import { root } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

const pictures = join(root, 'out/tour');

interface Visit {
  app: ElectronApplication;
  page: Page;
}

/** The figures on screen belong to the state on screen. */
async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy=false]').waitFor({ timeout: 20_000 });
  await page.getByRole('figure').first().waitFor({ timeout: 20_000 });
  // Marks glide for a quarter of a second after the answer has come.
  await page.waitForTimeout(400);
}

/** Drags a mark a little way, back if that end of its track was reached already; answers whether its value moved. */
async function drag(page: Page, mark: Locator): Promise<boolean> {
  const before = await mark.getAttribute('aria-valuetext');
  for (const [dx, dy] of [[30, -12], [-40, 16]] as const) {
    const box = await mark.boundingBox();
    if (!box) return false;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + dx, y + dy, { steps: 8 });
    await page.mouse.up();
    await settled(page);
    if ((await mark.getAttribute('aria-valuetext')) !== before) return true;
  }
  return false;
}

/** A mark of a figure, or a slider beside them where the view has none. @throws when nothing follows the hand: then the visit has failed, however good the picture. */
async function dragSomething(page: Page, where: string): Promise<void> {
  const stage = page.getByRole('main');
  const marks = [...(await stage.getByRole('figure').getByRole('slider').all()), ...(await stage.getByRole('region', { name: 'Controls' }).getByRole('slider').all())];
  for (const mark of marks) {
    if (await drag(page, mark)) return console.log(`  ${where}: dragged "${await mark.getAttribute('aria-label')}" to ${await mark.getAttribute('aria-valuetext')}`);
  }
  throw new Error(`${where}: nothing follows the pointer`);
}

async function views(page: Page, each: (lab: string, view: string) => Promise<void>): Promise<void> {
  for (const lab of await page.getByRole('navigation', { name: 'Labs' }).getByRole('link').all()) {
    await lab.click();
    await settled(page);
    const name = (await page.getByRole('heading', { level: 1 }).textContent())?.trim() ?? '';
    for (const tab of await page.getByRole('tablist', { name: 'Views' }).getByRole('tab').all()) {
      await tab.click();
      await settled(page);
      await each(name, (await tab.textContent())?.trim() ?? '');
    }
  }
}

const fileName = (...words: string[]): string => `${words.join('-').toLowerCase().replace(/[^a-z0-9]+/g, '-')}.png`;

async function walk({ app, page }: Visit): Promise<void> {
  const size = async (width: number, height: number): Promise<void> => {
    await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const);
    await page.waitForFunction((w) => innerWidth === w, width);
  };
  const shoot = async (...words: string[]): Promise<void> => void (await page.screenshot({ path: join(pictures, fileName(...words)) }));

  await size(1280, 800);
  await page.emulateMedia({ colorScheme: 'light' });
  await views(page, async (lab, view) => {
    await dragSomething(page, `${lab}, ${view}`);
    await shoot(lab, view, 'light');
  });
  await page.emulateMedia({ colorScheme: 'dark' });
  await views(page, (lab, view) => shoot(lab, view, 'dark'));
  await page.emulateMedia({ colorScheme: 'light' });
  await views(page, async (lab, view) => {
    await page.keyboard.press('F5');
    await size(1024, 768);
    await settled(page);
    await shoot(lab, view, 'presenter');
    await page.keyboard.press('Escape');
    await size(1280, 800);
  });
}

const profile = await mkdtemp(join(tmpdir(), 'lab-tour-'));
await rm(pictures, { recursive: true, force: true });
await mkdir(pictures, { recursive: true });
const { electron, args, cwd } = launchInfo(await setUp(), process.env);
const app = await _electron.launch({ executablePath: electron, args: [...args, `--user-data-dir=${profile}`, '--ozone-platform=x11'], cwd, timeout: 30_000 });
try {
  const page = await app.firstWindow();
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  page.on('pageerror', ({ message }) => errors.push(message));
  await settled(page);
  await walk({ app, page });
  if (errors.length > 0) throw new Error(`the console names errors:\n${errors.join('\n')}`);
  console.log(`The pictures of this visit are in ${pictures}`);
} catch (error) {
  console.error(`The visit ended early: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  await app.close();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
