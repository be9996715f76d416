// What each step of npm test says about itself, and the one line that sums it up.

/**
 * @typedef {{ name: string, passed: number, failed: number, problems: string[] }} Outcome
 * @typedef {{ numPassedTests: number, numFailedTests: number, testResults: { name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[] }} VitestReport
 * @typedef {{ title: string, file?: string, line?: number, specs?: { title: string, file: string, line: number, tests: { status: string, results: { error?: { message?: string } }[] }[] }[], suites?: Suite[] }} Suite
 * @typedef {{ suites: Suite[], errors: { message?: string }[] }} PlaywrightReport
 */

/** A step without tests of its own counts as one. @param {string} name @param {boolean} ok @param {string} text @returns {Outcome} */
export const single = (name, ok, text) => ({ name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, problems: ok ? [] : [text.trim()] });

/**
 * A runner that ends badly without a failed test has still failed once.
 * @param {Outcome} outcome @param {boolean} ok @param {string} text
 * @returns {Outcome}
 */
function orCrash(outcome, ok, text) {
  const empty = outcome.passed + outcome.failed === 0;
  if ((ok && !empty) || outcome.failed > 0) return outcome;
  const why = text.trim().split('\n').slice(-30).join('\n');
  return { ...outcome, failed: 1, problems: [...outcome.problems, `${empty ? 'no test ran' : 'the runner failed'}: ${why}`] };
}

/** @param {string} name @param {VitestReport | null} report @param {boolean} ok @param {string} text */
export function fromVitest(name, report, ok, text) {
  /** @type {Outcome} */
  const outcome = { name, passed: 0, failed: 0, problems: [] };
  for (const { name: file, status, message, assertionResults } of report?.testResults ?? []) {
    for (const { fullName, status: verdict, failureMessages } of assertionResults) {
      if (verdict === 'passed') outcome.passed += 1;
      else {
        // A test that did not run has not passed.
        outcome.failed += 1;
        outcome.problems.push(`${file}: ${fullName}\n${failureMessages?.[0]?.split('\n').slice(0, 12).join('\n') ?? verdict}`);
      }
    }
    if (status === 'failed' && assertionResults.every((each) => each.status === 'passed')) {
      outcome.failed += 1;
      outcome.problems.push(`${file} could not be run: ${message ?? ''}`);
    }
  }
  return orCrash(outcome, ok, text);
}

/** @param {Suite} suite @returns {NonNullable<Suite['specs']>} */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** @param {string} name @param {PlaywrightReport | null} report @param {boolean} ok @param {string} text */
export function fromPlaywright(name, report, ok, text) {
  /** @type {Outcome} */
  const outcome = { name, passed: 0, failed: 0, problems: [] };
  for (const { title, file, line, tests } of (report?.suites ?? []).flatMap(specsOf)) {
    for (const { status, results } of tests) {
      // Passed at the second try: it counts, and it is told.
      const passed = status === 'expected' || status === 'flaky';
      outcome[passed ? 'passed' : 'failed'] += 1;
      if (status !== 'expected') {
        outcome.problems.push(`e2e/${file}:${line}: ${title} (${status})\n${results.find(({ error }) => error)?.error?.message?.split('\n').slice(0, 15).join('\n') ?? ''}`);
      }
    }
  }
  for (const { message } of report?.errors ?? []) {
    outcome.failed += 1;
    outcome.problems.push(message ?? 'an error without words');
  }
  return orCrash(outcome, ok, text);
}

/** @param {string} name @param {{ name: string, problems: string[] }[] | null} checks @param {string} text */
export function fromChecks(name, checks, text) {
  const broken = (checks ?? []).filter(({ problems }) => problems.length > 0);
  const outcome = {
    name,
    passed: (checks ?? []).length - broken.length,
    failed: broken.length,
    problems: broken.map((check) => [`${check.name}: not so`, ...check.problems.map((problem) => `  ${problem}`)].join('\n')),
  };
  return orCrash(outcome, broken.length === 0, text);
}

/** @param {readonly Outcome[]} outcomes */
export function summary(outcomes) {
  const passed = outcomes.reduce((sum, each) => sum + each.passed, 0);
  const failed = outcomes.reduce((sum, each) => sum + each.failed, 0);
  return { line: `${passed} passed, ${failed} failed`, ok: failed === 0 && passed > 0 };
}
