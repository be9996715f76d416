// On a projector: large, still, led by a clicker, and with nothing private on the wall.
import { expect, test, type Running } from './app';
import { openMixture } from './mixture';
import { resize } from './outside';

const rho = 'rho, weight of one more count';

interface Seen {
  smallest: number;
  smallestText: string;
  outside: string[];
  scrolling: string[];
}
/** Every text in sight with its size, what lies outside the window, and what could be scrolled. */
function look(): Seen {
  const seen: Seen = { smallest: Infinity, smallestText: '', outside: [], scrolling: [] };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const isShown = (node: Element): boolean => {
    for (let each: Element | null = node; each; each = each.parentElement) if (each.clientHeight <= 1 && getComputedStyle(each).overflow !== 'visible') return false;
    return node.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  };
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const parent = text.parentElement;
    if (!parent || (text.nodeValue ?? '').trim() === '' || parent.closest('.katex-mathml, [href="#stage"], option') || !isShown(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const says = (text.nodeValue ?? '').trim().slice(0, 40);
    // Exponents and the small fractions of a formula belong to its line, which is measured.
    const size = Number.parseFloat(getComputedStyle(parent.closest('.katex') ?? parent).fontSize);
    if (size < seen.smallest) Object.assign(seen, { smallest: size, smallestText: says });
    if (box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1) seen.outside.push(says);
  }
  for (const node of document.querySelectorAll('html, body, body *:not(svg *)')) {
    const { overflowX, overflowY } = getComputedStyle(node);
    // A typeset line has struts without ink above and below it.
    const struts = node.matches('.formula') ? Infinity : 1;
    const scrolls = (overflowY !== 'visible' && node.scrollHeight > node.clientHeight + struts) || (overflowX !== 'visible' && node.scrollWidth > node.clientWidth + 1);
    if (scrolls && node.clientHeight > 1 && !node.matches('input, .katex-mathml *, .katex *')) seen.scrolling.push(`${node.tagName} ${node.className} ${node.scrollWidth}x${node.scrollHeight} in ${node.clientWidth}x${node.clientHeight}`);
  }
  return seen;
}

async function present(running: Running, width: number, height: number): Promise<void> {
  await running.page.keyboard.press('F5');
  await expect(running.page.getByRole('navigation')).toHaveCount(0);
  await resize(running, width, height);
  await running.lab.settled();
}

for (const [width, height, least] of [
  [1024, 768, 20],
  [1920, 1080, 28],
] as const) {
  test(`at ${width} x ${height} no text is smaller than ${least} px, nothing scrolls and nothing is cut`, async ({ running, lab, page }) => {
    await present(running, width, height);
    for (const state of ['0.6', '0.9', '2/3']) {
      await lab.type(rho, state);
      await lab.settled();
      const family = await page.evaluate(look);
      expect(family.smallest, family.smallestText).toBeGreaterThanOrEqual(least);
      expect([family.outside, family.scrolling]).toEqual([[], []]);
    }
    await page.getByRole('tab', { name: 'Fit to data' }).click();
    await lab.settled();
    const fit = await page.evaluate(look);
    expect(fit.smallest, fit.smallestText).toBeGreaterThanOrEqual(least);
    expect([fit.outside, fit.scrolling]).toEqual([[], []]);
    await expect(page.getByText('seed 305')).toBeVisible();
  });
}

for (const [width, height, least] of [
  [1024, 768, 20],
  [1920, 1080, 28],
] as const) {
  test(`the mixture keeps to ${width} x ${height} too, on every side and page`, async ({ running, lab, page }) => {
    await openMixture(lab);
    await present(running, width, height);
    for (const tab of ['Likelihood and bound', 'Starts', 'Classes', 'Step through EM', 'Counts and rates']) {
      await page.getByRole('tab', { name: tab }).click();
      await lab.settled();
      const seen = await page.evaluate(look);
      expect(seen.smallest, `${tab}: ${seen.smallestText}`).toBeGreaterThanOrEqual(least);
      expect([seen.outside, seen.scrolling], tab).toEqual([[], []]);
    }
    await expect(page.getByText('seed 305')).toBeVisible();
  });
}

for (const [width, height, least] of [
  [1024, 768, 20],
  [1920, 1080, 28],
] as const) {
  test(`every question with its answers keeps to ${width} x ${height}`, async ({ running, lab, page }) => {
    for (const questions of ['abcde', 'ab']) {
      await present(running, width, height);
      await lab.stage.focus();
      for (const letter of questions) {
        await page.keyboard.press('q');
        await page.keyboard.press('h');
        await expect(page.getByRole('region', { name: 'Question' })).toContainText(new RegExp(`^${letter} `));
        await expect(page.getByRole('list', { name: 'Answers' }).getByRole('listitem').last()).toHaveText(/\S \S/);
        await lab.settled();
        // The figures measure themselves once the question has taken its place.
        await expect
          .poll(async () => {
            const { outside, scrolling } = await page.evaluate(look);
            return [outside, scrolling];
          }, letter)
          .toEqual([[], []]);
        const seen = await page.evaluate(look);
        expect(seen.smallest, `${letter}: ${seen.smallestText}`).toBeGreaterThanOrEqual(least);
        const tallest = Math.max(...(await Promise.all((await page.getByRole('figure').all()).map(async (figure) => (await figure.boundingBox())?.height ?? 0))));
        expect(tallest, `${letter}: the tallest figure`).toBeGreaterThan(height / 4);
      }
      await page.keyboard.press('Escape');
      if (questions === 'abcde') await openMixture(lab);
    }
  });
}

test('a clicker leads: its keys are its own even on a slider, 0 comes back to the start, Space plays', async ({ running, lab, page }) => {
  await lab.type(rho, '0.7');
  await present(running, 1280, 800);
  const slider = lab.slider(rho).first();
  await slider.focus();
  await page.keyboard.press('PageDown');
  await expect(page.getByRole('tab', { name: 'Fit to data' })).toHaveAttribute('aria-selected', 'true');
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.70');
  await page.keyboard.press('PageUp');
  await expect(page.getByRole('tab', { name: 'The family' })).toHaveAttribute('aria-selected', 'true');
  await lab.slider(rho).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(lab.slider(rho).first()).not.toHaveAttribute('aria-valuetext', '0.70');
  await lab.stage.focus();
  await page.keyboard.press('0');
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.70');
  const time = lab.slider('Iteration');
  await page.keyboard.press('ArrowRight');
  await expect(time).toHaveAttribute('aria-valuetext', '25 of 1,000, draw');
  await page.keyboard.press('ArrowLeft');
  await expect(time).toHaveAttribute('aria-valuetext', '24 of 1,000, draw');
  await page.keyboard.press(' ');
  await expect.poll(() => time.getAttribute('aria-valuetext')).toMatch(/^(2[6-9]|[3-9]\d) of/);
  await page.keyboard.press(' ');
  await expect(lab.button('Play')).toBeVisible();
});

test('what is typed from row 7 is taken, said at the edge, and Escape leaves', async ({ running, lab, page }) => {
  await present(running, 1024, 768);
  await lab.type(rho, '0.99');
  await expect(page.getByText('ρ 0.60 → 0.99')).toBeVisible();
  await lab.stage.focus();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('navigation', { name: 'Labs' })).toBeVisible();
  await expect(lab.field(rho)).toHaveValue('0.99');
  await page.keyboard.press('F5');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  await page.keyboard.press('F5');
  await expect(page.getByRole('navigation', { name: 'Labs' })).toBeVisible();
});

