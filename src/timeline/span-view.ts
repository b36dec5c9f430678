/** The span that a timeline is all about, and the eras behind it. */
import {html, nothing} from 'lit';
import {endOf, startOf} from '../contract/dates.ts';
import type {Span, Timeline} from '../contract/timeline.ts';
import type {Teller} from './event-view.ts';
import {inRows} from './lanes.ts';
import type {Stretch} from './lanes.ts';
import {elapsed} from './span.ts';

/** A stretch of time behind the lanes; its name stands in a row of its own above them. */
interface BackdropStretch extends Stretch {
  readonly row: number;
}

/** What lies behind the lanes. */
export interface Backdrop {
  readonly stretches: readonly BackdropStretch[];
  /** An element of the class `at` for each of them. */
  readonly content: unknown;
  /** Rows that their names take. */
  readonly rows: number;
  /** ms since 1970, as the visitor's clock shows it */
  readonly today: number | undefined;
}

/** The span with its words, a bar that fills, and its dates. */
export function renderSpan(span: Span, today: number | undefined, teller: Teller, extra = ''): unknown {
  const passed = today === undefined ? undefined : elapsed(span, today);
  const {day, days = 0} = passed ?? {};
  const words = !passed
    ? nothing
    : day === undefined
      ? teller.term('spanEnded')
      : day > 0
        ? teller.term('spanDay', {day, days})
        : teller.term('spanStarts', {count: 1 - day});
  return html`<div class="span ${extra}" part="span">
    ${span.title ? html`<p class="title"><bdi>${teller.marked(span.title)}</bdi></p>` : nothing}
    <div class="kicker" role="img" aria-label=${words}>
      ${words}
      <svg part="bar"><rect width="${passed?.percent ?? 0}%" height="100%" /></svg>
    </div>
    <p class="ends meta ${extra && 'hidden'}">
      <span>${teller.dates(span.start)}</span>
      <span>${teller.dates(span.end)}</span>
    </p>
  </div>`;
}

/** Eras, the span with what of it has passed, and today. */
export function backdropOf({eras, span}: Timeline, today: number | undefined, teller: Teller): Backdrop {
  const stretchOf = (era: Span) => ({from: startOf(era.start), to: endOf(era.end), era});
  const inOrder = eras.map(stretchOf).sort((one, other) => one.from - other.from);
  const names = inRows(inOrder, 1);
  const rows = names.length;
  const stretches: BackdropStretch[] = inOrder.map((band) => ({
    ...band,
    row: names.findIndex((row) => row.includes(band)),
  }));
  if (span) {
    const {from, to} = stretchOf(span);
    const passed = Math.max(from, Math.min(to, today ?? from));
    stretches.push({from, to: passed, row: rows}, {from, to, row: rows});
  }
  if (today !== undefined) stretches.push({from: today, to: today, row: 0});
  return {
    stretches,
    today,
    rows: rows + (span ? 1 : 0),
    // Neighbours differ in their tint.
    content: html`${inOrder.map(
      ({era}, index) =>
        html`<p class="at era ${index % 2 ? 'other' : ''}" part="era">
          <bdi class="kicker">${teller.marked(era.title)}</bdi>
          <span class="hidden">${teller.dates(era.start, era.end)}</span>
        </p>`,
    )}
    ${
      span
        ? html`<div class="at passed"></div>
            ${renderSpan(span, today, teller, 'at')}`
        : nothing
    }
    ${today === undefined ? nothing : html`<p class="at now kicker" part="today"><span>${teller.term('today')}</span></p>`}`,
  };
}
