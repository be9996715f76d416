import type { Line } from '../ui/notice';

const restMs = 8000;

/** A newer line takes the place of an older one. */
export function noticeLine() {
  let line = $state.raw<Line | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  function put(next: Line | null): void {
    clearTimeout(timer);
    line = next;
    if (next && !next.stays) timer = setTimeout(() => (line = null), restMs);
  }
  return {
    get line() {
      return line;
    },
    say: (message: string) => put({ message, urgent: false, stays: false }),
    /** Something was refused: it stays until the person goes on. */
    refuse: (message: string) => put({ message, urgent: true, stays: true, passes: true }),
    /** Something is wrong and goes on being wrong. */
    warn: (message: string) => put({ message, urgent: true, stays: true }),
    passed(): void {
      if (line?.passes) put(null);
    },
    offer: (message: string, label: string, run: () => void) => put({ message, urgent: true, stays: true, action: { label, run } }),
    show: put,
    clear: () => put(null),
  };
}
export type NoticeLine = ReturnType<typeof noticeLine>;
