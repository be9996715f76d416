// Starts window and core at once, hands each an end of a channel and stands aside; owns files, journal, menu and settings.
import { join } from 'node:path';
import { app, BrowserWindow, Menu, powerSaveBlocker } from 'electron';
import type { Notice } from '../src-core/contract/types';
import { serveBridge } from './bridge';
import { openJournal } from './journal';
import { buildMenu } from './menu';
import { pathAmong, readNamed } from './opening';
import { declareScheme, servePage } from './protocol';
import { lockDown, silence } from './security';
import { openSettings } from './settings';
import { supervise } from './supervisor';
import { openWindow } from './window';

const development = (import.meta.env.DEV && process.env['ELECTRON_RENDERER_URL']) || null;
silence(development !== null);
declareScheme();

/** Quitting has been seen to hang with the core running; nothing may hold the program longer than this. */
const patienceMs = 2000;

if (!app.requestSingleInstanceLock({ path: pathAmong(process.argv, process.cwd(), app.getAppPath()) })) app.exit(0);
else void app.whenReady().then(run);

async function run(): Promise<void> {
  const folder = join(app.getPath('userData'), 'lab');
  let window: BrowserWindow | null = null;
  const told: Notice[] = [];
  /** What happens before the page listens is told when it does. */
  let listening = false;
  const tell = (notice: Notice): void => {
    if (listening && window && !window.isDestroyed()) window.webContents.send('notice', notice);
    else told.push(notice);
  };

  servePage();
  lockDown(development !== null);
  const core = supervise(tell);
  core.start();
  const settings = await openSettings(folder);
  window = openWindow(settings.current, development);
  const journal = openJournal({ folder, app: app.getVersion(), onState: (state, message) => tell({ kind: 'journal', state, message }) });
  const remembered = journal.read();

  let blocker: number | null = null;
  const serve = serveBridge({
    window,
    settings,
    journal,
    remembered,
    core,
    development: development !== null,
    presenting(on) {
      window?.setMenuBarVisibility(false);
      window?.setFullScreen(on);
      if (on) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
    listening() {
      listening = true;
      core.attach(window!.webContents);
      for (const notice of told.splice(0)) tell(notice);
    },
  });
  Menu.setApplicationMenu(buildMenu((id) => tell({ kind: 'command', id })));

  async function open(path: string): Promise<void> {
    const read = await readNamed(path);
    if ('message' in read) tell({ kind: 'say', message: read.message });
    else tell({ kind: 'open', ...read });
  }
  const first = pathAmong(process.argv, process.cwd(), app.getAppPath());
  if (first !== null) void open(first);
  // The path comes with the message: the event's own arguments carry Chromium's switches in no promised order.
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    window?.show();
    window?.focus();
    const path = typeof data === 'object' && data !== null && 'path' in data ? data.path : null;
    if (typeof path === 'string') void open(path);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    void open(path);
  });

  let crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || !window) return;
    const now = performance.now();
    crashes = [...crashes.filter((at) => now - at < 60_000), now];
    listening = false;
    serve.pageGone(crashes.length > 1);
    window.reload();
  });
  window.on('blur', () => journal.flush());

  let leaving = false;
  app.on('before-quit', (event) => {
    if (leaving) return;
    leaving = true;
    event.preventDefault();
    journal.close();
    setTimeout(() => app.exit(0), patienceMs).unref();
    void core.leave().then(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

  // A main process in an unknown state saves what it has and starts once more, never twice.
  const unknownState = (error: unknown): void => {
    journal.flushSync();
    console.error(error);
    if (!process.argv.includes('--relaunched')) app.relaunch({ args: [...process.argv.slice(1), '--relaunched'] });
    app.exit(1);
  };
  process.on('uncaughtException', unknownState);
  process.on('unhandledRejection', unknownState);
}
