import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../contract/faults';
import type { Delimiter, Fault, Table } from '../contract/types';
import { readTable } from './table';

function whole<O>(work: Generator<unknown, O, void>): O {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (content: string | Uint8Array, lab = 'poisson-mixture', delimiter: Delimiter | null = null): Table =>
  whole(readTable(lab, 'a.csv', typeof content === 'string' ? utf8(content) : content, delimiter));
function fault(content: string | Uint8Array, lab?: string): Fault {
  try {
    read(content, lab);
  } catch (error) {
    if (error instanceof Refusal) return error.fault;
    throw error;
  }
  throw new Error('It was read.');
}
const utf16 = (text: string, isBig: boolean): Uint8Array => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return new Uint8Array(isBig ? bytes.swap16() : bytes);
};

describe('what is read', () => {
  it.each([
    ['a header', 'a,b\n1,2\n3,4\n', ['a', 'b'], [1, 2, 3, 4]],
    ['no header: names are made', '1,2\n3,4', ['column 1', 'column 2'], [1, 2, 3, 4]],
    ['one column', 'x\n1\n2\n', ['x'], [1, 2]],
    ['CRLF', 'x,y\r\n1,2\r\n', ['x', 'y'], [1, 2]],
    ['lone CR', 'x,y\r1,2\r', ['x', 'y'], [1, 2]],
    ['tabs', 'x\ty\n1\t2\n', ['x', 'y'], [1, 2]],
    ['semicolons', 'x;y\n1;2\n', ['x', 'y'], [1, 2]],
    ['quotes', '"a ""b""","c\nd"\n"1","2"\n', ['a "b"', 'c d'], [1, 2]],
    ['counts written as decimals and powers', 'x\n3.0\n1e3\n', ['x'], [3, 1000]],
    ['spaces round a number', 'x,y\n 1 ,  2\n', ['x', 'y'], [1, 2]],
    ['an empty name in the header', 'a,\n1,2\n', ['a', 'column 2'], [1, 2]],
    ['a name over two lines, with other delimiters in it', '"a,\nb";c\n1;2\n', ['a, b', 'c'], [1, 2]],
    ['names that are those of prototypes', '__proto__,constructor\n1,2\n', ['__proto__', 'constructor'], [1, 2]],
  ])('%s', (_, text, header, values) => {
    const table = read(text);
    expect({ header: table.header, values: Array.from(table.values) }).toEqual({ header, values });
  });
  it.each([false, true])('UTF-16 with its mark, big-endian %s', (isBig) => expect(Array.from(read(utf16('a,b\n1,2\n', isBig)).values)).toEqual([1, 2]));
  it('decimal commas between semicolons', () => expect(Array.from(read('1,5;2,5\n3,5;4\n', 'linear-vae').values)).toEqual([1.5, 2.5, 3.5, 4]));
  it.each(['x', 'xy', 'ä', '\u{1F41E}'])('a long file with CRLF, its header %s, wherever its bytes are cut', (header) => {
    const table = read(`${header}\r\n${'12\r\n'.repeat(200_000)}`);
    expect({ header: table.header, rows: table.rows, notes: table.notes }).toEqual({ header: [header], rows: 200_000, notes: [] });
  });
  it('blank lines are skipped and counted', () => expect(read('x\n\n1\n  \n2\n').notes).toEqual(['2 blank lines skipped']));
  it('the delimiter that a person chose', () => expect(read('a;b,c\n1;2\n', 'linear-vae', ';').header).toEqual(['a', 'b,c']));
  it('a long name is cut', () => expect(read(`${'n'.repeat(80)}\n1\n`).header[0]).toHaveLength(61));
  it('equal content has equal hashes, whatever the file is called', () => expect(read('x\n1\n').hash).toBe(whole(readTable('linear-rnn', 'b.csv', utf8('x\r\n1'), null)).hash));
  it('any table of numbers comes back as it was', () => {
    const rows = fc.integer({ min: 1, max: 5 }).chain((columns) => fc.array(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 30 }));
    fc.assert(fc.property(rows, fc.constantFrom<Delimiter>(',', ';', '\t'), (table, delimiter) => {
      const text = table.map((row) => row.join(delimiter)).join('\n');
      expect(Array.from(read(text, 'kernel-attention', delimiter).values)).toEqual(table.flat().map((value) => value + 0)); // minus zero is written as 0
    }));
  });
});

