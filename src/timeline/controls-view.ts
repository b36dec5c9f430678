/** What the horizontal timeline shows of time, in words, and the buttons that change it. */
import {html, nothing} from 'lit';
import {formatter} from '../widget/dates.ts';
import type {Teller} from './event-view.ts';
import type {Interval} from './scale.ts';
import {FIRST_YEAR} from './ticks.ts';

const DAY = 86_400_000;

/** A stretch of time in words, as exact as can be seen: to the minute where it is short, in years where it is of centuries. */
export function inWords([from, to]: Interval, locale: string): string {
  const days = (to - from) / DAY;
  const style: Intl.DateTimeFormatOptions = {year: 'numeric', timeZone: 'UTC'};
  if (from < FIRST_YEAR) style.era = 'short';
  if (days < 36_500) style.month = 'short';
  if (days < 1200) style.day = 'numeric';
  if (days < 3) Object.assign(style, {hour: 'numeric', minute: '2-digit'});
  return formatter(locale, style).formatRange(from, to - 1);
}

/** A button with a sign, and a name for who does not see it or does not know it; one that is off keeps the focus. */
export function iconButton(icon: string, name: string, onClick: () => void, isOff = false): unknown {
  return html`<button aria-label=${name} aria-disabled=${isOff} @click=${onClick}>${icon}</button>`;
}

/** The stretch in view, and buttons; `zoom` takes a factor, or 0 for all. */
export function renderControls(inView: string, {term}: Teller, zoom: (factor: number) => void): unknown {
  const all = term('showAll');
  return html`<div class="controls" part="controls" role="group" aria-label=${term('view')}>
    <p class="meta" role=${inView ? 'status' : nothing}>${inView}</p>
    ${iconButton('−', term('zoomOut'), () => zoom(0.5))} ${iconButton('+', term('zoomIn'), () => zoom(2))}
    ${iconButton(all, all, () => zoom(0))}
  </div>`;
}
