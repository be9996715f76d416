import { randomUUID } from 'node:crypto';
import { identityOf } from './files';
import { readNamed } from './opening';
import type { OpenedFile } from '../src-core/contract/types';

/** A file that the page opened or saved, and what it looked like then. */
export interface Place {
  path: string;
  identity: string | null;
}

/** Files on disk that the page may save to again. It knows each by a word that says nothing; no path reaches it, and none comes from it. */
export function placeBook() {
  const places = new Map<string, Place>();

  function remember(place: Place): string {
    const file = randomUUID();
    places.set(file, place);
    return file;
  }
  return {
    remember,
    find: (file: string): Place | undefined => places.get(file),
    async read(path: string): Promise<OpenedFile | { message: string }> {
      // Before the bytes: what changes while they are read counts as changed.
      const identity = await identityOf(path).catch(() => null);
      const read = await readNamed(path);
      return 'message' in read ? read : { ...read, file: remember({ path, identity }) };
    },
    async hasChanged({ path, identity }: Place): Promise<boolean> {
      const now = await identityOf(path).catch(() => null);
      return now !== null && now !== identity;
    },
  };
}
export type PlaceBook = ReturnType<typeof placeBook>;
