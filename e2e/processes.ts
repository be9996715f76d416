// The app's processes, seen from outside, as the system tells of them.
import { readdirSync, readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import type { Running } from './app';

const readOr = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const all = (): number[] => readdirSync('/proc').map(Number).filter((pid) => pid > 0);
const parentOf = (pid: number): number => Number(field(pid, 'PPid')) || 0;

/** A line of /proc/<pid>/status, or nothing when there is no such process or line. */
export function field(pid: number, name: string): string {
  return new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(readOr(`/proc/${pid}/status`))?.[1] ?? '';
}
export const commandLine = (pid: number): string => readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

/** Whether it runs or is stopped; what has ended and was not yet asked about counts as gone. */
export const lives = (pid: number): boolean => /^[^ZX]/.test(field(pid, 'State'));

/** All processes under one, itself included. */
export function family(ancestor: number): number[] {
  const parents = new Map(all().map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number): boolean => pid === ancestor || (pid > 1 && belongs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter((pid) => belongs(pid) && lives(pid));
}

/** Main processes of the app on this profile: a profile is a fresh folder, so nobody else names it. */
export const mains = (profile: string): number[] => all().filter((pid) => lives(pid) && commandLine(pid).includes(profile) && !commandLine(pid).includes('--type='));

export async function gone(pid: number, withinMs: number): Promise<void> {
  await expect.poll(() => lives(pid), { timeout: withinMs, intervals: [20] }).toBe(false);
}

/** Waits for a core that is not the one given. */
export async function nextCore({ corePid }: Running, last: number, withinMs = 10_000): Promise<number> {
  await expect.poll(async () => [0, last].includes(await corePid()), { timeout: withinMs, intervals: [30] }).toBe(false);
  return corePid();
}

/** The process of a service of Chromium's: "GPU", or a utility by its name. */
export function servicePid({ app }: Running, kind: string): Promise<number> {
  return app.evaluate(({ app: main }, name) => main.getAppMetrics().find((each) => each.type === name || each.name === name)?.pid ?? 0, kind);
}
