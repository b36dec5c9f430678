/** TimelineJS 3, so that its users change one tag. https://timeline.knightlab.com/docs/json-format.html */
import {readTimeline} from '../../contract/timeline.ts';
import type {Timeline} from '../../contract/timeline.ts';
import type {Reading} from '../../contract/reading.ts';
import {textOf} from '../html.ts';

/** Whatever somebody wrote: every step into it may lead nowhere. */
type Loose = Readonly<Record<string, unknown>> | undefined;

/** Where a problem of the kit's own format stands in a slide. */
const PLACES: Readonly<Record<string, string>> = {
  start: 'start_date',
  end: 'end_date',
  title: 'text/headline',
  text: 'text/text',
  image: 'media',
  displayDate: 'display_date',
  id: 'unique_id',
};

/** Whether a section is of TimelineJS: it calls its dates `start_date`. */
function isTimelineJs(json: unknown): boolean {
  const {title, events} = json as Record<string, unknown>;
  return (
    typeof title === 'object' ||
    (Array.isArray(events) && events.some((event: Loose) => event?.['start_date'] !== undefined))
  );
}

/** Reads a timeline in the kit's own format or that of TimelineJS. @throws {ContractError} when there are no events. */
export function readAnyTimeline(json: unknown): Reading<Timeline> {
  if (!isTimelineJs(json)) return readTimeline(json);
  const {title, events, eras} = json as Record<string, unknown>;
  const slide = (title as Loose)?.['text'] as Loose;
  const {value, problems} = readTimeline({
    title: text(slide?.['headline']),
    text: text(slide?.['text']),
    events: Array.isArray(events) ? events.map(eventOf) : events,
    eras: Array.isArray(eras) ? eras.map(eventOf) : undefined,
  });
  return {
    value,
    problems: problems.map(({pointer, detail}) => ({
      pointer: pointer.replace(
        /^(\/e\w+\/\d+\/)(\w+)/,
        (_, place: string, key: string) => place + (PLACES[key] ?? key),
      ),
      detail,
    })),
  };
}

/** A slide or an era. What is missing or wrong is left for the check of the kit's own format to find. */
function eventOf(slide: Loose): unknown {
  const words = slide?.['text'] as Loose;
  const media = slide?.['media'] as Loose;
  const [url, thumbnail] = [text(media?.['url']), text(media?.['thumbnail'])];
  const isImage = url !== undefined && /^[^?#]*\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(url);
  const picture = isImage ? url : thumbnail;
  const caption = text(media?.['caption']);
  const body = text(words?.['text']);
  return {
    id: text(slide?.['unique_id']),
    start: dateOf(slide?.['start_date'] as Loose),
    end: dateOf(slide?.['end_date'] as Loose),
    displayDate: text(slide?.['display_date']),
    // A slide may be nothing but a picture.
    title: text(words?.['headline']) ?? caption ?? body?.split('\n')[0],
    text: body,
    group: text(slide?.['group']),
    image: picture && {
      url: picture,
      alt: text(media?.['alt']),
      caption,
      credit: text(media?.['credit']),
    },
    media: url && !isImage ? {url} : undefined,
  };
}

/** The words of a value; none where it has none. Where a page forbids to parse HTML, it stays as it is. */
function text(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const html = String(value).trim();
  try {
    return textOf(html) || undefined;
  } catch {
    return html;
  }
}

/** A date: numbers may be texts, and −1 is 1 BCE, which is the year 0. */
function dateOf(date: Loose): string | undefined {
  const year = text(date?.['year']);
  if (year === undefined) return undefined;
  const number = Number(year);
  const astronomical = number < 0 ? number + 1 : number;
  const sign = astronomical < 0 ? '-' : astronomical > 9999 ? '+' : '';
  let iso = sign + String(Math.abs(astronomical)).padStart(sign ? 6 : 4, '0');
  for (const [part, before] of [
    ['month', '-'],
    ['day', '-'],
    ['hour', 'T'],
  ] as const) {
    const given = text(date?.[part]);
    if (given === undefined) return iso;
    iso += before + given.padStart(2, '0');
  }
  return `${iso}:${(text(date?.['minute']) ?? '0').padStart(2, '0')}`;
}
