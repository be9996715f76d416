import { resolve } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { kernelModule } from './scripts/kernels/plugin';
import { noteBundled } from './scripts/package/bundled';

const at = (path: string): string => resolve(import.meta.dirname, path);
/** Packaging builds twice, each time into a folder of its own. */
const out = (part: string): string => resolve(import.meta.dirname, process.env['LAB_OUT'] ?? 'out', part);

// Named outright: electron-vite would otherwise ask the electron package, which tries to download its binary.
const node = 'node20.18';
const chrome = 'chrome130';

// The shipped build closes the debugging port; the tested one keeps it, since the tests drive the app through it.
const define = { __KEEP_DEBUGGING__: JSON.stringify(process.env['LAB_KEEP_DEBUGGING'] === '1') };

export default defineConfig({
  main: {
    plugins: [kernelModule(), noteBundled(out('bundled'), 'main')],
    define,
    build: {
      target: node,
      outDir: out('main'),
      externalizeDeps: false,
      rollupOptions: {
        input: { main: at('src-main/main.ts'), core: at('src-main/core-process.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    plugins: [noteBundled(out('bundled'), 'preload')],
    build: {
      target: node,
      outDir: out('preload'),
      externalizeDeps: false,
      rollupOptions: {
        input: { preload: at('src-main/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [svelte(), noteBundled(out('bundled'), 'renderer')],
    build: {
      target: chrome,
      outDir: out('renderer'),
      emptyOutDir: true,
      // Fonts stay files: the content security policy allows none from data.
      assetsInlineLimit: 0,
      minify: true,
      rollupOptions: { input: at('src-renderer/index.html') },
    },
  },
});
