/** How far a petition has come, and how long it takes signatures. */
import {html, nothing} from 'lit';
import * as v from 'valibot';
import {CountSchema} from '../contract/answer.ts';
import type {Petition} from '../contract/petitions.ts';
import type {Values} from '../widget/locale/strings.ts';
import {DAY, hasTime, momentOf, seenFrom, written} from './moments.ts';
import type {Opening} from './opening.ts';
import {goalOf} from './progress.ts';

type Term = (key: string, values?: Values) => string;

/** The count that an address has answered, if it is one. */
export function countIn(json: unknown): number | undefined {
  return v.is(CountSchema, json) ? json.count : undefined;
}

/** Count, goal and bar. As long as the count is not known, their place is kept. */
export function renderProgress(
  one: Petition,
  count: number | undefined,
  opening: Opening,
  term: Term,
): unknown {
  if (count === undefined) return html`<div part="progress"></div>`;
  if (count < (one.showCountFrom ?? 1)) return nothing;
  const goal = goalOf(one, count, opening === 'closed');
  const signed = term('signed', {count});
  const towards = goal && term('goal', {goal});
  return html`<div part="progress">
    ${
      goal &&
      html`<progress
        max=${goal}
        value=${Math.min(count, goal)}
        aria-label=${String(towards)}
        aria-valuetext=${signed}
      ></progress>`
    }
    <div class="meta tally"><b>${signed}</b> ${towards}</div>
  </div>`;
}

/** When it closes, on the last day to the hour. */
export function renderDeadline(
  {closes}: Petition,
  now: number | undefined,
  term: Term,
  locale: string,
): unknown {
  if (!closes || !now) return nothing;
  const end = momentOf(closes, 1);
  const isToday = end - now < DAY;
  const timed = hasTime(closes);
  return html`<p class="meta" part="deadline">
    ${term('closes', {
      when: seenFrom(now, isToday ? end : end - 1, isToday, locale),
      date: written(timed ? end : end - 1, timed, locale),
    })}
  </p>`;
}

/** That it is over, and what has come of it; or when it begins. */
export function renderClosed(
  {opens = '0'}: Petition,
  result: unknown,
  opening: Opening,
  term: Term,
  locale: string,
): unknown {
  const date = written(momentOf(opens), hasTime(opens), locale);
  return html`<div class="stack" part="closed">
    <p class="title">${opening === 'early' ? term('opens', {date}) : term('closed')}</p>
    ${result && html`<p class="text">${result}</p>`}
  </div>`;
}
