import type { SketchField, Verdict } from '../../contract/parts';
import { verdictOf, wordFor } from '../choices';
import { judgeEvenCurve } from './evenCurve';
import { judgeLoops } from './loops';
import { judgePoints } from './points';
import type { SketchFinding } from './shapes';
import { judgeStems } from './stems';

const longest = 20_000;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Marks a sketch, which comes as JSON. What is not the JSON of such a sketch is unreadable. */
export function checkSketch(field: SketchField, answer: string): Verdict {
  if (answer.trim() === '' || answer.trim() === '?') return verdictOf('incomplete', 0, 'Nothing is drawn yet.');
  if (answer.length > longest) return verdictOf('unreadable', 0, `This sketch has ${answer.length} characters; at most ${longest} are read.`);
  const value = parsed(answer);
  const finding = findingOf(field, value);
  if (!finding) return verdictOf('unreadable', 0, 'This is not a sketch that can be read.');
  const word = finding.isIncomplete ? 'incomplete' : wordFor(finding.points, field.points);
  return verdictOf(word, finding.points, finding.says, finding.misconception);
}

function findingOf({ sketch, points }: SketchField, value: unknown): SketchFinding | null {
  switch (sketch.kind) {
    case 'points':
      return judgePoints(sketch.targets, sketch.within, points, value);
    case 'evenCurve':
      return judgeEvenCurve(sketch.intercept, sketch.reach, value);
    case 'loops':
      return judgeLoops(value);
    case 'stems':
      return judgeStems(sketch.values, sketch.within, value);
  }
}

const places = 4;
const rounded = (value: number): number => Number(value.toFixed(places));

/** A drawing that earns all points, as the JSON that a person would send. */
export function expectedSketch({ sketch }: SketchField): string {
  const drawn = (): unknown => {
    switch (sketch.kind) {
      case 'points':
        return sketch.targets;
      case 'evenCurve':
      case 'loops':
        return sketch.right;
      case 'stems':
        return sketch.values;
    }
  };
  return JSON.stringify(drawn(), (_, value: unknown) => (typeof value === 'number' ? rounded(value) : value));
}
