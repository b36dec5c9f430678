/* global MastodonTimeline */
import {makeItems, shapes} from '../lib/data.mjs';
import {installed} from '../lib/versions.mjs';

const PACKAGE = '@idotj/mastodon-embed-timeline';

/** It always fetches by itself, so its render time includes one request on loopback. */
export default {
  id: 'mastodon-embed',
  label: installed(PACKAGE),
  kind: 'feed',
  data: null,
  css: [{file: `node_modules/${PACKAGE}/dist/mastodon-timeline.min.css`}],
  js: [{file: `node_modules/${PACKAGE}/dist/mastodon-timeline.umd.js`}],
  api: {
    // All statuses in one answer; a real instance gives at most 40.
    '/api/v1/timelines/': ({searchParams}, origin) =>
      shapes.mastodon(makeItems(Number(searchParams.get('limit')), origin), origin),
    '/api/v1/': () => [],
  },
  html: `<div id="root"><div id="mt-container" class="mt-container"><div class="mt-body" role="feed">
    <div class="mt-loading-spinner"></div></div></div></div>`,
  count: 'article.mt-post',
  mount: (root, _data, {n}) =>
    new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!root.querySelector('.mt-footer')) return;
        observer.disconnect();
        resolve();
      });
      observer.observe(root, {childList: true, subtree: true});
      new MastodonTimeline.Init({
        instanceUrl: location.origin,
        maxNbPostFetch: String(n),
        maxNbPostShow: String(n),
        hideEmojos: true,
        hideCounterBar: true,
      });
    }),
};
