// The least that opens a window: what the lab's start and its drags are measured against. The last argument names the page.
import { join } from 'node:path';
import { app, BrowserWindow } from 'electron';

const page = process.argv.find((arg) => arg.endsWith('.html')) ?? 'window.html';

void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true, show: false, autoHideMenuBar: true });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(join(import.meta.dirname, page));
});
app.on('window-all-closed', () => app.quit());
