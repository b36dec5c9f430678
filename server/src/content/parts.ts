/** What sheets and feeds add to the documents that were written. */
import {startOf} from 'peace-widgets/contract';
import {canonical} from 'peace-widgets/feeds';
import type {Items} from '../sheets/items.ts';
import type {SheetSection} from '../sheets/columns.ts';
import type {Part} from '../sources/read.ts';
import type {Campaign} from './campaign.ts';

type Section = Readonly<Record<string, unknown>>;
type NewsItem = Items['news'][number];
type TimelineEvent = Items['timeline'][number];
type Issue = Items['issues'][number];
type SheetPerson = Items['negotiators'][number];
type Delegation = {name: string; id?: string; members: readonly Named[]};
type Named = {id?: string; name?: string; title?: string};

/** The document of each section while nobody has written one. */
const EMPTY: Readonly<Record<SheetSection, Section>> = {
  news: {version: 'https://jsonfeed.org/version/1.1', items: []},
  negotiators: {delegations: []},
  timeline: {events: []},
  issues: {issues: []},
};

/**
 * Documents with what sheets and feeds bring. What was written comes first and stays as it is; of two that are the same,
 * the first one stays.
 *
 * @param sections Those that are to be there even if nothing has come for them yet.
 */
export function withParts(
  campaign: Campaign,
  parts: readonly Part[],
  sections: Iterable<SheetSection> = [],
): Campaign {
  const changed = new Map<SheetSection, Section>();
  const current = (section: SheetSection) =>
    changed.get(section) ?? (campaign[section] as Section | undefined) ?? EMPTY[section];
  for (const section of sections) changed.set(section, current(section));
  for (const part of parts) changed.set(part.section, added(current(part.section), part));
  if (changed.size === 0) return campaign;
  const all = Object.fromEntries(changed);
  return {...campaign, ...all, initiative: {...(campaign.initiative as Section), ...all}};
}

function added(section: Section, part: Part): Section {
  switch (part.section) {
    case 'news': {
      const items = joined(listOf<NewsItem>(section, 'items'), part.items, marksOfNews);
      return {...section, items: items.sort((a, b) => moment(b) - moment(a) || 0)};
    }
    case 'negotiators':
      return {...section, delegations: withPeople(listOf<Delegation>(section, 'delegations'), part.items)};
    case 'timeline': {
      const marksOf = ({id, start, title}: TimelineEvent) => [id, `${start} ${title}`];
      return {...section, events: joined(listOf<TimelineEvent>(section, 'events'), part.items, marksOf)};
    }
    case 'issues': {
      const marksOf = ({id, title}: Issue) => [id, folded(title)];
      return {...section, issues: joined(listOf<Issue>(section, 'issues'), part.items, marksOf)};
    }
  }
}

function listOf<T>(section: Section, key: string): readonly T[] {
  return section[key] as readonly T[];
}

/** What is there already, and of what is added each item that shares no mark with another. */
function joined<T>(
  there: readonly T[],
  more: readonly T[],
  marksOf: (item: T) => readonly (string | undefined)[],
): T[] {
  const seen = new Set(there.flatMap(marksOf));
  seen.delete(undefined);
  const fresh = more.filter((item) => {
    const marks = marksOf(item).filter((mark) => mark !== undefined);
    if (marks.some((mark) => seen.has(mark))) return false;
    for (const mark of marks) seen.add(mark);
    return true;
  });
  return [...there, ...fresh];
}

function marksOfNews({id, url, title, ...item}: NewsItem): string[] {
  if (id === undefined && url === undefined) return title === undefined ? [] : [`${title} ${moment(item)}`];
  return [...(id === undefined ? [] : [`id ${id}`]), ...(url === undefined ? [] : [`url ${canonical(url)}`])];
}

function moment({_peace, date_published: date}: NewsItem): number {
  const published = _peace?.published ?? date;
  return published === undefined ? -Infinity : startOf(published);
}

/** People join the delegation that has the id or the name; one that is not there yet is made for them. */
function withPeople(
  delegations: readonly Delegation[],
  people: readonly SheetPerson[],
): readonly Delegation[] {
  const all = delegations.map((delegation) => ({...delegation, members: [...delegation.members]}));
  const written = new Set(all.flatMap(({members}) => members.flatMap(marksOfPerson)));
  for (const {delegation: name, color, ...person} of people) {
    if (marksOfPerson(person).some((mark) => written.has(mark))) continue;
    let theirs = all.find(({id, name: known}) => id === name || folded(known) === folded(name));
    if (!theirs) all.push((theirs = {name, ...(color === undefined ? {} : {color}), members: []}));
    theirs.members.push(person);
  }
  return all;
}

function marksOfPerson({id, name = ''}: Named): string[] {
  return [...(id === undefined ? [] : [`id ${id}`]), `name ${folded(name)}`];
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
