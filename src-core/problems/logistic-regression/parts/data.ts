/** The exam's four points, and a place where its log likelihood is looked at first. */
export const defaults = {
  X: [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ],
  y: [0, 1, 0, 1],
  beta: [0.7, -1.3],
  a: 0.7,
};
