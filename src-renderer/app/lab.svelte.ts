import { cubicOut } from 'svelte/easing';
import { Tween } from 'svelte/motion';
import { paramFault } from '../../src-core/contract/params';
import type { QuantityName } from '../../src-core/problems';
import type { About, Fault, Frame, LabState, ReadSession, Reply } from '../../src-core/contract/types';
import type { Core } from './core.svelte';
import { begin, commit, preview, redo, undo, type History } from './history';
import { isSame, onTheWay, type Axes } from './axes';
import { latest } from './latest';

/** What stands in a problem's state.ts. */
export interface Room {
  about: About;
  initial: LabState;
  /** How the other parameters go along when one moves. */
  follow?: (from: LabState, param: string, value: number) => LabState;
  /** Where drawn counts come from, in a sentence. */
  drawnFrom?: (state: LabState) => string;
  /** The choice that says which column of an own table to take, where its header leaves that open. */
  columnChoice?: (header: readonly string[]) => string | null;
  /** Parameters that mean nothing at a state, each with the reason in a sentence. */
  idle?: (state: LabState) => Readonly<Record<string, string>>;
  /** Where the point of each of the exam's questions is seen, by its letter; of one of its hints ("b.2") or of a line of its solution ("b.slope") where these have one of their own. */
  stages?: Readonly<Record<string, { params?: LabState['params']; step?: number; choices?: LabState['choices'] }>>;
}

type Change = Partial<Pick<LabState, 'step' | 'seed' | 'data' | 'pinned' | 'params'>> & { choices?: LabState['choices'] };

/**
 * The open lab: its history, the state on screen and the frame drawn for it. Nothing else changes a state.
 *
 *   (resting) ── move, preview ──▶ (gesture: axes held) ── commit ──▶ (resting: axes glide to their new place)
 */
export function openLab<V>(room: Room, states: readonly LabState[], core: Core, host: { onchange(kept: boolean): void; motion(): boolean }) {
  let history = $state.raw<History<LabState>>(begin(states.length > 0 ? (states as [LabState, ...LabState[]]) : [room.initial]));
  let frame = $state.raw<Frame<V> | null>(null);
  let fault = $state.raw<Fault | null>(null);
  /** The newest question, and the newest that was answered. When a hand lets go the state stays, but its axes are free: that is asked anew. */
  let asked = $state.raw<{ state: LabState } | null>(null);
  let answered = $state.raw<{ state: LabState } | null>(null);
  let gesture = $state.raw<{ from: LabState; axes: Axes | null } | null>(null);
  let moved = $state(false);
  const retried = new WeakSet<object>();
  const axes = new Tween<Axes>({}, { interpolate: onTheWay, easing: cubicOut });

  const request = latest(
    async (question: { state: LabState }) => {
      const held = gesture?.axes ?? null;
      const reply = await core.ask<Frame<V>>(`${room.about.id}.frame` as QuantityName, { state: question.state, held });
      return { question, reply };
    },
    ({ question, reply }: { question: { state: LabState }; reply: Reply<Frame<V>> }) => {
      fault = 'error' in reply ? reply.error : 'because' in reply ? reply.because : null;
      if (fault?.kind === 'cancelled') return; // the frame stays behind its state, and says so
      answered = question;
      if (!('out' in reply) || reply.out === null) return; // a refusal leaves the last good frame
      const first = frame === null;
      frame = reply.out;
      // A glide to where they stand would draw every figure anew for a fifth of a second, also under the hand.
      if (isSame(axes.target, reply.out.axes)) return;
      void axes.set(reply.out.axes, { duration: first || !host.motion() || !moved ? 0 : 200 });
    },
  );

  function ask(): void {
    asked = { state: history.shown };
    request(asked);
  }
  function show(next: History<LabState>, kept: boolean): void {
    history = next;
    ask();
    host.onchange(kept);
  }
  function change(change: Change): void {
    gesture ??= { from: history.shown, axes: frame?.axes ?? null };
    moved = true;
    show(preview(history, { ...history.shown, ...change }), false);
  }
  function end(): void {
    if (!gesture) return;
    gesture = null;
    show(commit(history), true);
  }
  function act(state: LabState): void {
    gesture = null;
    moved = true;
    show(commit(preview(history, state)), true);
  }
  ask();

  return {
    room,
    get state() {
      return history.shown;
    },
    get kept() {
      return history.kept;
    },
    get frame() {
      return frame;
    },
    get axes() {
      return axes.current;
    },
    /** The last step that the run of this state has. */
    get last() {
      return frame?.time?.last ?? room.about.timeline?.last ?? 0;
    },
    get fault() {
      return fault;
    },
    get busy() {
      return answered !== asked;
    },
    /** Whether the figures are still on their way to the place of their axes. */
    get gliding() {
      return !isSame(axes.current, axes.target);
    },
    get dragging() {
      return gesture !== null;
    },
    /** Whether anything was moved by hand since the lab was opened. */
    get moved() {
      return moved;
    },
    get canUndo() {
      return history.past.length > 0;
    },
    get canRedo() {
      return history.future.length > 0;
    },
    /** The states a session keeps; the last one is shown. */
    get states(): LabState[] {
      return history.shown === history.kept ? [...history.past, history.kept] : [...history.past, history.kept, history.shown].slice(-200);
    },
    /** Moves a parameter while a gesture lasts. Returns what is wrong with the value, and then leaves the state alone. */
    move(id: string, value: number): string | null {
      const from = gesture?.from ?? history.shown;
      const next = room.follow ? room.follow(from, id, value) : { ...from, params: { ...from.params, [id]: value } };
      for (const param of room.about.params) {
        const wrong = paramFault(param, next.params[param.id] ?? Number.NaN);
        if (wrong) return wrong;
      }
      // What goes along may be choices too: other weights for another number of classes.
      change({ params: next.params, ...(next.choices === from.choices ? {} : { choices: next.choices }) });
      return null;
    },
    preview: change,
    commit: end,
    act,
    undo(): void {
      end();
      show(undo(history), true);
    },
    redo(): void {
      end();
      show(redo(history), true);
    },
    /** A session just read: its states come after the present ones, so that undo leads back here. */
    open(session: Pick<ReadSession, 'history'>): void {
      gesture = null;
      const now = [...history.past, history.kept];
      show(begin([...now, ...(session.history.length > 0 ? session.history : [room.initial])] as [LabState, ...LabState[]]), true);
    },
    /** From the beginning, with nothing to go back to: the one thing that asks first. */
    anew(): void {
      gesture = null;
      show(begin([room.initial]), true);
    },
    /** A new core is there: what it has not answered is asked once more, never a second time. */
    again(): void {
      if (!asked || answered === asked || retried.has(asked)) return;
      retried.add(asked);
      request(asked);
    },
  };
}
export type OpenLab<V = unknown> = ReturnType<typeof openLab<V>>;
