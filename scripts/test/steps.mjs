// The steps of npm test. Each runs a well-known program and reads its report; none throws.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { build } from '../lib/build.mjs';
import { canPretend, hasDisplay } from '../lib/display.mjs';
import { root } from '../lib/terminal.mjs';
import { fromChecks, fromPlaywright, fromVitest, single } from './tally.mjs';

/** @typedef {import('./tally.mjs').Outcome} Outcome */
/** @typedef {() => Promise<Outcome>} Step */

const reports = join(root, 'test-results/reports');

/** @param {string} path @param {readonly string[]} args @returns {[string, string[]]} */
const bin = (path, ...args) => [process.execPath, [join(root, 'node_modules', path), ...args]];

/**
 * @param {readonly [string, readonly string[]]} command
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {Promise<{ ok: boolean, text: string }>}
 */
function run([program, args], extra = {}) {
  return new Promise((done) => {
    const env = { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined, ...extra };
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (/** @type {string} */ chunk) => (text += chunk));
    child.once('error', (error) => done({ ok: false, text: error.message }));
    child.once('close', (code) => done({ ok: code === 0, text: stripVTControlCharacters(text) }));
  });
}

/** A report that an earlier run left behind must not speak for this one. @param {string} name */
function freshReport(name) {
  mkdirSync(reports, { recursive: true });
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  return file;
}

/** @template T @param {string} file @returns {T | null} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} name @param {[string, string[]]} command @returns {Step} */
const check = (name, command) => async () => {
  const { ok, text } = await run(command);
  return single(name, ok, text);
};

/** Writes the declarations by which all others see the core: it comes first, and alone. */
export const coreTypes = check('types of the core', bin('typescript/bin/tsc', '-b', 'tsconfig.core.json'));

/** Types, lint and house: they share nothing else, and two run at a time, the longest first. */
export const staticSteps = [
  check('lint', bin('eslint/bin/eslint.js', '.', '--max-warnings', '0')),
  check('types of the core’s tests', bin('typescript/bin/tsc', '-p', 'tsconfig.core-tests.json', '--noEmit')),
  check('types of main process and scripts', bin('typescript/bin/tsc', '-p', 'tsconfig.main.json', '--noEmit')),
  check('types of the page', bin('typescript/bin/tsc', '-p', 'tsconfig.renderer.json', '--noEmit')),
  check('types of the components', bin('svelte-check/bin/svelte-check', '--tsconfig', './tsconfig.renderer.json', '--fail-on-warnings', '--output', 'human')),
  async () => {
    const report = freshReport('house');
    const { text } = await run(bin('tsx/dist/cli.mjs', 'scripts/house.ts', report));
    return fromChecks('house', read(report), text);
  },
];

/** @param {NodeJS.ProcessEnv} [env] */
export async function unitStep(env = {}) {
  const report = freshReport('unit');
  const { ok, text } = await run(bin('vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${report}`), env);
  return fromVitest('unit', read(report), ok, text);
}

export async function buildStep() {
  try {
    await build();
    return single('build', true, '');
  } catch (error) {
    return single('build', false, error instanceof Error ? error.message : String(error));
  }
}

/**
 * The tests on the real Electron, on virtual screens of their own where these can be had: no window flits over a person's work.
 * @param {NodeJS.ProcessEnv} [env]
 */
export async function endToEndStep(env = {}) {
  const report = freshReport('e2e');
  const command = bin('@playwright/test/cli.js', 'test', '--reporter=json');
  if (!canPretend() && !hasDisplay()) return single('e2e', false, 'There is no display, and no virtual one; as root, type: apt-get install -y xvfb xauth');
  const { ok, text } = await run(command, { PLAYWRIGHT_JSON_OUTPUT_FILE: report, ...env });
  return fromPlaywright('e2e', read(report), ok, text);
}
