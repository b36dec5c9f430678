/** This kit, as an embedder loads it: the built CDN file, which holds all it needs. */
const widget = {
  kind: 'kit',
  mount: async (root, data, {n, tag, limited, layout}) => {
    if (!customElements.get(tag)) throw new Error(`<${tag}> is not registered`);
    const element = document.createElement(tag);
    if (limited) element.setAttribute('limit', String(n)); // as many items as the others show
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

export default [
  {
    ...timeline,
    id: 'peace-timeline',
    label: 'Peace Widgets, <peace-timeline>: axis, lanes, overview',
    settings: {tag: 'peace-timeline', limited: false, layout: 'horizontal'},
    move,
  },
  {
    ...timeline,
    id: 'peace-timeline-list',
    label: 'Peace Widgets, <peace-timeline layout="vertical">',
    settings: {tag: 'peace-timeline', limited: false, layout: 'vertical'},
  },
  {
    ...widget,
    id: 'peace-news-feed',
    label: 'Peace Widgets, <peace-news-feed>',
    data: 'jsonFeed',
    js: [{file: '../dist/cdn/news-feed.js', module: true}],
    count: '[part~="item"]',
    settings: {tag: 'peace-news-feed', limited: true},
  },
];
