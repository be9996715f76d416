// Starts window and core at once, hands each an end of a channel and stands aside; owns files, journal, menu and settings.
import { join, resolve } from 'node:path';
import { app, dialog, Menu, powerMonitor } from 'electron';
import type { Notice } from '../src-core/contract/types';
import { usableFolder } from './dataFolder';
import { listenTo } from './ipc';
import type { Journal } from './journal';
import { isLockHolder } from './lock';
import { buildMenu } from './menu';
import { handedOver, pathAmong, pathHandedOver } from './opening';
import { presenter } from './presenter';
import { declareScheme, servePage } from './protocol';
import { reviveWindow } from './revive';
import { lockDown, silence } from './security';
import { openSettings } from './settings';
import { supervise, type Supervisor } from './supervisor';
import { openWindow, pageAddress } from './window';

const development = (import.meta.env.DEV && process.env['ELECTRON_RENDERER_URL']) || null;
/** Quitting has been seen to hang with the core running; nothing may hold the program longer than this. */
const patienceMs = 1500;
/** A driver that attaches while the first page is being made waits for that page for ever, about one start in twenty. It gets this long first. */
const attachMs = 500;

let journal: Journal | null = null;
let core: Supervisor | null = null;
/** Files that the system asked for before there was a window for them. */
const early: string[] = [];
let open = (path: string): void => void early.push(path);
let show = (): void => undefined;

// Whoever started the program may be gone with the pipe it wrote to: that is no reason to fail.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);
process.on('uncaughtException', unknownState);
process.on('unhandledRejection', unknownState);
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

silence(development !== null);
declareScheme();
// The built-in menu would be made before the window only to be replaced.
Menu.setApplicationMenu(null);

// Before the lock, which lies there too.
const home = usableFolder(app.getPath('userData'));
if (home.warning !== null) app.setPath('userData', home.folder);

const asked = pathAmong(process.argv, process.cwd(), app.getAppPath());
// The path travels with the request: the event's own arguments carry Chromium's switches in no promised order.
if (!app.requestSingleInstanceLock(handedOver(asked))) app.exit(0);
else {
  if (asked !== null) early.push(asked);
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    show();
    const path = pathHandedOver(data);
    if (path !== null) open(path);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  void app.whenReady().then(() => {
    // The shipped build has no such switch left: it was taken away above.
    if (isLockHolder(home.folder)) setTimeout(run, app.commandLine.hasSwitch('remote-debugging-port') ? attachMs : 0);
    else {
      // The other start has won; a new one finds it there, and hands the file over.
      app.relaunch();
      app.exit(0);
    }
  });
}

function run(): void {
  const folder = join(home.folder, 'lab');
  const told: Notice[] = [];
  /** What happens before the page listens is told when it does. */
  let isListening = false;
  const tell = (notice: Notice): void => {
    if (isListening && !window.isDestroyed()) window.webContents.send('notice', notice);
    else told.push(notice);
  };

  servePage();
  lockDown(development !== null);
  const supervisor = supervise(tell);
  core = supervisor;
  if (home.warning !== null) tell({ kind: 'refuse', message: home.warning });
  const settings = openSettings(folder, (message) => tell({ kind: 'refuse', message }));
  const window = openWindow(settings.current, development);
  const stage = presenter(window);
  const life = reviveWindow(window, {
    address: () => pageAddress(settings.current, development),
    gone() {
      isListening = false;
      stage.present(false);
      journal?.flushSync();
    },
    dropLast: () => journal?.dropLast() ?? false,
  });
  show = () => {
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
  };

  // The core, checking arguments and reading the journal must not keep the first paint waiting: on two cores it is felt what comes first.
  const isPainted = new Promise<void>((go) => {
    window.once('ready-to-show', go);
    window.webContents.once('did-finish-load', go);
  });
  void isPainted.then(supervisor.start);
  const loaded = isPainted.then(() => Promise.all([import('./bridge'), import('./journal'), import('./places')])).then(async ([{ bridgeAnswers }, { openJournal }, { placeBook }]) => {
    journal = await openJournal({ folder, app: app.getVersion(), onState: (state, message) => tell({ kind: 'journal', state, message }) });
    const places = placeBook();
    open = (path) =>
      void places.read(path).then((read) => tell('message' in read ? { kind: 'refuse', message: read.message } : { kind: 'open', ...read }));
    for (const path of early.splice(0)) open(path);
    return bridgeAnswers({
      window,
      settings,
      journal,
      core: supervisor,
      places,
      tell,
      presenting: stage.present,
      pageStory: life.story,
      listening() {
        isListening = true;
        supervisor.attach(window.webContents);
        for (const notice of told.splice(0)) tell(notice);
      },
    });
  });
  listenTo(window.webContents, development !== null, loaded);
  Menu.setApplicationMenu(buildMenu((id) => tell({ kind: 'command', id })));

  window.on('blur', () => void journal?.flush());
  window.on('session-end', () => journal?.flushSync());
  powerMonitor.on('suspend', () => void journal?.flush());

  let isLeaving = false;
  app.on('before-quit', (event) => {
    if (isLeaving) return;
    isLeaving = true;
    event.preventDefault();
    journal?.close();
    setTimeout(() => app.exit(0), patienceMs);
    void supervisor.leave().then(() => app.exit(0));
  });
  app.on('window-all-closed', () => app.quit());
}

/** A main process in an unknown state saves what it has and starts once more, never twice. */
function unknownState(error: unknown): void {
  journal?.flushSync();
  void core?.leave();
  console.error(error);
  const again = '--relaunched';
  if (process.argv.includes(again)) {
    const why = error instanceof Error ? error.message : String(error);
    dialog.showErrorBox('Likelihood Lab cannot go on', `What you entered is kept and will be there at the next start. The reason, for whoever mends the program: ${why}`);
  } else {
    // The file it was started with is in the session by now.
    const own = process.argv.slice(1).filter((arg) => resolve(arg) !== asked);
    app.relaunch({ args: [...own, again] });
  }
  app.exit(1);
}
