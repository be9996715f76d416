import { tick } from 'svelte';
import type { CommandId } from '../../src-core/contract/commands';
import { tableSizeFault } from '../../src-core/contract/limits';
import type { ChoiceValue, Delimiter, Notice, ReadSession, Remembered, Reply, Session, Table } from '../../src-core/contract/types';
import type { QuantityName } from '../../src-core/problems';
import { answerBook } from './answers.svelte';
import { connectCore } from './core.svelte';
import { openLab, type OpenLab } from './lab.svelte';
import { noticeLine } from './notices.svelte';
import { player } from './play.svelte';
import { roomOf, rooms } from './rooms';
import { keepSettings } from './settings.svelte';

export type DialogName = 'settings' | 'help' | 'about' | 'new';

/** A table read and not yet taken: the preview shows it, and its bytes are there to be read in another way. */
export interface Found {
  table: Table;
  bytes: Uint8Array;
}

/** While a gesture lasts the journal hears of it this often. */
const journalEveryMs = 500;

/** The running program: one core, one lab in front, what the person settled on, and the line that tells what happened. */
export function startProgram(remembered: Remembered) {
  const settings = keepSettings(remembered.settings);
  const notices = noticeLine();
  let lab = $state.raw<OpenLab | null>(null);
  let dialog = $state<DialogName | null>(null);
  let presenting = $state(false);
  let twins = $state(false);
  let found = $state.raw<Found | null>(null);
  /** What the last action was, for who looked away from the wall. */
  let lastAction = $state('');
  /** The state presenting began with. */
  let known: OpenLab['state'] | null = null;
  let command: ((id: CommandId) => void) | null = null;

  const core = connectCore(() => lab?.again());
  let answers = $state.raw(answerBook(core, '', {}, () => changed(false)));
  const play = player(() => lab);
  /** Where each lab's session was opened from or saved to; a drop, a paste or a new start has no place yet. */
  const files = new Map<string, string | null>();
  const sessions = new Map<string, Pick<ReadSession, 'history' | 'answers'>>(Object.entries(remembered.sessions));
  const held = Object.values(remembered.sessions).flatMap((session) => Object.values(session.tables));

  let journalTimer: ReturnType<typeof setTimeout> | undefined;
  function journal(): void {
    clearTimeout(journalTimer);
    journalTimer = undefined;
    const now = session();
    // Tables went there once, when they were taken: each is large and never changes.
    if (now) void window.lab.journal({ lab: now.lab, history: now.history, answers: now.answers });
  }
  function changed(kept: boolean): void {
    if (kept) notices.passed();
    if (kept) journal();
    else journalTimer ??= setTimeout(journal, journalEveryMs);
  }
  function session(): Session | null {
    if (!lab) return null;
    const history = lab.states;
    const names = new Set(history.map((state) => state.data).filter((data) => data.startsWith('table:')));
    const tables: Record<string, Table> = {};
    for (const name of names) {
      const table = core.table(name.slice('table:'.length));
      if (table) tables[table.hash] = table;
    }
    return { lab: lab.room.about.id, history, answers: answers.texts, tables };
  }

  function go(id: string): void {
    const room = roomOf(id) ?? rooms[0];
    if (!room || lab?.room === room) return;
    play.pause();
    if (lab) sessions.set(lab.room.about.id, { history: lab.states, answers: answers.texts });
    const kept = sessions.get(room.about.id);
    answers = answerBook(core, room.about.id, kept?.answers ?? {}, () => changed(false));
    lab = openLab(room, kept?.history ?? [], core, { onchange: changed, motion: () => settings.motion });
  }

  /** Takes a state that the core worked out as one step. */
  async function become(quantity: string, input: Record<string, unknown> = {}): Promise<boolean> {
    if (!lab) return false;
    const asked = lab;
    const reply = await core.ask<OpenLab['state']>(`${asked.room.about.id}.${quantity}` as QuantityName, { state: asked.state, ...input });
    if (lab !== asked) return false;
    if ('error' in reply) notices.refuse(reply.error.message);
    else if (reply.out === null) notices.refuse('because' in reply ? reply.because.message : 'This is not defined here.');
    else {
      asked.act(reply.out);
      return true;
    }
    return false;
  }

  async function openSession(fileName: string, bytes: Uint8Array, file: string | null): Promise<void> {
    const reply: Reply<ReadSession> = await core.ask('session.open', { fileName, bytes });
    if ('error' in reply || reply.out === null) {
      notices.refuse('error' in reply ? reply.error.message : 'This session file holds nothing to show.');
      return;
    }
    const read = reply.out;
    const tables = Object.values(read.tables);
    await core.keep(tables);
    for (const table of tables) await window.lab.journalTable(table);
    go(read.lab);
    lab?.open(read);
    if (lab) answers = answerBook(core, lab.room.about.id, { ...answers.texts, ...read.answers }, () => changed(false));
    files.set(read.lab, file);
    notices.say([`Opened ${fileName}.`, ...read.warnings].join(' '));
  }

  async function openTable(fileName: string, bytes: Uint8Array, delimiter: Delimiter | null = null): Promise<void> {
    const id = lab?.room.about.id;
    if (id === undefined) return;
    // What the core would refuse at once is not copied there first.
    const tooLarge = tableSizeFault(bytes.length);
    if (tooLarge !== null) return notices.refuse(tooLarge);
    const reply = await core.read(id, fileName, bytes, delimiter, ({ done, of }, cancel) =>
      notices.show({ message: `Reading ${fileName} …`, urgent: false, stays: true, progress: of > 0 ? done / of : 0, action: { label: 'Cancel', run: cancel } }),
    );
    if ('out' in reply && reply.out) {
      notices.clear();
      found = { table: reply.out, bytes };
    } else if ('error' in reply) notices.refuse(reply.error.message);
    else notices.refuse('because' in reply ? reply.because.message : 'This table cannot be read.');
  }

  /** Menu, drop, paste, double click and command line all end here. `file` stands for a place on disk that Save may write to again. */
  async function openFile(fileName: string, bytes: Uint8Array, file: string | null = null): Promise<void> {
    play.pause();
    const start = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart();
    const isSession = /\.(lab|svg)$/i.test(fileName) || (!/\.(csv|tsv|txt)$/i.test(fileName) && /^[{<]/.test(start));
    await (isSession ? openSession(fileName, bytes, file) : openTable(fileName, bytes));
  }

  async function useTable(choices: Record<string, ChoiceValue>): Promise<void> {
    const table = found?.table;
    found = null;
    if (!table || !lab) return;
    await window.lab.journalTable(table);
    lab.preview({ choices: { ...lab.state.choices, ...choices } });
    await become('withData', { data: `table:${table.hash}` });
  }

  function hear(notice: Notice): void {
    if (notice.kind === 'command') command?.(notice.id as CommandId);
    else if (notice.kind === 'open') void openFile(notice.fileName, notice.bytes, notice.file);
    else if (notice.kind === 'refuse') notices.refuse(notice.message);
    else if (notice.kind === 'say') notices.say(notice.message);
    else if (notice.kind === 'journal') (notice.state === 'off' ? notices.warn : notices.say)(notice.message);
    else if (notice.state === 'gone') {
      const wasPlaying = play.playing;
      core.lost();
      play.pause();
      if (wasPlaying) notices.offer(notice.message, 'Resume', () => (play.toggle(), notices.clear()));
      else notices.say(notice.message);
    } else if (notice.state === 'stopped') {
      core.lost();
      notices.offer(notice.message, 'Start it again', () => (void window.lab.restartCore(), notices.clear()));
    }
  }
  window.lab.onNotice(hear);
  void core.keep(held);
  go(remembered.lab ?? rooms[0]?.about.id ?? '');
  if (remembered.crashedAgain)
    notices.offer(remembered.notices.join(' '), 'Open without the last change', () => (lab?.undo(), notices.clear()));
  else if (remembered.notices.length > 0) notices.say(remembered.notices.join(' '));

  return {
    remembered,
    settings,
    notices,
    core,
    play,
    go,
    become,
    openFile,
    openTable,
    useTable,
    session,
    get lab() {
      return lab;
    },
    get answers() {
      return answers;
    },
    /** Where Save writes; null asks. */
    get file() {
      return files.get(lab?.room.about.id ?? '') ?? null;
    },
    /** The person may have gone on to another lab while a file was written. */
    savedTo(lab: string, file: string | null): void {
      files.set(lab, file);
    },
    get dialog() {
      return dialog;
    },
    set dialog(name: DialogName | null) {
      dialog = name;
    },
    get found() {
      return found;
    },
    forget(): void {
      found = null;
    },
    get twins() {
      return twins;
    },
    set twins(on: boolean) {
      twins = on;
      document.documentElement.toggleAttribute('data-twins', on);
    },
    get presenting() {
      return presenting;
    },
    set presenting(on: boolean) {
      presenting = on;
      known = on ? (lab?.kept ?? null) : null;
      lastAction = '';
      document.documentElement.toggleAttribute('data-presenting', on);
      settings.present(on);
      void window.lab.presenting(on);
      // The button that was pressed may be gone: the keys go to the stage.
      void tick().then(() => document.activeElement === document.body && document.getElementById('stage')?.focus());
    },
    get known() {
      return known;
    },
    get lastAction() {
      return lastAction;
    },
    set lastAction(text: string) {
      lastAction = text;
    },
    listen(run: (id: CommandId) => void): void {
      command = run;
    },
  };
}
export type Program = ReturnType<typeof startProgram>;