test('no name of a file and no notice stands on the wall, and the seed does', async ({ running, lab, page }) => {
  await lab.drop('private marks of the class.csv', new TextEncoder().encode('count\n0\n3\n1\n7\n'));
  await page.getByRole('button', { name: 'Use this table' }).click();
  await expect(page.getByRole('combobox', { name: 'Table' }).locator('option:checked')).toHaveText('private marks of the class.csv');
  await present(running, 1280, 800);
  const opened = { format: 'likelihood-lab-session', version: 1, app: '0.1.0', generation: 1, lab: 'negative-binomial', history: [], answers: {}, tables: {} };
  await lab.drop('also private.lab', new TextEncoder().encode(JSON.stringify(opened)));
  await expect(lab.slider(rho).first()).toHaveAttribute('aria-valuetext', '0.60');
  await lab.drop('wrong.csv', new TextEncoder().encode('count\nx\n'));
  await page.waitForTimeout(300);
  await expect(page.getByRole('alert').filter({ hasText: 'This table' })).toHaveCount(0);
  expect(await page.locator('body').innerText()).not.toMatch(/private/);
  await expect(page.getByText('seed 305')).toBeVisible();
});

test('while presenting the screen stays awake, and afterwards it may sleep again', async ({ running, page }) => {
  await running.app.evaluate(({ powerSaveBlocker }) => {
    const calls: string[] = [];
    const [start, stop] = [powerSaveBlocker.start.bind(powerSaveBlocker), powerSaveBlocker.stop.bind(powerSaveBlocker)];
    Object.assign(powerSaveBlocker, { start: (kind: 'prevent-display-sleep') => (calls.push(kind), start(kind)), stop: (id: number) => (calls.push('stop'), stop(id)) });
    Reflect.set(globalThis, 'calls', calls);
  });
  await page.keyboard.press('F5');
  await page.keyboard.press('F5');
  await expect.poll(() => running.app.evaluate(() => Reflect.get(globalThis, 'calls') as string[])).toEqual(['prevent-display-sleep', 'stop']);
});
