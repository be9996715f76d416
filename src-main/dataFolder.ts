import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeOf, whyNot } from './words';

/** A full disk may be freed, and what it holds already is worth reading. */
const passing = ['ENOSPC', 'EDQUOT'];

/**
 * Where the program may keep things. In a folder that cannot be written Chromium takes the lock of the single instance for held and
 * ends the program without a word, so another is taken for this one run, and `warning` says so. Found out by writing, since paths and
 * permissions tell only half.
 */
export function usableFolder(asked: string): { folder: string; warning: string | null } {
  const probe = join(asked, `.probe.${process.pid}`);
  try {
    mkdirSync(asked, { recursive: true });
    writeFileSync(probe, 'x');
    rmSync(probe);
    return { folder: asked, warning: null };
  } catch (error) {
    if (passing.includes(codeOf(error))) return { folder: asked, warning: null };
    const warning = `Nothing will be kept when you quit, settings neither: in ${asked} ${whyNot(error)}. Save your work to a file.`;
    return { folder: mkdtempSync(join(tmpdir(), 'likelihood-lab-')), warning };
  }
}
