// Points of the security checklist that the sources keep: what no linter lets through, and what is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ESLint, type Linter } from 'eslint';
import ts from 'typescript-eslint';
import { root } from './app';

/** The lines that lint finds in a text, as if it stood in that file of ours. */
async function breaches(lint: ESLint, filePath: string, text: string): Promise<number[]> {
  const [result] = await lint.lintText(text, { filePath: join(root, filePath) });
  return [...new Set(result?.messages.filter(({ severity, fatal }) => severity === 2 && !fatal).map(({ line }) => line))];
}

test('6, 11, 12, 17 lint finds a style written into an attribute, an address handed out, a way to the network and text as markup', async () => {
  // None of these rules asks for types, and without them the answer comes at once.
  const untyped = [{ languageOptions: { parserOptions: { project: null } } }, ts.configs.disableTypeChecked as Linter.Config];
  const lint = new ESLint({ cwd: root, overrideConfig: untyped });
  const inMain = ["import { request } from 'node:http';", "import { lookup } from 'dns';", "import { shell } from 'electron';", 'request(String(lookup));', "void fetch('x');", "void shell.openExternal('x');", ''];
  expect(await breaches(lint, 'src-main/words.ts', inMain.join('\n'))).toEqual(expect.arrayContaining([1, 2, 5, 6]));
  const inCore = ["import { connect } from 'node:net';", 'connect(1);', "new WebSocket('x');", ''];
  expect(await breaches(lint, 'src-core/desk/text.ts', inCore.join('\n'))).toEqual(expect.arrayContaining([1, 3]));
  const inPage = ["import { select } from 'd3';", "document.body.setAttribute('style', String(select));", "document.body.innerHTML = 'x';", "void fetch('x');", ''];
  expect(await breaches(lint, 'src-renderer/app/export.ts', inPage.join('\n'))).toEqual(expect.arrayContaining([1, 2, 3, 4]));
  expect(await breaches(lint, 'src-renderer/ui/Rich.svelte', "<script lang=\"ts\">\n  const name = 'x';\n</script>\n\n<p>{@html name}</p>\n")).toEqual([5]);
});

/** Every source of the product. */
const sources = ['src-core', 'src-main', 'src-renderer'].flatMap((room) =>
  (readdirSync(join(root, room), { recursive: true }) as string[]).filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts')).map((name) => ({ name: join(room, name), text: readFileSync(join(root, room, name), 'utf8') })),
);

test('2, 11 no source turns the sandbox off or hands an address to the system', () => {
  expect(sources.length).toBeGreaterThan(80);
  expect(sources.filter(({ text }) => /no-sandbox|openExternal|openPath/.test(text)).map(({ name }) => name)).toEqual([]);
});

test('12 no source starts an updater or a crash reporter', () => {
  expect(sources.filter(({ text }) => /autoUpdater|electron-updater|crashReporter/.test(text)).map(({ name }) => name)).toEqual([]);
});

interface Locked {
  packages: Record<string, { version?: string; integrity?: string; resolved?: string; hasInstallScript?: boolean; optional?: boolean }>;
}
const json = <T>(name: string): T => JSON.parse(readFileSync(join(root, name), 'utf8')) as T;

test('20 dependencies: exact versions, each with its checksum in the lockfile, which names no host', () => {
  const { devDependencies, dependencies = {} } = json<Record<'devDependencies' | 'dependencies', Record<string, string>>>('package.json');
  const wanted = { ...dependencies, ...devDependencies };
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  const { packages } = json<Locked>('package-lock.json');
  expect(Object.entries(wanted).filter(([name, version]) => packages[`node_modules/${name}`]?.version !== version)).toEqual([]);
  const locked = Object.entries(packages).filter(([path]) => path !== '');
  expect(locked.filter(([, { integrity, resolved }]) => integrity === undefined || resolved !== undefined).map(([path]) => path)).toEqual([]);
});

test('20 dependencies: nothing that runs here needed a script of its package', () => {
  const installed = json<Locked>('node_modules/.package-lock.json').packages;
  const withScript = Object.entries(installed).filter(([path, { hasInstallScript }]) => hasInstallScript === true && existsSync(join(root, path)));
  // The set-up fetches Electron's runtime itself; the others' scripts look whether an optional package is there, or are for Windows.
  const known = ['electron', 'electron-winstaller', 'esbuild'];
  expect(withScript.map(([path]) => path.split('node_modules/').at(-1) ?? '').filter((name) => !known.includes(name))).toEqual([]);
  const setUp = readFileSync(join(root, 'scripts/setup/packages.mjs'), 'utf8');
  expect(setUp).toContain("'--ignore-scripts'");
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--dry-run', '--offline', '--no-audit', '--no-fund'], { cwd: root, encoding: 'utf8' });
  expect(status, `${stdout}${stderr}`).toBe(0);
});
