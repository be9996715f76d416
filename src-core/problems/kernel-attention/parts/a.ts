import type { Part } from '../../../contract/parts';

export const a: Part = {
  id: '7a',
  points: 4,
  title: 'The quadratic kernel as an inner product',
  question: 'The kernel of two vectors is $(a^\\top b)^2$. Give a map $\\phi$ with $(a^\\top b)^2=\\phi(a)^\\top\\phi(b)$, for $K=2$ with $a=(a_1,a_2)$ if you like, and put the steps that show it in order.',
  fields: [
    {
      id: 'phi',
      points: 2,
      label: 'φ(a)',
      relation: 'featureMap',
      symbols: [
        { name: 'a', tex: '\\mathbf{a}', meaning: 'a vector of two numbers', draw: { kind: 'signed', low: 0.2, high: 1.6 }, cell: [2] },
        { name: 'a1', tex: 'a_1', meaning: 'its first entry', draw: { kind: 'formula', of: 'dot(a,(1,0))' } },
        { name: 'a2', tex: 'a_2', meaning: 'its second entry', draw: { kind: 'formula', of: 'dot(a,(0,1))' } },
      ],
      labels: ['phi', 'phi(a)'],
      right: [{ form: "vec(a a')" }],
      slips: [
        { id: 'matrix-not-vector', points: 1.5, forms: ["a a'"], says: 'These are the right numbers in the form of a matrix; an inner product wants a column.' },
        { id: 'cross-term-weight', points: 1, forms: ['[a1^2, a1 a2, a2^2]', '[a1^2, 2 a1 a2, a2^2]'], says: 'Multiply (aᵀb)² out and compare the coefficient of the mixed term.' },
        { id: 'cross-terms-missing', points: 0.5, forms: ['[a1^2, a2^2]'], says: 'The square of a sum has mixed products as well.' },
        { id: 'linear-kernel', points: 0, forms: ['a'], says: 'This gives aᵀb without the square.' },
      ],
    },
    {
      id: 'steps',
      points: 2,
      label: 'order of the steps',
      relation: 'order',
      steps: [
        { id: 'scalar-transpose', text: 'a number equals its transpose', tex: 'a^\\top b=b^\\top a' },
        { id: 'trace', text: 'a number is its own trace', tex: '(a^\\top b)^2=\\mathrm{tr}\\big((a^\\top b)^2\\big)' },
        { id: 'cycle', text: 'turn the factors inside the trace', tex: '\\mathrm{tr}(a^\\top b\\,b^\\top a)=\\mathrm{tr}(aa^\\top bb^\\top)' },
        { id: 'vec', text: 'read the trace as an inner product', tex: '\\mathrm{tr}(A^\\top B)=\\mathrm{vec}(A)^\\top\\mathrm{vec}(B)' },
      ],
      before: [
        ['scalar-transpose', 'cycle'],
        ['trace', 'cycle'],
        ['cycle', 'vec'],
      ],
      distractors: [
        { id: 'expand-exp', text: 'expand the exponential', tex: 'e^{a^\\top b}=\\sum_n (a^\\top b)^n/n!', says: 'No exponential is in the quadratic kernel.' },
        { id: 'norms', text: 'write it in norms', tex: 'a^\\top b=\\tfrac12(\\|a\\|^2+\\|b\\|^2-\\|a-b\\|^2)', says: 'Norms of differences do not separate a from b.' },
      ],
    },
  ],
  hints: ['Treat the square as the trace of a $1\\times1$ matrix.', 'Inside a trace the first factor may go to the end.', 'A trace is an inner product of stacked columns: $\\mathrm{tr}(A^\\top B)=\\mathrm{vec}(A)^\\top\\mathrm{vec}(B)$.'],
  defaults: { a: [1, 2], b: [3, -1] },
};
