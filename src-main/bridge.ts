// What each of the page's wishes does. Every argument is checked here; what is refused goes back as data.
import { basename, dirname, extname, join } from 'node:path';
import { app, clipboard, dialog, nativeTheme, type BrowserWindow, type MessageBoxOptions, type SaveDialogOptions } from 'electron';
import { z } from 'zod';
import type { Done, Fault, Notice, OpenedFile, Remembered, Reply, Session } from '../src-core/contract/types';
import { sessionSchema, tableSchema, writeSession } from '../src-core/desk/session';
import { identityOf, saveFile } from './files';
import type { Answers } from './ipc';
import type { Journal } from './journal';
import type { PlaceBook } from './places';
import { settingsOf, type KeptSettings } from './settings';
import type { Supervisor } from './supervisor';
import { cleanLeftovers } from './temporary';
import { themeSource } from './window';

export interface Host {
  window: BrowserWindow;
  settings: KeptSettings;
  journal: Journal;
  core: Supervisor;
  places: PlaceBook;
  tell(notice: Notice): void;
  presenting(on: boolean): void;
  /** What became of the window since it was opened. */
  pageStory(): Pick<Remembered, 'notices' | 'crashedAgain'>;
  /** The page has asked for its port, so it hears notices from now on. */
  listening(): void;
}

const largestText = 1_000_000;
const largestFile = 64 * 1024 * 1024;

function shapeFault(error: z.ZodError): Fault {
  const [issue] = error.issues;
  const at = issue?.path.slice(1).join('.') ?? '';
  return { kind: 'shape', message: `This was not understood: ${at === '' ? 'argument' : at}: ${issue?.message ?? 'not as expected'}.`, ...(at === '' ? {} : { field: at }) };
}

/** A wish with its arguments' schema; `refused` says no in the type of its answer. */
function wish<A extends unknown[], R>(schema: z.ZodType<A>, refused: (fault: Fault) => R, run: (...args: A) => R | Promise<R>) {
  return async (args: readonly unknown[]): Promise<R> => {
    const parsed = schema.safeParse(args);
    return parsed.success ? run(...parsed.data) : refused(shapeFault(parsed.error));
  };
}
const asReply = (error: Fault): Reply<null> => ({ error });
const asDone = ({ message }: Fault): Done => ({ done: false, message });
const nothing = z.tuple([]);
const settled: Reply<null> = { out: null };

const kinds: Record<string, string> = { '.lab': 'Session', '.svg': 'Figure', '.png': 'Picture', '.csv': 'Table', '.py': 'NumPy script' };

export function bridgeAnswers(host: Host): Answers {
  const { window, settings, journal, core, places, tell } = host;
  // Electron 43 forgets it, so it is kept here.
  let folder = app.getPath('documents');
  const first = settings.notice === null ? [] : [settings.notice];

  async function askWhere(name: string): Promise<string | null> {
    const extension = extname(name);
    const options: SaveDialogOptions = {
      defaultPath: join(folder, name),
      filters: [{ name: kinds[extension] ?? 'File', extensions: [extension.slice(1)] }],
    };
    const { canceled, filePath } = await dialog.showSaveDialog(window, options);
    if (canceled || !filePath) return null;
    folder = dirname(filePath);
    return extname(filePath) === '' ? `${filePath}${extension}` : filePath;
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

  /** The path a session goes to: where it came from, unless something else stands there by now. */
  async function target(lab: string, file: string | null): Promise<string | null> {
    const place = file === null ? undefined : places.find(file);
    if (!place) return askWhere(`${lab}.lab`);
    if (!(await places.hasChanged(place))) return place.path;
    const question: MessageBoxOptions = {
      type: 'warning',
      message: `${basename(place.path)} was changed by another program since it was opened here.`,
      detail: 'Saving would replace that change. What stands there now would be kept beside it, with the ending .bak.',
      buttons: ['Save elsewhere…', 'Replace it', 'Cancel'],
      defaultId: 0,
      cancelId: 2,
    };
    const { response } = await dialog.showMessageBox(window, question);
    if (response === 1) return place.path;
    return response === 0 ? askWhere(basename(place.path)) : null;
  }

  async function saveSession(session: Session, file: string | null): Promise<Done> {
    const path = await target(session.lab, file);
    if (path === null) return { done: false, message: null };
    return write(path, writeSession(session, { app: app.getVersion(), generation: journal.generationOf(session.lab) + 1 }), true);
  }

  async function openFile(): Promise<OpenedFile | null> {
    const { canceled, filePaths } = await dialog.showOpenDialog(window, {
      defaultPath: folder,
      properties: ['openFile'],
      filters: [
        { name: 'Sessions and tables', extensions: ['lab', 'csv', 'tsv', 'txt', 'svg'] },
        { name: 'All files', extensions: ['*'] },
      ],
    });
    const [path] = filePaths;
    if (canceled || path === undefined) return null;
    folder = dirname(path);
    const read = await places.read(path);
    if (!('message' in read)) return read;
    tell({ kind: 'refuse', message: read.message });
    return null;
  }

  async function remembered(): Promise<Remembered> {
    const { lab, sessions, notices } = await journal.read();
    const story = host.pageStory();
    return {
      lab,
      sessions,
      settings: settings.current,
      notices: [...first.splice(0), ...notices, ...story.notices],
      crashedAgain: story.crashedAgain,
      versions: { app: app.getVersion(), electron: process.versions.electron ?? '', chrome: process.versions['chrome'] ?? '', node: process.versions.node },
    };
  }

  const keptSession = sessionSchema.omit({ tables: true });
  const text = z.string().max(largestText, `has more than ${largestText} characters`);
  const bytes = z.instanceof(Uint8Array).refine(({ byteLength }) => byteLength <= largestFile, 'has more than 64 MB');
  return {
    remembered: wish(nothing, (error): Remembered | { error: Fault } => ({ error }), remembered),
    journal: wish(z.tuple([keptSession]), asReply, (session) => {
      journal.write(session);
      return settled;
    }),
    journalTable: wish(z.tuple([tableSchema]), asReply, (table) => {
      journal.keepTable(table);
      return settled;
    }),
    saveSession: wish(z.tuple([sessionSchema, z.string().max(40).nullable()]), asDone, saveSession),
    saveFile: wish(z.tuple([z.string().min(1).max(200), bytes]), asDone, async (name, data) => {
      const path = await askWhere(basename(name));
      return path === null ? { done: false, message: null } : write(path, data, false);
    }),
    openFile: wish(nothing, (error): OpenedFile | null | { error: Fault } => ({ error }), openFile),
    copy: wish(z.tuple([text]), asReply, async (copied) => {
      // Asynchronous from Electron 44 on; before, the await does no harm.
      await clipboard.writeText(copied);
      return settled;
    }),
    settings: async ([next, ...more]) => {
      const read = more.length === 0 ? settingsOf(next) : null;
      if (read === null) return asReply({ kind: 'shape', message: 'These settings were not understood, so the old ones stay.' });
      settings.change(read);
      nativeTheme.themeSource = themeSource(read);
      return settled;
    },
    presenting: wish(z.tuple([z.boolean()]), asReply, (on) => {
      host.presenting(on);
      return settled;
    }),
    stopComputation: wish(nothing, asReply, () => {
      core.stop();
      return settled;
    }),
    restartCore: wish(nothing, asReply, () => {
      core.restart();
      return settled;
    }),
    wantCore: wish(nothing, asReply, () => {
      host.listening();
      return settled;
    }),
  };
}
