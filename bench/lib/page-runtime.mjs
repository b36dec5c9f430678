/* global window, document, performance, addEventListener, requestAnimationFrame */

/** Puts `window.__bench` on the page: the clock of one run. Sent to the browser as text, so it sees nothing outside itself. */
export function installRuntime() {
  const bench = (window.__bench = {done: false, error: null, longTasks: [], run, deepCount, frames});

  new PerformanceObserver((list) => {
    for (const {duration} of list.getEntries()) bench.longTasks.push(duration);
  }).observe({type: 'longtask', buffered: true});

  addEventListener('error', ({message}) => {
    // Delivery of resize notifications is put off to the next frame: no failure.
    if (!/ResizeObserver loop/.test(message)) fail(message);
  });
  addEventListener('unhandledrejection', ({reason}) => fail(`rejection: ${reason?.message ?? reason}`));

  function fail(message) {
    bench.error ??= String(message);
  }

  async function run(mount, {dataUrl, settings, quiet, cap}) {
    try {
      bench.libEnd = performance.now();
      const data = dataUrl ? await (await fetch(dataUrl)).json() : null;
      const root = document.getElementById('root');
      bench.mountStart = performance.now();
      await mount(root, data, settings);
      bench.ready = performance.now();
      bench.painted = await nextPaint();
      bench.settled = Math.max(bench.painted, await lastMutation(quiet, cap));
    } catch (error) {
      fail(error?.stack ?? error);
    }
    bench.done = true;
  }

  /** A message posted in an animation frame arrives after that frame was painted. */
  function nextPaint() {
    return new Promise((resolve) => {
      requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      });
    });
  }

  /** Observes only from the paint on, so that observing does not slow the rendering that is measured. */
  function lastMutation(quiet, cap) {
    return new Promise((resolve) => {
      const start = performance.now();
      let last = start;
      const observer = new MutationObserver(() => {
        last = performance.now();
      });
      for (const root of roots(document)) {
        observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
      }
      const timer = setInterval(() => {
        const now = performance.now();
        if (now - last <= quiet && now - start <= cap) return;
        clearInterval(timer);
        observer.disconnect();
        resolve(last);
      }, 50);
    });
  }

  /**
   * Does a step of a gesture in every frame: what the main thread works from the beginning of a frame until it is painted,
   * ms each.
   */
  async function frames(move, kind, count) {
    const root = document.getElementById('root');
    const work = [];
    for (let frame = 0; frame < count; frame++) {
      await new Promise((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now();
          const {port1, port2} = new MessageChannel();
          port1.onmessage = () => resolve(work.push(performance.now() - start));
          port2.postMessage(null);
          move(root, kind, frame);
        });
      });
    }
    return work;
  }

  /** How many elements match, in the document and every open shadow root. */
  function deepCount(selector) {
    let count = 0;
    for (const root of roots(document)) count += root.querySelectorAll(selector).length;
    return count;
  }

  function* roots(root) {
    yield root;
    for (const {shadowRoot} of root.querySelectorAll('*')) if (shadowRoot) yield* roots(shadowRoot);
  }
}
