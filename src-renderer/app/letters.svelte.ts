/** Whether the fonts of what is on screen are here: letters that arrive late move the marks below them. */
export function letters() {
  let here = $state(false);
  // Loading begins with the first layout, so that is waited for.
  requestAnimationFrame(() => requestAnimationFrame(() => void document.fonts.ready.then(() => (here = true))));
  return {
    get here() {
      return here;
    },
  };
}
