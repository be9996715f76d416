// Rules about what stands in the files, for which no compiler speaks.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { root } from '../lib/terminal.mjs';

export interface Text {
  /** From the clone's folder, with forward slashes. */
  path: string;
  body: string;
}

export interface Rule {
  name: string;
  applies(path: string): boolean;
  /** What must not be found, line by line. */
  breach: RegExp;
}

const leftAside = new Set(['node_modules', 'out', 'dist', 'test-results', '.git', 'fixture']);
const isText = (path: string): boolean => /\.(?:ts|mjs|cjs|js|svelte|json|css|html|md|xml|svg|desktop|yml)$|(?:^|\/)(?:run|\.npmrc|\.gitignore|LICENSE)$/.test(path);

/** Every text of the project, without what is made or installed. */
export function allTexts(folder = root): Text[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = join(folder, entry.name);
    if (entry.isDirectory()) return leftAside.has(entry.name) ? [] : allTexts(full);
    const path = relative(root, full).split(sep).join('/');
    return isText(path) ? [{ path, body: readFileSync(full, 'utf8') }] : [];
  });
}

const code = (path: string): boolean => /\.(?:ts|mjs|cjs|js|svelte)$/.test(path) && !path.startsWith('scripts/house/');
const product = (path: string): boolean => code(path) && path.startsWith('src-') && !path.endsWith('.test.ts');
const test = (path: string): boolean => /\.(?:test|spec)\.ts$/.test(path) && !path.startsWith('scripts/house/');
/** Data and the lockfile hold any word by chance. */
const own = (path: string): boolean => !path.startsWith('scripts/house/') && path !== 'package-lock.json';

export const rules: readonly Rule[] = [
  { name: 'no type is any', applies: code, breach: /(?::|<|\bas|\||&|=>|,)\s*any\b(?!\s+\w)|\bany\[\]/ },
  { name: 'no check is turned off for one place', applies: code, breach: /@ts-(?:ignore|expect-error|nocheck)|eslint-disable|prettier-ignore|(?:istanbul|v8|c8) ignore/ },
  { name: 'every test runs, everywhere', applies: test, breach: /\.(?:skip|only|todo|fixme|fails|skipIf|runIf)\b|\b(?:xit|xdescribe|xtest)\(/ },
  { name: 'text enters the page as text', applies: product, breach: /\{@html|\binnerHTML\b|\bouterHTML\b|insertAdjacentHTML|document\.write/ },
  { name: 'no address is handed to the system', applies: product, breach: /openExternal|shell\.openPath/ },
  { name: 'the product never turns the sandbox off', applies: product, breach: /no-sandbox/ },
  { name: 'no file names a package registry', applies: own, breach: /\bregistry\.[a-z]+\.(?:org|com|dev)|\bnpmmirror\b|\bnpm\.pkg\.|artifactory/i },
  // /home/me is nobody's.
  { name: 'no file names a place of one machine', applies: own, breach: /(?:^|["'`\s=(:])\/(?:root|work|Users|home\/(?!me\/)[a-z]\w*)\/\w/ },
  { name: 'nothing reads outside the clone', applies: (path) => code(path), breach: /['"`/](?:\.\.\/)+shared\// },
];

/** Each breach as "file:line". */
export function breachesOf(rule: Rule, texts: readonly Text[]): string[] {
  return texts
    .filter(({ path }) => rule.applies(path))
    .flatMap(({ path, body }) => body.split('\n').flatMap((line, at) => (rule.breach.test(line) ? [`${path}:${at + 1}: ${line.trim().slice(0, 120)}`] : [])));
}

interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  scripts: Record<string, string>;
}

const manifest = (): Manifest => JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
const listed = (): [string, string][] => Object.entries({ ...manifest().dependencies, ...manifest().devDependencies });

/** Versions that are not exact. */
export const looseVersions = (): string[] => listed().flatMap(([name, version]) => (/^\d+\.\d+\.\d+$/.test(version) ? [] : [`${name}: ${version}`]));

/** Entries of the lockfile that say where a package came from, or that nothing asks for. */
export function strayLocks(): string[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, { resolved?: string; extraneous?: boolean }> };
  return Object.entries(packages).flatMap(([path, { resolved, extraneous }]) => (resolved !== undefined ? [`${path} names ${resolved}`] : extraneous ? [`${path} is asked for by nothing`] : []));
}

/** Packages in package.json that no file and no script names. */
export function unusedPackages(texts: readonly Text[]): string[] {
  const used = texts.filter(({ path }) => /\.(?:ts|mjs|cjs|js|svelte|css)$/.test(path) || path.startsWith('tsconfig')).map(({ body }) => body);
  const commands = Object.values(manifest().scripts);
  return listed().flatMap(([name]) => {
    // Types of a package are used when the package is.
    const subject = name.startsWith('@types/') ? name.slice('@types/'.length) : name;
    const mention = new RegExp(`['"/]${subject}(?:['"/])`);
    return subject === 'node' || used.some((body) => mention.test(body)) || commands.some((command) => command.split(' ').includes(subject)) ? [] : [name];
  });
}

/** What a person needs beside the code. */
export const missingPapers = (): string[] => ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE', '.ci/run', '.npmrc'].filter((path) => !existsSync(join(root, path)));
