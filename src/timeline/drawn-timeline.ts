import {html, nothing} from 'lit';
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import {readAnyTimeline} from '../document/formats/timelinejs.ts';
import {textOf} from '../document/html.ts';
import {ClockController} from '../widget/clock.ts';
import {finding, timeline} from '../widget/locale/en.ts';
import {directionOf} from '../widget/locale/locale-controller.ts';
import {state} from '../widget/property.ts';
import {Arrivals} from './arrivals.ts';
import {firstView, todayIn} from './bounds.ts';
import {renderChart} from './chart-view.ts';
import type {ChartModel} from './chart.ts';
import {inWords, renderControls} from './controls-view.ts';
import {renderDetail} from './detail-view.ts';
import type {Teller} from './event-view.ts';
import type {Wanted} from './find.ts';
import {renderFinding} from './find-view.ts';
import {inGroup} from './groups.ts';
import {MovableChart} from './hands.ts';
import {itemOf} from './list-view.ts';
import {EventList} from './list.ts';
import {COMPLETE, listed} from './periods.ts';
import {remembering} from './remembering.ts';
import type {Interval} from './scale.ts';
import {shownOf} from './shown.ts';
import type {Shown} from './shown.ts';
import {backdropOf, renderSpan} from './span-view.ts';
import {TellingTimeline} from './telling.ts';

/** From this width on, px, time runs along a line. */
const WIDE = 640;

/** A timeline that is drawn: as a list along a spine, or along a line. */
export abstract class DrawnTimeline extends TellingTimeline {
  /** What the visitor looks for; nothing before it is anything. */
  @state() protected wanted: Wanted | undefined;
  /** How wide the element is, px, and how high its letters are, in 16 px. */
  @state() private width = 0;
  @state() private em = 1;
  /** What the view shows, in words, once it is at rest. */
  @state() private inView = '';

  protected override readonly format = {
    name: 'timeline',
    read: (json: unknown) => readAnyTimeline(json, textOf),
    isEmpty: ({events}: Timeline) => !inGroup(events, this.group).length,
  } as const;
  protected override readonly wording = {...finding, ...timeline};

