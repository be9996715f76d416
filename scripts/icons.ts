// Draws resources/icons/*.png anew from resources/icon.svg, in the runtime at hand: tsx scripts/icons.ts
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { launchInfo } from './launch-info.mjs';
import { root } from './lib/terminal.mjs';
import { iconSizes } from './package/about';
import { setUp } from './setup.mjs';

const folder = await mkdtemp(join(tmpdir(), 'lab-icons-'));
await writeFile(join(folder, 'package.json'), JSON.stringify({ name: 'icons', version: '1.0.0', type: 'module', main: 'main.js' }));
await writeFile(
  join(folder, 'main.js'),
  "import { app, BrowserWindow } from 'electron';\nvoid app.whenReady().then(() => new BrowserWindow({ width: 600, height: 600, transparent: true, frame: false }).loadURL('about:blank'));\n",
);
const { electron, args } = launchInfo(await setUp(), process.env);
const app = await _electron.launch({ executablePath: electron, args: [...args.slice(0, -1), `--user-data-dir=${join(folder, 'profile')}`, folder] });
const page = await app.firstWindow();
const svg = await readFile(join(root, 'resources/icon.svg'), 'utf8');
for (const size of iconSizes) {
  await page.setContent(`<style>html,body{margin:0;background:none}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
  await page.locator('svg').screenshot({ path: join(root, `resources/icons/${size}.png`), omitBackground: true });
}
await app.close();
await rm(folder, { recursive: true, force: true });
