/* global __mountChrono */
import {installed} from '../lib/versions.mjs';

/** With React in the bundle: what a page that has no React of its own would load. */
export default {
  id: 'react-chrono',
  label: `${installed('react-chrono')} and ${installed('react')}, vertical`,
  kind: 'timeline',
  data: 'neutral',
  css: [{file: 'node_modules/react-chrono/dist/style.css'}],
  js: [{bundle: 'entries/react-chrono.js'}],
  html: '<div id="root" style="width:100%;height:800px"></div>',
  count: '.timeline-card-content',
  mount: (root, {items}) => __mountChrono(root, items),
};