  protected readonly list = new EventList(() => {
    this.requestUpdate();
    this.performUpdate();
  });
  protected readonly chart = new MovableChart({
    renderRoot: () => this.renderRoot as ShadowRoot,
    onRest: (domain) => {
      this.inView = inWords(domain, this.locale.tag);
      this.onRest(domain);
    },
  });
  protected readonly arrivals = new Arrivals();
  /** What is drawn of time along a line. */
  protected model: ChartModel | undefined;
  /** The ids of events that have to be in a list, however late in it. */
  protected needed: readonly (string | undefined)[] = [];
  readonly #clock = new ClockController(this);
  readonly #shownOf = remembering(shownOf);
  readonly #listed = remembering(listed);
  // In a frame of its own: what is drawn then has another height, which is observed, too.
  readonly #resized =
    globalThis.ResizeObserver && new ResizeObserver(() => requestAnimationFrame(() => this.#measure()));

  /** The horizontal view has come to rest. */
  protected abstract onRest(domain: Interval): void;
  /** Takes the visitor to an event. */
  abstract select(id: string): void;
  /** A visitor goes on to the event after (1) or before (−1) the selected one. */
  protected abstract turn(by: -1 | 1): void;

  override connectedCallback(): void {
    // What a server has rendered must first be rendered alike: it knows no widths.
    const isNew = !this.shadowRoot;
    super.connectedCallback();
    if (isNew) this.#measure();
    void this.updateComplete.then(() => this.#resized?.observe(this.renderRoot.firstElementChild as Element));
  }

  #measure(): void {
    // A list looks to its width by itself; what is hidden, as in a tab, has none, or a sliver that says nothing of the view.
    // Once it is drawn, not the element tells: a page's reset may have made it inline, which has no width.
    const {clientWidth: width} = this.renderRoot.firstElementChild ?? this;
    if (width < (this.isChart ? 100 : WIDE)) return;
    this.width = width;
    this.em = parseFloat(getComputedStyle(this).fontSize) / 16;
  }

  /** Whether time runs along a line. Paper has all of it, from top to bottom. */
  protected get isChart(): boolean {
    return !this.printing && (this.layout === 'auto' ? this.width >= WIDE : this.layout === 'horizontal');
  }

  /** What is shown of a document; nothing of none. */
  protected get shown(): Shown | undefined {
    const {section, group, wanted, timeZone, printing} = this;
    return section && this.#shownOf(section, group, printing ? undefined : wanted, timeZone);
  }

  /** The event that is selected, if it is shown. */
  protected get chosen(): TimelineEvent | undefined {
    const {selected, shown} = this;
    return shown?.events.find(({id}) => id === selected);
  }

  get #today(): number | undefined {
    return todayIn(this.timeZone, this.#clock, this.now);
  }

  protected readonly firstView = ({events, bounds}: Shown): Interval => {
    const {start, end, zoom} = this;
    const {from: focus = this.#today ?? 0} = this.chosen ?? {};
    const legible = Math.max(6, Math.round(this.width / this.em / 56));
    return firstView(events, bounds, {start, end, zoom, focus, legible});
  };

  protected override get emptyKey(): string {
    return this.section?.events.length ? 'noEventsInGroup' : 'noEvents';
  }

  protected override titleOf({title}: Timeline): string | undefined {
    return title;
  }

  protected override renderSection(section: Timeline): unknown {
    const shown = this.shown as Shown;
    const {teller} = this;
    const {text, events} = section;
    return html`
      ${text ? html`<p class="text introduction">${teller.marked(text)}</p>` : nothing}
      ${this.arrivals.render(shown.events, teller, (id) => this.select(id))}
      ${renderFinding(
        {
          events: this.filterable && !this.group ? events : undefined,
          // Where not all is in the page, finding in the page does not find all.
          searchable: this.searchable || (!this.isChart && events.length > COMPLETE),
          wanted: this.wanted,
          count: shown.events.length,
          onWant: (wanted) => (this.wanted = wanted),
        },
        teller,
      )}
      ${
        !shown.events.length
          ? nothing
          : this.isChart
            ? this.#renderChart(section, shown, teller)
            : this.#renderList(section, shown, teller)
      }
    `;
  }

  #renderList({span, eras}: Timeline, shown: Shown, teller: Teller): unknown {
    const {order} = this;
    const today = this.#today;
    const {events, periods} = this.#listed(shown.events, order === 'desc', this.locale.tag);
    const renderItem = itemOf({events, eras, order, today: today ?? Infinity}, teller);
    for (const id of this.needed) this.list.include(id, periods);
    const titled = (content: unknown) =>
      html`<div role="heading" aria-level=${this.innerLevel}>${content}</div>`;
    return html`${span ? renderSpan(span, today, teller) : nothing}
    ${this.list.render(periods, this.printing, renderItem, titled, teller.isPlaying)}`;
  }

  #renderChart(section: Timeline, shown: Shown, teller: Teller): unknown {
    const {chosen, chart, width, em} = this;
    const {tag} = this.locale;
    const model = (this.model = {
      ...shown,
      backdrop: backdropOf(section, this.#today, teller),
      teller,
      locale: tag,
      look: [tag, this.innerLevel, this.selected, em].join(),
      isRightToLeft: directionOf(tag) === 'rtl',
      width,
      em,
    });
    return html`${renderControls(this.inView, teller, (factor) => chart.zoom(factor))}
    ${renderChart(model, chart)}
    ${
      chosen
        ? renderDetail(chosen, teller, {
            turn: (by) => this.turn(by),
            leave: () => chart.reveal(chosen, true),
            events: shown.events,
            isRightToLeft: model.isRightToLeft,
          })
        : nothing
    }`;
  }

  protected override renderSkeleton(): unknown {
    const bone = html`<div class="bone"></div>`;
    return html`<ol class="spine" aria-hidden="true">
      ${Array(this.isChart ? 8 : 24).fill(html`<li class="coming">${bone}${bone}</li>`)}
    </ol>`;
  }
}
