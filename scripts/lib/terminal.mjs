// What every script needs to start another program and to speak to a person. Plain Node: it runs before any package is installed.
import { spawn, spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** The folder of the clone. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Something a person can put right: its message is printed alone, without a stack. */
export class Trouble extends Error {}

/** One line for the person, on the error stream, so that standard output stays free for answers. @param {string} line */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Where a program lies on the path, or null. @param {string} name */
export function which(name) {
  // The administrator's folders hold half of what Debian's packages bring, and an ordinary user's path leaves them out.
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin']) {
    const file = join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Whether this file is what Node was asked to run. @param {string} url */
export function isMain(url) {
  return process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === url;
}

/**
 * Runs a program to its end and hands back what it wrote; a failure is told by `status`, never thrown.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeout?: number }} [options]
 */
export function capture(program, args, { cwd = root, env = process.env, timeout = 600_000 } = {}) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd, env, timeout, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  return { status, out: stdout ?? '', err: stderr ?? '', text: `${stdout ?? ''}${stderr ?? ''}${error ? `${error.message}\n` : ''}` };
}

/**
 * Runs a program with this terminal as its own; resolves with its exit code.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options] `quiet` sends what it prints to the error stream
 * @returns {Promise<number>}
 */
export function attach(program, args, { env = process.env, quiet = false } = {}) {
  return new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'] });
    // Whoever ends this script means the program it runs.
    const pass = (/** @type {NodeJS.Signals} */ signal) => void child.kill(signal);
    for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, pass);
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}

/**
 * Ends the process as a script should: a person's trouble in one line, a bug with its stack.
 * @param {() => Promise<number | void> | number | void} body
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    say(error instanceof Trouble ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error));
    process.exitCode = 1;
  }
}
