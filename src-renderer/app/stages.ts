import type { LabState } from '../../src-core/contract/types';
import type { Room } from './lab.svelte';

/**
 * The state in which a point of a question is seen: its own one where it has any ("b.2" a hint's, "b.slope" a line's), else the question's.
 * Letter '': no question is open, and the stage stands as it is.
 */
export function stageAt({ stages = {} }: Room, state: LabState, letter: string, point = ''): LabState {
  const stage = stages[`${letter}.${point}`] ?? stages[letter] ?? {};
  return {
    ...state,
    ...(stage.step === undefined ? {} : { step: stage.step }),
    params: { ...state.params, ...stage.params },
    choices: { ...state.choices, ...stage.choices, part: letter },
  };
}
