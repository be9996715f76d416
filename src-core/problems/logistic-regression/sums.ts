import { kernels } from '../../maths/kernels/chosen';
import { layOut } from '../../maths/kernels/kernels';

/** Many labelled rows: X [rows][covariates], row-major, y [rows] of 0 and 1. An intercept is added as the last coefficient. */
export interface Design {
  readonly X: Float64Array;
  readonly y: Float64Array;
  readonly rows: number;
  readonly covariates: number;
}

/**
 * What one pass over the rows adds up at given coefficients: score [p] and the information [p][p] of L, p = covariates + 1.
 * Of the information, which is minus the Hessian, only the lower triangle counts.
 */
export interface Sums {
  readonly score: Float64Array;
  readonly information: Float64Array;
}

/** Adds rows from <= i < to at these coefficients to the sums, or one block of them in so many. */
export type AddRows = (coefficients: Float64Array, from: number, to: number) => void;

/** So many rows stay in the first cache with all their columns; even, as the kernels want it. */
const blockRows = 64;
/** Rows of the information that are made together: a tile's width, so that little beyond the triangle is made. */
const panel = 8;

const inFours = (n: number): number => 4 * Math.ceil(n / 4);

export function emptySums(covariates: number): Sums {
  const p = covariates + 1;
  return { score: new Float64Array(p), information: new Float64Array(p * p) };
}

/** Adds blocks of rows that lie on the kernels' memory with their residuals and weights, and hands over what they came to. */
interface Adder {
  readonly sizes: Readonly<Record<'first' | 'second' | 'third', number>>;
  add(memory: Float64Array, at: Places, count: number): void;
  hand(memory: Float64Array, at: Places): void;
}
type Places = Readonly<Record<'x' | 'residuals' | 'weights' | 'weighted' | 'first' | 'second' | 'third', number>>;

/** The sums of a design, block by block, or of every so manieth block, the first among them; nothing is allocated in a pass. */
export function adderOf({ X, y, covariates }: Design, sums: Sums, every = 1): AddRows {
  const adder = covariates === 2 ? planeAdder(sums) : blockAdder(covariates, sums);
  // Kernels that take columns in fours read a little beyond the last row.
  const rows = blockRows * covariates + inFours(covariates);
  const sizes = { x: rows, weighted: rows, coefficients: covariates + 1, y: blockRows, residuals: blockRows, weights: blockRows, ...adder.sizes };
  return (coefficients, from, to) => {
    const use = kernels();
    const { memory, ...at } = layOut(use, sizes);
    memory.set(coefficients, at.coefficients);
    memory.fill(0, at.first, at.third + sizes.third);
    for (let row = from; row < to; row += blockRows * every) {
      const count = Math.min(blockRows, to - row);
      memory.set(X.subarray(row * covariates, (row + count) * covariates), at.x);
      memory.set(y.subarray(row, row + count), at.y);
      // A row of zeros makes an odd count even.
      memory.fill(0, at.x + count * covariates, at.x + (count + (count % 2)) * covariates);
      use.logisticRows(count + (count % 2), covariates, at.x, at.coefficients, at.y, at.residuals, at.weights);
      if (count % 2 === 1) memory[at.residuals + count] = memory[at.weights + count] = 0;
      adder.add(memory, at, count);
    }
    adder.hand(memory, at);
  };
}

/** Two covariates and an intercept: nine sums in registers. */
function planeAdder({ score, information }: Sums): Adder {
  /** Where each of the nine belongs: three of the score, then of the information by rows below the diagonal. */
  const places = [0, 3, 4, 6, 7, 8];
  return {
    sizes: { first: 9, second: 1, third: 1 },
    add: (_, at, count) => kernels().planeSums(count + (count % 2), at.x, at.residuals, at.weights, at.first),
    hand(memory, { first }) {
      for (let j = 0; j < 3; j += 1) score[j] += memory[first + j];
      places.forEach((place, j) => (information[place] += memory[first + 3 + j]));
    },
  };
}

/** Any number of covariates: X'r, X'WX in panels of the lower triangle, and the row of the intercept, as matrix products. */
function blockAdder(covariates: number, { score, information }: Sums): Adder {
  const width = inFours(covariates);
  const p = covariates + 1;
  return {
    // The score, the information of the covariates, and the row of the intercept, each row of it filled up to fours.
    sizes: { first: width, second: covariates * width, third: width },
    add(memory, at, count) {
      const use = kernels();
      for (let i = 0; i < count; i += 1) {
        score[covariates] += memory[at.residuals + i];
        information[p * p - 1] += memory[at.weights + i];
      }
      use.weighRows(count, covariates, at.x, at.weights, at.weighted);
      // Two rows at once: score and row of the intercept are r'X and w'X.
      use.gemm(2, width, count, at.residuals, at.weights - at.residuals, 1, at.x, covariates, at.first, at.third - at.first, true);
      for (let j = 0; j < covariates; j += panel) {
        const rows = Math.min(panel, covariates - j);
        use.gemm(rows, Math.min(width, j + panel), count, at.weighted + j, 1, covariates, at.x, covariates, at.second + j * width, width, true);
      }
    },
    hand(memory, { first, second, third }) {
      for (let j = 0; j < covariates; j += 1) {
        score[j] += memory[first + j];
        information[covariates * p + j] += memory[third + j];
        for (let k = 0; k <= j; k += 1) information[j * p + k] += memory[second + j * width + k];
      }
    },
  };
}
