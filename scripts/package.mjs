// npm run package: a .deb and an archive from the runtime at hand, and the proofs that they hold.
import { join } from 'node:path';
import { attach, main, root, Trouble } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Trouble(`package: packages are made on Linux x64 only (this is ${process.platform} ${process.arch})`);
  await setUp();
  return attach(process.execPath, [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'scripts/package.ts')]);
});
