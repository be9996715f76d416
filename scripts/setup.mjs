// Everything between a clone and a program that runs: npm packages, the Electron runtime, system packages. Run twice, it does nothing.
// node scripts/setup.mjs [--again]   (--again: try Electron's ordinary download once more)
import { isMain, main, say } from './lib/terminal.mjs';
import { setUpPackages } from './setup/packages.mjs';
import { setUpRuntime, versionOf } from './setup/runtime.mjs';
import { setUpSystem } from './setup/system.mjs';

/** The path of the Electron binary, when all is there. @param {{ again?: boolean }} [options] */
export async function setUp({ again = false } = {}) {
  setUpPackages();
  const binary = await setUpRuntime({ again });
  setUpSystem(binary);
  return binary;
}

if (isMain(import.meta.url)) {
  await main(async () => {
    const from = performance.now();
    const binary = await setUp({ again: process.argv.includes('--again') });
    say(`setup: Electron ${versionOf(binary) ?? '(which does not start here)'} is ready after ${((performance.now() - from) / 1000).toFixed(1)} s: ${binary}`);
  });
}
