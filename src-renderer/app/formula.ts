import type { About, ChoiceValue } from '../../src-core/contract/types';
import type { AnswerBook } from './answers.svelte';

/** The formula over the stage. While a question is open that it would answer, what the question starts from stands there, until it is answered or shown. */
export function formulaOf({ formula, asked = {} }: About['views'][number], letter: ChoiceValue | undefined, answers: AnswerBook): string {
  const part = answers.partOf(letter);
  if (part === undefined || answers.isShown(part.part) || answers.points(part) === part.points) return formula;
  return asked[part.part.slice(1)] ?? formula;
}
