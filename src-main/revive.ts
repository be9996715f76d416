import { app, dialog, type BrowserWindow } from 'electron';
import type { Remembered } from '../src-core/contract/types';
import { load } from './window';

const minuteMs = 60_000;
const crashesBorne = 5;
/** After the process that draws is gone the next one needs some hundred milliseconds, and starts with an empty window. */
const repaintsMs = [300, 1000, 3000];

interface Host {
  address(): string;
  /** The page is gone, and with it whoever listened. */
  gone(): void;
  /** Gives up the last action of the lab in front; false when there is none. */
  dropLast(): boolean;
}

/**
 * A page that went down is opened again, from what the journal holds. Within a minute: the first time that is all; the second time
 * opening without the last action is offered; from the third time on it is done, since the offer may never have been seen.
 */
export function reviveWindow(window: BrowserWindow, host: Host): { story(): Pick<Remembered, 'notices' | 'crashedAgain'> } {
  let crashes: number[] = [];
  let notices: string[] = [];

  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    const now = performance.now();
    crashes = [...crashes.filter((at) => now - at < minuteMs), now];
    host.gone();
    if (crashes.length > crashesBorne) {
      dialog.showErrorBox('Likelihood Lab cannot show its window', 'It went down again and again within a minute. What you entered is kept and will be there at the next start.');
      app.quit();
      return;
    }
    if (crashes.length > 2 && host.dropLast()) notices = ['The window went down again and was opened without the last change.'];
    else if (crashes.length > 1) notices = ['The window went down twice within a minute; the last change may be the cause.'];
    else notices = ['The window went down and was opened again. What you had entered is here.'];
    load(window, host.address());
  });
  app.on('child-process-gone', (_event, { type }) => {
    if (type !== 'GPU') return;
    for (const ms of repaintsMs) setTimeout(() => !window.isDestroyed() && window.webContents.invalidate(), ms);
  });
  return {
    story: () => ({ notices, crashedAgain: crashes.length === 2 }),
  };
}
