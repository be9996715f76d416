// npm run bench: paired timings of the core and of the built app. Ratios travel from machine to machine, milliseconds do not.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { canPretend, hasDisplay, onVirtualDisplay } from './lib/display.mjs';
import { attach, main, root, Trouble } from './lib/terminal.mjs';
import { parts } from '../bench/parts.mjs';
import { setUpPackages } from './setup/packages.mjs';
import { setUp } from './setup.mjs';

/** The numbers of the core need neither a runtime nor a display. */
const asked = process.argv.slice(2);
const only = asked.find((_, at) => asked[at - 1] === '--only');
const opensApp = only === undefined ? !asked.includes('--json') : parts.some((part) => part === only);

await main(async () => {
  const args = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'bench/run.ts'), ...asked];
  if (!opensApp) {
    setUpPackages();
    return attach(process.execPath, args);
  }
  await setUp();
  await build();
  // A person's own screen, with its graphics card, tells more than a virtual one.
  if (hasDisplay()) return attach(process.execPath, args);
  if (!canPretend()) throw new Trouble('There is no display here, and no virtual one; as root, type: apt-get install -y xvfb xauth');
  return attach(...onVirtualDisplay(process.execPath, args));
});
