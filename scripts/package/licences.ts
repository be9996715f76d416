// The licences of everything that goes into the package and was written by others, in one text.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/terminal.mjs';

interface Manifest {
  name: string;
  version: string;
  license?: string;
}

const file = (folder: string, pattern: RegExp): string | undefined => readdirSync(folder).find((name) => pattern.test(name));

/** What one package says of its licence, with the notices it asks to be kept. */
function section(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const text = file(folder, /^(?:licen[cs]e|copying)(?:[.-]|$)/i);
  const notice = file(folder, /^notice(?:[.-]|$)/i);
  if (license === undefined && text === undefined) throw new Error(`${name} ${version} says nothing of its licence: look it up before it is passed on`);
  const read = (each: string | undefined): string[] => (each === undefined ? [] : [readFileSync(join(folder, each), 'utf8').trim()]);
  return [`${name} ${version} (${license ?? 'see below'})`, '', ...read(text), ...read(notice)].join('\n');
}

/** @param noted the folder where each part of the build noted its packages */
export function thirdPartyLicences(noted: string): string {
  const packages = readdirSync(noted).flatMap((name) => JSON.parse(readFileSync(join(noted, name), 'utf8')) as string[]);
  const folders = [...new Set(packages)].sort().map((each) => join(root, each)).filter((each) => existsSync(join(each, 'package.json')));
  const opening = [
    'Likelihood Lab contains the following work of others. Their licences follow, each under the name of its package.',
    'Electron is in LICENSE.electron.txt, Chromium and what it contains in LICENSES.chromium.html.',
  ].join('\n');
  return `${[opening, ...folders.map(section)].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}
