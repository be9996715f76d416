// The app started without Playwright: by an ordinary user, or twice, or with its debugging closed.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { command, packaged, root } from './app';

export const isRoot = process.getuid?.() === 0;
/** "nobody", on every system of the family. */
const nobody = 65534;

export interface Apart {
  child: ChildProcess;
  /** Everything it printed. */
  said(): string;
  ended: Promise<number | null>;
}

export function run(executable: string, args: readonly string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Apart {
  const child = spawn(executable, args, { cwd: root, ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, said: () => text, ended: new Promise((done) => child.once('exit', (code) => done(code))) };
}

/** The built app on this profile, as a person starts it. */
export function start(profile: string, args: readonly string[] = [], cwd = root): Apart {
  const { executable, args: all } = command(profile, args);
  return run(executable, all, { cwd });
}

/** A copy of runtime and app in a folder that every user may read. */
export function copyOfApp(): { folder: string; executable: string; args: string[] } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-apart-')));
  const { executable } = command(folder);
  const runtime = join(folder, 'runtime');
  execFileSync('cp', ['-aL', '--reflink=auto', dirname(realpathSync(executable)), runtime]);
  chmodSync(folder, 0o755);
  if (packaged !== undefined) return { folder, executable: join(runtime, basename(executable)), args: [] };
  const app = join(folder, 'app');
  mkdirSync(app);
  copyFileSync(join(root, 'package.json'), join(app, 'package.json'));
  cpSync(join(root, 'out'), join(app, 'out'), { recursive: true });
  return { folder, executable: join(runtime, basename(executable)), args: [app] };
}

/** That copy, started by an ordinary user, with nothing that weakens its sandbox. Who is one already starts it so himself. */
export function startAsUser({ folder, executable, args }: ReturnType<typeof copyOfApp>): Apart {
  const home = join(folder, 'home');
  mkdirSync(home);
  const env: NodeJS.ProcessEnv = { PATH: process.env['PATH'], DISPLAY: process.env['DISPLAY'], HOME: home, XDG_CONFIG_HOME: home };
  const key = process.env['XAUTHORITY'];
  if (key !== undefined && existsSync(key)) {
    env['XAUTHORITY'] = join(home, 'key');
    copyFileSync(key, env['XAUTHORITY']);
  }
  const flags = [`--user-data-dir=${join(home, 'profile')}`, '--ozone-platform=x11', ...args];
  if (!isRoot) return run(executable, flags, { cwd: home, env });
  // As the Debian package installs it.
  const helper = join(dirname(executable), 'chrome-sandbox');
  chownSync(helper, 0, 0);
  chmodSync(helper, 0o4755);
  execFileSync('chown', ['-R', `${nobody}:${nobody}`, home]);
  return run('setpriv', ['--reuid', String(nobody), '--regid', String(nobody), '--clear-groups', executable, ...flags], { cwd: home, env });
}

export async function end({ child, ended }: Apart): Promise<void> {
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 4000);
  await ended;
  clearTimeout(late);
}

export const discard = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
