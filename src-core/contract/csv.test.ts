import { describe, expect, it } from 'vitest';
import { csvText } from './csv';

describe('columns as CSV', () => {
  it('writes text that a spreadsheet would run as text, and negative numbers as numbers', () => {
    const text = csvText([
      ['=HYPERLINK("x")', ['+1', '-2', '@a', '\tb', '\rc', 'plain', 'two, three', 'a "quote"']],
      ['number', [-1.5, 1e-300, Infinity, null, Number.NaN]],
    ]);
    expect(text.split('\n')).toEqual([
      `"'=HYPERLINK(""x"")",number`,
      `'+1,-1.5`,
      `'-2,1e-300`,
      `'@a,Infinity`,
      `'\tb,`,
      `"'\rc",`,
      'plain,',
      '"two, three",',
      '"a ""quote""",',
      '',
    ]);
  });
});
