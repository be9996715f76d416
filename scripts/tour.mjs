// npm run tour: every lab walked through in the built app, with pictures in out/tour.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { canPretend, hasDisplay, onVirtualDisplay } from './lib/display.mjs';
import { attach, main, root, Trouble } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build();
  const args = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/tour.ts')];
  if (canPretend()) return attach(...onVirtualDisplay(process.execPath, args));
  if (!hasDisplay()) throw new Trouble('There is no display here, and no virtual one; as root, type: apt-get install -y xvfb xauth');
  return attach(process.execPath, args);
});
