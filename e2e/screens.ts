// A virtual screen for every worker. On one screen, a window that opens takes the pointer from the hand that drags in another.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { FullConfig } from '@playwright/test';

/** The name by which programs find the screen, or null where no virtual one can be had. */
async function begin(screens: ChildProcess[]): Promise<string | null> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'pipe', 'ignore'] });
  screens.push(screen);
  // Its number comes as one line when programs may come; a machine without Xvfb answers with an error.
  const named = once(screen.stdout, 'data').then(([number]) => `:${String(number).trim()}`);
  const failed = once(screen, 'exit').then(() => null);
  return Promise.race([named, failed]).catch(() => null);
}

export default async function screens({ workers }: FullConfig): Promise<() => void> {
  const running: ChildProcess[] = [];
  const names = await Promise.all(Array.from({ length: process.platform === 'linux' ? workers : 0 }, () => begin(running)));
  for (const [worker, name] of names.entries()) if (name !== null) process.env[`LAB_SCREEN_${worker}`] = name;
  return () => running.forEach((screen) => screen.kill());
}

/** From here on this worker's programs find its own screen; where none could be made, the machine's. */
export function useOwnScreen(): void {
  const name = process.env[`LAB_SCREEN_${process.env['TEST_PARALLEL_INDEX'] ?? 0}`];
  if (name !== undefined) process.env['DISPLAY'] = name;
}
