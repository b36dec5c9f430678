/** A timeline of dated events, with eras behind and one span above them. */
import * as v from 'valibot';
import {endOf, isDate, startOf} from './dates.ts';
import {Image, Language, Link, PartialDate, Text} from './primitives.ts';
import {readWith, withIds} from './reading.ts';
import type {Problem, Reading} from './reading.ts';

/** What only some events have. */
const more = {
  url: v.optional(Link),
  /** What there is to see or hear elsewhere. */
  media: v.optional(v.object({url: Link, caption: v.optional(v.string()), credit: v.optional(v.string())})),
  language: v.optional(Language),
};
const MoreSchema = v.object(more);

/** One event. `end` is inclusive at its precision; without it the event lasts as long as `start` is precise. */
export const TimelineEventSchema = v.object({
  id: v.optional(Text),
  start: PartialDate,
  end: v.optional(PartialDate),
  /** Written instead of the date, e.g. "Spring 1994". */
  displayDate: v.optional(Text),
  title: Text,
  group: v.optional(Text),
  text: v.optional(v.string()),
  image: v.optional(Image),
  ...more,
});

const SpanSchema = v.object({start: PartialDate, end: PartialDate, title: v.optional(Text)});

/** A whole timeline. */
export const TimelineSchema = v.object({
  language: v.optional(Language),
  title: v.optional(v.string()),
  /** What there is to say before the first event. */
  text: v.optional(v.string()),
  /** The time that all is about, e.g. a term that the parties have set themselves. */
  span: v.optional(SpanSchema),
  events: v.array(TimelineEventSchema),
  eras: v.optional(v.array(SpanSchema)),
});

/** A stretch of time with a name. */
export interface Span {
  readonly start: PartialDate;
  /** Inclusive at its precision. */
  readonly end: PartialDate;
  readonly title?: string | undefined;
}

/** An event as the widgets use it. */
export type TimelineEvent = Omit<v.InferOutput<typeof TimelineEventSchema>, 'id'> & {
  readonly id: string;
  /** First moment, ms since 1970 UTC. */
  readonly from: number;
  /** First moment after it, ms since 1970 UTC; equal to `from` for an instant. */
  readonly to: number;
};

/** A timeline as the widgets use it, oldest event first. */
export interface Timeline {
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly span?: Span | undefined;
  readonly events: readonly TimelineEvent[];
  readonly eras: readonly Span[];
}

/** An event as it was sent. */
type Sent = v.InferOutput<typeof TimelineEventSchema>;
/** The same where it is in time. */
type Placed = Sent & {from: number; to: number};

function byTime(one: Placed, other: Placed): number {
  return one.from - other.from || one.to - other.to;
}

/** Whether a value is a text that is not blank; most begin with a letter of ASCII. */
function isText(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const code = value.charCodeAt(0);
  return (code > 32 && code < 127) || /\S/.test(value);
}

/** Whether a link is right at first sight: an address on the web, or one without a scheme. */
function isLink(url: unknown): boolean {
  return typeof url === 'string' && /^(?:https?:|[^:\s][^:]*$)/.test(url);
}

/** Whether a picture is right at first sight. */
function isRightImage(image: unknown): boolean {
  const {url, alt, width, height, sources, caption, credit} = (image ?? {}) as Partial<Image>;
  return (
    isLink(url) &&
    (alt === undefined || typeof alt === 'string') &&
    (width === undefined || typeof width === 'number') &&
    (height === undefined || typeof height === 'number') &&
    sources === undefined &&
    caption === undefined &&
    credit === undefined
  );
}

/**
 * An event with its place in time; nothing for one that is not right. Most are at first sight, and of thousands each closer look
 * is felt. All have the same keys, even if without a value: what reads them is quicker.
 */
function placed(event: Partial<Sent> | null | undefined): Placed | undefined {
  const {id, start, end, displayDate, title, group, text, image, url, media, language} = event ?? {};
  const from = typeof start === 'string' ? startOf(start) : NaN;
  const isRight =
    isText(title) &&
    (id === undefined || isText(id)) &&
    (group === undefined || isText(group)) &&
    (displayDate === undefined || isText(displayDate)) &&
    (text === undefined || typeof text === 'string') &&
    (image === undefined || isRightImage(image) || v.is(Image, image)) &&
    (((url === undefined || isLink(url)) && media === undefined && language === undefined) ||
      v.is(MoreSchema, event)) &&
    (end === undefined || (typeof end === 'string' && isDate(end))) &&
    !Number.isNaN(from);
  if (!isRight) return undefined;
  const to = endOf((end ?? start) as string);
  return {id, start, end, displayDate, title, group, text, image, url, media, language, from, to} as Placed;
}

/** Reads a timeline. @throws {ContractError} when there is no list of events. */
export function readTimeline(json: unknown): Reading<Timeline> {
  const {events: given} = json as {events?: (Partial<Sent> | null | undefined)[]};
  // A page's own list may have holes, which are no events, either.
  const sent = Array.isArray(given) ? [...given] : [];
  /** By place in the document; nothing where an event was left out. */
  const kept: Placed[] = [];
  const odd: number[] = [];
  /** Whether all are in order and none ends before it starts: of thousands, each further look is felt. */
  let isPlain: boolean | undefined = true;
  let before: Placed | undefined;
  sent.forEach((event, place) => {
    const right = placed(event);
    isPlain &&= right && right.to > right.from && byTime(before ?? right, right) <= 0;
    if (right) kept[place] = before = right;
    else odd.push(place);
  });
  const looked = odd.map((place) => sent[place]);
  const {value, problems} = readWith(
    TimelineSchema,
    sent.length ? {...(json as object), events: looked} : json,
  );
  const found: Problem[] = problems.map(({pointer, detail}) => ({
    pointer: pointer.replace(/^(\/events\/)(\d+)/, (_, list: string, index: number) => list + odd[index]),
    detail,
  }));
  // What was left out counts, too: an event that stays has kept its date and its title.
  let index = -1;
  for (const event of value.events) {
    do index++;
    while (looked[index]?.start !== event.start || looked[index]?.title !== event.title);
    kept[odd[index] ?? 0] = placed(event) as Placed;
  }
  /** Whether a stretch ends after it starts; one that does not is reported. */
  const runsForward = ({start, end}: {start: string; end: string}, pointer: () => string): boolean => {
    const forward = endOf(end) > startOf(start) || end === start;
    if (!forward)
      found.push({pointer: `${pointer()}/end`, detail: `"${end}" is before the start "${start}"`});
    return forward;
  };
  let places: string[] | undefined;
  const pointerTo = (index: number) => `/events/${(places ??= Object.keys(kept))[index]}`;
  const nameOf = ({start, title}: Sent) => `${start} ${title}`;
  const events = withIds(kept.filter(Boolean), nameOf, pointerTo, found);
  if (!isPlain) {
    events.forEach((event, index) => {
      const {start, end} = event;
      if (end === undefined || runsForward({start, end}, () => pointerTo(index))) return;
      event.end = undefined;
      event.to = endOf(start);
    });
    events.sort(byTime);
  }
  return {
    value: {
      title: value.title,
      text: value.text,
      span: value.span && runsForward(value.span, () => '/span') ? value.span : undefined,
      events,
      eras: (value.eras ?? []).filter((era, index) => runsForward(era, () => `/eras/${index}`)),
    },
    problems: found,
  };
}
