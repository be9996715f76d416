// Evaluated in the page that is measured, the lab's or the one with 200 marks. The last expression is what it hands back.
(() => {
  const stage = /** @type {Element} */ (document.querySelector('main'));
  const none = () => ({ paints: /** @type {number[]} */ ([]), screens: /** @type {number[]} */ ([]), answers: /** @type {number[]} */ ([]), gaps: /** @type {number[]} */ ([]) });
  let taken = none();
  /** The newest move whose frame is not drawn yet: when it happened, when the page heard of it, and where. @type {{ at: number, heard: number } | null} */
  let move = null;
  let place = Number.NaN;
  let changed = false;
  let isRunning = false;

  /** The frame's callbacks run before its style, layout and paint; a message queued there is read after them. @param {() => void} then */
  function afterPaint(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  }

  // What a page paints is drawn by other threads, without a graphics card for longer than the page itself took. Only of a text that
  // was not there before does the browser tell when it stood on the screen; so a full stop comes with each frame, and goes again.
  /** @type {WeakMap<Element, number>} */
  const stops = new WeakMap();
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const { element, renderTime } = /** @type {PerformanceEntry & { element: Element | null, renderTime: number }} */ (entry);
      const at = element && stops.get(element);
      if (!element || at === null || at === undefined) continue;
      element.remove();
      taken.screens.push(renderTime - at);
    }
  }).observe({ type: 'element' });
  /** @param {number} at */
  function stop(at) {
    const mark = document.createElement('p');
    mark.textContent = '.';
    mark.setAttribute('elementtiming', 'frame');
    Object.assign(mark.style, { position: 'fixed', top: '0', left: '0', margin: '0' });
    stops.set(mark, at);
    document.body.append(mark);
  }

  /** A page may follow moves as they happen or as they are gathered for the next frame: the first of both is the one it answers. @param {Event} event */
  function hear(event) {
    if (!(event instanceof PointerEvent) || event.clientX === place) return;
    place = event.clientX;
    move = { at: event.timeStamp, heard: performance.now() };
    changed = false;
  }
  addEventListener('pointerrawupdate', hear, true);
  addEventListener('pointermove', hear, true);

  new MutationObserver((records) => {
    // A class lights a mark up; only a place is what the move asked for.
    changed ||= records.some(({ target, attributeName }) => attributeName !== 'class' && (target instanceof Element ? target : target.parentElement)?.closest('svg.marks'));
    if (!move || !changed || stage.getAttribute('aria-busy') !== 'false') return;
    const { at, heard } = move;
    move = null;
    taken.answers.push(performance.now() - heard);
    stop(at);
    afterPaint(() => taken.paints.push(performance.now() - at));
  }).observe(stage, { subtree: true, childList: true, attributes: true, characterData: true });

  return {
    /** How many moves were painted since the last `take`. */
    painted: () => taken.paints.length,
    /** Watches the gaps between frames until `take`. */
    watch() {
      isRunning = true;
      let last = Number.NaN;
      requestAnimationFrame(function frame(now) {
        if (!Number.isNaN(last)) taken.gaps.push(now - last);
        last = now;
        if (isRunning) requestAnimationFrame(frame);
      });
    },
    /** What was measured since the last time. */
    take() {
      isRunning = false;
      const all = taken;
      taken = none();
      return all;
    },
  };
})();
