import type { AnswerSymbol } from '../../../contract/parts';

/** The lab stands at r = 3: where an answer fails there too, one slider shows it. */
export const r: AnswerSymbol = { name: 'r', tex: 'r', meaning: 'the shape, known', draw: { kind: 'real', low: 0.3, high: 7, whole: [1, 6] }, plain: [3] };
export const rho: AnswerSymbol = { name: 'rho', tex: '\\rho', meaning: 'what each further count is multiplied by', draw: { kind: 'real', low: 0.08, high: 0.92 }, plain: [0.75, 0.5, 0.25, 0.8, 0.2] };
export const x: AnswerSymbol = { name: 'x', tex: 'x', meaning: 'the count', draw: { kind: 'whole', low: 1, high: 9 }, plain: [4, 2, 1] };
/** The natural parameter, tied to rho: both are known, so that a right value in the wrong one can be told so. */
export const eta: AnswerSymbol = { name: 'eta', tex: '\\eta', meaning: 'the natural parameter', draw: { kind: 'formula', of: 'log(rho)' } };
