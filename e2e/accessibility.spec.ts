// For who does not see the picture, or has no mouse: names, order, focus, contrast and motion.
import type { Page } from '@playwright/test';
import { expect, test } from './app';
import { breaches } from './breaches';
import { resize } from './outside';

const rho = 'rho, weight of one more count';

async function theme(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByRole('dialog').getByLabel('Theme').selectOption({ label: title });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Every lab with its sides. */
const labs = { '1 Negative binomial': ['The family', 'Fit to data'], '3 Poisson mixture': ['Step through EM', 'Starts', 'Classes'] };

for (const title of ['Light', 'Dark', 'High contrast']) {
  for (const [name, sides] of Object.entries(labs)) test(`axe finds nothing in the theme ${title.toLowerCase()}, on every side of the lab ${name}, presenting or not`, async ({ page, lab }) => {
    await theme(page, title);
    await page.getByRole('link', { name }).click();
    for (const side of sides) {
      await page.getByRole('tab', { name: side }).click();
      await lab.settled();
      expect(await breaches(page), side).toEqual([]);
      await page.keyboard.press('F5');
      await lab.settled();
      expect(await breaches(page), `${side}, presenting`).toEqual([]);
      await page.keyboard.press('F5');
    }
  });
}

test('axe finds nothing with a dialog open, a refusal beside a field, or figures in words', async ({ page, lab }) => {
  for (const key of ['?', 'Control+,', 'Control+n']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toBeVisible();
    expect(await breaches(page), key).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
  await lab.drop('own.csv', new TextEncoder().encode('a,b,c\n0,1,2\n3,1,1\n'));
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(await breaches(page), 'preview').toEqual([]);
  await page.keyboard.press('Escape');
  await lab.type(rho, '-1');
  await expect(lab.field(rho)).toHaveAttribute('aria-invalid', 'true');
  await lab.drop('bad.csv', new TextEncoder().encode('a\nx\n'));
  await expect(page.getByRole('alert').filter({ hasText: 'This table' })).toBeVisible();
  expect(await breaches(page), 'refusals').toEqual([]);
  await page.keyboard.press('Control+t');
  expect(await breaches(page), 'in words').toEqual([]);
});

/** What holds the focus: its role or element, its name, and whether a person can see that. */
function focused(): { what: string; isSeen: boolean; isSlider: boolean; at: number } {
  const node = document.activeElement;
  if (!node || node === document.body) return { what: 'the page', isSeen: true, isSlider: false, at: -1 };
  const style = getComputedStyle(node);
  const ring = node.querySelector('.focus');
  const box = node.getBoundingClientRect();
  const outlined = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2;
  return {
    what: `${node.getAttribute('role') ?? node.localName} ${node.getAttribute('aria-label') ?? node.textContent.trim().slice(0, 30)}`,
    isSeen: node.matches(':focus-visible') && box.width > 0 && box.bottom > 0 && box.top < innerHeight && (outlined || (ring !== null && getComputedStyle(ring).visibility === 'visible')),
    isSlider: node.matches('input[type=range]'),
    at: (Reflect.get(globalThis, 'stops') as Element[]).indexOf(node),
  };
}
/** The ring of a native slider is round its thumb, where no style can be asked: it is seen or not. */
async function ringIsSeen(page: Page): Promise<boolean> {
  const slider = page.locator('input[type=range]:focus');
  const clip = await slider.boundingBox();
  if (!clip) return false;
  const look = async (): Promise<string> => (await page.screenshot({ clip })).toString('base64');
  const withFocus = await look();
  const node = await slider.elementHandle();
  await node?.evaluate((input) => (input as HTMLElement).blur());
  const without = await look();
  await node?.evaluate((input) => (input as HTMLElement).focus());
  return withFocus !== without;
}
/** Everything that the Tab key should come by, in reading order; told by its place in that list from now on. */
function reachable(): number {
  // Of radio buttons that belong together the chosen one is the stop.
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=radio]:not(:checked)), select, textarea, summary, [tabindex]')].filter((node) => node.tabIndex >= 0 && node.checkVisibility({ visibilityProperty: true }));
  Reflect.set(globalThis, 'stops', stops);
  return stops.length;
}

