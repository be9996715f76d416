/** The registry: one line adds a problem. Its id is its folder's name on both sides, and the first half of its quantities' names. */
export const problems = {
  'negative-binomial': () => import('./negative-binomial'),
  'logistic-regression': () => import('./logistic-regression'),
  'poisson-mixture': () => import('./poisson-mixture'),
  'linear-vae': () => import('./linear-vae'),
  'factorial-hmm': () => import('./factorial-hmm'),
  'linear-rnn': () => import('./linear-rnn'),
  'kernel-attention': () => import('./kernel-attention'),
} as const;

export type ProblemId = keyof typeof problems;
type Room<P extends ProblemId> = Awaited<ReturnType<(typeof problems)[P]>>;
export type QuantityName = { [P in ProblemId]: `${P}.${keyof Room<P>['quantities'] & string}` }[ProblemId];

