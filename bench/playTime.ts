// EM over a hundred thousand bins, played: the window paints all the while.
import type { Page } from 'playwright';
import { labApp, pause, settled, withApp } from './apps';
import { probe } from './probe';
import { alone, type Row } from './report';

const sizes = { 'K, number of classes': 8, 'D, number of neurons': 50, 'N, number of time bins': 100_000 };
const playedMs = 10_000;

async function type(page: Page, name: string, value: number): Promise<void> {
  const field = page.getByRole('textbox', { name });
  await field.fill(String(value));
  await field.press('Enter');
  await settled(page);
}

const step = async (page: Page): Promise<number> => Number.parseInt((await page.getByRole('slider', { name: 'Iteration' }).getAttribute('aria-valuetext')) ?? '0', 10);

export async function playRows(): Promise<Row[]> {
  return withApp(labApp, [], async ({ page }) => {
    await settled(page);
    await page.getByRole('link', { name: /Poisson mixture/ }).click();
    await settled(page);
    for (const [name, value] of Object.entries(sizes)) await type(page, name, value);
    await page.getByRole('slider', { name: 'Iteration' }).press('Home');
    await settled(page);
    const measure = await probe(page);
    const began = await step(page);
    await measure.evaluate((each) => each.watch());
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await pause(playedMs);
    const { gaps } = await measure.evaluate((each) => each.take());
    const steps = (await step(page)) - began;
    const size = 'N = 1e5, D = 50, K = 8';
    return [alone(`play ${size}: longest gap between frames`, gaps, 500, 1), alone(`play ${size}: one half-step`, [playedMs / Math.max(1, steps)], null)];
  });
}
