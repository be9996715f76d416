/** The ground floor: what the page, the core and the main process agree on. Plain data only; everything here survives structured clone. */

export type Interval = readonly [low: number, high: number];

/**
 * Why something was not done. `domain`: outside the model (names the field); `data`: a table or file (names row and column);
 * `limit`: too costly, says the cost; `cancelled`; `missing`: the core no longer holds a table, hand it over again;
 * `unknown`: no such name; `shape`: arguments of the wrong kind; `bug`: our fault.
 */
export interface Fault {
  kind: 'domain' | 'data' | 'limit' | 'cancelled' | 'missing' | 'unknown' | 'shape' | 'bug';
  message: string;
  field?: string;
  row?: number;
  column?: string;
}

/** `out: null` says "not defined here", with the reason beside it; `error` says "this could not be done". */
export type Reply<T> = { out: T } | { out: null; because: Fault } | { error: Fault };

export interface Progress {
  done: number;
  of: number;
}

/** A quantity: checked input, pure answer. A generator may report progress and be dropped at any yield. */
export interface Quantity<I, O> {
  input: { parse(value: unknown): I };
  run(input: I): O | Generator<Progress, O, void>;
}

/** The colour of a symbol, the same in formula, slider and mark. 'ink' is for what only sets a size. */
export type Ink = 'violet' | 'olive' | 'teal' | 'crimson' | 'ink';

/** One parameter of a lab: where the model is defined (open interval) and how far its slider comfortably goes. */
export interface Param {
  id: string;
  /** TeX of the symbol, as in the formula line. */
  symbol: string;
  /** Accessible name: the symbol spelt out, then the meaning: "rho, weight of one more count". */
  spoken: string;
  label: string;
  ink: Ink;
  default: number;
  /** The model is defined strictly between these. */
  domain: Interval;
  /** What to say of the domain: "must be a positive number". */
  allowed: string;
  slider: { low: number; high: number; scale: 'linear' | 'log' };
  /** It counts something. */
  whole?: true;
}

/** What a person chooses or edits by hand beside the parameters, as data, so that sessions can be checked without knowing the lab. */
export type Choice =
  | { kind: 'oneOf'; values: readonly string[]; default: string }
  | { kind: 'flag'; default: boolean }
  | { kind: 'whole'; low: number; high: number; default: number | null }
  | { kind: 'number'; low: number; high: number; default: number | null }
  /** What is edited by hand and has no fixed length: at most `most` rows of `width` numbers, one after the other; null: untouched. */
  | { kind: 'rows'; width: number; most: number; low: number; high: number; default: readonly number[] | null };

export type ChoiceValue = string | number | boolean | readonly number[] | null;

/** One small immutable object: everything a lab shows follows from it. */
export interface LabState {
  readonly params: Readonly<Record<string, number>>;
  readonly seed: number;
  /** Time: how many steps have been taken. */
  readonly step: number;
  /** A built-in table's id, `table:<hash>` for an own one, or '' where a lab has no data. */
  readonly data: string;
  readonly choices: Readonly<Record<string, ChoiceValue>>;
  /** Parameters kept as a ghost behind the figures, or null. */
  readonly pinned: Readonly<Record<string, number>> | null;
}

/** What iterates in a lab. `scale: 'log'` spreads a long timeline. */
export interface Timeline {
  /** "Draws of the rate" */
  title: string;
  /** One step, named beside the counter: "draw". */
  unit: string;
  /** What "to the end" and the slider reach, and the largest step a session may hold. */
  last: number;
  /** 'log' spreads a long timeline. */
  scale: 'linear' | 'log';
  /** The views in which time passes; the first alone where nothing is said. */
  views?: readonly string[];
  /** Stepping is what the lab is about: its controls come before the parameters. */
  leads?: true;
}

export interface BuiltInTable {
  id: string;
  title: string;
  /** Who counted, where it was published. */
  source: string;
  /** What one count counts, what one row is: "mites", "leaves". */
  counted: string;
  unit: string;
  frequencies: readonly number[];
}

/**
 * All that the shell needs to know about a lab before it asks the core anything.
 * In texts and TeX `@rho` stands for the symbol rho in its colour.
 */
export interface About {
  id: string;
  number: number;
  title: string;
  /** Every coloured symbol, parameters included. */
  symbols: Readonly<Record<string, { tex: string; glyph: string; ink: Ink }>>;
  /** One line under the title, per view. */
  views: readonly { id: string; title: string; idea: string; formula: string; /** What stands in place of the formula while a question is open that it would answer, by its letter. */ asked?: Readonly<Record<string, string>>; /** The thing to drag first. */ invitation: string }[];
  params: readonly Param[];
  choices: Readonly<Record<string, Choice>>;
  timeline: Timeline | null;
  tables: readonly BuiltInTable[];
  /** How the data tray speaks of this lab's data. */
  tray: { drawn: string; draw: string; drawHint: string; fit: string };
  /** Help on ?: what is shown, for which model, in which units. */
  help: readonly { term: string; text: string }[];
}

/** A figure's part of a frame: a title that says what is seen, the same in whole sentences, and the numbers behind both. */
export interface View {
  title: string;
  twin: string;
}

