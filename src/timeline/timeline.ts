import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {endOf, startOf} from '../contract/dates.ts';
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import {readAnyTimeline} from '../document/formats/timelinejs.ts';
import {ClockController} from '../widget/clock.ts';
import {formatDateRange} from '../widget/dates.ts';
import {DeepLinkController, writeDeepLink} from '../widget/deep-link.ts';
import {PeaceRangeChangeEvent, PeaceSelectEvent} from '../widget/events.ts';
import {made} from '../widget/intl.ts';
import {safeImage} from '../widget/links.ts';
import {finding, timeline} from '../widget/locale/en.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {state} from '../widget/property.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {anchorIn, keepIn} from './anchor.ts';
import type {Anchor} from './anchor.ts';
import {Arrivals} from './arrivals.ts';
import {firstView} from './bounds.ts';
import {renderChart} from './chart-view.ts';
import type {ChartModel} from './chart.ts';
import {chartStyles} from './chart.styles.ts';
import {inWords, renderControls} from './controls-view.ts';
import {renderDetail} from './detail-view.ts';
import type {Teller} from './event-view.ts';
import type {Wanted} from './find.ts';
import {renderFinding} from './find-view.ts';
import {inGroup} from './groups.ts';
import {MovableChart} from './hands.ts';
import {itemOf} from './list-view.ts';
import {EventList} from './list.ts';
import {COMPLETE, Listing} from './periods.ts';
import type {Interval} from './scale.ts';
import {Selection} from './shown.ts';
import type {Shown} from './shown.ts';
import {backdropOf, renderSpan} from './span-view.ts';
import {TimelineSettings} from './timeline-settings.ts';
import {timelineStyles} from './timeline.styles.ts';

/** From this width on, px, time runs along a line. */
const WIDE = 640;

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
 * @csspart date - The date of an event, which is the link to it.
 * @csspart group - The group of an event.
 * @csspart title - The title of an event.
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
export class PeaceTimeline extends TimelineSettings {
  static override styles: CSSResultGroup = [
    PeaceElement.styles,
    articleStyles,
    searchStyles,
    timelineStyles,
    chartStyles,
  ];

  /** What the visitor looks for; nothing before it is anything. */
  @state() private wanted: Wanted | undefined;
  /** The event whose film is played. */
  @state() private playing: string | undefined;
  /** What came of copying the link to an event. */
  @state() private copied: Teller['copied'];
  /** How wide the element is, px, and how high its letters are, in 16 px. */
  @state() private width = 0;
  @state() private em = 1;
  /** What the view shows, in words, once it is at rest. */
  @state() private inView = '';

  protected override readonly format = {
    name: 'timeline',
    read: readAnyTimeline,
    isEmpty: ({events}: Timeline) => !inGroup(events, this.group).length,
  } as const;
  protected override readonly wording = {...finding, ...timeline};

