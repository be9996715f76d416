import type { About } from '../../contract/types';

/** What is shown, for which model, in which units: the help on ?. */
export const help: About['help'] = [
  { term: 'Bars and dots', text: 'The bars are NB(x; @r, @rho), the ringed dots a Poisson with the same mean. Both are probabilities; the dotted line is the mean of both, in counts.' },
  { term: 'Dial', text: 'Variance divided by mean. A Poisson stands at 1; this law stands at 1/(1 − @rho), whatever @r is.' },
  { term: 'Average of Poissons', text: 'A rate is drawn from the gamma law below; each rate adds its own Poisson; their average closes on the bars. The inset shows the distance left, which falls like one over the square root of the number of draws.' },
  { term: 'Log normalizer', text: 'A(@eta) = −@r log(1 − exp @eta) with @eta = log @rho. Its slope is the mean and its curvature the variance.' },
  { term: 'Fit', text: 'Observed counts beside the numbers expected under both laws. The curve on the right is the log likelihood with the best @rho for each @r (natural logarithms, all constants kept).' },
];
