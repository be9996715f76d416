import type { Counterexample, Slip } from '../contract/parts';

/** What a relation finds of an answer that could be read. */
export interface Finding {
  /** Equal to the right form; a note may be told beside it. */
  isRight: boolean;
  note: string | null;
  /** The first slip whose form it is, if it is not right. */
  slip: Slip | null;
  counterexample: Counterexample | null;
  /** More to tell, such as a warning. */
  words: readonly string[];
  /** The failing point in words. */
  pointWords?: string;
}

/** Right, with a note or a warning to tell. */
export const rightFinding = (note: string | null = null, words: readonly string[] = []): Finding => ({ isRight: true, note, slip: null, counterexample: null, words });
