import type { AnswerFunction, AnswerSymbol } from '../../../contract/parts';

export const n: AnswerSymbol = { name: 'n', tex: 'n', meaning: 'the number of observations', draw: { kind: 'whole', low: 3, high: 5 }, role: 'size' };
export const K: AnswerSymbol = { name: 'K', tex: 'K', meaning: 'the number of classes', draw: { kind: 'whole', low: 2, high: 4 }, role: 'size' };
export const D: AnswerSymbol = { name: 'D', tex: 'D', meaning: 'the number of counts in an observation', draw: { kind: 'whole', low: 2, high: 3 }, role: 'size' };
export const i: AnswerSymbol = { name: 'i', tex: 'i', meaning: 'the observation', draw: { kind: 'index', of: 'n' }, role: 'index' };
export const k: AnswerSymbol = { name: 'k', tex: 'k', meaning: 'the class', draw: { kind: 'index', of: 'K' }, role: 'index' };
export const d: AnswerSymbol = { name: 'd', tex: 'd', meaning: 'the place in an observation', draw: { kind: 'index', of: 'D' }, role: 'index' };
export const y: AnswerSymbol = { name: 'y', tex: 'y', meaning: 'a count', draw: { kind: 'whole', low: 0, high: 7 }, slots: ['n', 'D'] };
export const Po: AnswerFunction = { name: 'Po', arguments: ['y', 'l'], of: 'l^y e^(-l)/y!', tex: '\\mathrm{Po}' };
