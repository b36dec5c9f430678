import {LitElement, html, unsafeCSS} from 'lit';
import {virtualize} from '@lit-labs/virtualizer/virtualize.js';
import {CARDS} from '../lib/card-style.mjs';
import {article} from './lit-card.js';

const row = (item) => html`<div class="card" role="listitem" style="width:100%">${article(item)}</div>`;

customElements.define(
  'lit-virtual-list',
  class extends LitElement {
    static properties = {items: {attribute: false}};
    static styles = unsafeCSS(CARDS);

    render() {
      return html`<div class="list" role="list">${virtualize({items: this.items, renderItem: row})}</div>`;
    }
  },
);

window.__mountVirtualizer = async (root, items) => {
  const element = document.createElement('lit-virtual-list');
  element.items = items;
  root.append(element);
  await element.updateComplete;
  while (!element.shadowRoot.querySelector('.card')) await new Promise(requestAnimationFrame);
};
