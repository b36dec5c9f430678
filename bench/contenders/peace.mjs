/* global document, performance, window */
/** This kit, as an embedder loads it: the built CDN file, which holds all it needs. */
const widget = {
  kind: 'kit',
  mount: async (root, data, {tag, layout, attributes = {}}) => {
    if (!customElements.get(tag)) throw new Error(`<${tag}> is not registered`);
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (layout) element.setAttribute('layout', layout);
    element.data = data;
    root.append(element);
    await element.updateComplete;
    while (element.state !== 'ready') {
      if (element.state !== 'loading') throw new Error(`<${tag}> is ${element.state}, not ready`);
      await new Promise(requestAnimationFrame);
    }
  },
};

const timeline = {
  ...widget,
  data: 'peaceTimeline',
  js: [{file: '../dist/cdn/timeline.js', module: true}],
  count: '[part~="event"]',
};

/** Ctrl + wheel in the middle of the track zooms, a wheel across pans. */
const move = (root, kind, frame) => {
  const track = root.firstElementChild.shadowRoot.querySelector('.track');
  const {left, top, width} = track.getBoundingClientRect();
  const way = frame % 120 < 60 ? 1 : -1;
  const wheel = kind === 'zoom' ? {deltaY: 12 * way, ctrlKey: true} : {deltaX: 40 * way};
  const where = {clientX: left + width / 2, clientY: top + 20, bubbles: true, cancelable: true};
  track.dispatchEvent(new WheelEvent('wheel', {...wheel, ...where}));
};

const news = {
  kind: 'kit',
  data: 'jsonFeed',
  js: [{file: '../dist/cdn/news-feed.js', module: true}],
  count: '[part~="item"]',
};

/** Another word, and another letter of it, in every frame. */
const search = (root, kind, frame) => {
  const words = ['treaty', 'production', 'walked', 'zebra', 'ministers signed', 'a'];
  const field = root.firstElementChild.shadowRoot.querySelector('[type=search]');
  const word = words[Math.floor(frame / 8) % words.length];
  field.value = word.slice(0, 1 + (frame % 8));
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
};

export default [
  {
    ...timeline,
    id: 'peace-timeline',
    label: 'Peace Widgets, <peace-timeline>: axis, lanes, overview',
    settings: {tag: 'peace-timeline', layout: 'horizontal'},
    move,
  },
  {
    ...timeline,
    id: 'peace-timeline-list',
    label: 'Peace Widgets, <peace-timeline layout="vertical">',
    settings: {tag: 'peace-timeline', layout: 'vertical'},
  },
  {
    ...news,
    id: 'peace-news-feed',
    label: 'Peace Widgets, <peace-news-feed limit="0" searchable>',
    mount: widget.mount,
    settings: {tag: 'peace-news-feed', attributes: {limit: '0', searchable: ''}},
    gestures: ['search'],
    move: search,
  },
  {
    ...news,
    id: 'peace-news-feed-read',
    label: 'the same, its document read already: the first screen without parsing and checking',
    // Nothing is of no category: the feed is read, and draws nothing, before the clock starts.
    mount: async (root, data) => {
      const start = performance.now();
      const feed = document.createElement('peace-news-feed');
      feed.setAttribute('limit', '0');
      feed.category = 'none of them';
      feed.data = data;
      root.append(feed);
      await feed.updateComplete;
      if (feed.state !== 'empty') throw new Error(`the feed is ${feed.state}, not empty`);
      window.__bench.mountStart = performance.now();
      window.__bench.read = window.__bench.mountStart - start;
      feed.category = undefined;
      await feed.updateComplete;
    },
  },
];
