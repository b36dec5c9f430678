/* global window */
import {pagePath} from './assets.mjs';
import {quantile} from './statistics.mjs';

/**
 * One run of one contender. Times in ms, heaps in MB, sizes in bytes.
 * @typedef {object} Sample
 * @property {number} load first library tag reached → painted
 * @property {number} render mount called → painted
 * @property {number} ready mount called → the widget says it is ready
 * @property {number} settled mount called → last mutation of the DOM
 * @property {number} evaluate first library tag reached → all scripts evaluated
 * @property {number} blocking sum over long tasks of what exceeds 50 ms
 * @property {number} longest the longest task
 * @property {number} script
 * @property {number} style
 * @property {number} layout
 * @property {number} task
 * @property {number} layoutCount
 * @property {number} jsHeap after garbage collection
 * @property {number} domHeap after garbage collection
 * @property {number} [zoom] main-thread work per frame while it is zoomed, 95th percentile
 * @property {number} [pan] the same while it is panned
 * @property {number} [search] the same while words are typed
 * @property {number} [longestMoved] the longest frame of all
 * @property {number} [read] what parsing and checking took before `mountStart`, where a contender tells them apart
 * @property {number} elements through open shadow roots
 * @property {number | null} items that matched the contender's `count`
 * @property {number} nodes DOM nodes of any kind, as the browser counts them
 * @property {number} codeWire
 * @property {number} codeRaw
 * @property {number} dataWire
 * @property {number} imageWire
 * @property {number} requests
 * @property {string[]} notFound URLs that the contender asked for in vain
 */

/**
 * Loads a contender's page in a fresh context with an empty cache and reads the clocks.
 * @param {object} bench
 * @param {import('./chromium.mjs').BrowserSession} bench.session
 * @param {import('./server.mjs').BenchServer} bench.server
 * @param {import('./arguments.mjs').Options} bench.options
 * @param {import('./contenders.mjs').Contender} contender
 * @param {number} n number of items
 * @param {string} [shot] where to put a screenshot
 * @returns {Promise<Sample>} rejects with a short reason when the contender fails or takes too long
 */
export async function measure({session, server, options}, contender, n, shot) {
  const context = await session.newContext({viewport: options.viewport});
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await prepare(cdp, options.cpuThrottle);
    const firstRequest = server.log.length;
    await finished(page, `${server.origin}${pagePath(contender)}?n=${n}`, options.timeout);
    // Read before anything below runs in the page and adds to them.
    const metrics = await readMetrics(cdp);
    const clock = await readClock(page, contender.count);
    if (clock.error) throw new Error(clock.error);
    const heap = await readHeap(cdp);
    if (shot) await page.screenshot({path: shot});
    const moved = contender.move ? await readFrames(page, contender) : {};
    return {
      ...times(clock),
      ...durations(metrics),
      ...heap,
      ...moved,
      elements: clock.elements,
      items: clock.items,
      ...traffic(server.log.slice(firstRequest)),
    };
  } finally {
    await session.closeContext(context);
  }
}

async function prepare(cdp, cpuThrottle) {
  await cdp.send('Performance.enable');
  await cdp.send('Network.enable');
  // Nothing leaves the machine: some contenders ask for fonts or proxies.
  await cdp.send('Network.setBlockedURLs', {urls: ['https://*']});
  if (cpuThrottle > 1) await cdp.send('Emulation.setCPUThrottlingRate', {rate: cpuThrottle});
}

async function finished(page, url, timeout) {
  const late = new Error(`not ready after ${timeout / 1000} s`);
  let timer;
  // Playwright's own time-outs do not fire while the page blocks its main thread.
  const tooLate = new Promise((_, reject) => {
    timer = setTimeout(reject, timeout, late);
  });
  const done = async () => {
    await page.goto(url, {timeout: 0, waitUntil: 'commit'});
    await page.waitForFunction(() => window.__bench?.done || window.__bench?.error, null, {
      timeout: 0,
      polling: 250,
    });
  };
  const finishing = done();
  finishing.catch(() => {}); // after a time-out the context is closed under it
  await Promise.race([finishing, tooLate]).finally(() => clearTimeout(timer));
}

function readClock(page, selector) {
  return page.evaluate((count) => {
    const {run: _run, deepCount, ...clock} = window.__bench;
    return {...clock, elements: deepCount('*'), items: count ? deepCount(count) : null};
  }, selector ?? null);
}

async function readMetrics(cdp) {
  const {metrics} = await cdp.send('Performance.getMetrics');
  return Object.fromEntries(metrics.map(({name, value}) => [name, value]));
}

async function readHeap(cdp) {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  await cdp.send('HeapProfiler.collectGarbage'); // the first finalizes what the second frees
  const {usedSize, embedderHeapUsedSize} = await cdp.send('Runtime.getHeapUsage');
  const {Nodes} = await readMetrics(cdp);
  return {jsHeap: usedSize / 1e6, domHeap: (embedderHeapUsedSize ?? 0) / 1e6, nodes: Nodes};
}

/** Frames of each gesture: four seconds, there and back twice. */
const FRAMES = 240;

async function readFrames(page, {move, gestures = ['zoom', 'pan']}) {
  const results = {longestMoved: 0};
  for (const kind of gestures) {
    const work = await page.evaluate(`window.__bench.frames(${move.toString()}, '${kind}', ${FRAMES})`);
    results[kind] = quantile(work, 0.95);
    results.longestMoved = Math.max(results.longestMoved, ...work);
  }
  return results;
}

function times({libStart, libEnd, mountStart, ready, painted, settled, longTasks, read}) {
  return {
    ...(read !== undefined && {read}),
    load: painted - libStart,
    render: painted - mountStart,
    ready: ready - mountStart,
    settled: settled - mountStart,
    evaluate: libEnd - libStart,
    blocking: longTasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0),
    longest: Math.max(0, ...longTasks),
  };
}

function durations({ScriptDuration, RecalcStyleDuration, LayoutDuration, TaskDuration, LayoutCount}) {
  return {
    script: ScriptDuration * 1000,
    style: RecalcStyleDuration * 1000,
    layout: LayoutDuration * 1000,
    task: TaskDuration * 1000,
    layoutCount: LayoutCount,
  };
}

function traffic(log) {
  const requests = log.filter(({kind}) => kind !== 'page');
  const sum = (wanted, size) =>
    requests.filter(({kind}) => kind === wanted).reduce((total, request) => total + request[size], 0);
  return {
    codeWire: sum('code', 'wire'),
    codeRaw: sum('code', 'raw'),
    dataWire: sum('data', 'wire'),
    imageWire: sum('image', 'wire'),
    requests: requests.length,
    notFound: requests.filter(({status}) => status === 404).map(({url}) => url),
  };
}
