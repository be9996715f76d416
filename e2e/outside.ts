// What the system does around the page, answered as a person would: file dialogs, clipboard, menu, size of the window.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Running } from './app';

/** The next times the program asks where to save, this path is given; null cancels. */
export async function saveTo({ app }: Running, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    Object.assign(dialog, { showSaveDialog: () => Promise.resolve(filePath === null ? { canceled: true, filePath: '' } : { canceled: false, filePath }) });
  }, path);
}

/** The next times the program asks what to open, this path is given. */
export async function openFrom({ app }: Running, path: string): Promise<void> {
  await app.evaluate(({ dialog }, file) => {
    Object.assign(dialog, { showOpenDialog: () => Promise.resolve({ canceled: false, filePaths: [file] }) });
  }, path);
}

export const clipboardOf = ({ app }: Running): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());

export interface MenuEntry {
  label: string;
  accelerator: string | null;
}
/** What stands under each title of the menu bar; lines and the system's own entries (quit, copy and so on) left out. */
export function menuOf({ app }: Running): Promise<Record<string, MenuEntry[]>> {
  return app.evaluate(({ Menu }) =>
    Object.fromEntries(
      (Menu.getApplicationMenu()?.items ?? []).map(({ label, submenu }) => [
        label,
        (submenu?.items ?? []).filter(({ type, role }) => type !== 'separator' && !role).map((item) => ({ label: item.label, accelerator: item.accelerator ? String(item.accelerator) : null })),
      ]),
    ),
  );
}

/** Chooses an entry of the menu bar, as by mouse. */
export function chooseInMenu({ app }: Running, label: string): Promise<void> {
  return app.evaluate(({ Menu }, wanted) => {
    const item = (Menu.getApplicationMenu()?.items ?? []).flatMap(({ submenu }) => submenu?.items ?? []).find((each) => each.label === wanted);
    if (!item) throw new Error(`The menu has no "${wanted}".`);
    item.click();
  }, label);
}

/** The page becomes so large; waits until it is. */
export async function resize({ app, page }: Running, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const);
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
}

/** A folder of its own for what a test saves; gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-files-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export interface Drawing {
  name: string;
  title: string;
  words: string[];
  /** Attributes that only mean something inside the program. */
  foreign: string[];
  width: number;
  height: number;
}
/** An SVG file opened by itself, as a browser opens it. */
export function drawingOf({ app }: Running, file: string): Promise<Drawing> {
  return app.evaluate(async ({ BrowserWindow }, path) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } });
    await window.loadFile(path);
    const look = (): Drawing => {
      const root = document.documentElement;
      return {
        name: root.localName,
        title: root.querySelector('title')?.textContent ?? '',
        words: [...root.querySelectorAll('text')].map((node) => node.textContent),
        foreign: [root, ...root.querySelectorAll('*')].flatMap((node) => node.getAttributeNames()).filter((name) => /^(class|style|on.*|tabindex|role|aria-.*)$/.test(name)),
        width: root.getBoundingClientRect().width,
        height: root.getBoundingClientRect().height,
      };
    };
    const seen = (await window.webContents.executeJavaScript(`(${look.toString()})()`)) as Drawing;
    window.destroy();
    return seen;
  }, file);
}
