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

export default [
  {
    ...timeline,
    id: 'peace-timeline',
    label: 'Peace Widgets, <peace-timeline>: axis, lanes, overview',
    settings: {tag: 'peace-timeline', limited: false, layout: 'horizontal'},
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
