/** A timeline of dated events, with eras behind and one span above them. */
import * as v from 'valibot';
import {endOf, startOf} from './dates.ts';
import {Image, Language, Link, PartialDate, Text} from './primitives.ts';
import {readWith, withIds} from './reading.ts';
import type {Problem, Reading} from './reading.ts';

/** One event. `end` is inclusive at its precision; without it the event lasts as long as `start` is precise. */
export const TimelineEventSchema = v.object({
  id: v.optional(Text),
  start: PartialDate,
  end: v.optional(PartialDate),
  /** Written instead of the date, e.g. "Spring 1994". */
  displayDate: v.optional(Text),
  title: Text,
  text: v.optional(v.string()),
  url: v.optional(Link),
  group: v.optional(Text),
  image: v.optional(Image),
  media: v.optional(v.object({url: Link})),
  language: v.optional(Language),
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

/** Reads a timeline. @throws {ContractError} when there is no list of events. */
export function readTimeline(json: unknown): Reading<Timeline> {
  const {value, problems} = readWith(TimelineSchema, json);
  const found: Problem[] = [...problems];
  /** Whether a stretch ends after it starts; one that does not is reported. */
  const runsForward = ({start, end}: {start: string; end: string}, pointer: string): boolean => {
    const forward = endOf(end) > startOf(start) || end === start;
    if (!forward) found.push({pointer: `${pointer}/end`, detail: `"${end}" is before the start "${start}"`});
    return forward;
  };
  const nameOf = ({start, title}: {start: string; title: string}) => `${start} ${title}`;
  // What was left out counts, too: an event that stays has kept its date and its title.
  const sent = (json as {events: readonly ({start?: unknown; title?: unknown} | null | undefined)[]}).events;
  let place = -1;
  const places = value.events.map(({start, title}) => {
    do place++;
    while (sent[place]?.start !== start || sent[place]?.title !== title);
    return `/events/${place}`;
  });
  const pointerTo = (index: number) => places[index] ?? '';
  const events = withIds(value.events, nameOf, pointerTo, found).map((event, index) => {
    const {start, end} = event;
    const last = end !== undefined && runsForward({start, end}, pointerTo(index)) ? end : undefined;
    return {...event, end: last, from: startOf(start), to: endOf(last ?? start)};
  });
  return {
    value: {
      title: value.title,
      text: value.text,
      span: value.span && runsForward(value.span, '/span') ? value.span : undefined,
      events: events.sort((a, b) => a.from - b.from || a.to - b.to),
      eras: (value.eras ?? []).filter((era, index) => runsForward(era, `/eras/${index}`)),
    },
    problems: found,
  };
}
