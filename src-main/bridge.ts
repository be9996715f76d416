// What each of the page's wishes does. Every argument is checked here; what is refused goes back as data.
import { app, clipboard, nativeTheme, type BrowserWindow } from 'electron';
import { z } from 'zod';
import type { Done, Fault, Notice, OpenedFile, Remembered, Reply } from '../src-core/contract/types';
import { sessionSchema, tableSchema, writeSession } from '../src-core/desk/session';
import { fileDialogs } from './dialogs';
import type { Answers } from './ipc';
import type { Journal } from './journal';
import { isWithinLimits } from './limits';
import type { PlaceBook } from './places';
import { settingsOf, type KeptSettings } from './settings';
import type { Supervisor } from './supervisor';
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

function notUnderstood(error: z.ZodError): Fault {
  const [issue] = error.issues;
  const field = issue?.path.slice(1).map(String).join('.').slice(0, 100) ?? '';
  const words = `${field === '' ? 'argument' : field}: ${issue?.message.slice(0, 200) ?? 'not as expected'}`;
  return { kind: 'shape', message: `The window handed over something that is not understood (${words}). Nothing was changed.`, ...(field === '' ? {} : { field }) };
}

/** A wish with its arguments' schema; `refused` says no in the type of its answer. */
function wish<A extends unknown[], R>(schema: z.ZodType<A>, refused: (fault: Fault) => R, run: (...args: A) => R | Promise<R>, takesBytes = false) {
  return async (args: readonly unknown[]): Promise<R> => {
    if (!isWithinLimits(args, takesBytes)) return refused({ kind: 'shape', message: 'The window handed over more than it ever should. Nothing was changed.' });
    const parsed = schema.safeParse(args);
    return parsed.success ? run(...parsed.data) : refused(notUnderstood(parsed.error));
  };
}
const asReply = (error: Fault): Reply<null> => ({ error });
const asDone = ({ message }: Fault): Done => ({ done: false, message });
const nothing = z.tuple([]);
const settled: Reply<null> = { out: null };

export function bridgeAnswers(host: Host): Answers {
  const { window, settings, journal, core, places, tell } = host;
  const files = fileDialogs(window, places);
  const first = settings.notice === null ? [] : [settings.notice];

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
    saveSession: wish(z.tuple([sessionSchema, z.string().max(40).nullable()]), asDone, (session, file) =>
      files.saveSession(session.lab, file, () => writeSession(session, { app: app.getVersion(), generation: journal.generationOf(session.lab) + 1 })),
    ),
    saveFile: wish(z.tuple([z.string().min(1).max(200), bytes]), asDone, files.saveFile, true),
    openFile: wish(nothing, (error): OpenedFile | null | { error: Fault } => ({ error }), async () => {
      const read = await files.openFile();
      if (read === null || !('message' in read)) return read;
      tell({ kind: 'refuse', message: read.message });
      return null;
    }),
    copy: wish(z.tuple([text]), asReply, async (copied) => {
      // Asynchronous from Electron 44 on; before, the await does no harm.
      await clipboard.writeText(copied);
      return settled;
    }),
    settings: wish(z.tuple([z.unknown()]), asReply, (next) => {
      const read = settingsOf(next);
      if (read === null) return asReply({ kind: 'shape', message: 'These settings were not understood, so the old ones stay.' });
      settings.change(read);
      nativeTheme.themeSource = themeSource(read);
      return settled;
    }),
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
