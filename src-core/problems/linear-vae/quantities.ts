import { matrix } from '../../contract/matrix';
import { exactly, number, quantity, vector, whole } from '../../contract/quantity';
import { emPath, logLik, ppcaMle, thetaMStep } from './learning';
import { elboTerms, kl, logMarginal, optimalEncoder, posterior } from './model';

const encoded = exactly({ x: vector, theta: vector, sigma: number, phi: vector, v: number });
const decoded = exactly({ x: vector, theta: vector, sigma: number });
/** A path holds one number a step. */
const mostSteps = 100_000;

/** Every quantity of the model that can be asked for by name, with the names and arguments of the reference numbers. */
export const referenceQuantities = {
  elboTerms: quantity(encoded, ({ x, theta, sigma, phi, v }) => elboTerms(x, theta, sigma, phi, v)),
  logMarginal: quantity(decoded, ({ x, theta, sigma }) => logMarginal(x, theta, sigma)),
  posterior: quantity(decoded, ({ x, theta, sigma }) => posterior(x, theta, sigma)),
  kl: quantity(encoded, ({ x, theta, sigma, phi, v }) => kl(x, theta, sigma, phi, v)),
  optimalEncoder: quantity(exactly({ theta: vector, sigma: number }), ({ theta, sigma }) => optimalEncoder(theta, sigma)),
  logLik: quantity(exactly({ X: matrix, theta: vector, sigma: number }), ({ X, theta, sigma }) => logLik(X, theta, sigma)),
  ppcaMle: quantity(exactly({ X: matrix, sigma: number }), ({ X, sigma }) => ppcaMle(X, sigma)),
  thetaMStep: quantity(exactly({ X: matrix, phi: vector, v: number }), ({ X, phi, v }) => thetaMStep(X, phi, v)),
  emPath: quantity(exactly({ X: matrix, theta: vector, sigma: number, steps: whole(0, mostSteps) }), ({ X, theta, sigma, steps }) => emPath(X, theta, sigma, steps)),
};
