import {html, nothing} from 'lit';
import {shownDate} from './card.js';

const picture = ({image, alt}) =>
  html`<img src=${image} alt=${alt} width="160" height="90" loading="lazy" decoding="async" />`;

/** The content of a card, the same as entries/vanilla.js writes. */
export const article = (item) =>
  html`<article>
    <time datetime=${item.date}>${shownDate(item.date)}</time> <span class="tag">${item.group}</span>
    <h3><a href=${item.url}>${item.headline}</a></h3>
    ${item.image ? picture(item) : nothing}
    <p>${item.text}</p>
  </article>`;
