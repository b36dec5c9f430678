/** The list along a spine: what an event, and what lies between past and future, look like in it. */
import {html, nothing} from 'lit';
import {endOf, startOf} from '../contract/dates.ts';
import type {Span, TimelineEvent} from '../contract/timeline.ts';
import {bisect} from './bisect.ts';
import {renderCopy} from './detail-view.ts';
import {pictures, summary} from './event-view.ts';
import type {Teller} from './event-view.ts';

/** A list of events, and what else there is to say along it. */
export interface Listed {
  readonly events: readonly TimelineEvent[];
  readonly eras: readonly Span[];
  readonly order: 'asc' | 'desc';
  readonly today: number;
}

/** What draws an item of a list, with the eras that begin before it, and the line of today before the first that is on its other side. */
export function itemOf(
  {events, eras, order, today}: Listed,
  teller: Teller,
): (event: TimelineEvent) => unknown {
  const isUp = order === 'asc';
  const turn = bisect(events, ({from}) => from > today === isUp);
  const beginning = new Map<TimelineEvent | undefined, Span[]>();
  for (const era of isUp ? eras : [...eras].reverse()) {
    const [start, end] = [startOf(era.start), endOf(era.end)];
    const first = events[bisect(events, ({from}) => (isUp ? from >= start : from < end))];
    beginning.set(first, [...(beginning.get(first) ?? []), era]);
  }
  const erasOf = (first: TimelineEvent | undefined) =>
    beginning.get(first)?.map((era) => renderEra(era, teller));
  return (event) => [
    erasOf(event),
    turn > 0 && event === events[turn]
      ? html`<li class="today ${order}" part="today"><p class="when kicker">${teller.term('today')}</p></li>`
      : nothing,
    renderItem(event, event.from > today ? 'coming' : '', teller),
    event === events.at(-1) ? erasOf(undefined) : nothing,
  ];
}

function renderEra({title, start, end}: Span, teller: Teller): unknown {
  return html`<li class="era" part="era">
    <p class="when meta">${teller.dates(start, end)}</p>
    <p class="kicker">${teller.marked(title)}</p>
  </li>`;
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
