import type { AnswerSymbol } from '../../../contract/parts';

const number = (name: string, tex: string, meaning: string): AnswerSymbol => ({ name, tex, meaning, draw: { kind: 'signed', low: 0.2, high: 1.6 } });
export const w = number('w', 'w', 'the weight of the state');
export const b = number('b', 'b', 'the weight of the input');
export const x0 = number('x0', 'x_0', 'the initial input');
export const y = number('y', 'y', 'the output');
export const l: AnswerSymbol = { name: 'l', tex: '\\ell', meaning: 'the place of an input', draw: { kind: 'index', of: 'L' }, role: 'index' };
export const length = (low: number, high: number): AnswerSymbol => ({ name: 'L', tex: 'L', meaning: 'the number of inputs', draw: { kind: 'whole', low, high }, role: 'size' });

export const defaults = { w: 0.5, b: 1, x0: 2, x: [1, 2, -1], y: 3, L: 3 };
