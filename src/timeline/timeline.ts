import type {CSSResultGroup, PropertyValues} from 'lit';

import {endOf, startOf} from '../contract/dates.ts';
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import {DeepLinkController, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceRangeChangeEvent, PeaceSelectEvent} from '../widget/events.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {hideChanged} from '../widget/picture.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {anchorIn, keepIn} from './anchor.ts';
import type {Anchor} from './anchor.ts';
import type {ChartModel} from './chart.ts';
import {backdropStyles} from './backdrop.styles.ts';
import {chartStyles} from './chart.styles.ts';
import {DrawnTimeline} from './drawn-timeline.ts';
import {inGroup} from './groups.ts';
import {markStyles} from './mark.styles.ts';
import type {Interval} from './scale.ts';
import {timelineStyles} from './timeline.styles.ts';

/**
 * What has happened and what is to come, on a spine of dates, below the span of time that it is all about.
 *
 * @summary Timeline of dated events.
 * @element peace-timeline
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had.
 * @event {PeaceSelectEvent} peace-select - A visitor chose an event; `id` names it.
 * @event {PeaceRangeChangeEvent} peace-range-change - The horizontal view has come to rest on another stretch of time.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart span - The span of time above the events.
 * @csspart bar - The bar of the span, filled as far as it has passed.
 * @csspart groups - The buttons that filter by group.
 * @csspart list - The list of events.
 * @csspart event - One event.
 * @csspart date - The date of an event in the list, which is the link to it.
 * @csspart group - The group of an event.
 * @csspart title - The title of an event; in the lanes it has the link to it.
 * @csspart text - The text of an event.
 * @csspart picture - The picture of an event, with its caption.
 * @csspart media - The link to what there is to see or hear elsewhere.
 * @csspart today - The line between what has begun and what is to come.
 * @csspart period - The button that opens a period, in lists of more than 2000 events.
 * @csspart search - The fields to search with.
 * @csspart news - The button that leads to new events.
 * @csspart play - The button that plays a film on the page; nothing is asked of its host before.
 * @csspart player - The film that is played.
 * @csspart copy - The button that copies the link to an event.
 * @csspart controls - The buttons that zoom, and the stretch of time that is in view.
 * @csspart chart - The lanes, with the names of their groups.
 * @csspart track - The lanes without the names: what moves with time.
 * @csspart cluster - Several events that are drawn as one.
 * @csspart era - An era: behind the lanes, or in the list before its first event.
 * @csspart overview - The whole timeline, small, with the window that is in view.
 * @csspart detail - The event that is chosen, below the lanes.
 */
export class PeaceTimeline extends DrawnTimeline {
  static override styles: CSSResultGroup = [
    PeaceElement.styles,
    articleStyles,
    searchStyles,
    timelineStyles,
    chartStyles,
    backdropStyles,
    markStyles,
  ];

  /** The stretch of time in view at the last rest. */
  #seen = '';
  /** The visitor is to be taken to the selected event. */
  #going = false;
  /** The id in a link that was followed, as long as nobody knows whether it is here. */
  #linked: string | undefined;
  /** What was shown before, and what is to stay where it is. */
  #section: Timeline | undefined;
  #held: Anchor | undefined;
  #active: Element | null | undefined;

  constructor() {
    super();
    new DeepLinkController(this, 'peace-event', (id) => {
      this.#linked = id;
      this.requestUpdate();
    });
  }

  /**
   * Marks an event and takes the visitor to it: scrolls there and moves the focus, as soon as it is there. If what the
   * visitor looks for hides it, everything is shown again, but for a group that the page has fixed.
   */
  override select(id: string): void {
    this.selected = id;
    this.#going = true;
    if (this.wanted && !this.chosen) this.renderRoot.querySelector('form')?.reset();
    this.requestUpdate();
  }

  /** Takes the visitor to the event after the selected one, in the order of time. */
  next(): void {
    this.#goOn(1);
  }

  /** Takes the visitor to the event before the selected one. */
  previous(): void {
    this.#goOn(-1);
  }

