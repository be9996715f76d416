// Runs sandboxed between page and main: passes wishes on by name and hands the core's port over. No ipcRenderer reaches the page.
import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, Notice } from '../src-core/contract/types';

const bridge: Bridge = {
  remembered: () => ipcRenderer.invoke('remembered'),
  journal: (session) => ipcRenderer.invoke('journal', session),
  journalTable: (table) => ipcRenderer.invoke('journalTable', table),
  saveSession: (session, file) => ipcRenderer.invoke('saveSession', session, file),
  saveFile: (name, bytes) => ipcRenderer.invoke('saveFile', name, bytes),
  openFile: () => ipcRenderer.invoke('openFile'),
  copy: (text) => ipcRenderer.invoke('copy', text),
  settings: (settings) => ipcRenderer.invoke('settings', settings),
  presenting: (on) => ipcRenderer.invoke('presenting', on),
  stopComputation: () => ipcRenderer.invoke('stopComputation'),
  restartCore: () => ipcRenderer.invoke('restartCore'),
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
