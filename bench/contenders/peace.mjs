/** This kit, as an embedder loads it: the built CDN file, which holds all it needs. */
const widget = {
  kind: 'kit',
  mount: async (root, data, {n, tag, limited}) => {
    if (!customElements.get(tag)) throw new Error(`<${tag}> is not registered`);
    const element = document.createElement(tag);
    if (limited) element.setAttribute('limit', String(n)); // as many items as the others show
    element.data = data;
    root.append(element);
    await element.updateComplete;
    while (element.state !== 'ready') {
      if (element.state !== 'loading') throw new Error(`<${tag}> is ${element.state}, not ready`);
      await new Promise(requestAnimationFrame);
    }
  },
};

export default [
  {
    ...widget,
    id: 'peace-timeline',
    label: 'Peace Widgets, <peace-timeline>',
    data: 'peaceTimeline',
    js: [{file: '../dist/cdn/timeline.js', module: true}],
    count: '[part~="event"]',
    settings: {tag: 'peace-timeline', limited: false},
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