  readonly #clock = new ClockController(this);
  readonly #list = new EventList(() => {
    this.requestUpdate();
    this.performUpdate();
  });
  readonly #chart = new MovableChart({
    renderRoot: () => this.renderRoot as ShadowRoot,
    onRest: (domain) => this.#onRest(domain),
  });
  /** The stretch of time in view at the last rest. */
  #seen = '';
  // In a frame of its own: what is drawn then has another height, which is observed, too.
  readonly #onResize = () => requestAnimationFrame(() => this.#measure());
  readonly #resized = globalThis.ResizeObserver && new ResizeObserver(this.#onResize);
  /** The visitor is to be taken to the selected event. */
  #going = false;
  /** The id in a link that was followed, as long as nobody knows whether it is here. */
  #linked: string | undefined;
  /** What was shown before, in which language, and what is to stay where it is. */
  #section: Timeline | undefined;
  #held: Anchor | undefined;
  /** A picture has gone, and what comes after it must not move. */
  #isHolding = false;
  readonly #selection = new Selection();
  readonly #arrivals = new Arrivals();
  /** What is drawn of time along a line. */
  #model: ChartModel | undefined;
  readonly #listing = new Listing();
  /** Pictures that could not be had leave no hole. */
  readonly #broken = new Set<string>();

  constructor() {
    super();
    new DeepLinkController(this, 'peace-event', (id) => {
      this.#linked = id;
      this.requestUpdate();
    });
  }

  /**
   * Marks an event and takes the visitor to it: scrolls there and moves the focus, as soon as it is there. All groups are
   * shown again, unless the page has fixed one.
   */
  select(id: string): void {
    this.selected = id;
    this.#arrivals.reset();
    this.#going = true;
    if (this.wanted) this.renderRoot.querySelector('form')?.reset();
    this.requestUpdate();
  }

  /** Takes the visitor to the event after the selected one, in the order of time. */
  next(): void {
    this.#turn(1);
  }

  /** Takes the visitor to the event before the selected one. */
  previous(): void {
    this.#turn(-1);
  }

  /** Shows a stretch of time in the horizontal layout: ISO 8601 dates, `end` inclusive at its precision. */
  zoomTo(start: string, end: string): void {
    const [from, to] = [startOf(start), endOf(end)];
    if (!(from < to)) return;
    this.#chart.show([from, to]);
    // Before there is a view, it is the first.
    if (!this.#chart.view) Object.assign(this, {start, end});
  }

  override connectedCallback(): void {
    // What a server has rendered must first be rendered alike: it knows no widths.
    const isNew = !this.shadowRoot;
    super.connectedCallback();
    if (isNew) this.#measure();
    this.#resized?.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resized?.disconnect();
  }

  #measure(): void {
    // A list looks to its width by itself.
    const width = this.clientWidth;
    if (!this.#isChart && width < WIDE) return;
    this.width = width;
    this.em = parseFloat(getComputedStyle(this).fontSize) / 16;
  }

  /** Whether time runs along a line. Paper has all of it, from top to bottom. */
  get #isChart(): boolean {
    return !this.printing && (this.layout === 'auto' ? this.width >= WIDE : this.layout === 'horizontal');
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (['group', 'wanted', 'order'].some((name) => changed.has(name))) this.#list.reset();
    const {section} = this;
    const before = this.#section;
    const wasChart = Boolean(this.#model);
    this.#section = section;
    this.#model = this.#held = undefined;
    if (!section || this.#isChart !== wasChart || changed.has('selected')) this.playing = undefined;
    this.#arrivals.update(before, section, this.locale.language);
    if (!section) this.#chart.reset();
    const linked = this.#linked;
    if (linked !== undefined && section?.events.some(({id}) => id === linked)) this.select(linked);
    if (this.#going || this.state === 'ready') this.#linked = undefined;
    if (!before || !section) return;
    if (wasChart !== this.#isChart) this.#held = wasChart ? this.#anchorInChart() : anchorIn(this.renderRoot);
    else if (before !== section || this.#isHolding) this.#held = anchorIn(this.renderRoot);
    this.#isHolding = false;
  }

  /** What the reader of a chart looks at: the event that is selected, or that the keys have led to, or the first in view. */
  #anchorInChart(): Anchor | undefined {
    const id = this.selected ?? this.#chart.track.place;
    const isHere = this.renderRoot.querySelector('.track :focus');
    const {top} = this.getBoundingClientRect();
    return id === undefined
      ? id
      : {id, top: Math.max(0, top), focus: isHere ? id : undefined, seen: [], isNew: true};
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const held = this.#held;
    if (this.#model) {
      this.#chart.update(this.#model, this.#firstView);
      if (held) this.#showHeld(held, this.#model);
    } else {
      this.#chart.stop();
      this.#list.fill();
      if (held) keepIn(this.renderRoot as ShadowRoot, held);
    }
    if (this.playing && (changed as PropertyValues).has('playing'))
      this.renderRoot.querySelector('iframe')?.focus();
    this.#goToSelected();
  }

  /** What was in view in the list is in view along the line, too. */
  #showHeld({seen, focus}: Anchor, {events}: ChartModel): void {
    const [first, ...others] = events.filter(({id}) => (focus ? id === focus : seen.includes(id)));
    if (first && (focus || ![first, ...others].some((event) => this.#chart.isInView(event))))
      this.#chart.reveal(first, Boolean(focus));
    if (this.getBoundingClientRect().bottom < 0) this.scrollIntoView();
  }

  protected override get emptyKey(): string {
    return this.section?.events.length ? 'noEventsInGroup' : 'noEvents';
  }

  protected override titleOf({title}: Timeline): string | undefined {
    return title;
  }

  #shown(section: Timeline): Shown {
    return this.#selection.of(section, this.group, this.wanted, this.timeZone);
  }

  #selectedOf({events}: Shown): TimelineEvent | undefined {
    const {selected} = this;
    return selected === undefined ? undefined : events.find(({id}) => id === selected);
  }

  readonly #firstView = (shown: Shown): Interval => {
    const {start, end, zoom} = this;
    const {from: focus = this.#clock.today ?? 0} = this.#selectedOf(shown) ?? {};
    const legible = Math.max(6, Math.round(this.width / this.em / 56));
    return firstView(shown.events, shown.bounds, {start, end, zoom, focus, legible});
  };

  #goToSelected(): void {
    if (!this.#going) return;
    const event = this.section && this.#selectedOf(this.#shown(this.section));
    // What is not in an old copy may be in the document that is still on its way.
    if (!event && this.state !== 'ready') return;
    this.#going = false;
    if (!event) return;
    if (this.#isChart) this.#chart.reveal(event, true);
    const item = (this.renderRoot as ShadowRoot).getElementById(event.id);
    (item ?? this).scrollIntoView({block: 'center'});
    if (!this.#isChart) item?.querySelector('a')?.focus({preventScroll: true});
  }

  /** Goes on to the event before or after the selected one; the first where none is. */
  #turn(by: -1 | 1, isVisitor = false): void {
    const {events} = this.section ? this.#shown(this.section) : {events: []};
    const index = events.findIndex(({id}) => id === this.selected);
    const event = events[index < 0 ? 0 : index + by];
    if (!event) return;
    if (!isVisitor) return this.select(event.id);
    this.#choose(event);
    this.#chart.reveal(event, false);
  }

  /** A visitor chooses an event; the page is told. */
  #choose(event: TimelineEvent, click?: MouseEvent): void {
    // A new tab or window, or a download, is the browser's business.
    if (click && (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey)) return;
    click?.preventDefault();
    this.selected = event.id;
    if (this.deepLink) writeDeepLink('peace-event', event.id);
    this.dispatchEvent(new PeaceSelectEvent(event.id));
    // Who came by keys reads on there, and returns with Escape.
    if (this.#isChart && this.#chart.isByKeys && click) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.detail')?.focus());
    }
  }

  #onRest([from, to]: Interval): void {
    const [start = '', end = ''] = [from, to].map((time) => new Date(time).toISOString().slice(0, -8));
    // The first view is no change.
    if (this.#seen && this.#seen !== start + end) this.dispatchEvent(new PeaceRangeChangeEvent(start, end));
    this.#seen = start + end;
    this.inView = inWords([from, to], this.locale.tag);
  }

  get #teller(): Teller {
    return {
      level: this.innerLevel,
      term: (key, values) => this.term(key, values),
      link: (url) => this.link(url),
      source: (url) => {
        const source = safeImage(url, this.linkBase);
        return source && this.#broken.has(source) ? undefined : source;
      },
      marked: (text, language) => {
        const lang = this.langOf(language);
        return lang === nothing ? text : html`<span lang=${lang} dir=${this.dirOf(language)}>${text}</span>`;
      },
      write: (element, text = '', language) => {
        const lang = this.langOf(language);
        element.textContent = text;
        // An empty `lang` would be a language that is not known.
        if (lang === nothing) element.removeAttribute('lang');
        else element.lang = String(lang);
        element.dir = lang === nothing ? 'auto' : String(this.dirOf(language));
      },
      number: (value) => made(Intl.NumberFormat, this.locale.tag).format(value),
      dates: this.#dates,
      isSelected: ({id}) => id === this.selected,
      choose: (event, click) => this.#choose(event, click),
      isPlaying: ({id}) => id === this.playing,
      play: ({id}) => (this.playing = id),
      copied: this.copied,
      onCopy: this.deepLink ? (id, words) => (this.copied = {id, words}) : undefined,
      onBroken: (source) => {
        this.#broken.add(source);
        this.#isHolding = true;
        this.requestUpdate();
      },
    };
  }

  readonly #dates = (start: string, end?: string): string =>
    formatDateRange(start, end, this.locale.tag, this.timeZone);

  protected override renderSection(section: Timeline): unknown {
    const shown = this.#shown(section);
    const teller = this.#teller;
    const {text} = section;
    return html`
      ${text ? html`<p class="text introduction">${teller.marked(text)}</p>` : nothing}
      ${this.#arrivals.render(shown.events, teller, (id) => this.select(id))}
      ${renderFinding(
        {
          events: this.filterable && !this.group ? section.events : undefined,
          // Where not all is in the page, finding in the page does not find all.
          searchable: this.searchable || (!this.#isChart && section.events.length > COMPLETE),
          wanted: this.wanted,
          count: shown.events.length,
          locale: this.locale.tag,
          onWant: (wanted) => (this.wanted = wanted),
        },
        teller,
      )}
      ${
        !shown.events.length
          ? nothing
          : this.#isChart
            ? this.#renderChart(section, shown, teller)
            : this.#renderList(section, shown, teller)
      }
    `;
  }

  #renderList(section: Timeline, shown: Shown, teller: Teller): unknown {
    const {listed, periods} = this.#listing.of(shown.events, this.order === 'desc', this.locale.tag);
    const renderItem = itemOf(
      {events: listed, eras: section.eras, order: this.order, today: this.#clock.today ?? Infinity},
      teller,
    );
    if (this.#going) this.#list.include(this.selected, periods);
    this.#list.include(this.#held?.id, periods);
    this.#list.include(this.#held?.focus, periods);
    const titled = (content: unknown) =>
      html`<div role="heading" aria-level=${this.innerLevel}>${content}</div>`;
    return html`${section.span ? renderSpan(section.span, this.#clock.today, teller) : nothing}
    ${this.#list.render(periods, this.printing, renderItem, titled)}`;
  }

  #renderChart(section: Timeline, shown: Shown, teller: Teller): unknown {
    const selected = this.#selectedOf(shown);
    const model = (this.#model = {
      ...shown,
      backdrop: backdropOf(section, this.#clock.today, teller),
      teller,
      locale: this.locale.tag,
      look: [this.locale.tag, this.innerLevel, this.selected].join(),
      isRightToLeft: this.locale.direction === 'rtl',
      width: this.width,
      em: this.em,
    });
    return html`${renderControls(this.inView, teller, (factor) => this.#chart.zoom(factor))}
    ${renderChart(model, this.#chart)}
    ${
      selected
        ? renderDetail(selected, teller, {
            turn: (by) => this.#turn(by, true),
            leave: () => this.#chart.reveal(selected, true),
            isRightToLeft: model.isRightToLeft,
          })
        : nothing
    }`;
  }

  protected override renderSkeleton(): unknown {
    const bone = html`<div class="bone"></div>`;
    return html`<ol class="spine" aria-hidden="true">
      ${Array.from({length: this.#isChart ? 8 : 24}, () => html`<li class="coming">${bone}${bone}</li>`)}
    </ol>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-timeline': PeaceTimeline;
  }
}
