// npm start: sets up, builds, opens the app; without a display it tours the app on a virtual one and leaves pictures.
import { join } from 'node:path';
import { build } from './lib/build.mjs';
import { canPretend, hasDisplay } from './lib/display.mjs';
import { attach, main, root, say, Trouble } from './lib/terminal.mjs';
import { launchInfo } from './launch-info.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  const binary = await setUp();
  await build();
  if (hasDisplay()) {
    const { electron, args } = launchInfo(binary, process.env);
    return attach(electron, [...args, ...process.argv.slice(2)]);
  }
  if (!canPretend()) throw new Trouble('There is no display here (DISPLAY is not set), and no virtual one; as root, type: apt-get install -y xvfb xauth');
  say('There is no display here (DISPLAY is not set): the app opens on a virtual one, is walked through, and leaves pictures.');
  return attach(process.execPath, [join(root, 'scripts/tour.mjs')]);
});
