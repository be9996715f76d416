import { describe, expect, it } from 'vitest';
import { fixture, planted } from './checks';
import { breachesOf, rules } from './texts';
import { breaches } from './walls';

// Put together at run time, so that this file keeps the rules it tests.
const no = (...parts: string[]): string => parts.join('');

/** For each rule a line that breaks it and a line that only looks like it, in a file to which the rule applies. */
const lines: Record<string, { path: string; breaking: string; innocent: string }> = {
  'no type is any': { path: 'src-core/a.ts', breaking: no('const x: an', 'y = 1;'), innocent: 'const company: string = "any of them";' },
  'no check is turned off for one place': { path: 'src-main/a.ts', breaking: no('// @ts-', 'ignore'), innocent: '// what the linter said is mended' },
  'every test runs, everywhere': { path: 'src-core/a.test.ts', breaking: no("it.sk", "ip('later', () => {});"), innocent: "it('skips no row', () => {});" },
  'text enters the page as text': { path: 'src-renderer/A.svelte', breaking: no('<p>{@ht', 'ml name}</p>'), innocent: '<p>{name}</p>' },
  'no address is handed to the system': { path: 'src-main/a.ts', breaking: no('void shell.open', 'External(url);'), innocent: 'void openFile(path);' },
  'the product never turns the sandbox off': { path: 'src-main/a.ts', breaking: no("app.commandLine.appendSwitch('no-", "sandbox');"), innocent: 'sandbox: true,' },
  'no file names a package registry': { path: 'docs/a.md', breaking: no('https://regis', 'try.example.com/left-pad'), innocent: 'the registry of problems' },
  'no file names a place of one machine': { path: 'scripts/a.mjs', breaking: no("const x = '/ro", "ot/cache';"), innocent: "const x = '/usr/share/mime';" },
  'nothing reads outside the clone': { path: 'src-core/a.test.ts', breaking: no("read('../sha", "red/reference.json')"), innocent: "read('./shared/reference.json')" },
};

describe('texts of the house', () => {
  it('every rule has its example here', () => {
    expect(Object.keys(lines).sort()).toEqual(rules.map(({ name }) => name).sort());
  });

  it.each(rules)('$name: a breach is named by its line, its likeness passes', (rule) => {
    const { path, breaking, innocent } = lines[rule.name]!;
    expect(breachesOf(rule, [{ path, body: `\n${breaking}` }])).toEqual([`${path}:2: ${breaking}`]);
    expect(breachesOf(rule, [{ path, body: innocent }])).toEqual([]);
  });
});

describe('walls of the house', () => {
  it('finds the breaches planted in .ts and in .svelte', async () => {
    expect(await breaches(fixture, ['src-core', 'src-main', 'src-renderer'])).toEqual(expect.arrayContaining([...planted]));
  });

  it('finds nothing in the room of the fixture that keeps the rules', async () => {
    expect(await breaches(fixture, ['src-renderer/app'])).toEqual([]);
  });

  it('refuses to call a tree clean in which it saw no file', async () => {
    await expect(breaches(fixture, ['src-renderer/labs'])).rejects.toThrow();
  });
});
