// Makes the packages and proves them: what is claimed here is checked here, each claim in a line.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, which } from './lib/terminal.mjs';
import { differences, executable, makeApp } from './package/app';
import { archiveFile, debFile, makeArchive, makeDeb } from './package/deb';
import { association, closed, firstWindow, install } from './package/installed';
import { setUp } from './setup.mjs';
import { report } from './test/report.mjs';
import { endToEndStep } from './test/steps.mjs';
import { single } from './test/tally.mjs';

const supported = (JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8')) as { version: string }).version;
const megabytes = (file: string): string => `${(statSync(file).size / 1e6).toFixed(0)} MB`;

const runtime = dirname(await setUp());
const version = readFileSync(join(runtime, 'version'), 'utf8').trim().replace(/^v/, '');
if (version !== supported) console.log(`package: made with Electron ${version}, the runtime at hand, instead of ${supported}: for trying out, not for passing on`);

await report(async (take) => {
  const claim = (name: string, problems: () => Promise<string[]> | string[]): Promise<void> => take(async () => {
    try {
      const found = await problems();
      return single(name, found.length === 0, found.join('\n'));
    } catch (error) {
      return single(name, false, error instanceof Error ? error.message : String(error));
    }
  });
  const done = (act: () => Promise<void> | void) => async (): Promise<string[]> => {
    await act();
    return [];
  };
  await claim('the app is packed as shipped', done(() => makeApp('shipped', runtime, version)));
  await claim('the app is packed as tested', done(() => makeApp('tested', runtime, version)));
  await claim('the two differ by debugging alone', differences);
  await claim('a Debian package', done(makeDeb));
  await claim('an archive', done(makeArchive));
  console.log([debFile, archiveFile].filter((file) => existsSync(file)).map((file) => `    ${file} (${megabytes(file)})`).join('\n'));
  if (process.getuid?.() === 0 && which('apt-get') !== null) {
    await claim('the package installs', install);
    await claim('session files belong to the app', association);
    await claim('an ordinary user sees its first window', firstWindow);
    await claim('no foreign code, no open port', closed);
  } else console.log('    Installing it needs root on Debian: run this as root to have the installed app proved too.');
  await take(() => endToEndStep({ LAB_EXECUTABLE: executable('tested') }));
});
