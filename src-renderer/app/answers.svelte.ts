import type { Counterexample, OfferedField, OfferedPart, Verdict } from '../../src-core/contract/parts';
import type { ChoiceValue } from '../../src-core/contract/types';
import type { Core } from './core.svelte';

interface Expected {
  readonly tex: string | null;
  readonly words: string | null;
  readonly sketch: string | null;
}

/**
 * The answers of the lab in front: as they were typed, what was said of them, how many hints were opened. Saved under short names:
 * `1b.mean` the text, `1b.mean checked` the text a verdict was asked for, `1b.mean tried` a list of the answers so far, `1b hints` a number.
 */
export function answerBook(core: Core, lab: string, saved: Readonly<Record<string, string>>, onchange: () => void) {
  let parts = $state.raw<readonly OfferedPart[]>([]);
  let texts = $state.raw(saved);
  let verdicts = $state.raw<Readonly<Record<string, Verdict>>>({});
  let checking = $state.raw<string | null>(null);
  /** The answer that was checked last. */
  let newest = $state.raw<string | null>(null);
  let shown = $state.raw<readonly string[]>([]);

  function keep(key: string, text: string): void {
    texts = { ...texts, [key]: text };
    onchange();
  }
  async function judge(key: string): Promise<void> {
    const answer = texts[key] ?? '';
    const [part, field] = key.split('.');
    checking = key;
    const reply = await core.ask<Verdict>('answers.check', { part, field, answer });
    if (checking === key) checking = null;
    // A verdict belongs to the text it was asked for.
    if (texts[key] !== answer || !('out' in reply) || reply.out === null) return;
    verdicts = { ...verdicts, [key]: reply.out };
    const tried = formsOf(key);
    if (reply.out.form !== null && !tried.includes(reply.out.form)) keep(`${key} tried`, JSON.stringify([...tried, reply.out.form]));
  }
  /** The answers that were checked, each once in whatever spelling. */
  function formsOf(key: string): readonly string[] {
    const saved = texts[`${key} tried`];
    if (saved === undefined) return [];
    try {
      const forms: unknown = JSON.parse(saved);
      return Array.isArray(forms) ? forms.filter((form) => typeof form === 'string') : [];
    } catch {
      // A session file is anybody's: what is no list counts as none.
      return [];
    }
  }
  /** Verdicts are not saved: the same text gets the same one again. */
  for (const key of Object.keys(saved)) if (saved[`${key} checked`] !== undefined && saved[`${key} checked`] === saved[key]) void judge(key);

  return {
    get parts() {
      return parts;
    },
    /** The question of this letter. */
    partOf: (letter: ChoiceValue | undefined): OfferedPart | undefined => parts.find(({ part }) => part.slice(1) === letter),
    /** What earns a field all its points: a formula as TeX, words, or a drawing. */
    async expected(part: string, field: string): Promise<Expected> {
      const reply = await core.ask<Expected>('answers.expected', { part, field });
      return ('out' in reply ? reply.out : null) ?? { tex: null, words: null, sketch: null };
    },
    /** Asked for when the lab stands, since its first frame does not wait for them. */
    async read(): Promise<void> {
      const reply = await core.ask<OfferedPart[]>('answers.questions', { lab });
      if ('out' in reply && reply.out) parts = reply.out;
    },
    /** The answers that a question expects are on the wall only when they were asked for, whatever is undone since. */
    isShown: (part: string): boolean => shown.includes(part),
    show(part: string): void {
      shown = shown.includes(part) ? shown.filter((each) => each !== part) : [...shown, part];
    },
    get texts() {
      return texts;
    },
    text: (key: string): string => texts[key] ?? '',
    verdict: (key: string): Verdict | null => verdicts[key] ?? null,
    /** How many different answers were checked. */
    attempts: (key: string): number => formsOf(key).length,
    isChecking: (key: string): boolean => checking === key,
    type(key: string, text: string): void {
      if (text === texts[key]) return;
      verdicts = Object.fromEntries(Object.entries(verdicts).filter(([each]) => each !== key));
      keep(key, text);
    },
    check(key: string): Promise<void> {
      newest = key;
      keep(`${key} checked`, texts[key] ?? '');
      return judge(key);
    },
    /** Of a question's answers that fail at a point the one that was checked last, else the first; null where none does. */
    failing({ part, fields }: OfferedPart): { field: OfferedField; text: string; counterexample: Counterexample } | null {
      const failing = fields.flatMap((field) => {
        const key = `${part}.${field.id}`;
        const counterexample = verdicts[key]?.counterexample;
        return counterexample ? [{ key, field, text: texts[key] ?? '', counterexample }] : [];
      });
      return failing.find(({ key }) => key === newest) ?? failing[0] ?? null;
    },
    hints: (part: string): number => Number(texts[`${part} hints`] ?? 0),
    nextHint: (part: string): void => keep(`${part} hints`, String(Number(texts[`${part} hints`] ?? 0) + 1)),
    /** Points of the fields that were checked, or null where none was. */
    points({ part, fields }: OfferedPart): number | null {
      const checked = fields.flatMap((field) => verdicts[`${part}.${field.id}`] ?? []).filter(({ verdict }) => verdict !== 'unreadable');
      return checked.length === 0 ? null : checked.reduce((sum, { points }) => sum + points, 0);
    },
  };
}
export type AnswerBook = ReturnType<typeof answerBook>;
