import {html} from 'lit';
import type {TitledLink} from '../contract/primitives.ts';
import {safeLink} from './links.ts';

/** Links below a text, if there are any. */
export function renderLinks(links: readonly TitledLink[] = [], base: string | undefined): unknown {
  return (
    links[0] &&
    html`<p class="meta">
      ${links.map(({url, title}) => {
        const href = safeLink(url, base);
        return href && html`<a class="link" href=${href}>${title}</a>`;
      })}
    </p>`
  );
}
