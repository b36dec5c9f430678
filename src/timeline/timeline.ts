import {html, noChange, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {readTimeline} from '../contract/timeline.ts';
import type {Span, Timeline, TimelineEvent} from '../contract/timeline.ts';
import {oneOf} from '../widget/attributes.ts';
import {ClockController} from '../widget/clock.ts';
import {formatDateRange} from '../widget/dates.ts';
import {deepLink, DeepLinkController, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceSelectEvent} from '../widget/events.ts';
import {safeImage} from '../widget/links.ts';
import {timeline} from '../widget/locale/en.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {timeZoneFrom} from '../widget/time-zone.ts';
import {groupsOf, inGroup} from './groups.ts';
import {elapsed} from './span.ts';
import type {Elapsed} from './span.ts';
import {timelineStyles} from './timeline.styles.ts';

const TAG = 'peace-timeline';
/** So many events are drawn at once: the first before the first paint, then one chunk per frame. */
const CHUNK = 50;

/** Calls a function once what is drawn by now is to be seen. */
function afterPaint(work: () => void): void {
  requestAnimationFrame(() => setTimeout(work));
}

/**
 * What has happened and what is to come, on a spine of dates, below the span of time that it is all about.
 *
 * @summary Timeline of dated events.
 * @element peace-timeline
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had.
 * @event {PeaceSelectEvent} peace-select - A visitor chose an event by its date; `id` names it.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart span - The span of time above the events.
 * @csspart bar - The bar of the span, filled as far as it has passed.
 * @csspart groups - The buttons that filter by group.
 * @csspart list - The list of events.
 * @csspart event - One event.
 * @csspart date - The date of an event, which is the link to it.
 * @csspart group - The group of an event.
 * @csspart title - The title of an event.
 * @csspart text - The text of an event.
 * @csspart picture - The picture of an event, with its caption.
 * @csspart media - The link to what there is to see or hear elsewhere.
 * @csspart today - The line between what has begun and what is to come.
 */
export class PeaceTimeline extends PeaceElement<Timeline> {
  static override styles: CSSResultGroup = [PeaceElement.styles, articleStyles, timelineStyles];

  /** How the events are laid out: `vertical`, a list along a spine, or `auto`, what suits the width best. */
  @property({converter: oneOf(TAG, 'layout', ['auto', 'vertical'])}) layout: 'auto' | 'vertical' = 'auto';

  /** Shows only the events of this group; upper and lower case are the same. */
  @property() group: string | undefined;

  /** Whether visitors can filter by group. */
  @property({type: Boolean}) filterable = false;

  /** Order of the events: `asc`, oldest first, or `desc`, newest first. */
  @property({converter: oneOf(TAG, 'order', ['asc', 'desc'])}) order: 'asc' | 'desc' = 'asc';

  /** The id of the event that is marked. */
  @property() selected: string | undefined;

  /** Whether choosing an event writes `#peace-event=ID` into the page's address. */
  @property({type: Boolean, attribute: 'deep-link'}) deepLink = false;

  /** What is today, as an ISO 8601 date; by default what the visitor's clock shows. */
  @property() now: string | undefined;

  /** Time zone in which moments are shown, e.g. `Asia/Jerusalem`; by default the visitor's. */
  @property({attribute: 'time-zone', converter: timeZoneFrom(TAG)}) timeZone: string | undefined;

  /** The group that the visitor has chosen; empty for all of them. */
  @state() private chosen: string | undefined;

  protected override readonly format = {
    name: 'timeline',
    read: readTimeline,
    isEmpty: ({events}: Timeline) => !inGroup(events, this.group).length,
  } as const;
  protected override readonly wording = timeline;

  readonly #clock = new ClockController(this);
  /** The visitor is to be taken to the selected event. */
  #going = false;
  /** How many events there are to draw. */
  #count = 0;
  /** How many of them may be in the DOM by now, a multiple of the chunk. */
  #drawn = CHUNK;
  /** This rendering adds a chunk, and changes nothing about those that are in the DOM. */
  #adding = false;
  /** Pictures that could not be had leave no hole. */
  readonly #broken = new Set<string>();

  constructor() {
    super();
    new DeepLinkController(this, 'peace-event', (id) => this.select(id));
  }

  /**
   * Marks an event and takes the visitor to it: scrolls there and moves the focus, as soon as it is there. All groups are
   * shown again, unless the page has fixed one.
   */
  select(id: string): void {
    this.selected = id;
    this.#going = true;
    this.chosen = undefined;
    this.requestUpdate();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (['group', 'chosen', 'order'].some((name) => changed.has(name))) this.#drawn = CHUNK;
    if (this.printing) this.#drawn = Infinity;
    if (!this.#going || !this.section) return;
    const index = this.#listed(this.section).findIndex(({id}) => id === this.selected);
    while (this.#drawn <= index) this.#drawn += CHUNK;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#goToSelected();
    if (this.#drawn < this.#count) afterPaint(this.#drawMore);
  }

  protected override get emptyKey(): string {
    return this.section?.events.length ? 'noEventsInGroup' : 'noEvents';
  }

  protected override titleOf({title}: Timeline): string | undefined {
    return title;
  }

  /** The events in the order in which they are listed. */
  #listed({events}: Timeline): readonly TimelineEvent[] {
    const listed = inGroup(events, this.group || this.chosen);
    return this.order === 'desc' ? [...listed].reverse() : listed;
  }

  #goToSelected(): void {
    if (!this.#going) return;
    const event = (this.renderRoot as ShadowRoot).getElementById(this.selected ?? '');
    // What is not in an old copy may be in the document that is still on its way.
    if (event || this.state === 'ready') this.#going = false;
    event?.scrollIntoView({block: 'center'});
    event?.querySelector('a')?.focus({preventScroll: true});
  }

  /** In the end all events are in the DOM, so that finding in the page sees all. */
  readonly #drawMore = () => {
    this.#drawn += CHUNK;
    this.#adding = true;
    this.requestUpdate();
    this.performUpdate();
    this.#adding = false;
  };

  #onChoose(id: string, event: MouseEvent): void {
    // A new tab or window, or a download, is the browser's business.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.selected = id;
    if (this.deepLink) writeDeepLink('peace-event', id);
    this.dispatchEvent(new PeaceSelectEvent(id));
  }

  protected override renderSection(section: Timeline): unknown {
    const listed = this.#listed(section);
    this.#count = listed.length;
    return html`
      ${section.span && this.#renderSpan(section.span)}
      ${this.filterable && !this.group ? this.#renderGroups(section.events) : nothing}
      <ol part="list" role="list">
        ${this.#renderEvents(listed)}
      </ol>
    `;
  }

  #renderSpan(span: Span): unknown {
    const today = this.#clock.today;
    const passed = today === undefined ? undefined : elapsed(span, today);
    const words = passed && this.#wordsFor(passed);
    return html`<div class="span" part="span">
      ${span.title ? html`<p class="title">${this.#marked(span.title)}</p>` : nothing}
      <div class="kicker" role="img" aria-label=${words ?? nothing}>
        ${words}
        <svg part="bar"><rect width="${passed?.percent ?? 0}%" height="100%" /></svg>
      </div>
      <p class="ends meta">
        <span>${this.#dateOf(span.start)}</span>
        <span>${this.#dateOf(span.end)}</span>
      </p>
    </div>`;
  }

  #dateOf(start: string, end?: string): string {
    return formatDateRange(start, end, this.locale.tag, this.timeZone);
  }

  #wordsFor({day, days}: Elapsed): string {
    if (day === undefined) return this.term('spanEnded');
    return day > 0 ? this.term('spanDay', {day, days}) : this.term('spanStarts', {count: 1 - day});
  }

  #renderGroups(events: readonly TimelineEvent[]): unknown {
    const chip = (group: string, name: unknown, count: number) =>
      html`<button
        type="button"
        class="chip"
        aria-pressed=${(this.chosen ?? '') === group}
        @click=${() => (this.chosen = group)}
      >
        ${name} <span class="count">${count.toLocaleString(this.locale.tag)}</span>
      </button>`;
    return html`<div class="groups" part="groups" role="group" aria-label=${this.term('groups')}>
        ${chip('', this.term('allGroups'), events.length)}
        ${groupsOf(events).map(({name, count}) => chip(name, this.#marked(name), count))}
      </div>
      <p class="hidden" role="status">
        ${this.chosen === undefined ? nothing : this.term('eventsShown', {count: this.#count})}
      </p>`;
  }

  /** As many events as may be drawn by now, with a line between what has begun and what is to come. */
  #renderEvents(listed: readonly TimelineEvent[]): unknown {
    const today = this.#clock.today ?? Infinity;
    const turn = listed.findIndex(({from}) => from > today === (this.order === 'asc'));
    const chunks = [];
    for (let start = 0; start < listed.length && start < this.#drawn; start += CHUNK) {
      const isThere = this.#adding && start + CHUNK < this.#drawn;
      chunks.push(
        isThere
          ? noChange
          : listed.slice(start, start + CHUNK).map((event, index) => [
              turn && start + index === turn
                ? html`<li class="today ${this.order}" part="today">
                    <p class="when kicker">${this.term('today')}</p>
                  </li>`
                : nothing,
              this.#renderEvent(event, event.from > today ? 'coming' : ''),
            ]),
      );
    }
    return chunks;
  }

  #renderEvent(event: TimelineEvent, tense: string): unknown {
    const {id, start, end, title, text, url, group, media, language} = event;
    const isSelected = id === this.selected;
    const href = this.link(url);
    const heading = this.#marked(title, language);
    return html`<li
      id=${id}
      part="event"
      class="event ${tense} ${end ? 'range' : ''} ${isSelected ? 'selected' : ''}"
    >
      <p class="when meta">
        <a
          part="date"
          href=${deepLink('peace-event', id)}
          title=${this.term('permalink')}
          aria-current=${isSelected}
          @click=${(click: MouseEvent) => this.#onChoose(id, click)}
          ><time datetime=${start}>${this.#dateOf(start, end)}</time></a
        >
        ${group ? html`<span class="kicker" part="group">${this.#marked(group)}</span>` : nothing}
      </p>
      <div>
        <div class="title" part="title" role="heading" aria-level=${this.innerLevel}>
          ${href ? html`<a href=${href}>${heading}</a>` : heading}
        </div>
        ${text ? html`<p class="text" part="text">${this.#marked(text, language)}</p>` : nothing}
        ${this.#renderPicture(event)} ${this.#renderMedia(media?.url)}
      </div>
    </li>`;
  }

  #renderPicture({image, language}: TimelineEvent): unknown {
    const source = safeImage(image?.url, this.linkBase);
    if (!image || !source || this.#broken.has(source)) return nothing;
    const {alt = '', width, height, caption, credit} = image;
    return html`<figure part="picture">
      <img
        loading="lazy"
        referrerpolicy="no-referrer"
        alt=${alt}
        width=${width ?? nothing}
        height=${height ?? nothing}
        src=${source}
        @error=${() => {
          this.#broken.add(source);
          this.requestUpdate();
        }}
      />
      <figcaption class="meta">${caption && this.#marked(caption, language)} <bdi>${credit}</bdi></figcaption>
    </figure>`;
  }

  #renderMedia(url: string | undefined): unknown {
    const href = safeImage(url, this.linkBase);
    return href
      ? html`<p class="meta">
          <a part="media" href=${href}>
            ${this.term('media', {host: new URL(href).hostname.replace(/^www\./, '')})}
          </a>
        </p>`
      : nothing;
  }

  /** Text that says in which language it is, where that is not the language around it. */
  #marked(text: string, language?: string): unknown {
    return html`<span lang=${this.langOf(language)} dir=${this.dirOf(language)}>${text}</span>`;
  }

  protected override renderSkeleton(): unknown {
    const bone = html`<div class="bone"></div>`;
    return html`<ol aria-hidden="true">
      ${Array.from({length: 24}, () => html`<li class="coming">${bone}${bone}</li>`)}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-timeline': PeaceTimeline;
  }
}
