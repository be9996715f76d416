import { refuse } from '../../../contract/faults';
import { number } from '../../../contract/quantity';
import { derivation, type Derivation, type Step } from '../../../contract/steps';
import { shown } from '../../../contract/words';
import { lawOf } from '../law';

/** Where the lines of problem 1 are evaluated: a law, and one of its counts. */
export interface At {
  readonly x: number;
  readonly r: number;
  readonly rho: number;
}

/** Beyond this doubles no longer tell neighbouring counts apart. */
const largestCount = Number.MAX_SAFE_INTEGER;

function checked({ x, r, rho }: At): At {
  if (!(r > 0 && r < Infinity)) refuse('r', `r must be a positive number; it is ${r}.`);
  if (!(rho > 0 && rho < 1)) {
    const end = rho === 1 ? ' At 1 every mass is 0, and the mean is infinite.' : rho === 0 ? ' At 0 all mass is on 0, and log rho has no value.' : '';
    refuse('rho', `rho must lie strictly between 0 and 1; it is ${rho}.${end}`);
  }
  if (!(Number.isInteger(x) && x >= 0 && x <= largestCount)) refuse('x', `x counts something, so it must be whole and not negative; it is ${x}.`);
  return { x, r, rho };
}

/** A part of problem 1. In the lab x is the whole number below the mean, so that the count looked at is an ordinary one. */
export const ofLaw = (steps: readonly Step<At>[]): Derivation =>
  derivation({
    shape: { x: number, r: number, rho: number },
    defaults: { x: 4, r: 3, rho: 0.6 },
    stateOf: checked,
    *inLab(state) {
      const { r, rho, mean } = lawOf(state);
      yield { done: 0, of: 1 };
      return { state: { x: Math.floor(mean), r, rho }, scope: null };
    },
    steps,
  });

/** From here on a person should know how near the pole is. */
const nearPole = 0.99;

/** What to say of a ρ close to 1, although the line stands. */
export const poleNear = ({ rho }: At): string | null => (rho > nearPole ? `rho lies ${shown(1 - rho)} below 1; at rho = 1, that is eta = 0, A has a pole.` : null);
