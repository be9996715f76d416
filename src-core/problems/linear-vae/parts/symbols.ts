import type { AnswerSymbol } from '../../../contract/parts';

export const D: AnswerSymbol = { name: 'D', tex: 'D', meaning: 'the dimension of x', draw: { kind: 'whole', low: 2, high: 4 }, role: 'size' };
const vector = (name: string, tex: string, meaning: string): AnswerSymbol => ({ name, tex, meaning, draw: { kind: 'signed', low: 0.2, high: 1.6 }, cell: ['D'] });
export const x = vector('x', '\\mathbf{x}', 'an observation');
export const theta = vector('theta', '\\boldsymbol{\\theta}', 'the decoder');
export const phi = vector('phi', '\\boldsymbol{\\phi}', 'the encoder');
export const sigma: AnswerSymbol = { name: 'sigma', tex: '\\sigma', meaning: 'the standard deviation of the noise', draw: { kind: 'real', low: 0.4, high: 1.6 } };
export const v: AnswerSymbol = { name: 'v', tex: 'v', meaning: 'the standard deviation of q', draw: { kind: 'real', low: 0.3, high: 1.4 } };
export const I: AnswerSymbol = { name: 'I', alike: ['I_D'], tex: '\\mathbf{I}', meaning: 'the identity matrix', draw: { kind: 'identity' }, cell: ['D', 'D'] };
export const z: AnswerSymbol = { name: 'z', tex: 'z', meaning: 'the latent variable', draw: { kind: 'integrated' } };

export const defaults = { x: [1, 0.5], theta: [1, 0.5], sigma: 1, phi: [0.3, 0.1], v: 0.5 };
