/** The means to find events: chips for the groups, words, and a stretch of time. */
import {html, nothing} from 'lit';
import {endOf, startOf} from '../contract/dates.ts';
import type {TimelineEvent} from '../contract/timeline.ts';
import {made} from '../widget/intl.ts';
import type {Teller} from './event-view.ts';
import type {Wanted} from './find.ts';
import {groupsOf} from './groups.ts';

/** What a visitor can find with, and has found. */
export interface Finding {
  /** Events to choose from; none where the visitor has no choice of groups. */
  readonly events: readonly TimelineEvent[] | undefined;
  readonly searchable: boolean;
  /** What is looked for; `undefined` before anything was. */
  readonly wanted: Wanted | undefined;
  /** How many events were found. */
  readonly count: number;
  readonly locale: string;
  readonly onWant: (wanted: Wanted) => void;
}

/** The buttons and fields, and how many events there are by them. */
export function renderFinding(finding: Finding, teller: Teller): unknown {
  const {events, searchable, wanted, count, onWant} = finding;
  if (!events && !searchable) return nothing;
  return html`<form
    role="search"
    @submit=${(event: Event) => event.preventDefault()}
    @input=${({currentTarget}: Event) => onWant({group: wanted?.group, ...read(currentTarget as HTMLFormElement)})}
    @reset=${() => onWant({})}
  >
    ${events ? renderChips(events, finding, teller) : nothing}
    ${
      searchable
        ? html`<div class="search fields" part="search">
            ${field('find', teller)} ${field('earliest', teller)} ${field('latest', teller)}
          </div>`
        : nothing
    }
    ${
      count
        ? nothing
        : html`<p class="note">
            ${teller.term('nothingFound')}
            <button type="reset" class="quiet">${teller.term('findAll')}</button>
          </p>`
    }
    <p class="hidden" role="status">
      ${wanted ? teller.term(count ? 'eventsShown' : 'nothingFound', {count}) : nothing}
    </p>
  </form>`;
}

function field(name: string, {term}: Teller): unknown {
  const isDate = name !== 'find';
  return html`<label class="meta">
    ${term(name)}
    <input name=${name} type=${isDate ? 'text' : 'search'} placeholder=${isDate ? '2013-08' : ''} />
  </label>`;
}

/** What the fields say; a date that is not finished yet chooses nothing. */
function read(form: HTMLFormElement): Wanted {
  const text = (name: string) => (form.elements.namedItem(name) as HTMLInputElement).value.trim();
  return {words: text('find'), from: startOf(text('earliest')), to: endOf(text('latest'))};
}

function renderChips(events: readonly TimelineEvent[], {wanted, locale, onWant}: Finding, teller: Teller) {
  const chip = (group: string, name: unknown, count: number) =>
    html`<button
      type="button"
      class="chip"
      aria-pressed=${(wanted?.group ?? '') === group}
      @click=${() => onWant({...wanted, group})}
    >
      ${name} <span class="count">${made(Intl.NumberFormat, locale).format(count)}</span>
    </button>`;
  return html`<div class="groups" part="groups" role="group" aria-label=${teller.term('groups')}>
    ${chip('', teller.term('allGroups'), events.length)}
    ${groupsOf(events).map(({name, count}) => chip(name, teller.marked(name), count))}
  </div>`;
}
