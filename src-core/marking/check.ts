import type { AnswerField, FormulaField, Verdict } from '../contract/parts';
import { checkChoice, checkOrder, verdictOf, wordFor } from './choices';
import { costsOf } from './costs';
import { equalityOf } from './equality';
import { featureMapsOf } from './featureMap';
import type { Finding } from './finding';
import { formulaOf, prepare, type Formula, type Prepared } from './formula';
import { comparisonOf, inequalitiesOf } from './inequality';
import { samplerOf } from './points';
import { answerTokens } from './read';
import { checkSketch } from './sketches';
import { stream } from '../maths/random';
import { Unfinished, Unreadable } from './trouble';

/** Marks the answers of one field; what it needs is read once and kept. */
export type Marker = (answer: string) => Verdict;

/** What a relation finds in a text, and the formulas that stand in it. */
type Look = (text: string) => { finding: Finding; names: ReadonlySet<string>; form: string } | null;

function lookOf(prepared: Prepared, purpose: string): Look {
  const { field } = prepared;
  const formula = (text: string): Formula => formulaOf(prepared, answerTokens(field, text), text.length);
  const by = (judge: (answer: Formula) => Finding): Look => (text) => {
    const answer = formula(text);
    return { finding: judge(answer), names: answer.names, form: answer.normalForm };
  };
  switch (field.relation) {
    case 'cost':
      return by(costsOf(prepared, purpose));
    case 'featureMap':
      return by(featureMapsOf(prepared, samplerOf(prepared, purpose)));
    case 'inequality': {
      const judge = inequalitiesOf(prepared, purpose);
      return (text) => {
        const answer = comparisonOf(prepared, text);
        return answer && { finding: judge(answer), names: new Set([...answer.low.names, ...answer.high.names]), form: `${answer.low.normalForm}<${answer.high.normalForm}` };
      };
    }
    case 'equal':
    case 'number':
    case 'expectation':
      return by(equalityOf(prepared, samplerOf(prepared, purpose)));
  }
}

const sentences = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null && part !== '').join(' ');

const praise: Readonly<Record<FormulaField['relation'], string>> = {
  equal: 'Equal to the right answer wherever it was tried.',
  expectation: 'Equal to the right answer wherever it was tried.',
  number: 'The right value.',
  featureMap: 'Its inner products are the right ones.',
  cost: 'The right order of growth.',
  inequality: 'True for just the right sizes.',
};

/** The verdict on a finding: the right value, then its form; or the slip, then the point. */
function verdictFor(field: FormulaField, { isRight, note, slip, counterexample, words, pointWords = '' }: Finding, names: ReadonlySet<string>): Verdict {
  if (isRight) {
    const rule = (field.rules ?? []).find(({ without }) => names.has(without));
    if (rule) return verdictOf(rule.verdict, rule.points, sentences(rule.says, ...words), rule.id);
    return verdictOf('correct', field.points, sentences(praise[field.relation], note, ...words));
  }
  const remark = sentences(slip?.says ?? '', ...words);
  const verdict = verdictOf(wordFor(slip?.points ?? 0, Infinity), slip?.points ?? 0, sentences(slip ? '' : 'Not equal.', remark, pointWords), slip?.id ?? null);
  return { ...verdict, remark, counterexample };
}

/** Longer forms, such as drawings, are told apart by a number drawn from them. */
const longestForm = 200;
function asAttempt(verdict: Verdict, form: string): Verdict {
  if (verdict.verdict === 'unreadable' || verdict.verdict === 'incomplete') return verdict;
  return { ...verdict, form: form.length > longestForm ? String(stream(1, form)()) : form };
}

function formulaMarker(field: FormulaField, purpose: string): Marker {
  let look: Look | null = null;
  return (answer) => {
    if (answer.trim() === '') return verdictOf('incomplete', 0, 'Nothing is typed yet.');
    if (field.relation === 'inequality' && answer.length <= 500 && !/[<>≤≥≪≫]|\\(?:le|ge|l|g)(?:q|l|g|t)?\b/.test(answer))
      return verdictOf('incomplete', 0, 'A condition is asked here: a comparison with < or >.');
    try {
      look ??= lookOf(prepare(field), purpose);
      const seen = look(answer);
      return seen ? asAttempt(verdictFor(field, seen.finding, seen.names), seen.form) : verdictOf('incomplete', 0, 'A condition is asked here: a comparison with < or >.');
    } catch (error) {
      if (error instanceof Unreadable) return { ...verdictOf('unreadable', 0, error.message), column: error.at === null ? null : error.at + 1 };
      if (error instanceof Unfinished) return { ...verdictOf('incomplete', 0, error.message), column: error.at + 1 };
      throw error;
    }
  };
}

/** The marker of a field. `purpose` names it among all fields ("1b.mean"): its points are drawn from a stream of that name. */
export function markerOf(field: AnswerField, purpose: string): Marker {
  // What is not typed as a formula has one spelling but for spaces.
  const plainly = (mark: Marker): Marker => (answer) => asAttempt(mark(answer), answer.replace(/\s/g, ''));
  switch (field.relation) {
    case 'choice':
      return plainly((answer) => checkChoice(field, answer));
    case 'order':
      return plainly((answer) => checkOrder(field, answer));
    case 'sketch':
      return plainly((answer) => checkSketch(field, answer));
    default:
      return formulaMarker(field, purpose);
  }
}
