// Every figure at two fixed states, under review: what the program's own export wrote once and somebody looked at.
// After a change that is meant: LAB_GALLERY=accept, then look at each drawing of e2e/gallery again.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, root, test, type Running } from './app';
import { chooseTheTimes, openMixture, step } from './mixture';
import { inFolder, resize, saveTo } from './outside';

const gallery = join(root, 'e2e/gallery');
const accepts = process.env['LAB_GALLERY'] === 'accept';

const oneDecimal = (digits: string): string => String(Number(Number(digits).toFixed(1)));

const initial: Record<string, string> = {
  'stroke-width': '1px', 'stroke-dasharray': 'none', 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'paint-order': 'normal', 'fill-opacity': '1', 'stroke-opacity': '1',
  opacity: '1', visibility: 'visible', 'font-style': 'normal', 'font-weight': '400', 'text-anchor': 'start', 'dominant-baseline': 'auto',
};
const drawn = /^(fill|stroke|paint|stop|font|text-anchor|dominant|opacity|visibility)/;

/** The export writes every property on every element. Here only those stay that change what is seen; groups need none, since all in them say their own. */
function spare(tag: string, name: string, attributes: string): string {
  if (tag.includes('xmlns=')) return tag;
  const all = [...attributes.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => ({ key, value }));
  const isStroked = !all.some(({ key, value }) => key === 'stroke' && value === 'none');
  const kept = all.filter(({ key, value }) => {
    if (!drawn.test(key)) return true;
    if (initial[key] === value) return false;
    if (/^(font|text|dominant)/.test(key)) return /^(text|tspan)$/.test(name);
    if (key.startsWith('stop')) return name === 'stop';
    if (/^(g|svg)$/.test(name)) return key === 'opacity';
    return isStroked || !/^(stroke|paint)/.test(key);
  });
  return `<${name}${kept.map(({ key, value }) => ` ${key}="${value}"`).join('')}${tag.endsWith('/>') ? '/>' : '>'}`;
}

/** One element a line, so that a change can be read; without the session, the version, names made up while drawing, and digits nobody sees. */
function reviewed(svg: string): string {
  const names = new Map<string, string>();
  const nameOf = (made: string): string => names.get(made) ?? names.set(made, `n${names.size + 1}`).get(made) ?? made;
  return `${svg
    .replace(/(<metadata[^>]*>)[^]*?(<\/metadata>)/, '$1$2')
    .replace(/ · Likelihood Lab [\d.]+/, '')
    .replace(/\bc\d+(?=-(?:clip|fade))/g, nameOf)
    .replace(/<!--.*?-->/g, '')
    .replace(/<[^>]*>/g, (tag) => tag.replace(/-?\d+\.\d+(?:e-?\d+)?/g, oneDecimal))
    .replace(/<(\w+)((?: [\w:-]+="[^"]*")*)\/?>/g, spare)
    .replaceAll('><', '>\n<')}\n`;
}

async function exported(running: Running, figure: Locator, file: string): Promise<string> {
  await saveTo(running, file);
  await figure.getByRole('button', { name: 'SVG' }).click();
  await expect(running.page.getByRole('status').filter({ hasText: `Saved ${basename(file)}.` })).toBeVisible();
  return reviewed(readFileSync(file, 'utf8'));
}

/** Each figure on the stage, by its place there. */
async function compareAll(running: Running, names: readonly string[], state: string): Promise<void> {
  const { page, lab } = running;
  await lab.settled();
  // Axes and bars come to rest.
  await page.waitForTimeout(500);
  const figures = await page.getByRole('figure').all();
  expect(figures.length).toBe(names.length);
  await inFolder(async (folder) => {
    for (const [i, figure] of figures.entries()) {
      const name = `${names[i]}-${state}.svg`;
      const svg = await exported(running, figure, join(folder, name));
      if (accepts) {
        mkdirSync(gallery, { recursive: true });
        writeFileSync(join(gallery, name), svg);
      }
      expect(svg.split('\n'), name).toEqual(readFileSync(join(gallery, name), 'utf8').split('\n'));
    }
  });
}

const family = ['pmf', 'mixture', 'rate', 'dispersion', 'variance', 'log-normalizer'];
const fit = ['counts', 'residuals', 'fitted-rate', 'profile', 'ratio', 'moments', 'goodness'];

test('the family looks as reviewed, at its first state and far from the Poisson', async ({ running, lab, page }) => {
  await resize(running, 1280, 800);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await compareAll(running, family, 'first');
  await lab.type('r, shape', '0.5');
  await lab.type('rho, weight of one more count', '0.9');
  await compareAll(running, family, 'far');
});

test('the fit looks as reviewed, at its maximum and where Poisson is the limit', async ({ running, lab, page }) => {
  await resize(running, 1280, 800);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.getByRole('tab', { name: 'Fit to data' }).click();
  await lab.button('Set to the maximum').click();
  await expect(lab.field('r, shape')).toHaveValue(/^1\.02/);
  await compareAll(running, fit, 'maximum');
  await page.getByRole('combobox', { name: 'Table' }).selectOption({ label: 'Deaths by horse kick' });
  await expect(lab.figure(/Poisson is the limit/)).toBeVisible();
  await compareAll(running, fit, 'limit');
});

test('the mixture looks as reviewed, after E and after M, and with its four starts', async ({ running, lab, page }) => {
  await resize(running, 1280, 800);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMixture(lab);
  const mixture = ['raster', 'rates', 'bayes', 'simplex', 'trace', 'line'];
  await compareAll(running, mixture, 'after-e');
  await step(lab);
  await compareAll(running, mixture, 'after-m');
  await page.getByRole('tab', { name: 'Starts' }).click();
  await compareAll(running, ['climbs', 'pairings'], 'starts');
});

// Not at its end: what is gained there is rounding, and no two kernels round alike.
test('the published mixture looks as reviewed, on its way', async ({ running, lab, page }) => {
  await resize(running, 1280, 800);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openMixture(lab);
  await chooseTheTimes(lab);
  for (let taken = 1; taken < 5; taken += 1) await step(lab);
  await compareAll(running, ['raster', 'rates', 'bayes', 'trace', 'line'], 'times');
});
