/**
 * The pairing of n rows with n columns of least total cost: column of row i is at place i of the answer.
 *
 * costs: n x n row-major, finite. Among equal pairings any may come, always the same.
 * Shortest augmenting paths on potentials: Kuhn, Naval Research Logistics Quarterly 2 (1955); Jonker & Volgenant, Computing 38 (1987). n³ steps.
 */
export function leastCostPairing(n: number, costs: ArrayLike<number>): number[] {
  // Row and column n stand for "not paired yet".
  const rowPotential = new Float64Array(n + 1);
  const columnPotential = new Float64Array(n + 1);
  const rowOfColumn = new Int32Array(n + 1).fill(n);
  const previous = new Int32Array(n);
  for (let row = 0; row < n; row += 1) {
    rowOfColumn[n] = row;
    const least = new Float64Array(n).fill(Infinity);
    const reached = new Uint8Array(n + 1);
    let column = n;
    do {
      reached[column] = 1;
      const from = rowOfColumn[column];
      let nearest = n;
      let step = Infinity;
      for (let j = 0; j < n; j += 1) {
        if (reached[j]) continue;
        const reduced = costs[from * n + j] - rowPotential[from] - columnPotential[j];
        if (reduced < least[j]) {
          least[j] = reduced;
          previous[j] = column;
        }
        if (least[j] < step) {
          step = least[j];
          nearest = j;
        }
      }
      for (let j = 0; j <= n; j += 1) {
        if (reached[j]) {
          rowPotential[rowOfColumn[j]] += step;
          columnPotential[j] -= step;
        } else least[j] -= step;
      }
      column = nearest;
    } while (rowOfColumn[column] !== n);
    // Along the path found, every column passes to the row before it.
    while (column !== n) {
      const before = previous[column];
      rowOfColumn[column] = rowOfColumn[before];
      column = before;
    }
  }
  const pairing = new Array<number>(n);
  for (let j = 0; j < n; j += 1) pairing[rowOfColumn[j]] = j;
  return pairing;
}
