/* global __mountVanilla */
import {CARDS, SKIP_UNSEEN} from '../lib/card-style.mjs';

/** The floor: what the browser itself needs for the same visible content. */
const list = {
  kind: 'limit',
  data: 'neutral',
  style: CARDS,
  js: [{bundle: 'entries/vanilla.js'}],
  count: 'li.card',
  mount: (root, {items}, {shown}) => __mountVanilla(root, items, shown),
};

export default [
  {...list, id: 'vanilla', label: 'innerHTML, once'},
  {
    ...list,
    id: 'vanilla-cv',
    label: 'innerHTML, once, and content-visibility: auto',
    style: CARDS + SKIP_UNSEEN,
  },
  {
    ...list,
    id: 'vanilla-first20',
    label: 'innerHTML of the first 20, all in memory: the floor of a paged widget',
    settings: {shown: 20},
  },
];