/** A number of the formula line. */
export interface ReadOut {
  label: string;
  value: number;
  role: 'model' | 'comparison' | 'truth' | 'optimum' | 'ink';
  /** How the number is written: significant digits by default, or a probability in powers of ten. */
  style?: 'probability';
}

/** All that is on screen for one state, in one reply, so that nothing on screen contradicts anything else. */
export type Frame<V> = {
  /** Ends of the shared axes. While a gesture lasts the page holds the ends it began with and passes them back. */
  axes: Readonly<Record<string, Interval>>;
  readOuts: readonly ReadOut[];
  /** For the live region while time passes: "25 draws, distance 0.13, dispersion 2.56". */
  spoken: string;
  /** Where the run of this state ends, if sooner than the timeline, and what its present step is: "E step of iteration 3". */
  time?: { last: number; name: string };
  views: V;
};

export interface FrameRequest<S> {
  state: S;
  /** Axes that must stand still because a pointer is on them. */
  held: Readonly<Record<string, Interval>> | null;
}

export type Delimiter = ',' | ';' | '\t';

/** Rows of numbers, row-major; kept in the core under its hash, named in a state as `table:<hash>`. */
export interface Table {
  hash: string;
  fileName: string;
  header: readonly string[];
  rows: number;
  columns: number;
  values: Float64Array;
  delimiter: Delimiter;
  /** What was done to the file: "decimal comma", "2 blank lines skipped". */
  notes: readonly string[];
}

export interface Session {
  lab: string;
  history: readonly LabState[];
  /** Answers as typed, by part. */
  answers: Readonly<Record<string, string>>;
  tables: Readonly<Record<string, Table>>;
}

/** A session as read: what it holds, and what is odd about it in words. */
export interface ReadSession extends Session {
  version: number;
  app: string;
  generation: number;
  warnings: readonly string[];
}

/** What the core offers the page. The names of quantities do the rest. */
export interface CoreApi {
  ask(name: string, input: unknown, job?: string): Promise<Reply<unknown>>;
  cancel(job: string): void;
  /** Hand a file's bytes over; the table read from it stays in the core. Without a delimiter it is guessed. */
  hold(lab: string, fileName: string, bytes: Uint8Array, delimiter: Delimiter | null, job?: string): Promise<Reply<Table>>;
  /** Hand back a table read before (after a restart, or from a session). */
  keep(table: Table): Promise<Reply<null>>;
}
export interface PageApi {
  progress(job: string, progress: Progress): void;
}

export interface Settings {
  theme: 'system' | 'light' | 'dark' | 'contrast';
  textSize: 'normal' | 'large' | 'larger';
  motion: 'system' | 'reduced';
  /** Digits of read-outs and labels, never of fields. */
  digits: 3 | 4 | 6;
  presenterKeys: boolean;
  /** Labs whose first sentence has been seen and followed. */
  invited: readonly string[];
}

/** What the main process tells the page. */
export type Notice =
  | { kind: 'core'; state: 'restarted' | 'gone' | 'stopped' | 'silent' | 'answering'; message: string }
  | { kind: 'journal'; state: 'off' | 'on'; message: string }
  | { kind: 'command'; id: string }
  | ({ kind: 'open' } & OpenedFile)
  | { kind: 'say'; message: string }
  | { kind: 'refuse'; message: string };

/** A file that was read for the page. `file` stands for its place on disk, so that it can be saved there again: no path reaches the page. */
export interface OpenedFile {
  fileName: string;
  bytes: Uint8Array;
  file: string;
}

/** What stood when the program was last closed. */
export interface Remembered {
  lab: string | null;
  sessions: Readonly<Record<string, ReadSession>>;
  settings: Settings;
  /** One line for the person: an unclean end, a file set aside. */
  notices: readonly string[];
  /** The window went down twice within a minute: the last action may be the cause, and opening without it is offered. */
  crashedAgain: boolean;
  versions: Readonly<Record<'app' | 'electron' | 'chrome' | 'node', string>>;
}

export type Done = { done: true; name: string; file: string } | { done: false; message: string | null };

/** The page's few wishes. Main answers; every argument is checked there by schema, and what is refused comes back as data. */
export interface Bridge {
  remembered(): Promise<Remembered>;
  /** Hot exit: the lab in front and its session, a second after the last change on disk. */
  journal(session: Omit<Session, 'tables'>): Promise<Reply<null>>;
  /** A table, once, before a session names it. */
  journalTable(table: Table): Promise<Reply<null>>;
  /** To the file it came from or went to before; null asks where. */
  saveSession(session: Session, file: string | null): Promise<Done>;
  /** A file made by the page: figure, data, script. Asks where. */
  saveFile(name: string, bytes: Uint8Array): Promise<Done>;
  openFile(): Promise<OpenedFile | null>;
  copy(text: string): Promise<Reply<null>>;
  settings(settings: Settings): Promise<Reply<null>>;
  presenting(on: boolean): Promise<Reply<null>>;
  stopComputation(): Promise<Reply<null>>;
  restartCore(): Promise<Reply<null>>;
  onNotice(listener: (notice: Notice) => void): void;
}
