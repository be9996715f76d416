import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSHandle, Page } from 'playwright';

/** All in milliseconds, in the page's own time. */
export interface Taken {
  /** From a move until the page has painted its frame. */
  paints: number[];
  /** From a move until its frame stood on the screen. */
  screens: number[];
  /** From the page's hearing of a move until its marks have their new places. */
  answers: number[];
  /** Between frames. */
  gaps: number[];
}

export interface Probe {
  painted(): number;
  watch(): void;
  take(): Taken;
}

/** As text: what is compiled for Node calls helpers that no page has. */
const source = readFileSync(join(import.meta.dirname, 'probe.js'), 'utf8');

export const probe = (page: Page): Promise<JSHandle<Probe>> => page.evaluateHandle<Probe>(source);
