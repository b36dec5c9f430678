/** The list along a spine: what an event, and what lies between past and future, look like in it. */
import {html, nothing} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {renderCopy} from './detail-view.ts';
import {pictures, summary} from './event-view.ts';
import type {Teller} from './event-view.ts';

/** What draws an item of a list, with the line of today before the first that is on its other side. */
export function itemOf(
  listed: readonly TimelineEvent[],
  order: 'asc' | 'desc',
  today: number,
  teller: Teller,
): (event: TimelineEvent) => unknown {
  const turn = listed.findIndex(({from}) => from > today === (order === 'asc'));
  return (event) => [
    turn > 0 && event === listed[turn]
      ? html`<li class="today ${order}" part="today"><p class="when kicker">${teller.term('today')}</p></li>`
      : nothing,
    renderItem(event, event.from > today ? 'coming' : '', teller),
  ];
}

function renderItem(event: TimelineEvent, tense: string, teller: Teller): unknown {
  const isSelected = teller.isSelected(event);
  return html`<li
    id=${event.id}
    part="event"
    class="event ${tense} ${event.end ? 'range' : ''} ${isSelected ? 'selected' : ''}"
  >
    ${summary(event, teller)}
    <div class="more">${pictures(event, teller)}${isSelected ? renderCopy(event, teller) : nothing}</div>
  </li>`;
}
