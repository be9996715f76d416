/** A multiplication handed to a kernel, so that the kernel itself can be counted. */
export type Times = (a: number, b: number) => number;

/** Multiplies and keeps no count. */
export const times: Times = (a, b) => a * b;

/** Multiplies and counts: what a kernel did, not what a formula says it should do. */
export function counter(): { readonly times: Times; count(): number } {
  let count = 0;
  return {
    times: (a, b) => {
      count += 1;
      return a * b;
    },
    count: () => count,
  };
}