  /** Shows a stretch of time in the horizontal layout: ISO 8601 dates, `end` inclusive at its precision. */
  zoomTo(start: string, end: string): void {
    const [from, to] = [startOf(start), endOf(end)];
    if (!(from < to)) return;
    this.chart.show([from, to]);
    // Before there is a view, it is the first.
    if (!this.chart.view) Object.assign(this, {start, end});
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    const {section, isChart} = this;
    const before = this.#section;
    const wasChart = Boolean(this.model);
    const isTurned = isChart !== wasChart;
    this.#section = section;
    this.#active = this.shadowRoot?.activeElement;
    this.model = this.#held = undefined;
    if (['group', 'wanted', 'order'].some((name) => changed.has(name))) this.list.reset();
    if (!section || isTurned || changed.has('selected')) this.playing = undefined;
    this.arrivals.update(before, section, this.locale.language);
    if (!section) this.chart.reset();
    const linked = this.#linked;
    const isLinked = ({id}: TimelineEvent) => id === linked;
    if (linked && section && inGroup(section.events, this.group).some(isLinked)) this.select(linked);
    if (this.#going || this.state === 'ready') this.#linked = undefined;
    // Also what comes after a picture that has gone must not move.
    if (before && section && (isTurned || before !== section || changed.has('broken'))) {
      const held = isTurned && wasChart ? this.#anchorInChart() : anchorIn(this.renderRoot);
      // Who prints returns to the page as it was.
      this.#held = held && changed.has('printing') ? {...held, id: '', seen: []} : held;
    }
    this.needed = [this.#going ? this.selected : undefined, this.#held?.id, this.#held?.focus, this.playing];
  }

  /** What the reader of a chart looks at: the event that is selected, or that the keys have led to, or the first in view. */
  #anchorInChart(): Anchor | undefined {
    const id = this.selected ?? this.chart.track.place;
    const isHere = this.renderRoot.querySelector('.track :focus');
    const {top} = this.getBoundingClientRect();
    return id === undefined
      ? id
      : {id, top: Math.max(0, top), focus: isHere ? id : undefined, seen: [], isNew: true};
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    hideChanged(this.renderRoot);
    const held = this.#held;
    if (this.model) {
      this.chart.update(this.model, this.firstView);
      if (held) this.#showHeld(held, this.model);
    } else {
      this.chart.stop();
      this.list.fill();
      if (held) keepIn(this.renderRoot as ShadowRoot, held);
    }
    if (this.playing && (changed as PropertyValues).has('playing'))
      this.renderRoot.querySelector('iframe')?.focus();
    this.#goToSelected();
    // Who was where there is nothing any more, as in the details of an event that has gone, goes on from the others.
    if (this.#active?.isConnected === false && !this.shadowRoot?.activeElement)
      this.renderRoot.querySelector<HTMLElement>('[tabindex="0"],.spine a')?.focus({preventScroll: true});
  }

  /** What was in view in the list is in view along the line, too. */
  #showHeld({seen, focus}: Anchor, {events}: ChartModel): void {
    const [first, ...others] = events.filter(({id}) => (focus ? id === focus : seen.includes(id)));
    if (!first) return;
    if (focus || ![first, ...others].some((event) => this.chart.isInView(event)))
      this.chart.reveal(first, Boolean(focus));
    if (this.getBoundingClientRect().bottom < 0) this.scrollIntoView();
  }

  #goToSelected(): void {
    if (!this.#going) return;
    const event = this.chosen;
    // What is not in an old copy may be in the document that is still on its way.
    if (!event && this.state !== 'ready') return;
    this.#going = false;
    if (!event) return;
    if (this.isChart) this.chart.reveal(event, true);
    const item = (this.renderRoot as ShadowRoot).getElementById(event.id);
    (item ?? this).scrollIntoView({block: 'center'});
    if (!this.isChart) item?.querySelector('a')?.focus({preventScroll: true});
  }

  /** Goes on to the event after or before the selected one; to the first where none is. */
  #goOn(by: -1 | 1, go = ({id}: TimelineEvent) => this.select(id)): void {
    const events = this.shown?.events ?? [];
    const index = events.findIndex(({id}) => id === this.selected);
    const event = events[index < 0 ? 0 : index + by];
    if (event) go(event);
  }

  protected override turn(by: -1 | 1): void {
    this.#goOn(by, (event) => {
      this.choose(event);
      this.chart.reveal(event, false);
    });
  }

  /** The page is told. */
  protected override choose(event: TimelineEvent, click?: MouseEvent): void {
    // A new tab or window, or a download, is the browser's business.
    if (click && (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey)) return;
    click?.preventDefault();
    this.selected = event.id;
    if (this.deepLink) writeDeepLink('peace-event', event.id);
    this.dispatchEvent(new PeaceSelectEvent(event.id));
    // Who came by keys reads on there, and returns with Escape.
    if (this.isChart && this.chart.isByKeys && click) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.detail')?.focus());
    }
  }

  protected override onRest(domain: Interval): void {
    const [start = '', end = ''] = domain.map((time) => new Date(time).toISOString().slice(0, -8));
    // The first view is no change.
    if (this.#seen && this.#seen !== start + end) this.dispatchEvent(new PeaceRangeChangeEvent(start, end));
    this.#seen = start + end;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-timeline': PeaceTimeline;
  }
}