for (const [name, side] of Object.entries(labs).flatMap(([name, sides]) => sides.map((side) => [name, side] as const))) {
  test(`the Tab key comes by everything that can be used on the side "${side}", in reading order, and the focus is seen`, async ({ page, lab, running }) => {
    await resize(running, 1366, 768);
    await page.getByRole('link', { name }).click();
    await page.getByRole('tab', { name: side }).click();
    await lab.settled();
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    const count = await page.evaluate(reachable);
    expect(count).toBeGreaterThan(25);
    const visited: number[] = [];
    const unseen: string[] = [];
    for (let press = 0; press < count + 3; press += 1) {
      await page.keyboard.press('Tab');
      const { what, isSeen, isSlider, at } = await page.evaluate(focused);
      // Where blur() left it the walk begins in the middle and goes round.
      if (at < 0) continue;
      if (visited.includes(at)) break;
      visited.push(at);
      if (!isSeen && !(isSlider && (await ringIsSeen(page)))) unseen.push(what);
    }
    expect(unseen).toEqual([]);
    const start = visited.indexOf(0);
    expect([...visited.slice(start), ...visited.slice(0, start)]).toEqual(Array.from({ length: count }, (_, i) => i));
  });
}

test('the first stop of the Tab key leads past the rail to the lab', async ({ page, lab }) => {
  await page.reload();
  await lab.settled();
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'Skip to the lab' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(lab.stage).toBeFocused();
});

test('by keyboard alone: move, take back, step, fit, open help, and go on where it was', async ({ page, lab }) => {
  const dial = lab.slider('dial, rho');
  await dial.focus();
  await expect(dial).toHaveAttribute('aria-valuetext', /^0\.60/);
  await page.keyboard.press('ArrowRight');
  await expect(dial).toHaveAttribute('aria-valuetext', '0.61, dispersion 2.56');
  await page.keyboard.press('Control+z');
  await expect(dial).toHaveAttribute('aria-valuetext', /^0\.60/);
  await page.keyboard.press('End');
  await expect(dial).toHaveAttribute('aria-valuenow', '0.99');
  await page.keyboard.press('?');
  await page.keyboard.press('Escape');
  await expect(dial).toBeFocused();
  await lab.button('Step').focus();
  await page.keyboard.press('Enter');
  await expect(lab.slider('Iteration')).toHaveAttribute('aria-valuetext', '25 of 1,000, draw');
  const tab = page.getByRole('tab', { name: 'The family' });
  await tab.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Fit to data' })).toBeFocused();
  await lab.settled();
  await page.getByRole('button', { name: 'Set to the maximum' }).focus();
  await page.keyboard.press(' ');
  await expect(lab.field('r, shape')).toHaveValue(/^1\.0245\d+$/);
});

test('every mark, figure and field has the name that a screen reader says, and marks name their figure’s words', async ({ page, lab }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main', { name: 'Negative binomial' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Labs' }).getByRole('link').first()).toHaveAccessibleName('1 Negative binomial');
  for (const name of ['dial, rho', 'curve A, eta', 'gamma, r', 'draws, n', 'tail, x']) {
    const mark = lab.slider(name);
    await expect(mark).toHaveAccessibleName(name);
    await expect(mark).toHaveAccessibleDescription(/^.{40,}$/);
    await expect(mark).toHaveAttribute('aria-valuetext', /\d/);
  }
  for (const name of [rho, 'r, shape']) {
    await expect(page.locator('input[type=range]').and(lab.slider(name))).toHaveCount(1);
    await expect(lab.field(name)).toHaveCount(1);
  }
  for (const figure of await page.getByRole('figure').all()) {
    await expect(figure).toHaveAccessibleName(/.{8,}/);
    await expect(figure).toHaveAccessibleDescription(/^.{40,}$/);
  }
  // Formulas are read as mathematics.
  await expect(page.locator('main math').first()).toBeAttached();
});

/** In how many different places the numbers of the first figure's axes are seen in the second after rho went far up. */
async function placesOnTheWay(page: Page): Promise<number> {
  const counted = page.getByRole('figure').first().evaluate(
    (figure) =>
      new Promise<number>((done) => {
        const seen = new Set<string>();
        const until = performance.now() + 1200;
        const look = (): void => {
          const numbers = [...figure.querySelectorAll('svg.marks text')].filter((node) => /^\d+$/.test(node.textContent));
          seen.add(numbers.map((node) => `${node.textContent} at ${Math.round(node.getBoundingClientRect().x)}`).join());
          if (performance.now() < until) requestAnimationFrame(look);
          else done(seen.size);
        };
        look();
      }),
  );
  await page.getByRole('slider', { name: rho }).and(page.locator('input')).press('End');
  return counted;
}

test('with reduced motion steps jump: no axis is seen between its old place and its new one', async ({ page, lab }) => {
  // A busy machine may skip the frames in between once.
  await expect(async () => {
    await lab.slider(rho).press('Home');
    await lab.settled();
    expect(await placesOnTheWay(page)).toBeGreaterThan(3);
  }).toPass();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.slider(rho).press('Home');
  await lab.settled();
  // The old place and the new one, and at most one frame in which the new axis stands beside the old margin.
  expect(await placesOnTheWay(page)).toBeLessThanOrEqual(3);
});
