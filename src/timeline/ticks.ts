/** The marks of a time axis, from minutes to millennia: where they stand, and what they say in the reader's language. */
import {formatter} from '../widget/dates.ts';
import type {Scale} from './scale.ts';

/** One mark of the axis. */
export interface Tick {
  /** ms since 1970 UTC */
  readonly time: number;
  readonly label: string;
}

type Style = Intl.DateTimeFormatOptions;

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const MONTH = 30.44 * DAY;
/** In 1970, the first Monday. */
const MONDAY = 4 * DAY;

/** Steps of minutes, then of months; none is much longer than the one before. */
const MINUTES = [1, 2, 5, 15, 30, 60, 180, 360, 720, ...[1, 2, 7, 14].map((days) => days * 1440)];
const MONTHS = [1, 3, 6, ...[12, 120, 1200, 12_000].flatMap((unit) => [unit, 2 * unit, 5 * unit])];

/** The first moment of a month, counted from January of the year 0. */
export function startOfMonth(index: number): number {
  const year = Math.floor(index / 12);
  return new Date(0).setUTCFullYear(year, index - 12 * year);
}

/** The month in which a moment lies, counted from January of the year 0. */
export function monthOf(time: number): number {
  const date = new Date(time);
  return 12 * date.getUTCFullYear() + date.getUTCMonth();
}

/** Every `step`th month, round years first: 500 BC, not the astronomical year −500, which is 501 BC. */
function everyMonths(step: number, [from, to]: Scale['domain']): number[] {
  const times: number[] = [];
  for (let index = Math.floor(monthOf(from) / step) * step; ; index += step) {
    const time = startOfMonth(index <= 0 && step > 12 ? index + 12 : index);
    if (time > to) return times;
    if (time >= from) times.push(time);
  }
}

function everyMinutes(step: number, [from, to]: Scale['domain']): number[] {
  const times: number[] = [];
  const length = step * MINUTE;
  const first = length > DAY ? MONDAY : 0;
  for (let time = Math.ceil((from - first) / length) * length + first; time <= to; time += length)
    times.push(time);
  return times;
}

/**
 * The ticks in view, each at least `least` (of the range's unit) after the one before, and a little more where they tell the
 * time; where that would be one or none, closer. The first, and each with which a larger unit begins, tells that unit, too:
 * "Nov", "Dec", "Jan 2014".
 */
export function ticksOf({domain, range}: Scale, least: number, locale: string): Tick[] {
  const wanted = (least * (domain[1] - domain[0])) / Math.abs(range[1] - range[0]);
  const steps = [
    ...MINUTES.map((step) => ({step, minutes: step, length: step * (step < 1440 ? MINUTE / 1.2 : MINUTE)})),
    // A month may be shorter than the mean of months, and nine years are from 1 to 10.
    ...MONTHS.map((step) => ({step, minutes: 0, length: step * MONTH * 0.9})),
  ];
  let index = steps.findIndex(({length}) => length >= wanted);
  if (index < 0) index = steps.length - 1;
  let times: number[];
  let minutes: number | undefined;
  let step: number;
  do {
    ({step, minutes} = steps[index] as (typeof steps)[number]);
    times = minutes ? everyMinutes(step, domain) : everyMonths(step, domain);
  } while (times.length < 2 && index-- > 0);
  const [style, context, inner] = stylesOf(minutes, step);
  let around: string | undefined;
  return times.map((time) => {
    const before = around;
    around = new Date(time).toISOString().slice(0, -inner);
    const era: Style = time < FIRST_YEAR ? {era: 'short'} : {};
    const full = around && around === before ? style : {...style, ...context, ...era};
    return {time, label: formatter(locale, {timeZone: 'UTC', ...full}).format(time)};
  });
}

/** January 1 of the year 1. */
export const FIRST_YEAR = startOfMonth(12);

/** How a tick is written, what is added where it tells more, and how many characters at the end of an ISO date are not that. */
function stylesOf(minutes: number | undefined, months: number): [Style, Style, number] {
  const year: Style = {year: 'numeric'};
  const month: Style = {month: 'short'};
  const day: Style = {...month, day: 'numeric'};
  if (!minutes) return months < 12 ? [month, year, 20] : [year, year, 0];
  return minutes < 1440 ? [{hour: 'numeric', minute: '2-digit'}, day, 14] : [day, year, 20];
}
