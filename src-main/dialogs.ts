// Where files go and come from: asks the person, remembers the folder, and never replaces what somebody else wrote without asking.
import { basename, dirname, extname, join } from 'node:path';
import { app, dialog, type BrowserWindow, type MessageBoxOptions } from 'electron';
import type { Done, OpenedFile } from '../src-core/contract/types';
import { identityOf, saveFile } from './files';
import type { PlaceBook } from './places';
import { cleanLeftovers } from './temporary';

const kinds: Record<string, string> = { '.lab': 'Session', '.svg': 'Figure', '.png': 'Picture', '.csv': 'Table', '.py': 'NumPy script' };

export function fileDialogs(window: BrowserWindow, places: PlaceBook) {
  // Electron 43 forgets it, so it is kept here.
  let folder = app.getPath('documents');
  /** One question at a time; another that comes meanwhile counts as cancelled. */
  let isAsking = false;
  async function alone<T>(ask: () => Promise<T>): Promise<T | null> {
    if (isAsking) return null;
    isAsking = true;
    try {
      return await ask();
    } finally {
      isAsking = false;
    }
  }

  async function askWhere(name: string): Promise<string | null> {
    const extension = extname(name);
    const answer = await alone(() =>
      dialog.showSaveDialog(window, {
        defaultPath: join(folder, name),
        filters: [{ name: kinds[extension] ?? 'File', extensions: [extension.slice(1)] }],
      }),
    );
    const filePath = answer?.filePath;
    if (!answer || answer.canceled || !filePath) return null;
    folder = dirname(filePath);
    return extname(filePath) === '' ? `${filePath}${extension}` : filePath;
  }

  /** The path a session goes to: where it came from, unless something else stands there by now. */
  async function target(name: string, file: string | null): Promise<string | null> {
    const place = file === null ? undefined : places.find(file);
    if (!place) return askWhere(name);
    if (!(await places.hasChanged(place))) return place.path;
    const question: MessageBoxOptions = {
      type: 'warning',
      message: `${basename(place.path)} was changed by another program since it was opened here.`,
      detail: 'Saving would replace that change. What stands there now would be kept beside it, with the ending .bak.',
      buttons: ['Save elsewhere…', 'Replace it', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    };
    const answer = await alone(() => dialog.showMessageBox(window, question));
    if (answer?.response === 1) return place.path;
    return answer?.response === 0 ? askWhere(basename(place.path)) : null;
  }

  async function write(path: string, data: string | Uint8Array, keepPrevious: boolean): Promise<Done> {
    await cleanLeftovers(dirname(path), basename(path));
    try {
      await saveFile(path, data, { keepPrevious });
    } catch (error) {
      return { done: false, message: error instanceof Error ? error.message : String(error) };
    }
    return { done: true, name: basename(path), file: places.remember({ path, identity: await identityOf(path).catch(() => null) }) };
  }

  return {
    /** To the file it came from, or where the person says. */
    async saveSession(lab: string, file: string | null, text: () => string): Promise<Done> {
      const path = await target(`${lab}.lab`, file);
      return path === null ? { done: false, message: null } : write(path, text(), true);
    },
    /** Something made to be taken elsewhere. */
    async saveFile(name: string, bytes: Uint8Array): Promise<Done> {
      const path = await askWhere(basename(name));
      return path === null ? { done: false, message: null } : write(path, bytes, false);
    },
    async openFile(): Promise<OpenedFile | { message: string } | null> {
      const answer = await alone(() =>
        dialog.showOpenDialog(window, {
          defaultPath: folder,
          properties: ['openFile'],
          filters: [
            { name: 'Sessions and tables', extensions: ['lab', 'csv', 'tsv', 'txt', 'svg'] },
            { name: 'All files', extensions: ['*'] },
          ],
        }),
      );
      const path = answer?.filePaths[0];
      if (!answer || answer.canceled || path === undefined) return null;
      folder = dirname(path);
      return places.read(path);
    },
  };
}
