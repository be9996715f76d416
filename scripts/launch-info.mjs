// One line of JSON that tells any program how to start the built app as the tests do. Everything else goes to the error stream.
import { realpathSync } from 'node:fs';
import { build } from './lib/build.mjs';
import { isMain, main, root } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

/**
 * @param {string} binary
 * @param {NodeJS.ProcessEnv} env
 */
export function launchInfo(binary, env) {
  return {
    electron: realpathSync(binary),
    // Chromium refuses to start as root inside its sandbox.
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    cwd: root,
    // The home and the display belong to whoever starts it.
    env: env['PATH'] === undefined ? {} : { PATH: env['PATH'] },
  };
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const binary = await setUp();
    await build();
    process.stdout.write(`${JSON.stringify(launchInfo(binary, process.env))}\n`);
  });
}
