import { analysisOf } from './analysis';
import { frame } from './frame';
import { lawOf } from './law';
import { familyScript } from './scripts/family';
import { fitScript } from './scripts/fit';
import type { State } from './state';

/**
 * The visible side of a state as a script for Python 3 with NumPy: it works the numbers on screen out by other formulas (sums of logarithms,
 * golden section), prints them beside those on screen, and stops where they differ. Refuses whatever `frame` refuses.
 */
export function script(state: State): string {
  const law = lawOf(state);
  const { family, fit } = frame({ state, held: null }).views;
  return (family ? familyScript(law, state.seed, state.step, family) : '') + (fit ? fitScript(law, analysisOf(state), fit) : '');
}
