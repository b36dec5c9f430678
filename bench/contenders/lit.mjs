/* global __mountLit, __mountVirtualizer */
import {installed} from '../lib/versions.mjs';

const lit = installed('lit');

/** What the kit is made of, used plainly: how much of a time is Lit, how much is ours. */
const list = {
  kind: 'technique',
  data: 'neutral',
  js: [{bundle: 'entries/lit-list.js'}],
  count: 'li.card',
  mount: (root, {items}, {tag}) => __mountLit(root, tag, items),
};

export default [
  {...list, id: 'lit-map', label: `${lit}, one element, map()`, settings: {tag: 'lit-map'}},
  {...list, id: 'lit-repeat', label: `${lit}, one element, repeat()`, settings: {tag: 'lit-repeat'}},
  {
    ...list,
    id: 'lit-repeat-cv',
    label: `${lit}, repeat() and content-visibility: auto`,
    settings: {tag: 'lit-repeat-cv'},
  },
  {
    ...list,
    id: 'lit-card-elements',
    label: `${lit}, an element and a shadow root per card`,
    settings: {tag: 'lit-card-list'},
  },
  {
    ...list,
    id: 'lit-virtualizer',
    label: `${installed('@lit-labs/virtualizer')}, the window scrolls`,
    js: [{bundle: 'entries/lit-virtualizer.js'}],
    count: '.card',
    mount: (root, {items}) => __mountVirtualizer(root, items),
  },
];
