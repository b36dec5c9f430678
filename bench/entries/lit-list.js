import {LitElement, css, html, unsafeCSS} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {CARDS, SKIP_UNSEEN} from '../lib/card-style.mjs';
import {article} from './lit-card.js';

const card = (item) => html`<li class="card">${article(item)}</li>`;
const keyed = (items, template) =>
  html`<ol class="list">
    ${repeat(items, ({id}) => id, template)}
  </ol>`;

/** Defines an element that draws `items` by a template. */
function defineList(tag, template, ...styles) {
  const List = class extends LitElement {
    static properties = {items: {attribute: false}};
    static styles = styles.map(unsafeCSS);

    render() {
      return template(this.items);
    }
  };
  customElements.define(tag, List);
}

defineList(
  'lit-map',
  (items) =>
    html`<ol class="list">
      ${items.map(card)}
    </ol>`,
  CARDS,
);
defineList('lit-repeat', (items) => keyed(items, card), CARDS);
defineList('lit-repeat-cv', (items) => keyed(items, card), CARDS, SKIP_UNSEEN);
defineList(
  'lit-card-list',
  (items) => keyed(items, (item) => html`<li class="card"><lit-card .item=${item}></lit-card></li>`),
  CARDS,
);

customElements.define(
  'lit-card',
  class extends LitElement {
    static properties = {item: {attribute: false}};
    static styles = [unsafeCSS(CARDS), css`:host {display: block;}`]; // prettier-ignore

    render() {
      return article(this.item);
    }
  },
);

window.__mountLit = async (root, tag, items) => {
  const element = document.createElement(tag);
  element.items = items;
  root.append(element);
  await element.updateComplete;
};
