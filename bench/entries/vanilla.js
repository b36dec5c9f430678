import {shownDate} from './card.js';

const escaped = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const picture = ({image, alt}) =>
  `<img src="${escaped(image)}" alt="${escaped(alt)}" width="160" height="90" loading="lazy" decoding="async">`;

const card = (item) =>
  `<li class="card"><article><time datetime="${item.date}">${shownDate(item.date)}</time> ` +
  `<span class="tag">${escaped(item.group)}</span>` +
  `<h3><a href="${escaped(item.url)}">${escaped(item.headline)}</a></h3>` +
  `${item.image ? picture(item) : ''}<p>${escaped(item.text)}</p></article></li>`;

window.__mountVanilla = (root, items, shown = items.length) => {
  root.items = items; // kept in memory, as a widget keeps what it has not shown yet
  root.innerHTML = `<ol class="list">${items.slice(0, shown).map(card).join('')}</ol>`;
};
