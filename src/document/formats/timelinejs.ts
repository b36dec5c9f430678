/** TimelineJS 3, so that its users change one tag. https://timeline.knightlab.com/docs/json-format.html */
import {readTimeline} from '../../contract/timeline.ts';
import type {Timeline} from '../../contract/timeline.ts';
import type {Reading} from '../../contract/reading.ts';
import type {Words} from './feed-text.ts';
import {embeddedIn, isoYear, isPicture, isQuotation} from './timelinejs-values.ts';

/** Whatever somebody wrote: what it says by its names. */
const within = (value: unknown) => (value ?? {}) as Readonly<Record<string, unknown>>;

/** Where a problem of the kit's own format stands in a slide. */
const PLACES: Readonly<Record<string, string>> = {
  start: 'start_date',
  end: 'end_date',
  title: 'text/headline',
  text: 'text/text',
  image: 'media',
  url: 'media/link',
  displayDate: 'display_date',
  id: 'unique_id',
};

/** Whether a section is of TimelineJS: it calls its dates `start_date`. */
export function isTimelineJs(json: unknown): boolean {
  const {title, events} = within(json);
  return Boolean(
    (title && typeof title === 'object') ||
    (Array.isArray(events) &&
      within(events.find((event) => within(event)['start_date'] ?? within(event)['start']))['start_date'] !==
        undefined),
  );
}

/**
 * Reads a timeline in the kit's own format or that of TimelineJS. It asks nothing of a browser: whoever calls brings what makes
 * HTML text.
 *
 * @throws {ContractError} when there are no events.
 */
export function readAnyTimeline(json: unknown, words: Words): Reading<Timeline> {
  if (!isTimelineJs(json)) return readTimeline(json);
  const {title, events, eras} = within(json);

  /** The words of a value; none where it has none. Where a page forbids to parse HTML, it stays as it is. */
  const text: Told = (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return undefined;
    const html = String(value).trim();
    try {
      return words(html) || undefined;
    } catch {
      return html;
    }
  };
  /** Slides or eras; what is no list is left for the check, too. */
  const eachOf = (list: unknown): unknown =>
    Array.isArray(list) ? list.map((slide) => eventOf(slide, text)) : list;

  const {headline, text: told} = within(within(title)['text']);
  const {value, problems} = readTimeline({
    title: text(headline),
    text: text(told),
    events: eachOf(events),
    eras: eachOf(eras),
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

/** The words of a value. */
type Told = (value: unknown) => string | undefined;

/** A slide or an era. What is missing or wrong is left for the check of the kit's own format to find. */
function eventOf(slide: unknown, text: Told): unknown {
  const {start_date, end_date, display_date, unique_id, group, text: words, media} = within(slide);
  const {headline, text: told} = within(words);
  const {url: code, thumbnail, alt, caption: shown, credit, link} = within(media);
  const caption = text(shown);
  const about = {caption, credit: text(credit)};
  const end = dateOf(end_date, text);
  // Media may be a quotation, or the code to embed something, of which the address is told.
  const given = typeof code === 'string' ? code : '';
  const quotation = isQuotation(given) ? text(given) : undefined;
  const url = quotation ? undefined : (embeddedIn(given) ?? text(given));
  const isImage = isPicture(url ?? '');
  const picture = isImage ? url : text(thumbnail);
  const body = [text(told), quotation].filter(Boolean).join('\n\n') || undefined;
  const title = text(headline) ?? caption;
  // A slide may be nothing but a text, or a picture.
  const [line, ...rest] = title ? [] : (body ?? '').split('\n');
  return {
    id: text(unique_id),
    start: dateOf(start_date, text),
    end,
    // A date may have words of its own, which say nothing of how long it lasts.
    displayDate: text(display_date) ?? (end ? undefined : text(within(start_date)['display_date'])),
    title: title ?? (line || undefined),
    text: title ? body : rest.join('\n').trim() || undefined,
    url: text(link),
    group: text(group),
    image: picture && {url: picture, alt: text(alt), ...(isImage && about)},
    media: url && !isImage ? {url, ...about} : undefined,
  };
}

/** A date: numbers may be texts. */
function dateOf(given: unknown, text: Told): string | undefined {
  const date = within(given);
  const year = text(date['year']);
  if (year === undefined) return undefined;
  let iso = isoYear(Number(year));
  for (const [part, before] of [
    ['month', '-'],
    ['day', '-'],
    ['hour', 'T'],
  ] as const) {
    const number = text(date[part]);
    if (number === undefined) return iso;
    iso += before + number.padStart(2, '0');
  }
  return `${iso}:${(text(date['minute']) ?? '0').padStart(2, '0')}`;
}
