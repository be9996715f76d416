import axe, { type AxeResults } from 'axe-core';
import type { Page } from '@playwright/test';

/** Every rule of accessibility that a machine can judge; each breach with the elements it was found at. */
export async function breaches(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((): Promise<AxeResults> => (Reflect.get(globalThis, 'axe') as typeof axe).run(document, { resultTypes: ['violations'] }));
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => String(target)).slice(0, 4).join(', ')}`);
}
