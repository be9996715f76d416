// npm run bench: paired timings of the built app. Ratios travel from machine to machine, milliseconds do not.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { canPretend, hasDisplay, onVirtualDisplay } from './lib/display.mjs';
import { attach, main, root, Trouble } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build();
  const args = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'bench/run.ts'), ...process.argv.slice(2)];
  // A person's own screen, with its graphics card, tells more than a virtual one.
  if (hasDisplay()) return attach(process.execPath, args);
  if (!canPretend()) throw new Trouble('There is no display here, and no virtual one; as root, type: apt-get install -y xvfb xauth');
  return attach(...onVirtualDisplay(process.execPath, args));
});
