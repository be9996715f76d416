// Two hundred marks over the whole window, and a handle: each of them moves at each move of the pointer, and nothing else happens.
const svg = /** @type {SVGSVGElement} */ (document.querySelector('svg'));
const handle = /** @type {SVGCircleElement} */ (document.querySelector('circle'));
const columns = 20;
const marks = Array.from({ length: 200 }, (_, i) => {
  const mark = document.createElementNS('http://www.w3.org/2000/svg', 'circle');
  const home = { x: 40 + 60 * (i % columns), y: 50 + 75 * Math.floor(i / columns) };
  mark.setAttribute('r', '6');
  mark.setAttribute('fill', '#0072b2');
  svg.prepend(mark);
  return { mark, home };
});

/** @param {number} dx @param {number} dy */
function shift(dx, dy) {
  for (const { mark, home } of marks) {
    mark.setAttribute('cx', String(home.x + 0.3 * dx));
    mark.setAttribute('cy', String(home.y + 0.3 * dy));
  }
}

shift(0, 0);
handle.addEventListener('pointerdown', (event) => handle.setPointerCapture(event.pointerId));
handle.addEventListener('pointermove', (event) => {
  if (!handle.hasPointerCapture(event.pointerId)) return;
  handle.setAttribute('cx', String(event.clientX));
  handle.setAttribute('cy', String(event.clientY));
  shift(event.clientX - 640, event.clientY - 400);
});
