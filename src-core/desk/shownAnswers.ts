import type { z } from 'zod';
import type { AnswerField, Preview } from '../contract/parts';
import { exactly, text } from '../contract/quantity';
import { fieldOf, type checkInput } from './answers';
import { problemOfPart, type Registry } from './registry';

export const expectedInput = exactly({ part: text(10), field: text(40) });

/** Names that have a colour on the page of the part's lab. */
async function colouredIn(registry: Registry, part: string): Promise<ReadonlySet<string>> {
  const problem = await problemOfPart(registry, part);
  return new Set(Object.keys(problem?.about?.symbols ?? {}));
}

/** answers.preview: how an answer is read while it is typed. Only a formula is read; of a choice, an order or a sketch there is nothing to read. */
export async function previewAnswer(registry: Registry, { part, field: fieldId, answer }: z.output<typeof checkInput>): Promise<Preview> {
  const field = await fieldOf(registry, part, fieldId);
  if (!('right' in field)) return { tex: null, trouble: null, column: null };
  const { previewOf } = await import('../marking/preview');
  return previewOf(field, answer, await colouredIn(registry, part));
}

const inWords = (field: AnswerField): string | null => {
  if (field.relation === 'choice') return field.choices.find(({ points }) => points === field.points)?.text ?? null;
  return field.relation === 'order' ? field.steps.map(({ text: step }) => step).join(' → ') : null;
};

/** What earns a field all its points: a formula typeset, a choice or an order in words (with `$TeX$` where the choice has it), a drawing as the JSON that is checked. */
export interface Expected {
  tex: string | null;
  words: string | null;
  sketch: string | null;
}

/** answers.expected: what earns a field all its points, for who asks to see it. */
export async function expectedAnswer(registry: Registry, { part, field: fieldId }: z.output<typeof expectedInput>): Promise<Expected> {
  const field = await fieldOf(registry, part, fieldId);
  const [right] = 'right' in field ? field.right : [];
  const read = right ? await previewAnswer(registry, { part, field: fieldId, answer: right.form }) : null;
  const sketch = field.relation === 'sketch' ? (await import('../marking/sketches')).expectedSketch(field) : null;
  return { tex: read?.tex ?? null, words: inWords(field), sketch };
}
