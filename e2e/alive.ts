import { expect } from '@playwright/test';
import type { Running } from './app';

/** Texts and SVG attributes in which a number is none. Words of the language that contain these letters do not count. */
function numbersThatAreNone(): string[] {
  const none = /(?<![A-Za-z])(?:NaN|-?Infinity|undefined)(?![A-Za-z])/;
  const found: string[] = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) if (none.test(texts.currentNode.nodeValue ?? '')) found.push(texts.currentNode.nodeValue ?? '');
  for (const node of document.querySelectorAll('svg, svg *')) for (const { name, value } of node.attributes) if (none.test(value)) found.push(`${node.nodeName} ${name}="${value.slice(0, 80)}"`);
  return found;
}

/** From a click to the page's answer, in milliseconds, by the page's own clock. The title is clicked: it does nothing. */
async function answerMs({ page }: Running): Promise<number> {
  const answered = page.evaluate(
    () => new Promise<number>((done) => addEventListener('click', (event) => done(performance.now() - event.timeStamp), { once: true, capture: true })),
  );
  await page.getByRole('heading', { level: 1 }).click({ timeout: 5000 });
  return answered;
}

/** The window answers a click within 100 ms, no console error was seen, and no text or drawing holds a number that is none. */
export async function expectAlive(running: Running): Promise<void> {
  // A busy machine may be late once; a window that hangs is late every time.
  const times = [await answerMs(running), await answerMs(running), await answerMs(running)];
  expect(Math.min(...times)).toBeLessThan(100);
  expect(await running.page.evaluate(numbersThatAreNone)).toEqual([]);
  expect(running.errors).toEqual([]);
}

/** What the stage says in numbers: every figure's title and text twin. */
export function numbersOf({ page }: Running): Promise<string[]> {
  return page.getByRole('figure').evaluateAll((figures) => figures.map((figure) => {
    const text = (attribute: string): string => document.getElementById(figure.getAttribute(attribute) ?? '')?.textContent?.trim() ?? '';
    return `${text('aria-labelledby')}: ${text('aria-describedby')}`;
  }));
}
