/* global TL */
import {installed} from '../lib/versions.mjs';

const DIST = 'node_modules/@knight-lab/timelinejs/dist';

export default {
  id: 'timelinejs3',
  label: installed('@knight-lab/timelinejs'),
  kind: 'timeline',
  data: 'timelineJs',
  css: [{url: '/timelinejs/css/timeline.css'}],
  js: [{file: `${DIST}/js/timeline.js`}],
  statics: {'/timelinejs/': DIST},
  html: '<div id="root" style="width:100%;height:650px"></div>',
  count: '.tl-timemarker',
  mount: (root, data) =>
    new Promise((resolve) => {
      const timeline = new TL.Timeline(root, data, {
        font: null, // its fonts come from Google, out of reach here
        script_path: `${location.origin}/timelinejs/js/`,
        hash_bookmark: false,
      });
      timeline.on('loaded', resolve);
      timeline.on('ready', resolve);
    }),
};
