import type { OpenLab } from './lab.svelte';

export const speeds = { slow: 2, normal: 5, fast: 20 } as const;
export type Speed = keyof typeof speeds;

/** Play is a clock that adds one step when the frame of the last step is drawn: it can wait, but never jump. */
export function player(lab: () => OpenLab | null) {
  let timer = $state.raw<ReturnType<typeof setInterval> | null>(null);
  let speed = $state<Speed>('normal');

  function pause(): void {
    if (timer === null) return;
    clearInterval(timer);
    timer = null;
    lab()?.commit();
  }
  function tick(): void {
    const open = lab();
    if (!open || (!open.busy && open.state.step >= open.last)) return pause();
    if (!open.busy) open.preview({ step: open.state.step + 1 });
  }
  function play(): void {
    const open = lab();
    // What has come to its end begins again.
    if (open && open.state.step >= open.last) open.preview({ step: 0 });
    timer = setInterval(tick, 1000 / speeds[speed]);
  }
  /** One step of the history, however far. */
  function go(step: number): void {
    const open = lab();
    pause();
    if (open) open.act({ ...open.state, step: Math.min(open.last, Math.max(0, step)) });
  }
  return {
    get playing() {
      return timer !== null;
    },
    get speed() {
      return speed;
    },
    set speed(next: Speed) {
      const going = timer !== null;
      if (timer !== null) clearInterval(timer);
      speed = next;
      if (going) play();
    },
    pause,
    toggle: () => (timer === null ? play() : pause()),
    go,
    /** A run that became shorter stands at its end. */
    by: (steps: number) => go(Math.min(lab()?.state.step ?? 0, lab()?.last ?? 0) + steps),
    toTheEnd: () => go(Infinity),
  };
}
export type Player = ReturnType<typeof player>;
