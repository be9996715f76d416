/**
 * Latest wins: one request under way, one waiting, the rest forgotten. A reply that is no longer the newest
 * is still older than nothing on screen, so it is given; an older one never follows a newer one, as they run one at a time.
 */
export function latest<I, O>(run: (input: I) => Promise<O>, give: (output: O) => void): (input: I) => void {
  let waiting: { input: I } | null = null;
  let busy = false;

  async function next(input: I): Promise<void> {
    busy = true;
    try {
      give(await run(input));
    } finally {
      busy = false;
      const queued = waiting;
      waiting = null;
      if (queued) void next(queued.input);
    }
  }
  return (input) => {
    if (busy) waiting = { input };
    else void next(input);
  };
}
