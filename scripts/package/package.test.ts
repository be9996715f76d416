import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../lib/terminal.mjs';
import { about, mimeType } from './about';
import { packageFolder } from './bundled';
import { icons } from './app';
import { thirdPartyLicences } from './licences';

it.each([
  ['/anywhere/node_modules/katex/dist/katex.mjs', 'node_modules/katex'],
  ['../node_modules/@fontsource-variable/inter/files/inter.woff2', 'node_modules/@fontsource-variable/inter'],
  ['/anywhere/node_modules/one/node_modules/two/index.js', 'node_modules/one/node_modules/two'],
  ['C:\\clone\\node_modules\\zod\\index.js', 'node_modules/zod'],
  ['/anywhere/src-core/maths/gamma.ts', null],
])('the module %s came from %s', (module, folder) => {
  expect(packageFolder(module)).toBe(folder);
});

it('the licences name each package once, with its version, its licence and its text', () => {
  const noted = mkdtempSync(join(tmpdir(), 'lab-licences-'));
  for (const part of ['main', 'renderer']) writeFileSync(join(noted, `${part}.json`), JSON.stringify(['node_modules/zod', 'node_modules/katex']));
  const text = thirdPartyLicences(noted);
  rmSync(noted, { recursive: true });
  expect(text.match(/^katex \d\S* \(MIT\)$/gm)).toHaveLength(1);
  expect(text.match(/^zod \d\S* \(MIT\)$/gm)).toHaveLength(1);
  expect(text).toContain('Khan Academy');
});

it('a package that says nothing of its licence stops the packaging', () => {
  const noted = mkdtempSync(join(tmpdir(), 'lab-licences-'));
  const silent = 'out/test-licences/node_modules/silent';
  mkdirSync(join(root, silent), { recursive: true });
  writeFileSync(join(root, silent, 'package.json'), JSON.stringify({ name: 'silent', version: '1.0.0' }));
  writeFileSync(join(noted, 'main.json'), JSON.stringify([silent]));
  expect(() => thirdPartyLicences(noted)).toThrow('silent 1.0.0');
  rmSync(join(root, 'out/test-licences'), { recursive: true });
  rmSync(noted, { recursive: true });
});

it('desktop and MIME description speak of the same program and type', () => {
  const mime = readFileSync(join(root, 'resources/linux/likelihood-lab.xml'), 'utf8');
  expect(mime).toContain(`<mime-type type="${mimeType}">`);
  expect(mime).toContain(`<icon name="${about.name}"/>`);
  expect(mime).toContain('pattern="*.lab"');
  expect(readFileSync(join(root, 'resources/linux/likelihood-lab.desktop.ejs'), 'utf8')).toContain('Exec=<%= name %> %f');
});

it('an icon is as large as its name says', () => {
  for (const [size, file] of Object.entries(icons())) {
    const head = readFileSync(file);
    // Width and height in the header of a PNG (its specification, section 11.2.2).
    expect(`${head.readUInt32BE(16)}x${head.readUInt32BE(20)}`).toBe(size);
  }
});
