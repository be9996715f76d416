// The Debian package and the plain archive, both of the shipped folder.
import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import debian from 'electron-installer-debian';
import { capture, root, Trouble } from '../lib/terminal.mjs';
import { about, mimeType } from './about';
import { appFolder, icons } from './app';

const dist = join(root, 'dist');
export const debFile = join(dist, `${about.name}_${about.version}_amd64.deb`);
export const archiveFile = join(dist, `${about.name}-${about.version}-linux-x64.tar.zst`);

/** Under each name that Debian and Ubuntu have given them; Chromium's own list names more, but those are asked of the desktop at run time. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libcups2 | libcups2t64',
  'libgbm1',
  'libxtst6',
  'xdg-utils',
  'shared-mime-info',
  'desktop-file-utils',
];

export async function makeDeb(): Promise<void> {
  const installer = new debian.Installer({
    src: `${appFolder('shipped')}/`,
    dest: dist,
    rename: () => debFile,
    logger: () => undefined,
    options: {
      ...about,
      arch: 'amd64',
      bin: about.name,
      maintainer: about.author,
      productDescription: 'Seven visual labs for a graduate course in statistics. They run without a network, and what is entered is kept.',
      section: 'education',
      categories: ['Education', 'Science', 'Math'],
      mimeType: [mimeType],
      icon: icons(),
      desktopTemplate: join(root, 'resources/linux/likelihood-lab.desktop.ejs'),
      compression: 'zstd',
    },
  });
  await installer.generateDefaults();
  installer.generateOptions();
  // The library adds what any Electron app might use, which would draw in half a desktop.
  Object.assign(installer.options, { depends, recommends: [], suggests: [] });
  await installer.createStagingDir();
  await installer.createContents();
  const mime = join(installer.stagingDir, 'usr/share/mime/packages');
  mkdirSync(mime, { recursive: true });
  copyFileSync(join(root, 'resources/linux/likelihood-lab.xml'), join(mime, `${about.name}.xml`));
  await installer.createPackage();
  await installer.movePackage();
}

export function makeArchive(): void {
  const { status, text } = capture('tar', ['--zstd', '--transform', `s,^linux-unpacked,${about.name}-${about.version},`, '-cf', archiveFile, '-C', join(dist, 'shipped'), 'linux-unpacked']);
  if (status !== 0) throw new Trouble(`package: tar failed: ${text.trim()}`);
}
