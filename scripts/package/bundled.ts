// Notes which npm packages a build took something from, so that their licences can go with the package.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** The folder of the package that a module belongs to, from the clone: "node_modules/@scope/name", nested ones too. */
export function packageFolder(module: string): string | null {
  return /(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1] ?? null;
}

/** Fonts come in by style sheets that are no modules: they show among the files that were put out. */
export function noteBundled(folder: string, part: string): Plugin {
  return {
    name: 'note-bundled',
    generateBundle(_options, bundle) {
      const assets = Object.values(bundle).flatMap((each) => (each.type === 'asset' ? each.originalFileNames : []));
      const packages = new Set([...this.getModuleIds(), ...assets].map(packageFolder).filter((each) => each !== null));
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${part}.json`), JSON.stringify([...packages].sort()));
    },
  };
}
