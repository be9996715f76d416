import type { Settings } from '../../src-core/contract/types';

/** The person's settings; each change is kept at once and drawn by attributes on the root that only the style sheet reads. */
export function keepSettings(initial: Settings) {
  let settings = $state.raw(initial);
  let presenting = false;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');

  function draw(): void {
    const { dataset } = document.documentElement;
    // A projector's ground is white, unless the person chose another one.
    dataset['theme'] = settings.theme === 'system' ? (dark.matches && !presenting ? 'dark' : 'light') : settings.theme;
    dataset['text'] = settings.textSize;
    dataset['motion'] = settings.motion;
  }
  dark.addEventListener('change', draw);
  draw();

  return {
    get now() {
      return settings;
    },
    change(part: Partial<Settings>): void {
      settings = { ...settings, ...part };
      draw();
      void window.lab.settings(settings);
    },
    present(on: boolean): void {
      presenting = on;
      draw();
    },
    get motion() {
      return settings.motion === 'system' && !still.matches;
    },
  };
}
export type KeptSettings = ReturnType<typeof keepSettings>;
