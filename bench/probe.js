// Evaluated in the page that is measured, the lab's or the one with 200 marks. The last expression is what it hands back.
(() => {
  const stage = /** @type {Element} */ (document.querySelector('main'));
  /** @type {number[]} */
  let delays = [];
  /** @type {number[]} */
  let answers = [];
  /** @type {number[]} */
  let gaps = [];
  /** The newest move whose frame is not painted yet: when it happened, and when the page heard of it. @type {{ at: number, heard: number } | null} */
  let move = null;
  let changed = false;
  let running = false;

  /** The frame's callbacks run before its style, layout and paint; a message queued there is read after them. @param {(now: number) => void} then */
  function afterPaint(then) {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => then(performance.now());
      port2.postMessage(null);
    });
  }

  addEventListener(
    'pointermove',
    (event) => {
      move = { at: event.timeStamp, heard: performance.now() };
      changed = false;
    },
    true,
  );
  new MutationObserver((records) => {
    // A class lights a mark up; only a place is what the move asked for.
    changed ||= records.some(({ target, attributeName }) => attributeName !== 'class' && (target instanceof Element ? target : target.parentElement)?.closest('svg.marks'));
    if (!move || !changed || stage.getAttribute('aria-busy') !== 'false') return;
    const { at, heard } = move;
    move = null;
    answers.push(performance.now() - heard);
    afterPaint((now) => delays.push(now - at));
  }).observe(stage, { subtree: true, childList: true, attributes: true, characterData: true });

  return {
    /** How many moves were painted since the last `take`. */
    painted: () => delays.length,
    /** Watches the gaps between frames until `take`. */
    watch() {
      running = true;
      let last = performance.now();
      requestAnimationFrame(function frame(now) {
        gaps.push(now - last);
        last = now;
        if (running) requestAnimationFrame(frame);
      });
    },
    /** What was measured since the last time. */
    take() {
      running = false;
      const taken = { delays, answers, gaps: gaps.slice(1) };
      [delays, answers, gaps] = [[], [], []];
      return taken;
    },
  };
})();
