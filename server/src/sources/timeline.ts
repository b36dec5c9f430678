/** A timeline in JSON, of whatever format, becomes one of ours: checked, plain text, without what is said of events that others are. */
import {readTimeline, takeSection} from 'peace-widgets/contract';
import type {Problem, Reading, Timeline} from 'peace-widgets/contract';
import {isTimelineJs, readAnyTimeline} from 'peace-widgets/feeds';
import type {Items} from '../sheets/items.ts';
import type {About} from '../sheets/timelinejs.ts';
import {textOf} from './html.ts';
import {isVisTimeline, timelineOfVis} from './vis-timeline.ts';

type Event = Items['timeline'][number];

/** Events, and what is said of all of them. */
export type PlainTimeline = About & {readonly events: readonly Event[]};

/** Nothing of it is a timeline. */
export class TimelineError extends Error {
  override readonly name = 'TimelineError';
}

/** Whether a text is JSON or means to be; what is none may still be a sheet. */
export function isJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** Whether a document is a timeline in the format of TimelineJS or vis-timeline. */
export function isForeignTimeline(json: unknown): boolean {
  return isVisTimeline(json) || isTimelineJs(json);
}

/** A timeline of any format in our own; what is wrong is named by where it stands in theirs. @throws {ContractError} */
export function plainTimelineOf(json: unknown): Reading<PlainTimeline> {
  const {value, problems} = isVisTimeline(json) ? readVis(json) : readAnyTimeline(json, textOf);
  const {title, text, span, eras, events} = value;
  const plain = {title, text, span, eras: eras.length > 0 ? eras : undefined, events: events.map(sent)};
  return {value: JSON.parse(JSON.stringify(plain)) as PlainTimeline, problems};
}

/** Reads a timeline that was found at an address. @throws {TimelineError} */
export function readTimelineSource(
  text: string,
  foundAt: string,
): {readonly items: Items['timeline']; readonly about: About; readonly problems: readonly string[]} {
  try {
    const json = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
    const section = takeSection(json, 'timeline');
    const {value, problems} = plainTimelineOf(section.json);
    const {events, ...about} = value;
    return {
      items: events.map((event) => withAddresses(event, foundAt, section.language)),
      about,
      problems: problems.map(({pointer, detail}) => `${section.pointer}${pointer}: ${detail}`),
    };
  } catch (error) {
    throw new TimelineError(`is JSON, but no timeline (${(error as Error).message})`);
  }
}

/** An event without its place in time, which follows from its dates. */
function sent({from: _, to: __, ...event}: Timeline['events'][number]): Event {
  return event;
}

/** An event that can be shown anywhere. */
function withAddresses(event: Event, foundAt: string, spoken: string | undefined): Event {
  const base = (link: string) => URL.parse(link, foundAt)?.href ?? link;
  const {url, image, media, language = spoken} = event;
  return {
    ...event,
    ...(language === undefined ? {} : {language}),
    ...(url === undefined ? {} : {url: base(url)}),
    ...(media && {media: {...media, url: base(media.url)}}),
    ...(image && {
      image: {
        ...image,
        url: base(image.url),
        ...(image.sources && {sources: image.sources.map((one) => ({...one, url: base(one.url)}))}),
      },
    }),
  };
}

function readVis(json: unknown): Reading<Timeline> {
  const {timeline, pointerOf} = timelineOfVis(json);
  const {value, problems} = readTimeline(timeline);
  const placed = (problem: Problem) => ({...problem, pointer: pointerOf(problem.pointer)});
  return {value, problems: problems.map(placed)};
}
