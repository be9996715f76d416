const em = (step: number, choices = {}) => ({ step, choices: { view: 'em', ...choices } });

/**
 * Where the point of each of the exam's questions is seen: bins just shared by E; rates about to be moved by M. And of those of its hints ("b.3") and of
 * the lines of its solution ("b.rise") whose point is seen better elsewhere.
 */
export const stages = {
  a: em(5),
  // M has moved the rates and no bin is shared anew: what the classes make of its counts stands alone.
  'a.1': em(4),
  'a.joint': em(4),
  // Bin and neuron of the first sight: two classes claim the bin.
  'a.bayes': em(5, { bin: 62, neuron: 9 }),
  'a.one': em(5, { bin: 62, neuron: 9 }),
  b: em(5),
  'b.3': em(5, { neuron: 9 }),
  'b.slope': em(5, { neuron: 9 }),
  // The rings have gone to the diamonds.
  'b.stationary': em(6),
  'b.maximiser': em(6),
  'b.rise': em(1),
};
