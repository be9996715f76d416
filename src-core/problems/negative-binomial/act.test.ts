import { describe, expect, it } from 'vitest';
import { keepTable } from '../../contract/tables';
import { sampleTable, atMaximum as maximumWork, withData as dataWork } from './act';
import { finished } from '../../contract/work';
import { initial, type State } from './state';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
const atMaximum = (state: State): State => finished(maximumWork(state));
const zeros = { hash: 'zeros', fileName: 'zeros.csv', header: ['x'], rows: 3, columns: 1, values: new Float64Array(3), delimiter: ',', notes: [] } as const;

describe('taking a table', () => {
  it('turns to the fit, at the maximum', () => {
    const { choices, data, params } = withData(initial, 'red-mites');
    expect([choices['view'], data]).toEqual(['fit', 'red-mites']);
    expect(params['r']).toBeCloseTo(1.0245923867921254, 9);
    expect(params['rho']).toBeCloseTo(0.5281114037682603, 9);
  });

  it('keeps r and takes the mean of the counts where the Poisson is the limit', () => {
    const { r = 0, rho = 0 } = withData(initial, 'horse-kicks').params;
    expect(r).toBe(3);
    expect((r * rho) / (1 - rho)).toBeCloseTo(0.61, 12);
  });

  it('leaves the parameters alone where every count is zero', () => {
    keepTable(zeros);
    expect(withData(initial, 'table:zeros').params).toEqual(initial.params);
  });

  it('draws counts from the law as it stands, and remembers that law', () => {
    const state = { ...initial, params: { r: 2, rho: 0.7 } };
    const { choices, params } = withData(state, 'drawn');
    expect([choices['drawnR'], choices['drawnRho']]).toEqual([2, 0.7]);
    expect(params).not.toEqual(state.params);
    const [mean, expected] = [((params['r'] ?? 0) * (params['rho'] ?? 0)) / (1 - (params['rho'] ?? 0)), (2 * 0.7) / 0.3];
    // 150 draws: four standard errors of the mean.
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / 0.3 / 150));
  });

  it('changes nothing but view, table, parameters and what was drawn', () => {
    expect({ ...withData(initial, 'accidents'), params: initial.params, data: initial.data, choices: initial.choices }).toEqual(initial);
  });
});

describe('the maximum', () => {
  it('is where the likelihood of the table is highest', () => {
    expect(atMaximum({ ...initial, data: 'accidents' }).params['r']).toBeCloseTo(0.8651158199451824, 9);
  });

  it('is refused in words where the Poisson is the limit, and where every count is zero', () => {
    keepTable(zeros);
    expect(() => atMaximum({ ...initial, data: 'horse-kicks' })).toThrow('the Poisson is the limit');
    expect(() => atMaximum({ ...initial, data: 'table:zeros' })).toThrow('Every count of this table is zero');
  });
});

describe('the sample file', () => {
  it('is a table of counts and frequencies as the reader knows them', () => {
    const [header, first] = sampleTable().split('\n');
    expect([header, first]).toEqual(['count,frequency', '0,70']);
  });
});
