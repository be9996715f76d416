import { join } from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import type { Settings } from '../src-core/contract/types';
import { origin } from './protocol';

/** Paper in every theme, so that not even the first frame flashes. */
const paper = { light: '#fbfaf7', dark: '#15171b' };

export function themeSource({ theme }: Settings): 'system' | 'light' | 'dark' {
  return theme === 'contrast' ? 'light' : theme;
}

/** The page's address says what its first paint must know. */
export function pageAddress(settings: Settings, development: string | null): string {
  const asked = new URLSearchParams({ theme: settings.theme, text: settings.textSize });
  return `${development ?? origin}/index.html?${asked}`;
}

/** Loads the page. That a load was cut short is no failure: the window was closed, or the page went down, and that is told elsewhere. */
export function load(window: BrowserWindow, address: string): void {
  window.loadURL(address).catch(() => undefined);
}

export function openWindow(settings: Settings, development: string | null): BrowserWindow {
  nativeTheme.themeSource = themeSource(settings);
  const window = new BrowserWindow({
    title: 'Likelihood Lab',
    width: 1280,
    height: 800,
    minWidth: 720,
    minHeight: 520,
    useContentSize: true,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      experimentalFeatures: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  load(window, pageAddress(settings, development));
  return window;
}
