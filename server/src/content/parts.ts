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

/** Documents with what was added to them. */
export interface Joined {
  readonly campaign: Campaign;
  /** Rows of sheets that are not added, for they are there already. Of feeds nobody expects anything else. */
  readonly leftOut: readonly {readonly sheet: string; readonly sentence: string}[];
}

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
): Joined {
  const changed = new Map<SheetSection, Section>();
  const leftOut: {sheet: string; sentence: string}[] = [];
  const current = (section: SheetSection) =>
    changed.get(section) ?? (campaign[section] as Section | undefined) ?? EMPTY[section];
  for (const section of sections) changed.set(section, current(section));
  for (const part of parts) {
    const {section, sheet} = part;
    const isThere = (index: number) => {
      if (!sheet) return;
      leftOut.push({
        sheet: sheet.name,
        sentence: `row ${sheet.rows[index]}: "${nameOf(part, index)}" ${THERE}`,
      });
    };
    changed.set(section, added(current(section), part, isThere));
  }
  if (changed.size === 0) return {campaign, leftOut};
  const all = Object.fromEntries(changed);
  const initiative = {...(campaign.initiative as Section), ...all};
  return {campaign: {...campaign, ...all, initiative}, leftOut};
}

const THERE = 'is there already, in the JSON or in a row before; the row is left out';

function nameOf({items}: Part, index: number): string {
  const {title, name, url} = items[index] as {title?: string; name?: string; url?: string};
  return title ?? name ?? url ?? '';
}

/** @param isThere Told the index of each item that is there already. */
function added(section: Section, part: Part, isThere: (index: number) => void): Section {
  switch (part.section) {
    case 'news': {
      const items = joined(listOf<NewsItem>(section, 'items'), part.items, marksOfNews, isThere);
      return {...section, items: items.sort((a, b) => moment(b) - moment(a) || 0)};
    }
    case 'negotiators': {
      const delegations = listOf<Delegation>(section, 'delegations');
      return {...section, delegations: withPeople(delegations, part.items, isThere)};
    }
    case 'timeline': {
      const marksOf = ({id, start, title}: TimelineEvent) => [id, `${start} ${title}`];
      return {
        ...part.about,
        ...section,
        events: joined(listOf<TimelineEvent>(section, 'events'), part.items, marksOf, isThere),
      };
    }
    case 'issues': {
      const marksOf = ({id, title}: Issue) => [id, folded(title)];
      return {...section, issues: joined(listOf<Issue>(section, 'issues'), part.items, marksOf, isThere)};
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
  isThere: (index: number) => void,
): T[] {
  const seen = new Set(there.flatMap(marksOf));
  seen.delete(undefined);
  const fresh = more.filter((item, index) => {
    const marks = marksOf(item).filter((mark) => mark !== undefined);
    if (marks.some((mark) => seen.has(mark))) {
      isThere(index);
      return false;
    }
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
  isThere: (index: number) => void,
): readonly Delegation[] {
  const all = delegations.map((delegation) => ({...delegation, members: [...delegation.members]}));
  const byMark = new Map<string, (typeof all)[number]>();
  const note = (delegation: (typeof all)[number]) => {
    for (const mark of marksOfNamed(delegation)) if (!byMark.has(mark)) byMark.set(mark, delegation);
  };
  all.forEach(note);
  const written = new Set(all.flatMap(({members}) => members.flatMap(marksOfNamed)));
  for (const [index, {delegation: name, color, ...person}] of people.entries()) {
    const marks = marksOfNamed(person);
    if (marks.some((mark) => written.has(mark))) {
      isThere(index);
      continue;
    }
    for (const mark of marks) written.add(mark);
    let theirs = byMark.get(`id ${name}`) ?? byMark.get(`name ${folded(name)}`);
    if (!theirs) {
      theirs = {name, ...(color === undefined ? {} : {color}), members: []};
      all.push(theirs);
      note(theirs);
    }
    theirs.members.push(person);
  }
  return all;
}

function marksOfNamed({id, name = ''}: Named): string[] {
  return [...(id === undefined ? [] : [`id ${id}`]), `name ${folded(name)}`];
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}
