import type { AnswerOnStage } from '../../src-core/contract/answerOnStage';
import type { OfferedPart } from '../../src-core/contract/parts';
import type { Reply } from '../../src-core/contract/types';
import type { QuantityName } from '../../src-core/problems';
import type { TriedAnswer } from '../ui/labHandle';
import type { AnswerBook } from './answers.svelte';
import type { Core } from './core.svelte';
import type { OpenLab } from './lab.svelte';
import { latest } from './latest';

/**
 * The answer that failed last in the open question, beside the right one on the stage as it stands: asked anew whenever the state moves.
 * `quiet`: nothing of it is shown, since others look on.
 */
export function triedAnswer(core: Core, lab: OpenLab, answers: () => AnswerBook, quiet: (part: OfferedPart) => boolean) {
  let shown = $state.raw<{ of: string; tried: AnswerOnStage } | null>(null);
  const open = $derived(answers().partOf(lab.state.choices['part']));
  const failing = $derived(open && !quiet(open) ? answers().failing(open) : null);
  const asked = $derived(
    open && failing ? { state: lab.state, part: open.part.slice(-1), field: failing.field.id, answer: failing.text, at: failing.counterexample.at } : null,
  );
  const request = latest(
    // `<lab>.answer` is the desk's own, made of what the problem's lab gives answers to be tried on.
    async (input: NonNullable<typeof asked>) => ({ input, reply: await core.ask<AnswerOnStage | null>(`${lab.room.about.id}.answer` as QuantityName, input) }),
    ({ input, reply }: { input: NonNullable<typeof asked>; reply: Reply<AnswerOnStage | null> }) => {
      shown = 'out' in reply && reply.out !== null ? { of: `${input.field} ${input.answer}`, tried: reply.out } : null;
    },
  );
  $effect(() => {
    if (asked) request(asked);
  });

  return {
    /** Marks belong to the text that was checked: another text has none. */
    get now(): TriedAnswer | null {
      if (!asked || !failing || shown?.of !== `${asked.field} ${asked.answer}`) return null;
      return { ...shown.tried, field: failing.field.id };
    },
    /** Where the sliders of the failing point are, by parameter. */
    get failingAt(): Readonly<Record<string, number>> {
      return failing?.counterexample.at ?? {};
    },
  };
}
