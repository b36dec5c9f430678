/* global RSS */
import {CARDS} from '../lib/card-style.mjs';
import {installed} from '../lib/versions.mjs';

/** It normally asks a proxy of somebody else's to turn RSS into JSON; here it is handed that JSON. */
export default {
  id: 'vanilla-rss',
  label: installed('vanilla-rss'),
  kind: 'feed',
  data: 'feedr',
  style: CARDS,
  js: [{file: 'node_modules/vanilla-rss/dist/rss.global.min.js'}],
  count: 'li.card',
  mount: (root, data, {n}) =>
    new RSS(root, 'unused', {
      support: false,
      limit: n,
      fetchFeed: async () => data,
      layoutTemplate: '<ol class="list">{entries}</ol>',
      entryTemplate: `<li class="card"><article><time>{date}</time> <span class="tag">{author}</span>
        <h3><a href="{url}">{title}</a></h3>{teaserImage}<p>{shortBodyPlain}</p></article></li>`,
      dateFormatFunction: (date) =>
        new Intl.DateTimeFormat('en', {dateStyle: 'medium'}).format(new Date(date)),
    }).render(),
};
