/**
 * What vis-timeline is given: a list of items, or `{"items": [], "groups": []}`. https://visjs.github.io/vis-timeline/docs/timeline/
 * Its contents and tooltips are HTML; background items are what is called an era here.
 */
import {isDate} from 'peace-widgets/contract';
import {dateOf} from '../sheets/dates.ts';
import {textOf} from './html.ts';

type Loose = Readonly<Record<string, unknown>>;

/** Where a problem of our own format stands in an item. */
const PLACES: Readonly<Record<string, string>> = {title: 'content', text: 'title'};

const loose = (value: unknown) => Object(value) as Loose;

function itemsIn(json: unknown): {readonly items: readonly unknown[]; readonly at: string} | undefined {
  if (Array.isArray(json)) return {items: json, at: ''};
  const {items} = loose(json);
  return Array.isArray(items) ? {items, at: '/items'} : undefined;
}

/** Whether a document is of vis-timeline: its items have a `content` and a `start`. */
export function isVisTimeline(json: unknown): boolean {
  const first = loose(itemsIn(json)?.items[0]);
  return 'content' in first && 'start' in first;
}

/** A timeline in our own format, unchecked, and where each of its parts stood. */
export function timelineOfVis(json: unknown): {
  readonly timeline: {readonly events: readonly unknown[]; readonly eras: readonly unknown[]};
  readonly pointerOf: (pointer: string) => string;
} {
  const {items, at} = itemsIn(json) ?? {items: [], at: ''};
  const groups = new Map(listIn(loose(json)['groups']).map(({id, content}) => [id, words(content)]));
  const parts = {events: [] as unknown[], eras: [] as unknown[]};
  const origins = new Map<string, string>();
  items.forEach((one, index) => {
    const item = loose(one);
    const name = item['type'] === 'background' ? 'eras' : 'events';
    origins.set(`/${name}/${parts[name].length}`, `${at}/${index}`);
    parts[name].push(partOf(item, groups));
  });
  return {
    timeline: parts,
    pointerOf: (pointer) => {
      const [, place = '', key] = /^(\/\w+\/\d+)(?:\/(\w+))?/.exec(pointer) ?? [];
      const origin = origins.get(place);
      if (origin === undefined) return pointer;
      return key === undefined ? origin : `${origin}/${PLACES[key] ?? key}`;
    },
  };
}

/** An event or an era. The first line is its title, for an item is what is written on it; a tooltip says more. */
function partOf(item: Loose, groups: ReadonlyMap<unknown, string | undefined>): object {
  const {id, content, title: tooltip, start, end, group} = item;
  const [title, ...more] = (words(content) ?? '').split('\n');
  const text = [more.join('\n').trim(), words(tooltip)].filter(Boolean).join('\n\n');
  return {
    ...(typeof id === 'string' || typeof id === 'number' ? {id: String(id)} : {}),
    title,
    start: momentOf(start),
    ...(end === undefined || end === null ? {} : {end: momentOf(end)}),
    ...(text ? {text} : {}),
    ...(group === undefined || group === null ? {} : {group: groups.get(group) ?? words(group)}),
  };
}

function listIn(list: unknown): readonly Loose[] {
  return Array.isArray(list) ? list.map(loose) : [];
}

function words(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? textOf(String(value)).trim() : undefined;
}

/** A date of the contract; what is none stays as it is, for the contract to refuse. Numbers are ms since 1970. */
function momentOf(value: unknown): unknown {
  if (typeof value === 'number' && Math.abs(value) <= 8.64e15) return new Date(value).toISOString();
  if (typeof value !== 'string' || isDate(value)) return value;
  try {
    return dateOf(value, undefined);
  } catch {
    return value;
  }
}
