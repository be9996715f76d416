import type { AnswerSymbol } from '../../../contract/parts';

const grows = (name: string, meaning: string): AnswerSymbol => ({ name, tex: name, meaning, draw: { kind: 'grows' } });
export const T = grows('T', 'the number of tokens');
export const D = grows('D', 'the dimension of a token');
export const K = grows('K', 'the dimension of queries and keys');

export const defaults = {
  X: [
    [1, 0, 1],
    [0, 1, 2],
    [1, 1, 0],
  ],
  Uq: [
    [1, 0, 0],
    [0, 1, 0],
  ],
  Uk: [
    [1, 1, 0],
    [0, 1, 0],
  ],
};
export const sizes = { T: 1024, D: 512, K: 8 };
