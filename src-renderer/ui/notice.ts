/** One quiet line: what happened, and at most one button. A newer line takes the place of an older one. */
export interface Line {
  message: string;
  /** A refusal or a fault is read out at once; anything else waits for a pause. */
  urgent: boolean;
  action?: { label: string; run(): void };
  /** Stays until it is dismissed or replaced. */
  stays: boolean;
  /** Goes with the next change of state: what was refused is then behind the person. */
  passes?: boolean;
  progress?: number;
}
