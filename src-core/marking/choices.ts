import type { ChoiceField, OrderField, Verdict } from '../contract/parts';

/** A verdict from its parts; what is left out is null. */
export const verdictOf = (verdict: Verdict['verdict'], points: number, feedback: string, misconception: string | null = null): Verdict => ({
  verdict,
  points,
  misconception,
  feedback,
  remark: feedback,
  counterexample: null,
  form: null,
  column: null,
});

/** A word by its full points, some of them, or none. */
export const wordFor = (points: number, most: number): 'correct' | 'partial' | 'wrong' => (points >= most ? 'correct' : points > 0 ? 'partial' : 'wrong');

/** One of the offered choices, by its id. */
export function checkChoice(field: ChoiceField, answer: string): Verdict {
  const id = answer.trim();
  if (id === '?' || id === '') return verdictOf('incomplete', 0, 'Choose one of the answers.');
  const chosen = field.choices.find((choice) => choice.id === id);
  if (!chosen) return verdictOf('unreadable', 0, 'This is none of the answers that are offered.');
  const word = wordFor(chosen.points, field.points);
  return verdictOf(word, chosen.points, chosen.says, word === 'correct' ? null : (chosen.slip ?? chosen.id));
}

/** Steps put in order, as ids separated by commas, > or <. Any order that keeps every dependency is right. */
export function checkOrder(field: OrderField, answer: string): Verdict {
  const ids = answer
    .split(/[,<>]/)
    .map((id) => id.trim())
    .filter((id) => id !== '');
  if (ids.length === 0 || ids.includes('?')) return verdictOf('incomplete', 0, 'Put the steps in order.');
  const known = new Set([...field.steps, ...field.distractors].map(({ id }) => id));
  if (ids.some((id) => !known.has(id))) return verdictOf('unreadable', 0, 'One of these is none of the steps that are offered.');
  if (new Set(ids).size < ids.length) return verdictOf('unreadable', 0, 'One step stands here twice.');
  const distractor = field.distractors.find(({ id }) => ids.includes(id));
  if (distractor) return verdictOf('wrong', 0, distractor.says, `distractor-${distractor.id}`);
  if (ids.length < field.steps.length)
    return verdictOf('incomplete', 2 * ids.length >= field.steps.length ? field.points / 2 : 0, `${ids.length} of ${field.steps.length} steps stand here.`, 'step-missing');
  const broken = field.before.filter(([first, second]) => ids.indexOf(first) > ids.indexOf(second));
  const [edge, another] = broken;
  if (!edge) return verdictOf('correct', field.points, 'Each step follows from those before it.');
  const textOf = (id: string): string => field.steps.find((step) => step.id === id)?.text ?? id;
  const says = `"${textOf(edge[1])}" needs "${textOf(edge[0])}" before it.`;
  return another ? verdictOf('wrong', 0, says, 'steps-out-of-order') : verdictOf('partial', field.points / 2, says, 'one-swap');
}
