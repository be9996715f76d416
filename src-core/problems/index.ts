/** The registry: one line adds a problem. Its id is its folder's name on both sides, and the first half of its quantities' names. */
export const problems = {
  'negative-binomial': () => import('./negative-binomial'),
} as const;

export type ProblemId = keyof typeof problems;
type Room<P extends ProblemId> = Awaited<ReturnType<(typeof problems)[P]>>;
export type QuantityName = { [P in ProblemId]: `${P}.${keyof Room<P>['quantities'] & string}` }[ProblemId];

/** The course's seven labs, by which files are known whether or not the lab stands already. */
export const labIds = [
  'negative-binomial',
  'logistic-regression',
  'poisson-mixture',
  'linear-vae',
  'factorial-hmm',
  'linear-rnn',
  'kernel-attention',
] as const;
export type LabId = (typeof labIds)[number];
