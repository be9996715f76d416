// A mirror of Electron's releases, small enough for a test: an archive with a program that says its version, and its checksum.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

interface Member {
  name: string;
  body: Buffer;
  mode: number;
}

/** A zip archive without compression, with Unix modes (PKWARE's APPNOTE, sections 4.3.7, 4.3.12 and 4.3.16). */
function zip(members: readonly Member[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, body, mode } of members) {
    const both = Buffer.alloc(26);
    both.writeUInt16LE(20, 0);
    both.writeUInt32LE(crc32(body), 10);
    both.writeUInt32LE(body.length, 14);
    both.writeUInt32LE(body.length, 18);
    both.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), both, Buffer.from(name), body]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(((0o100000 | mode) << 16) >>> 0, 6);
    tail.writeUInt32LE(at, 10);
    // Made on Unix (3), so that the upper half of the attributes is a mode.
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), both, tail, Buffer.from(name)]));
    parts.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), end]);
}

/** A program that answers, as Electron does, what version it is. */
export const program = (version: string): string => `#!/bin/sh\necho ${version}\n`;

/** Fills a folder with a release; `honest: false` gives the archive a checksum that is not its own. */
export function fillMirror(folder: string, version: string, { honest }: { honest: boolean }): void {
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const place = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform as string] ?? 'electron';
  const archive = zip([
    { name: place, body: Buffer.from(program(version)), mode: 0o755 },
    { name: 'version', body: Buffer.from(version), mode: 0o644 },
  ]);
  writeFileSync(join(folder, name), archive);
  const sum = createHash('sha256').update(honest ? archive : 'another archive').digest('hex');
  writeFileSync(join(folder, 'SHASUMS256.txt'), `${sum} *${name}\n`);
}

/** Serves a folder until `stop`. */
export async function serve(folder: string): Promise<{ address: string; requests(): string[]; stop(): void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.mjs'), folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<string>((done, fail) => {
    child.once('error', fail);
    child.stdout.once('data', (line: Buffer) => done(line.toString().trim()));
  });
  const log = join(folder, 'requests');
  return {
    address: `http://127.0.0.1:${port}/`,
    requests: () => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []),
    stop: () => void child.kill(),
  };
}
