// What every part of the package says of itself.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../lib/terminal.mjs';

interface Manifest {
  name: string;
  productName: string;
  version: string;
  description: string;
  author: string;
  homepage: string;
  license: string;
  type: string;
  main: string;
}

const { name, productName, version, description, author, homepage, license, type, main } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;

/** The package.json inside the package: no scripts, no development. */
export const about: Manifest = { name, productName, version, description, author, homepage, license, type, main };

export const mimeType = 'application/x-likelihood-lab';
export const iconSizes = [16, 32, 48, 64, 128, 256, 512] as const;
