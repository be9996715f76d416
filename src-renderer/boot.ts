// The frame of the window goes on the screen before the program is read: four hundred kilobytes of script would keep it waiting.
// A window that is minimized paints nothing, and must not wait for it.
const paintMs = 300;
const painted = new Promise<void>((go) => {
  requestAnimationFrame(() => setTimeout(go));
  setTimeout(go, paintMs);
});
void painted.then(() => import('./main'));
