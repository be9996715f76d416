import type { Moment } from './moment';

/** Ends of the line under the bound: a little back from the present rates, and more than twice as far as M goes. */
export const lowest = -0.65;
export const furthest = 2.3;
/** Places at small sizes; fewer where each costs more, and no line where so few would not make one. */
const mostPlaces = 41;
const fewestPlaces = 9;
/** Multiplications that a line may take, and how many of them an exponential is worth. */
const affordable = 1_500_000;
const exponentialCost = 6;

/** How many places of the line fit into a frame: each takes a pass over all counts. 0: none. */
export function affordablePlaces({ n, K, D }: Pick<Moment, 'n' | 'K' | 'D'>): number {
  const places = Math.min(mostPlaces, Math.floor(affordable / (n * K * (D + exponentialCost))));
  return places < fewestPlaces ? 0 : places;
}
