// Makes the WebAssembly module of AssemblyScript sources. Kept beside the packages under the sources' own hash: compiled once, whoever asks.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../lib/terminal.mjs';

const cache = join(root, 'node_modules/.cache/kernels');
const entry = join(root, 'src-core/maths/kernels/assembly/index.ts');
/** No runtime and no imports: the module holds loops over its memory and nothing else. */
const flags = ['-Ospeed', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--use', 'abort='];

/** Every source beside the entry, with the compiler's version and flags, in one word. */
function fingerprint(folder: string, version: string): string {
  const hash = createHash('sha256').update(`${version} ${flags.join(' ')}`);
  for (const name of readdirSync(folder).sort()) hash.update(name).update(readFileSync(join(folder, name)));
  return hash.digest('hex').slice(0, 32);
}

async function compile(from: string): Promise<Uint8Array<ArrayBuffer>> {
  const { main } = await import('assemblyscript/asc');
  let made: Uint8Array<ArrayBuffer> | null = null;
  let complaints = '';
  const { error } = await main([from, '--outFile', 'kernels.wasm', '--baseDir', dirname(from), ...flags], {
    stderr: { write: (text: string | Uint8Array) => void (complaints += text.toString()) },
    writeFile: (_name: string, contents: string | Uint8Array) => void (typeof contents === 'string' || (made = new Uint8Array(contents))),
  });
  if (error || made === null) throw new Error(`The kernels do not compile:\n${complaints || String(error)}`);
  return made;
}

/** The bytes of the module whose first source is `from`; by default the core's kernels. */
export async function compiledKernels(from = entry): Promise<Uint8Array<ArrayBuffer>> {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/assemblyscript/package.json'), 'utf8')) as { version: string };
  const kept = join(cache, `${fingerprint(dirname(from), version)}.wasm`);
  try {
    return new Uint8Array(readFileSync(kept));
  } catch {
    const made = await compile(from);
    mkdirSync(cache, { recursive: true });
    // Written aside first: another test may compile the same at the same time.
    writeFileSync(`${kept}-${process.pid}`, made);
    renameSync(`${kept}-${process.pid}`, kept);
    return made;
  }
}
