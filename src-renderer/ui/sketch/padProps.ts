import type { Pad } from '../../../src-core/contract/parts';

/** What every pad is given, whatever is drawn on it. */
export interface PadProps {
  pad: Pad;
  /** Which answer it is, for names: "(a), points". */
  of: string;
  /** The drawing as it is kept. */
  text: string;
  /** What earns all points, as a drawing of the same kind; null while it is not told. */
  right: string | null;
  /** The id of the sentence that says what is drawn. */
  words: string;
  /** A new drawing. Those of one gesture, told by its name, are taken back together. */
  ondraw(text: string, gesture: string): void;
  /** What changed, for who hears it. */
  onsay(what: string): void;
}
