import type { AnswerSymbol, Part } from '../../../contract/parts';
import { defaults } from './values';

const levels = [1, 2, 3];
const P = (l: number): AnswerSymbol => ({ name: `P${l}`, tex: `P_${l}`, meaning: `the transition matrix of level ${l}`, draw: { kind: 'shares' }, cell: [2, 2] });
const pi = (l: number): AnswerSymbol => ({ name: `pi${l}`, tex: `\\pi_${l}`, meaning: `the start of level ${l}`, draw: { kind: 'shares' }, cell: [2] });
const otherOrder = 'The levels stand in the other order here, which numbers the joint states differently.';

/** Products in which one level is missing, and in which one stands twice. */
const pairs = (name: string): string[] => levels.flatMap((a) => levels.flatMap((b) => (a === b ? [] : [`${name}${a} ⊗ ${name}${b}`])));
const repeated = (name: string): string[] =>
  levels.flatMap((a) => levels.flatMap((b) => levels.flatMap((c) => (new Set([a, b, c]).size < 3 ? [`${name}${a} ⊗ ${name}${b} ⊗ ${name}${c}`] : []))));

export const a: Part = {
  id: '5a',
  points: 7,
  title: 'One chain on a larger space',
  question: 'A factorial HMM has $L$ levels: independent chains of $K$ states each, observed only together. Join their states into one. How many joint states are there? And for $L=3$, with transition matrices $P_1,P_2,P_3$ and starts $\\pi_1,\\pi_2,\\pi_3$: what is the transition matrix of the joint chain, and what is its start?',
  fields: [
    {
      id: 'size',
      points: 2,
      label: 'number of joint states',
      relation: 'equal',
      symbols: [
        { name: 'K', tex: 'K', meaning: 'the states of a level', draw: { kind: 'whole', low: 2, high: 7 }, role: 'size' },
        { name: 'L', tex: 'L', meaning: 'the number of levels', draw: { kind: 'whole', low: 2, high: 6 }, role: 'size' },
      ],
      labels: [],
      right: [{ form: 'K^L' }],
      slips: [
        { id: 'swapped-base', points: 0.5, forms: ['L^K'], says: 'Each of L levels chooses among K: which number is raised to which?' },
        { id: 'matrix-not-states', points: 1, forms: ['K^(2L)'], says: 'That many numbers are in the transition matrix; how many rows has it?' },
        { id: 'added-not-multiplied', points: 0, forms: ['K L', 'K + L'], says: 'Every combination of the levels is a state of its own, so the counts multiply.' },
      ],
    },
    {
      id: 'transition',
      points: 4,
      label: 'joint transition matrix for L = 3',
      relation: 'equal',
      symbols: levels.map(P),
      labels: ['P'],
      right: [{ form: 'P1 ⊗ P2 ⊗ P3' }, { form: 'P3 ⊗ P2 ⊗ P1', note: otherOrder }],
      slips: [
        { id: 'matrix-product', points: 1, forms: ['P1 P2 P3', 'P1 P3 P2', 'P2 P1 P3', 'P2 P3 P1', 'P3 P1 P2', 'P3 P2 P1'], says: 'This makes three moves of one chain; three chains make one move each.' },
        { id: 'level-dropped', points: 2, forms: pairs('P'), says: 'One level is missing.' },
        { id: 'level-repeated', points: 2, forms: repeated('P'), says: 'One level stands more than once, and another not at all.' },
        { id: 'transposed', points: 3, forms: ["(P1 ⊗ P2 ⊗ P3)'", "(P3 ⊗ P2 ⊗ P1)'"], says: 'Rows are where the chain comes from; here they have become columns.' },
        { id: 'sum-not-product', points: 0, forms: ['P1 + P2 + P3'], says: 'Probabilities of independent moves multiply.' },
      ],
    },
    {
      id: 'initial',
      points: 1,
      label: 'joint start for L = 3',
      relation: 'equal',
      symbols: levels.map(pi),
      labels: ['pi'],
      right: [{ form: 'pi1 ⊗ pi2 ⊗ pi3' }, { form: 'pi3 ⊗ pi2 ⊗ pi1', note: otherOrder }],
      slips: [
        { id: 'level-dropped', points: 0, forms: pairs('pi'), says: 'One level is missing.' },
        { id: 'sum-not-product', points: 0, forms: ['pi1 + pi2 + pi3'], says: 'Probabilities of independent starts multiply.' },
      ],
    },
  ],
  hints: ['List what has to be known at a time to predict the next.', 'No level looks at another when it moves.', 'Each entry is a product of one entry from every matrix; which product of matrices does that?'],
  defaults,
};
