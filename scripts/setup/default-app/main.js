// The registry-packaged runtime comes without Electron's default app, which is what makes `electron <folder>` load a folder.
// A module with top-level await: Electron then holds 'ready' back until the app's own module has run, and schemes can be declared.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const given = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (given === undefined) {
  process.stderr.write('usage: electron [switches] <folder of an app> [arguments]\n');
  app.exit(2);
} else {
  const folder = resolve(given);
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  process.defaultApp = true;
  app.setAppPath(folder);
  app.setVersion(about.version);
  app.setName(about.productName ?? about.name);
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));
  await import(pathToFileURL(join(folder, about.main)).href);
}
