import type { OpenLab } from './lab.svelte';
import type { Player } from './play.svelte';

/** What the live region says: every step that a button takes, and one at most a second while something plays. A slider speaks for itself. */
export function aloud(lab: OpenLab, play: Player) {
  let text = $state('');
  let saidAt = 0;
  let saidStep = lab.state.step;
  $effect(() => {
    // A live region must change its text after it is in the page, and not at every frame: no derivation can wait.
    const { step } = lab.state;
    if (lab.busy || step === saidStep) return;
    if (play.playing && performance.now() - saidAt < 1000) return;
    saidStep = step;
    if (lab.dragging && !play.playing) return;
    saidAt = performance.now();
    text = lab.frame?.spoken ?? '';
  });
  return {
    get text() {
      return text;
    },
  };
}
