// npm run dev: the app with hot reload. Its content security policy is Vite's, not the app's: judge that on the built app.
import { join } from 'node:path';
import { hasDisplay, onVirtualDisplay } from './lib/display.mjs';
import { attach, main, root, say } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  const args = [join(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', ...(process.getuid?.() === 0 ? ['--noSandbox'] : []), ...process.argv.slice(2)];
  if (hasDisplay()) return attach(process.execPath, args);
  say('There is no display here: the app opens on a virtual one. The page is also at the address below.');
  return attach(...onVirtualDisplay(process.execPath, args));
});
