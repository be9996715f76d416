/** Two binary levels seen three times. */
export const defaults = {
  x: [1.5, -0.5, 2],
  P: [
    [
      [0.9, 0.1],
      [0.2, 0.8],
    ],
    [
      [0.6, 0.4],
      [0.3, 0.7],
    ],
  ],
  pi0: [
    [0.5, 0.5],
    [0.3, 0.7],
  ],
  theta: [0.5, 1.5],
};
