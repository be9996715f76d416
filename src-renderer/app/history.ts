/** States that can be gone back to. `shown` runs ahead of `kept` while a gesture lasts; its end makes one step of it. */
export interface History<S> {
  readonly past: readonly S[];
  readonly kept: S;
  readonly shown: S;
  readonly future: readonly S[];
}

/** More would make a session file of edits nobody remembers. */
const longest = 200;

export function begin<S>(states: readonly [S, ...S[]]): History<S> {
  const kept = states[states.length - 1] ?? states[0];
  return { past: states.slice(0, -1).slice(-(longest - 1)), kept, shown: kept, future: [] };
}

export function preview<S>(history: History<S>, state: S): History<S> {
  return { ...history, shown: state };
}

export function commit<S>(history: History<S>): History<S> {
  if (same(history.shown, history.kept)) return { ...history, shown: history.kept };
  const past = [...history.past, history.kept].slice(-(longest - 1));
  return { past, kept: history.shown, shown: history.shown, future: [] };
}

export function undo<S>(history: History<S>): History<S> {
  const back = history.past.at(-1);
  if (back === undefined) return history;
  return { past: history.past.slice(0, -1), kept: back, shown: back, future: [history.kept, ...history.future] };
}

export function redo<S>(history: History<S>): History<S> {
  const [ahead, ...future] = history.future;
  if (ahead === undefined) return history;
  return { past: [...history.past, history.kept], kept: ahead, shown: ahead, future };
}

/** States are plain data made in one order of keys, so their text tells whether they differ. */
function same<S>(a: S, b: S): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
