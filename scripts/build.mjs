// npm run build: the app as start, tests and tour use it, in out/.
import { build } from './lib/build.mjs';
import { main } from './lib/terminal.mjs';
import { setUp } from './setup.mjs';

await main(async () => {
  await setUp();
  await build();
});
