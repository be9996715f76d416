import { commands, type CommandId } from '../../src-core/contract/commands';
import type { QuantityName } from '../../src-core/problems';
import type { Program } from './program.svelte';
import { turnsOf } from './turns';

/** What each command does. Names, keys and places stand in the one list that menu and help read too. */
export function commandsOf(program: Program): Record<CommandId, () => unknown> {
  const { play, notices } = program;
  const told = (text: string, run: () => unknown) => () => {
    run();
    program.lastAction = text;
  };
  /** What leads to another state ends the playing first, or the clock would run on from there. */
  const stopped = (text: string, run: () => unknown) =>
    told(text, () => {
      play.pause();
      run();
    });
  const { turn, turnQuestion } = turnsOf(program);
  async function save(as: boolean): Promise<void> {
    const session = program.session();
    if (!session) return;
    const done = await window.lab.saveSession(session, as ? null : program.file);
    if (done.done) {
      program.savedTo(session.lab, done.file);
      notices.say(`Saved ${done.name}.`);
    } else if (done.message !== null) notices.refuse(done.message);
  }
  async function script(): Promise<void> {
    const { lab } = program;
    if (!lab) return;
    const reply = await program.core.ask<string>(`${lab.room.about.id}.script` as QuantityName, { state: lab.state });
    if ('out' in reply && reply.out !== null) await saveFile(program, `${lab.room.about.id}.py`, new TextEncoder().encode(reply.out));
    else notices.refuse('error' in reply ? reply.error.message : 'There is no script for this state.');
  }
  return {
    open: async () => {
      const file = await window.lab.openFile();
      if (file) await program.openFile(file.fileName, file.bytes, file.file);
    },
    save: () => save(false),
    saveAs: () => save(true),
    newSession: () => (program.dialog = 'new'),
    script,
    undo: stopped('undone', () => program.lab?.undo()),
    redo: stopped('done again', () => program.lab?.redo()),
    reset: stopped('reset', () => {
      const { lab } = program;
      if (!lab) return;
      const { initial } = lab.room;
      // The seed is the person's handout number, and the side of the lab and the question are where they stand: a reset keeps them.
      const { view = null, part = null } = lab.state.choices;
      lab.act({ ...initial, seed: lab.state.seed, choices: { ...initial.choices, view, ...('part' in initial.choices ? { part } : {}) } });
    }),
    pin: () => {
      const { lab } = program;
      if (lab) lab.act({ ...lab.state, pinned: lab.state.pinned ? null : lab.state.params });
    },
    step: told('one step', () => play.by(1)),
    stepBack: told('one step back', () => play.by(-1)),
    play: () => {
      play.toggle();
      program.lastAction = play.playing ? 'playing' : 'paused';
    },
    next: () => turn(1),
    previous: () => turn(-1),
    question: () => turnQuestion(1),
    known: stopped('back to the start', () => program.known && program.lab?.act(program.known)),
    answers: () => {
      const { lab, answers } = program;
      const letter = lab?.state.choices['part'];
      if (lab && typeof letter === 'string' && letter !== '') answers.show(`${lab.room.about.number}${letter}`);
    },
    twins: () => (program.twins = !program.twins),
    present: () => (program.presenting = !program.presenting),
    leave: () => (program.presenting = false),
    settings: () => (program.dialog = 'settings'),
    help: () => (program.dialog = 'help'),
    about: () => (program.dialog = 'about'),
  };
}

export async function saveFile(program: Program, name: string, bytes: Uint8Array): Promise<void> {
  const done = await window.lab.saveFile(name, bytes);
  if (done.done) program.notices.say(`Saved ${done.name}.`);
  else if (done.message !== null) program.notices.refuse(done.message);
}

/** "Ctrl+Shift+Z", as the list writes it; Cmd counts as Ctrl. */
function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? (event.shiftKey && event.ctrlKey ? event.key.toUpperCase() : event.key) : event.key;
  const withCtrl = event.ctrlKey || event.metaKey;
  return `${withCtrl ? 'Ctrl+' : ''}${withCtrl && event.shiftKey ? 'Shift+' : ''}${withCtrl && key.length === 1 ? key.toUpperCase() : key}`;
}

const isText = (target: EventTarget | null): target is HTMLElement =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range' && target.type !== 'checkbox');
const isField = (target: EventTarget | null): boolean => isText(target) || target instanceof HTMLSelectElement;
/** Where nothing is being typed a field has nothing of its own to undo. */
const isUndoing = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && /^[yz]$/i.test(event.key);
const isMark = (target: EventTarget | null): boolean => target instanceof Element && target.matches('[role=slider], input[type=range]');

/** The command a key means here and now, or null. */
export function commandFor(event: KeyboardEvent, program: { presenting: boolean; dialog: unknown; found: unknown; settings: { now: { presenterKeys: boolean } } }): CommandId | null {
  if (program.dialog !== null || program.found !== null || event.altKey || event.defaultPrevented && !program.presenting) return null;
  const name = keyName(event);
  const found = commands.find((command) => (command.keys as readonly string[]).includes(name) && applies(command.when, event, program));
  return found?.id ?? null;
}

function applies(when: (typeof commands)[number]['when'], event: KeyboardEvent, program: Parameters<typeof commandFor>[1]): boolean {
  if (when === 'always') return true;
  if (when === 'outside fields') return !isText(event.target) || (isUndoing(event) && event.target.dataset['typing'] === 'no');
  if (isField(event.target) || !program.presenting) return false;
  if (event.key === 'Escape') return true;
  if (!program.settings.now.presenterKeys) return false;
  // A clicker sends PageUp and PageDown: while presenting these are its own, even on a slider; arrows and space stay the slider's.
  if (event.key === 'PageDown' || event.key === 'PageUp') return true;
  const onButton = event.target instanceof HTMLButtonElement || event.target instanceof HTMLAnchorElement;
  return !isMark(event.target) && !(onButton && event.key === ' ');
}
