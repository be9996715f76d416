/** Why an answer cannot be read, and where it stands in what was typed (from 0 on; null where it is no place). */
export class Unreadable extends Error {
  readonly at: number | null;
  constructor(words: string, at: number | null) {
    super(words);
    this.at = at;
  }
}

/** The one way a stage says that it cannot read on. */
export function unreadable(words: string, at: number | null): never {
  throw new Unreadable(words, at);
}

/** Something is left open: a question mark, dots, an integral. It is no mistake yet. */
export class Unfinished extends Error {
  readonly at: number;
  constructor(words: string, at: number) {
    super(words);
    this.at = at;
  }
}
