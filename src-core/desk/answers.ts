import type { z } from 'zod';
import { Refusal } from '../contract/faults';
import type { AnswerField, FormulaField, OfferedField, OfferedPart, Part, Verdict } from '../contract/parts';
import { exactly, text } from '../contract/quantity';
import type { Marker } from '../marking/check';
import { problemOf, problemOfPart, type Problem, type Registry } from './registry';

/** Any text is an answer; what is too long is told so by its marker. */
export const checkInput = exactly({ part: text(10), field: text(40), answer: text(100_000_000) });

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** What a whole answer may be written with, as it is typed: names with their indices, and functions of the field's own. */
function vocabularyOf({ symbols, functions = [], rules = [] }: FormulaField): string[] {
  const isAsked = ({ name, role }: FormulaField['symbols'][number]): boolean => role !== 'dummy' && rules.every(({ without }) => without !== name);
  const indexOf = (size: string): string => symbols.find(({ draw }) => draw.kind === 'index' && draw.of === size)?.name ?? size.toLowerCase();
  const names = symbols.filter(isAsked).map(({ name, slots = [] }) => (slots.length === 0 ? name : `${name}_${slots.length === 1 ? indexOf(slots[0] ?? '') : `{${slots.map(indexOf).join(',')}}`}`));
  return [...names, ...functions.map(({ name, arguments: [first = '', ...rest] }) => `${name}(${first}${rest.length > 0 ? `|${rest.join(',')}` : ''})`)];
}

function offered(field: AnswerField): OfferedField {
  const { id, points, label, relation } = field;
  const head = { id, points, label, relation, symbols: [], options: [], vocabulary: [], sketch: null, pad: null };
  switch (field.relation) {
    case 'choice':
      return { ...head, options: field.choices.map((choice) => ({ id: choice.id, text: choice.text, tex: null })).sort(byId) };
    case 'order':
      return { ...head, options: [...field.steps, ...field.distractors].map((step) => ({ id: step.id, text: step.text, tex: step.tex })).sort(byId) };
    case 'sketch':
      return { ...head, sketch: field.sketch.kind, pad: field.pad };
    default:
      return { ...head, symbols: field.symbols.map(({ name, tex, meaning }) => ({ name, tex, meaning })), vocabulary: vocabularyOf(field) };
  }
}

const partOf = ({ parts = [] }: Problem, id: string): Part | undefined => parts.find((part) => part.id === id);

const offeredBy = ({ parts = [], steps = {} }: Problem): OfferedPart[] =>
  parts.map(({ id, points, title, question, fields, hints, defaults = {} }) => {
    const letter = id.slice(1);
    return { part: id, points, title, question, fields: fields.map(offered), hints, defaults: Object.hasOwn(steps, letter) ? (steps[letter]?.defaults ?? defaults) : defaults };
  });

/** derivations.parts: every sub-question of the exam with its fields, and the values where its derivation begins. Texts hold `$TeX$`, as the parts have them. */
export async function offeredParts(registry: Registry): Promise<{ parts: OfferedPart[] }> {
  const rooms = await Promise.all(Object.values(registry).map((load) => load()));
  return { parts: rooms.flatMap(offeredBy) };
}

export const questionsInput = exactly({ lab: text(100) });

/** answers.questions: the same of one lab, so that no other problem is loaded for it. Refuses what is no lab. */
export async function questionsOf(registry: Registry, { lab }: z.output<typeof questionsInput>): Promise<OfferedPart[]> {
  const problem = await problemOf(registry, lab);
  return problem ? offeredBy(problem) : unknownLab(lab);
}
function unknownLab(lab: string): never {
  throw new Refusal({ kind: 'unknown', field: 'lab', message: `There is no lab "${lab}".` });
}

const markers = new WeakMap<AnswerField, Marker>();

/** A field of a problem's part ("1b", "mean"); refuses others by name. */
export function fieldIn(problem: Problem | null, partId: string, fieldId: string): AnswerField {
  const part = problem ? partOf(problem, partId) : undefined;
  if (!part) throw new Refusal({ kind: 'unknown', field: 'part', message: `There is no part "${partId}"; they run from 1a to 7e.` });
  const field = part.fields.find(({ id }) => id === fieldId);
  if (!field) throw new Refusal({ kind: 'unknown', field: 'field', message: `Part ${partId} has no field "${fieldId}"; it has ${part.fields.map(({ id }) => id).join(', ')}.` });
  return field;
}
/** The same, with its problem loaded for it. */
export const fieldOf = async (registry: Registry, partId: string, fieldId: string): Promise<AnswerField> => fieldIn(await problemOfPart(registry, partId), partId, fieldId);

/** answers.check: the verdict on an answer. Every text has one; an unknown part or field is refused. */
export async function checkAnswer(registry: Registry, { part, field: fieldId, answer }: z.output<typeof checkInput>): Promise<Verdict> {
  const field = await fieldOf(registry, part, fieldId);
  // With the markers comes the parser, by far the largest library here: only when an answer is checked.
  const { markerOf } = await import('../marking/check');
  const marker = markers.get(field) ?? markerOf(field, `${part}.${fieldId}`);
  markers.set(field, marker);
  return marker(answer);
}
