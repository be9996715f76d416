// Proofs on the installed package, from outside: nobody drives it, it is only started, watched and photographed.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { capture, root } from '../lib/terminal.mjs';
import { about, mimeType } from './about';
import { debFile } from './deb';

/** The user "nobody" of every Debian. */
const user = 65534;
const asUser = ['--reuid', String(user), '--regid', String(user), '--clear-groups'];
const command = `/usr/bin/${about.name}`;

export function install(): string[] {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The same version may be installed already, from an earlier run.
  const { status, text } = capture('apt-get', ['install', '-y', '--reinstall', '--allow-downgrades', '--no-install-recommends', debFile], { env });
  return status === 0 ? [] : [text.trim().split('\n').slice(-5).join('\n')];
}

/** A home of its own for the ordinary user. */
function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-installed-'));
  chownSync(folder, user, user);
  return folder;
}

/** Whether the desktop takes a session file for ours and would open it with the app. */
export function association(): string[] {
  const folder = home();
  const file = join(folder, 'x.lab');
  writeFileSync(file, '{}\n');
  const ask = (...words: string[]): string => capture('setpriv', [...asUser, 'xdg-mime', 'query', ...words], { env: { PATH: process.env['PATH'], HOME: folder } }).out.trim();
  const [type, opener] = [ask('filetype', file), ask('default', mimeType)];
  rmSync(folder, { recursive: true });
  return [...(type === mimeType ? [] : [`xdg-mime takes x.lab for "${type}"`]), ...(opener === `${about.name}.desktop` ? [] : [`${mimeType} is opened by "${opener}"`])];
}

interface Started {
  child: ChildProcess;
  /** Everything it printed so far. */
  said(): string;
  /** Ids of all its processes. */
  pids(): number[];
  display: string;
  stop(): Promise<void>;
}

const readOr = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const commandLine = (pid: number): string => readOr(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
const parentOf = (pid: number): number => Number(/^PPid:\s*(\d+)$/m.exec(readOr(`/proc/${pid}/status`))?.[1] ?? 0);

/** All processes under one, itself included: Chromium overwrites its environment, so the tree alone tells whose they are. */
function family(ancestor: number): number[] {
  const parents = new Map(readdirSync('/proc').map(Number).filter((pid) => pid > 0).map((pid) => [pid, parentOf(pid)]));
  const belongs = (pid: number): boolean => pid === ancestor || (pid > 1 && belongs(parents.get(pid) ?? 0));
  return [...parents.keys()].filter(belongs);
}

/** Starts the installed app as an ordinary user on a screen of its own. */
async function start(args: readonly string[] = [], env: NodeJS.ProcessEnv = {}): Promise<Started> {
  const folder = home();
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x900x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise<string>((done) => screen.stdio[3]?.once('data', (text: Buffer) => done(text.toString().trim())));
  const display = `:${number}`;
  const child = spawn('setpriv', [...asUser, command, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', HOME: folder, DISPLAY: display, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return {
    child,
    said: () => text,
    pids: () => family(child.pid ?? 0),
    display,
    async stop() {
      child.kill('SIGTERM');
      for (let round = 0; round < 50 && child.exitCode === null && child.signalCode === null; round += 1) await pause(100);
      child.kill('SIGKILL');
      screen.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** How many colours a picture of the whole screen holds. */
function photograph(display: string, file: string): number {
  const env = { ...process.env, DISPLAY: display };
  spawnSync('import', ['-window', 'root', file], { env });
  return Number(capture('identify', ['-format', '%k', file]).out) || 0;
}

/** An empty window with its menu was seen to have 199 colours; text and figures have many more. */
const blank = 400;

async function shows(display: string, file: string): Promise<boolean> {
  for (let round = 0; round < 40; round += 1) {
    await pause(500);
    if (photograph(display, file) > blank) return true;
  }
  return false;
}

export async function firstWindow(): Promise<string[]> {
  const folder = join(root, 'dist/pictures');
  mkdirSync(folder, { recursive: true });
  const started = await start();
  const file = join(folder, 'installed.png');
  const seen = await shows(started.display, file);
  const sandbox = sandboxProblems(started.pids());
  await started.stop();
  return [...(seen ? [] : [`the screen stayed blank for 20 s: ${file}\n${started.said()}`]), ...sandbox];
}

/** Renderers run under seccomp in namespaces of their own, and nobody turned the sandbox off. */
function sandboxProblems(pids: readonly number[]): string[] {
  const renderers = pids.filter((pid) => commandLine(pid).includes('--type=renderer'));
  if (renderers.length === 0) return ['no renderer runs'];
  return pids
    .filter((pid) => commandLine(pid).includes('no-sandbox'))
    .map((pid) => `process ${pid} runs without the sandbox`)
    .concat(
      renderers.flatMap((pid) => {
        const status = readOr(`/proc/${pid}/status`);
        const tight = /^Seccomp:\s*2$/m.test(status) && /^NoNewPrivs:\s*1$/m.test(status) && (/^NSpid:\s*(.*)$/m.exec(status)?.[1]?.split('\t').length ?? 0) >= 2;
        return tight ? [] : [`the renderer ${pid} is not confined:\n${status}`];
      }),
    );
}

/** Nothing foreign runs inside the shipped app, and no port opens, whatever it is asked by variables and switches. */
export async function closed(): Promise<string[]> {
  const folder = home();
  const trace = join(folder, 'ran');
  const foreign = join(folder, 'foreign.cjs');
  writeFileSync(foreign, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran');\n`);
  const problems: string[] = [];
  const attempts: { name: string; args: string[]; env: NodeJS.ProcessEnv }[] = [
    { name: 'ELECTRON_RUN_AS_NODE', args: [foreign], env: { ELECTRON_RUN_AS_NODE: '1' } },
    { name: 'NODE_OPTIONS', args: [], env: { NODE_OPTIONS: `--require ${foreign}` } },
    { name: '--inspect', args: ['--inspect=9331'], env: {} },
    { name: '--remote-debugging-port', args: ['--remote-debugging-port=9332'], env: {} },
  ];
  for (const { name, args, env } of attempts) {
    const started = await start(args, env);
    await shows(started.display, join(folder, 'screen.png'));
    if (!started.pids().some((pid) => commandLine(pid).includes('--type=renderer'))) problems.push(`with ${name} the app did not start: ${started.said()}`);
    if (readOr(trace) !== '') problems.push(`with ${name} foreign code ran`);
    const listening = capture('ss', ['-ltnp']).out.split('\n').filter((line) => started.pids().some((pid) => line.includes(`pid=${pid},`)));
    problems.push(...listening.map((line) => `with ${name} a port is open: ${line}`));
    await started.stop();
  }
  rmSync(folder, { recursive: true });
  return problems;
}
