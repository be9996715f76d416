import { describe, expect, it } from 'vitest';
import { withData as dataWork } from './act';
import { finished } from '../../contract/work';
import { viewCsv } from './csv';
import { frame } from './frame';
import { initial, type State } from './state';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
const cells = (csv: string): string[][] => csv.trimEnd().split('\n').map((line) => line.split(','));
const mites = withData(initial, 'red-mites');
const family = Object.keys(frame({ state: initial, held: null }).views.family ?? {});
const fit = Object.keys(frame({ state: mites, held: null }).views.fit ?? {});

describe('data behind a view as CSV', () => {
  it.each([...family, 'elsewhere'])('stands behind %s of the family', (view) => {
    const [header = [], ...rows] = cells(viewCsv(initial, view).replaceAll(/"[^"]*"/g, 'quoted'));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });

  it.each(fit)('stands behind %s of the fit', (view) => {
    const [header = [], ...rows] = cells(viewCsv(mites, view));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.every((row) => row.length === header.length)).toBe(true);
  });

  it('holds the numbers of the frame to the last digit', () => {
    const pmf = frame({ state: initial, held: null }).views.family?.pmf;
    const [header, ...rows] = cells(viewCsv(initial, 'pmf'));
    expect(header).toEqual(['count', 'negative binomial', 'Poisson']);
    expect(rows.map(([, p]) => Number(p))).toEqual(pmf?.negativeBinomial);
    expect(rows.map(([x]) => Number(x))).toEqual(pmf?.x);
  });

  it('is worked out for a view of the other side too', () => {
    expect(viewCsv(mites, 'pmf').startsWith('count,negative binomial,Poisson\n0,')).toBe(true);
    expect(viewCsv({ ...initial, data: 'horse-kicks' }, 'counts')).toContain('0,109,');
  });

  it('adds the pinned law', () => {
    expect(viewCsv({ ...initial, pinned: { r: 1, rho: 0.5 } }, 'pmf')).toContain('count,negative binomial,Poisson,pinned\n');
  });

  it('refuses an unknown view with the known ones', () => {
    expect(() => viewCsv(initial, 'constructor')).toThrow('there are pmf, dispersion');
  });
});
