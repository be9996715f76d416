import { describe, expect, it } from 'vitest';
import { fileSizeFault } from './limits';

const megabyte = 2 ** 20;

describe('how large a file may be, by its name', () => {
  it.each([
    ['a.csv', 32 * megabyte, null],
    ['a.csv', 32 * megabyte + 1, 'This table has 32.1 MB; at most 32 MB can be read.'],
    ['A.TSV', 40 * megabyte, 'This table has 40 MB; at most 32 MB can be read.'],
    ['a.lab', 64 * megabyte, null],
    ['a.lab', 64 * megabyte + 1, 'This session file has 64.1 MB; at most 64 MB can be read.'],
    ['figure.svg', 65.5 * megabyte, 'This session file has 65.5 MB; at most 64 MB can be read.'],
    ['pasted text', 64 * megabyte, null],
    ['pasted text', 70 * megabyte, 'This file has 70 MB; at most 64 MB can be read.'],
    ['a.csv.zip', 40 * megabyte, null],
  ])('%s with %d bytes: %s', (name, bytes, words) => expect(fileSizeFault(name, bytes)).toBe(words));
});
