/** Up to so many doubles, 32 MB, are kept for the next to ask. */
const mostKept = 2 ** 22;
let spare: Float64Array = new Float64Array(0);

/**
 * An array of at least so many doubles, whose content means nothing. A new one of some megabytes costs a fault for every page and a collection
 * soon after: work that is done again for every frame borrows instead, and gives back when it ends or is dropped.
 */
export function borrow(doubles: number): Float64Array {
  const taken = spare.length >= doubles ? spare : new Float64Array(doubles);
  spare = taken === spare ? new Float64Array(0) : spare;
  return taken;
}

/** Who gave an array back must not touch it again. */
export function giveBack(array: Float64Array): void {
  if (array.length <= mostKept && array.length > spare.length) spare = array;
}
