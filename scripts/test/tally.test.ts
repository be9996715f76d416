import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromChecks, fromPlaywright, fromVitest, single, summary } from './tally.mjs';

const counts = ({ passed, failed }: { passed: number; failed: number }): [number, number] => [passed, failed];
const vitestFile = (...statuses: string[]) => ({ name: 'a.test.ts', status: statuses.includes('failed') ? 'failed' : 'passed', assertionResults: statuses.map((status) => ({ fullName: 'claim', status })) });
const vitestReport = (...testResults: object[]) => ({ numPassedTests: 0, numFailedTests: 0, testResults }) as Parameters<typeof fromVitest>[1];
const spec = (status: string) => ({ title: 'claim', file: 'a.spec.ts', line: 3, tests: [{ status, results: [{}] }] });

describe('the sum over everything', () => {
  it('adds up what the steps say', () => {
    const outcome = fc.record({ name: fc.string(), passed: fc.nat(500), failed: fc.nat(500), problems: fc.constant<string[]>([]) });
    fc.assert(
      fc.property(fc.array(outcome, { minLength: 1 }), (outcomes) => {
        const { line, ok } = summary(outcomes);
        const [passed, failed] = (/^(\d+) passed, (\d+) failed$/.exec(line) ?? []).slice(1).map(Number);
        expect(passed).toBe(outcomes.map((each) => each.passed).reduce((a, b) => a + b));
        expect(failed).toBe(outcomes.map((each) => each.failed).reduce((a, b) => a + b));
        expect(ok).toBe(failed === 0 && Number(passed) > 0);
      }),
    );
  });

  it('is no success when nothing ran', () => {
    expect(summary([])).toEqual({ line: '0 passed, 0 failed', ok: false });
  });
});

describe('what a step says of itself', () => {
  it('a type check, a lint, a build count as one', () => {
    expect(counts(single('lint', true, ''))).toEqual([1, 0]);
    expect(single('lint', false, ' two errors \n')).toEqual({ name: 'lint', passed: 0, failed: 1, problems: ['two errors'] });
  });

  it('each unit test counts', () => {
    expect(counts(fromVitest('unit', vitestReport(vitestFile('passed', 'passed'), vitestFile('failed')), false, ''))).toEqual([2, 1]);
  });

  it('a unit test that did not run has not passed', () => {
    expect(counts(fromVitest('unit', vitestReport(vitestFile('passed', 'pending')), true, ''))).toEqual([1, 1]);
  });

  it('a file that could not be read counts as a failure and is named', () => {
    const outcome = fromVitest('unit', vitestReport({ name: 'b.test.ts', status: 'failed', message: 'no such module', assertionResults: [] }), false, '');
    expect(counts(outcome)).toEqual([0, 1]);
    expect(outcome.problems[0]).toContain('b.test.ts could not be run: no such module');
  });

  it('a runner that dies without a report, or after passing tests, has failed', () => {
    expect(counts(fromVitest('unit', null, false, 'killed'))).toEqual([0, 1]);
    expect(counts(fromVitest('unit', vitestReport(vitestFile('passed')), false, 'unhandled rejection'))).toEqual([1, 1]);
    expect(counts(fromPlaywright('e2e', null, false, 'no display'))).toEqual([0, 1]);
  });

  it('a runner that found no test has failed', () => {
    expect(counts(fromVitest('unit', vitestReport(), true, ''))).toEqual([0, 1]);
  });

  it('each end-to-end test counts, in suites within suites too; a pass at the second try counts and is told', () => {
    const report = { suites: [{ title: 'a', specs: [spec('expected')], suites: [{ title: 'b', specs: [spec('unexpected'), spec('flaky'), spec('skipped')] }] }], errors: [] };
    const outcome = fromPlaywright('e2e', report, false, '');
    expect(counts(outcome)).toEqual([2, 2]);
    expect(outcome.problems.map((problem) => /\((\w+)\)/.exec(problem)?.[1])).toEqual(['unexpected', 'flaky', 'skipped']);
  });

  it('an error outside any end-to-end test counts', () => {
    expect(counts(fromPlaywright('e2e', { suites: [{ title: 'a', specs: [spec('expected')] }], errors: [{ message: 'import failed' }] }, false, ''))).toEqual([1, 1]);
  });

  it('each house rule counts, and a broken one says by what', () => {
    const outcome = fromChecks('house', [{ name: 'no any', problems: [] }, { name: 'walls', problems: ['a -> b'] }], '');
    expect(counts(outcome)).toEqual([1, 1]);
    expect(outcome.problems).toEqual(['walls: not so\n  a -> b']);
  });
});
