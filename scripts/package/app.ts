// Makes the folder that a person runs: twice, once as it is shipped and once as the tests can drive it.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getCurrentFuseWire, FuseV1Options } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { extractAll } from '@electron/asar';
import type { Configuration } from 'electron-builder';
import { runBuild } from '../lib/build.mjs';
import { capture, root, Trouble } from '../lib/terminal.mjs';
import { about, iconSizes } from './about';
import { thirdPartyLicences } from './licences';

export type Kind = 'shipped' | 'tested';
const dist = join(root, 'dist');
export const appFolder = (kind: Kind): string => join(dist, kind, 'linux-unpacked');
export const executable = (kind: Kind): string => join(appFolder(kind), about.name);
const stage = (kind: Kind): string => join(dist, 'stage', kind);

/** What electron-builder packs: the built code, a package.json, and the papers beside them. */
function makeStage(kind: Kind): void {
  const folder = stage(kind);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  runBuild({ LAB_OUT: join(folder, 'out'), LAB_KEEP_DEBUGGING: kind === 'tested' ? '1' : '0' });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(about, null, 2));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), thirdPartyLicences(join(folder, 'out/bundled')));
  copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
}

export function configuration(kind: Kind, runtime: string, version: string): Configuration {
  return {
    appId: 'org.likelihoodlab.app',
    productName: about.productName,
    executableName: about.name,
    electronDist: runtime,
    electronVersion: version,
    directories: { app: stage(kind), output: join(dist, kind) },
    files: ['out/{main,preload,renderer}/**', 'package.json'],
    extraFiles: ['LICENSE', 'THIRD-PARTY-LICENSES.txt'].map((name) => ({ from: join(stage(kind), name), to: name })),
    asar: true,
    npmRebuild: false,
    publish: null,
    electronLanguages: ['en-US'],
    linux: { target: ['dir'], category: 'Education', icon: join(root, 'resources/icons') },
    electronFuses: {
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: kind === 'tested',
      enableEmbeddedAsarIntegrityValidation: false,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    },
  };
}

export function makeApp(kind: Kind, runtime: string, version: string): void {
  makeStage(kind);
  rmSync(join(dist, kind), { recursive: true, force: true });
  const file = join(dist, 'stage', `${kind}.json`);
  writeFileSync(file, JSON.stringify(configuration(kind, runtime, version)));
  const { status, text } = capture(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), '--linux', 'dir', '--config', file]);
  if (status !== 0) throw new Trouble(`electron-builder failed:\n${text.trim()}`);
  // Parts of a runtime for developers: the app that loads folders, and a profile for another place of installation.
  for (const extra of ['default_app.asar', 'apparmor-profile']) rmSync(join(appFolder(kind), 'resources', extra), { force: true });
}

/** The fuses by name: true, false, or null where this Electron has none of that name. */
async function fuses(kind: Kind): Promise<Record<string, boolean | null>> {
  const wire: Partial<Record<FuseV1Options, FuseState>> = await getCurrentFuseWire(executable(kind));
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name))) as (keyof typeof FuseV1Options)[];
  return Object.fromEntries(
    names.map((name) => {
      const state = wire[FuseV1Options[name]];
      return [name, state === FuseState.ENABLE ? true : state === FuseState.DISABLE ? false : null];
    }),
  );
}

/** Fuses of the shipped build, by Electron's own names. */
export const wanted = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  OnlyLoadAppFromAsar: true,
  GrantFileProtocolExtraPrivileges: false,
} as const;

/** What contradicts the claim that the shipped build is closed and the tested one differs by its debugging alone. */
export async function differences(): Promise<string[]> {
  const [shipped, tested] = [await fuses('shipped'), await fuses('tested')];
  const open = Object.entries(wanted).flatMap(([name, value]) => (shipped[name] === value ? [] : [`the shipped build has the fuse ${name} at ${String(shipped[name])}`]));
  const apart = Object.keys(shipped).filter((name) => shipped[name] !== tested[name]);
  const fuse = apart.join() === 'EnableNodeCliInspectArguments' ? [] : [`the builds differ in the fuses ${apart.join(', ') || '(none)'}`];
  return [...open, ...fuse, ...codeDifferences(), ...fileDifferences()];
}

/** Lines of the two archives that differ, but for those of the debugging constant. */
function codeDifferences(): string[] {
  const unpacked = (['shipped', 'tested'] as const).map((kind) => {
    const folder = join(stage(kind), 'asar');
    rmSync(folder, { recursive: true, force: true });
    extractAll(join(appFolder(kind), 'resources/app.asar'), folder);
    return folder;
  });
  const lines = capture('diff', ['-r', '-U0', ...unpacked]).out.split('\n').filter((line) => /^(?:[+-](?![+-]{2} )|Only in|Binary)/.test(line));
  const debugging = /^[+-]\s*(?:\{|\}|if \((?:true|false|!0|!1)\)? \{?|(?:\{\s*)?(?:electron\.)?app\.commandLine\.removeSwitch\("remote-debugging-(?:port|pipe)"\);?(?:\s*\})?|$)/;
  const other = lines.filter((line) => !debugging.test(line)).map((line) => `the archives differ: ${line.slice(0, 160)}`);
  return lines.some((line) => line.includes('remote-debugging')) ? other : ['the archives do not differ in their debugging', ...other];
}

const listing = (kind: Kind): string[] => (readdirSync(appFolder(kind), { recursive: true }) as string[]).sort();

function fileDifferences(): string[] {
  const [shipped, tested] = [listing('shipped'), listing('tested')];
  const unlike = [...shipped.filter((name) => !tested.includes(name)), ...tested.filter((name) => !shipped.includes(name))];
  const locales = shipped.filter((name) => /^locales\/.*\.pak$/.test(name) && !name.endsWith('/en-US.pak'));
  const papers = ['LICENSE', 'LICENSE.electron.txt', 'LICENSES.chromium.html', 'THIRD-PARTY-LICENSES.txt'].filter((name) => !existsSync(join(appFolder('shipped'), name)));
  return [...unlike.map((name) => `only one build has ${name}`), ...locales.map((name) => `a language that nobody needs: ${name}`), ...papers.map((name) => `missing: ${name}`)];
}

/** The icon of each size, by the name of its folder in the icon theme. */
export const icons = (): Record<string, string> => Object.fromEntries(iconSizes.map((size) => [`${size}x${size}`, join(root, `resources/icons/${size}.png`)]));
