/** Whether all fonts are here: letters that arrive late move the marks below them. */
export function letters() {
  let here = $state(false);
  // Asked for at once, also those that only a later view uses. A font that cannot be read leaves its letters to the next in line.
  void Promise.allSettled([...document.fonts].map((face) => face.load())).then(() => (here = true));
  return {
    get here() {
      return here;
    },
  };
}