describe('what is refused, and where', () => {
  it.each([
    ['', /is empty/],
    ['\n \n', /is empty/],
    ['x,y\n1,2\n3\n', /row 3 has 1 cell, the first row has 2/],
    ['x;y\n1;2\n3\n', /row 3 has 1 cell, the first row has 2/],
    ['x\ty\n1\t2\n3\t4\t5\n', /row 3 has 3 cells, the first row has 2/],
    ['1,2\n3,x\n', /row 2, column 2: "x" is not a number; expected is a whole number/],
    ['x\n1\n\n-5\n', /row 4, column x: -5 is negative/],
    ['x,y\n1,2\n3,1.5\n', /row 3, column y: 1.5 is not whole/],
    ['x\n2e9\n', /row 2, column x: 2e9 is too large/],
    ['x\n1,234\n', /row 2 has 2 cells/],
    ['x;y\n1.234,5;1\n', /"1.234,5" is not a number/],
    ['x\n1 234\n', /separators/],
    ['x\n0x10\n', /"0x10" is not a number/],
    ['x\n1_000\n', /not a number|separators/],
    ['x\n１\n', /"１" is not a number/],
    ['x\nNaN\n', /"NaN" is not a number/],
    ['x\nInfinity\n', /"Infinity" is not a number/],
    ['x\n1e400\n', /too large for a number/],
    ['x,y\n1,\n', /row 2, column y: the cell is empty/],
    ['x\n1\n""\n', /row 3, column x: the cell is empty/],
    ['x,y\n1, "2"\n', /quotes that do not enclose the whole cell/],
    ['x\n=1+1\n', /a formula, read as text/],
    ['x,y\n1,"2\n3,4\n', /quote in row 2 that is never closed/],
    ['x,y\n1,"2" 3\n', /quote inside a cell in row 2/],
    ['x\n', /no row of data/],
    [`x\n${'1'.repeat(10_001)}\n`, /10001 characters in row 2/],
    [`${'1,'.repeat(1000)}1\n`, /1001 columns/],
    ['x\n1\u00001\n', /NUL character in row 2/],
  ])('%j', (text, words) => {
    const { kind, message } = fault(text);
    expect(kind).toBe('data');
    expect(message).toMatch(words);
    expect(message).toMatch(/^This table /);
  });
  it('a byte that is no UTF-8, by row', () => expect(fault(new Uint8Array([120, 10, 49, 10, 0xff, 10])).message).toMatch(/not UTF-8 in row 3/));
  it('a byte that is no UTF-8 behind a replacement character that is', () => expect(fault(new Uint8Array([...utf8('\uFFFD\r\n1\r\n'), 0xff])).message).toMatch(/not UTF-8 in row 3/));
  it('a character that is cut off at the end', () => expect(fault(new Uint8Array([120, 13, 49, 13, 0xc3])).message).toMatch(/not UTF-8 in row 3/));
  it('an archive is binary', () => expect(fault(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff, 0xfe])).message).toMatch(/spreadsheet or an archive is binary/));
  it('the first five faults and the number of all', () => {
    const { message, row, column } = fault(`x\n${'a\n'.repeat(8)}`);
    expect(message).toMatch(/8 faults/);
    expect(message.match(/row \d+/g)).toEqual(['row 2', 'row 3', 'row 4', 'row 5', 'row 6']);
    expect({ row, column }).toEqual({ row: 2, column: 'x' });
  });
  it('rows are counted over a quoted line end', () => expect(fault('a,b\n"1\n",2\n3,x\n', 'linear-vae').message).toMatch(/row 4, column b/));
  it('rows are counted beyond a cell that is longer than a block', () => expect(fault(`a,b\n${`"${'n'.repeat(9000)}\n",1\n`.repeat(4)}`, 'linear-vae').row).toBe(2));
  it('a quote that opens late and is never closed is named by its row', () => expect(fault(`a,b\n${'1,2\n'.repeat(20_000)}3,"4\n${'1,2\n'.repeat(20_000)}`).message).toMatch(/quote in row 20002 that is never closed/));
  it('rows are counted beyond a block of quoted records', () => expect(fault(`a\n${'"1"\n'.repeat(2500)}\n\n"x"\n`).message).toMatch(/row 2504, column a/));
  it.each([
    ['quotes and nothing else', '"'.repeat(8 * 2 ** 20), /cell in row 1, column 1 that does not end within 10000 characters. Is there a quote that is never closed/],
    ['a quote left open before millions of rows', `x\n1\n"${'2\n'.repeat(4 * 2 ** 20)}`, /cell in row 3, column 1 that does not end/],
    ['one row without an end', '1,'.repeat(4 * 2 ** 20), /more than 1000 columns in row 1/],
  ])('%s, without reading all of it', (_, text, words) => expect(fault(text).message).toMatch(words));
  it('more than a million rows', () => expect(fault('1\n'.repeat(1_000_001)).message).toMatch(/more than 1000000 rows/));
  it('one byte more than 32 MB does not read like 32 MB', () => expect(fault(new Uint8Array(32 * 2 ** 20 + 1)).message).toMatch(/has 32.1 MB; at most 32 MB/));
  it('more than 32 MB, before it is read', () => expect(fault(new Uint8Array(33 * 2 ** 20)).message).toMatch(/33 MB; at most 32 MB/));
});

describe('what the labs take', () => {
  it.each([
    ['logistic-regression', 'x1,x2,y\n1,2,1\n0,0,2\n', /row 3, column y: 2 is not a label/],
    ['logistic-regression', 'x1,x2\n1,2\n', /2 columns .* takes three/],
    ['logistic-regression', 'y,x1,x2\n1,2,1\n', /y in column 1/],
    ['linear-rnn', 'a,b\n1,2\n', /2 columns .* a series is one column/],
    ['factorial-hmm', 'a,b\n1,2\n', /a series is one column/],
    ['no-such-lab', 'a\n1\n', /no lab of that name/],
    ['__proto__', 'a\n1\n', /no lab of that name/],
  ])('%s refuses %j', (lab, text, words) => expect(fault(text, lab).message).toMatch(words));
  it.each(['linear-vae', 'kernel-attention', 'linear-rnn', 'factorial-hmm'])('%s takes any number', (lab) => expect(read('x\n-1.5\n', lab).values[0]).toBe(-1.5));
});
