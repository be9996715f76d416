import type { Choice, ChoiceValue, LabState, Param } from './types';

/** What is wrong with this value of this parameter, in words, or null. */
export function paramFault(param: Pick<Param, 'id' | 'domain' | 'allowed' | 'whole'>, value: number): string | null {
  const { domain: [low, high], whole = false } = param;
  return value > low && value < high && (!whole || Number.isInteger(value)) ? null : `${param.id} ${param.allowed}; it is ${value}.`;
}

/** Whether a choice is a list of numbers; also one that came from outside, where nothing is promised of what is in it. */
export const isList = (value: ChoiceValue | undefined): value is readonly number[] => Array.isArray(value) && value.every((each) => typeof each === 'number');

/** Whether a choice may have this value. */
export function allowsChoice(choice: Choice, value: ChoiceValue | undefined): boolean {
  switch (choice.kind) {
    case 'oneOf':
      return typeof value === 'string' && choice.values.includes(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'whole':
    case 'number':
      if (value === null) return choice.default === null;
      return typeof value === 'number' && value >= choice.low && value <= choice.high && (choice.kind === 'number' || Number.isInteger(value));
    case 'rows':
      if (value === null) return true;
      return isList(value) && value.length % choice.width === 0 && value.length <= choice.most * choice.width && value.every((each) => each >= choice.low && each <= choice.high);
  }
}

/** The state a lab opens in. */
export function initialState(
  params: readonly Param[],
  choices: Readonly<Record<string, Choice>>,
  rest: Pick<LabState, 'seed' | 'step' | 'data'>,
): LabState {
  return {
    params: Object.fromEntries(params.map((param) => [param.id, param.default])),
    ...rest,
    choices: Object.fromEntries(Object.entries(choices).map(([id, choice]) => [id, choice.default])),
    pinned: null,
  };
}
