import type { LabState } from '../../../src-core/contract/types';

/** All of a state that decides where a run ends, as text: long work done for one key is nothing to another. */
export function runKey({ params, seed, data, choices }: LabState): string {
  return JSON.stringify([params, seed, data, choices['pi'], choices['learnPi'], choices['start']]);
}
