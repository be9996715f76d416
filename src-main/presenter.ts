import { powerSaveBlocker, type BrowserWindow } from 'electron';

/** While presenting: the whole screen, no menu bar, and a display that stays awake. */
export function presenter(window: BrowserWindow): { present(on: boolean): void } {
  let blocker: number | null = null;
  return {
    present(on) {
      if (window.isDestroyed()) return;
      // It hides by itself otherwise; one that was called up with Alt goes when the presentation begins.
      if (on) window.setMenuBarVisibility(false);
      if (window.isFullScreen() !== on) window.setFullScreen(on);
      if (on) blocker ??= powerSaveBlocker.start('prevent-display-sleep');
      else if (blocker !== null) {
        powerSaveBlocker.stop(blocker);
        blocker = null;
      }
    },
  };
}
