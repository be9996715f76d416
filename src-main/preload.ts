// Runs sandboxed between page and main: passes wishes on by name and hands the core's port over. No ipcRenderer reaches the page.
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Notice } from '../src-core/contract/types';

/** What cannot even be sent, a function for instance, is refused like anything else that is not understood. */
async function ask<T>(channel: string, ...args: unknown[]): Promise<T> {
  try {
    return (await ipcRenderer.invoke(channel, ...args)) as T;
  } catch (error) {
    const message = `The window handed over something that cannot be sent (${error instanceof Error ? error.message : 'unknown'}). Nothing was changed.`;
    return { error: { kind: 'shape', message }, done: false, message } as T;
  }
}

const bridge: Bridge = {
  remembered: () => ask('remembered'),
  journal: (session) => ask('journal', session),
  journalTable: (table) => ask('journalTable', table),
  saveSession: (session, file) => ask('saveSession', session, file),
  saveFile: (name, bytes) => ask('saveFile', name, bytes),
  openFile: () => ask('openFile'),
  copy: (text) => ask('copy', text),
  settings: (settings) => ask('settings', settings),
  presenting: (on) => ask('presenting', on),
  stopComputation: () => ask('stopComputation'),
  restartCore: () => ask('restartCore'),
  onNotice: (listener) => {
    ipcRenderer.on('notice', (_event, notice: Notice) => listener(notice));
  },
};
contextBridge.exposeInMainWorld('lab', bridge);

// A port posted before the page listens is lost, so the page asks; ports cannot cross contextBridge, so it is posted.
ipcRenderer.on('core-port', (event) => window.postMessage('core-port', location.origin, [...event.ports]));
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'want-core') void ipcRenderer.invoke('wantCore');
});
