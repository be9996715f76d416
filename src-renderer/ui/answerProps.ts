import type { OfferedField } from '../../src-core/contract/parts';
import type { About } from '../../src-core/contract/types';

/** What every kind of answer is given, however it is entered. */
export interface AnswerProps {
  field: OfferedField;
  /** Which answer it is: "(b), mean". */
  of: string;
  /** As it stands, in the text that is checked and kept. */
  text: string;
  symbols: About['symbols'];
  ontype(text: string): void;
  oncheck(): void;
}
