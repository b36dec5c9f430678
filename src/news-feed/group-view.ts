/** How the articles of one group are listed. */
import {html, noChange, nothing} from 'lit';
import {renderArticle} from './article-view.ts';
import type {Teller} from './article-view.ts';
import {goByKey} from './endless.ts';
import {CHUNK} from './filling.ts';
import type {Group} from './filter.ts';

/**
 * A group of articles, below its heading.
 *
 * @param place The group's, from 0.
 * @param drawn So many of its articles are there after this rendering.
 * @param wanted So many are to be there in the end.
 */
export function renderGroup(
  {name, items}: Group,
  place: number,
  drawn: number,
  wanted: number,
  teller: Teller,
): unknown {
  const {settings, isOpen, level, kept} = teller;
  const {autoload, groupBy, layout, clamp} = settings;
  const size = isOpen ? -1 : items.length;
  const chunks: unknown[] = [];
  for (let start = 0; start < drawn; start += CHUNK) {
    chunks.push(
      start + CHUNK <= kept
        ? noChange
        : items
            .slice(start, Math.min(start + CHUNK, drawn))
            .map((item, index) => renderArticle(item, {index: start + index, place, size}, teller)),
    );
  }
  return html`
    ${
      groupBy === 'none'
        ? nothing
        : html`<div class="group heading" part="group" role="heading" aria-level=${level - 1}>
            ${name || teller.term('otherNews')}
          </div>`
    }
    <div
      role=${autoload ? 'feed' : nothing}
      aria-busy=${drawn < wanted}
      @keydown=${autoload ? goByKey : nothing}
    >
      <ul class="items ${layout} ${clamp ? 'clamp' : ''}" part="list" role=${autoload ? 'none' : 'list'}>
        ${chunks}
      </ul>
    </div>
  `;
}
