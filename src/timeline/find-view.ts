/** The means to find events: chips for the groups, words, and a stretch of time. */
import {html, nothing} from 'lit';
import {endOf, isDate, startOf} from '../contract/dates.ts';
import {plainDigits} from '../contract/digits.ts';
import type {TimelineEvent} from '../contract/timeline.ts';
import {isoYear} from '../document/formats/timelinejs-values.ts';
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
  readonly onWant: (wanted: Wanted) => void;
}

/** The buttons and fields, and how many events there are by them. */
export function renderFinding(finding: Finding, teller: Teller): unknown {
  const {events, searchable, wanted, count, onWant} = finding;
  if (!events && !searchable) return nothing;
  const {wrong} = wanted ?? {};
  // A date that is not finished yet is not wrong before the visitor has left it.
  const onField = ({type, currentTarget}: Event) =>
    onWant({...wanted, ...read(currentTarget as HTMLFormElement, type === 'change')});
  const found = wanted && teller.term(count ? 'found' : 'notFound', {count});
  return html`<form
    aria-labelledby="heading"
    role="search"
    @submit=${(event: Event) => event.preventDefault()}
    @input=${onField}
    @change=${onField}
    @reset=${() => onWant({})}
  >
    ${events ? renderChips(events, finding, teller) : nothing}
    ${
      searchable
        ? html`<div class="search fields" part="search">
            ${['find', 'earliest', 'latest'].map((name) => field(name, finding, teller))}
          </div>`
        : nothing
    }
    <p id="_found" class="note ${wrong ? 'error' : count ? 'hidden' : ''}" role="status">
      ${wrong ? `${teller.term(wrong)}: ${teller.term('notDate')}` : found}
    </p>
    ${
      count
        ? nothing
        : html`<button type="reset" class="quiet" @click=${toFirst}>${teller.term('showAll')}</button>`
    }
  </form>`;
}

/** The button goes with its reset: the focus goes on to the first of the means to find. */
function toFirst({currentTarget}: Event): void {
  (currentTarget as HTMLButtonElement).form?.querySelector<HTMLElement>('input,button')?.focus();
}

function field(name: string, {wanted}: Finding, {term}: Teller): unknown {
  const isDate = name !== 'find';
  return html`<label class="meta">
    ${term(name)}
    <input
      name=${name}
      type=${isDate ? 'text' : 'search'}
      placeholder=${isDate ? '2013-08' : ''}
      aria-invalid=${wanted?.wrong === name}
      aria-describedby=${wanted?.wrong === name ? '_found' : nothing}
    />
  </label>`;
}

/** What the fields say; a date that is none chooses nothing. */
function read(form: HTMLFormElement, isDone: boolean): Wanted {
  const text = (name: string) =>
    plainDigits((form.elements.namedItem(name) as HTMLInputElement).value.trim());
  // Who looks for 500 BC writes -500, as in TimelineJS; a year as long as the contract has it is the contract's.
  const date = (name: string) => text(name).replace(/^-\d{1,5}(?=-|$)/, (year) => isoYear(Number(year)));
  const wrong = ['earliest', 'latest'].find((name) => text(name) && !isDate(date(name)));
  return {
    words: text('find'),
    from: startOf(date('earliest')),
    to: endOf(date('latest')),
    wrong: isDone ? wrong : undefined,
  };
}

function renderChips(events: readonly TimelineEvent[], {wanted, onWant}: Finding, teller: Teller) {
  const chip = (group: string, name: unknown, count: number) =>
    html`<button
      type="button"
      class="chip"
      aria-pressed=${(wanted?.group ?? '') === group}
      @click=${() => onWant({...wanted, group})}
    >
      <bdi>${name}</bdi> ${teller.number(count)}
    </button>`;
  return html`<div class="groups" part="groups" role="group" aria-label=${teller.term('groups')}>
    ${chip('', teller.term('allGroups'), events.length)}
    ${groupsOf(events).map(({name, count}) => chip(name, teller.marked(name), count))}
  </div>`;
}
