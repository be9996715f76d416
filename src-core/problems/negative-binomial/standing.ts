import type { Standing } from '../../contract/answerOnStage';
import { lawOf } from './law';
import type { State } from './state';

/** What answers are tried on: the law, and the whole number below its mean as the count looked at, as in the derivations. */
export function standing(state: State): Standing {
  const { r, rho, mean } = lawOf(state);
  return { values: { r, rho, x: Math.floor(mean) }, along: ['rho', 'r'], runs: null, where: null };
}
