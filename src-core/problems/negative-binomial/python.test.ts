import { describe, expect, it } from 'vitest';
import { withData as dataWork } from './act';
import { finished } from '../../contract/work';
import { frame } from './frame';
import { rates } from './mixture';
import { script } from './python';
import { initial, type State } from './state';

const withData = (state: State, data: string): State => finished(dataWork(state, data));
const mites = withData(initial, 'red-mites');
const lastNumbers = (text: string, name: string): number[] => {
  const [, list = ''] = new RegExp(`^${name} = np\\.array\\(\\[([^\\]]*)\\]`, 'm').exec(text) ?? [];
  return list.split(',').map((cell) => cell.trim()).filter((cell) => cell !== '').map(Number);
};

describe('the script of the family', () => {
  const text = script(initial);

  it('begins with the state and needs nothing but Python and NumPy', () => {
    expect(text).toContain('\nr = 3\nrho = 0.6\n');
    expect(text.match(/^(?:import|from) .*/gm)).toEqual(['import math', 'import numpy as np']);
  });

  it('holds the numbers on screen to the last digit', () => {
    const views = frame({ state: initial, held: null }).views.family;
    expect(lastNumbers(text, 'nb_on_screen')).toEqual(views?.pmf.negativeBinomial);
    expect(lastNumbers(text, 'poisson_on_screen')).toEqual(views?.pmf.poisson);
    expect(text).toContain(`check("variance", r * rho / (1 - rho) ** 2, ${String(views?.variance.total)})`);
    expect(text).toContain(`${String(views?.pmf.tail.negativeBinomial)})`);
    expect(text).toContain(String(views?.mixture.distanceNow));
  });

  it('lists the rates that the seed drew', () => {
    expect(lastNumbers(text, 'rates')).toEqual(rates(305, 3, 0.6, 24));
    expect(script({ ...initial, step: 0 })).not.toContain('rates = ');
  });

  it('leaves out the table of a law that reaches too far, and says so', () => {
    const far = script({ ...initial, params: { r: 3, rho: 1 - 1e-9 } });
    expect(far).toContain('probabilities are not tabulated here');
    expect(far).not.toContain('nb_on_screen');
  });
});

describe('the script of the fit', () => {
  it('holds counts, both log likelihoods, the maximum, twice the gap and p', () => {
    const text = script(mites);
    const { profile, ratio } = frame({ state: mites, held: null }).views.fit ?? {};
    expect(lastNumbers(text, 'counts')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(lastNumbers(text, 'frequencies')).toEqual([70, 38, 17, 10, 9, 3, 2, 1]);
    [profile?.now.logLik, profile?.poisson, profile?.maximum?.r, profile?.maximum?.rho, ratio?.statistic, ratio?.pValue].forEach((value) => expect(text).toContain(`, ${String(value)}`));
  });

  it('shows by whole numbers that a table is not over-dispersed', () => {
    const text = script(withData(initial, 'horse-kicks'));
    expect(text).toContain('assert int(n) * s2 - s1**2 <= int(n) * s1');
    expect(text).not.toContain('golden');
  });
});
