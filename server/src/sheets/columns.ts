/** What the columns of a sheet are called, in the languages of the kit: case, accents, spaces and signs do not count. */

import {COLUMNS as TIMELINEJS} from './timelinejs.ts';

/** The sections that a sheet can fill. */
export type SheetSection = 'news' | 'negotiators' | 'timeline' | 'issues';

/** Names of columns, with commas between them, by what the columns hold; the first name is the one that is told. */
type Names = Readonly<Record<string, string>>;

const COMMON = {
  id: 'id, key, slug, identifier',
  language: 'language, lang, idioma, langue, שפה, لغة, اللغة',
  url: 'link, url, address, href, weblink, article, enlace, lien, adresse, קישור, כתובת, رابط, الرابط',
  image: 'image, picture, photo, portrait, thumbnail, imagen, foto, תמונה, صورة, الصورة',
} satisfies Names;

const TITLE = 'title, headline, name, event, heading, título, titular, titre, nom, כותרת, שם, عنوان, العنوان';
const TEXT =
  'text, body, content, description, details, texto, descripción, texte, contenu, טקסט, תיאור, نص, النص, وصف';

const NAMES = {
  news: {
    title: TITLE,
    ...COMMON,
    date: 'date, published, date published, publication date, day, when, fecha, date de publication, תאריך, تاريخ, التاريخ',
    outlet:
      'outlet, source, publisher, publication, newspaper, medium, media, site, fuente, medio, journal, מקור, עיתון, مصدر, المصدر, صحيفة',
    summary: 'summary, excerpt, abstract, teaser, resumen, résumé, extrait, תקציר, ملخص, الملخص',
    content_text: TEXT,
    authors:
      'author, authors, by, byline, writer, autor, autores, auteur, auteurs, מאת, מחבר, כותב, كاتب, الكاتب, بقلم',
    tags: 'category, categories, tags, tag, section, topic, categoría, etiquetas, catégorie, rubrique, קטגוריה, נושא, תגיות, فئة, الفئة, تصنيف',
  },
  negotiators: {
    name: 'name, full name, person, negotiator, title, nombre, nom, שם, שם מלא, اسم, الاسم',
    delegation:
      'delegation, group, party, side, team, country, delegación, grupo, parte, délégation, groupe, משלחת, צד, קבוצה, وفد, الوفد, فريق',
    ...COMMON,
    // Who has a name besides has a title as an office.
    role: 'role, position, job, function, office, job title, title, cargo, función, rôle, fonction, poste, titre, תפקיד, תואר, منصب, المنصب, دور',
    bio: `bio, biography, about, ${TEXT}, biografía, biographie, ביוגרפיה, אודות, سيرة, السيرة, نبذة`,
    until: 'until, left, end, hasta, jusquà, jusque, עד, حتى',
    color: 'color, colour, couleur, צבע, لون',
    links: 'links, more, enlaces, liens, קישורים, روابط',
  },
  timeline: {
    start:
      'date, start, start date, begin, from, when, day, fecha, inicio, début, date de début, תאריך, התחלה, تاريخ, التاريخ, بداية, البداية',
    title: TITLE,
    ...COMMON,
    end: 'end, end date, to, until, fin, date de fin, סיום, סוף, نهاية, النهاية',
    text: TEXT,
    group: 'group, category, lane, track, grupo, categoría, groupe, catégorie, קבוצה, קטגוריה, مجموعة, فئة',
    displayDate: 'display date, shown date',
    caption: 'caption, media caption, leyenda, légende, כיתוב, تعليق',
    credit: 'credit, media credit, crédito, crédit, קרדיט, حقوق',
    media: 'media, video, film, audio, וידאו, فيديو',
  },
  issues: {
    title: `title, issue, topic, ${TITLE}, asunto, tema, question, sujet, נושא, סוגיה, قضية, القضية, موضوع`,
    text: TEXT,
    id: COMMON.id,
    links: `links, ${COMMON.url}, more, sources, enlaces, liens, קישורים, روابط`,
  },
} satisfies Record<SheetSection, Names>;

/** What a row cannot do without; of a list, one is enough. */
const REQUIRED: Readonly<Record<SheetSection, readonly (readonly string[])[]>> = {
  news: [['title', 'summary', 'content_text']],
  negotiators: [['name'], ['delegation']],
  timeline: [['start'], ['title']],
  issues: [['title'], ['text']],
};

/** "Position of Israel", "Israeli position". */
const POSITION =
  /^\s*(?:positions?|posici[oó]n(?:es)?|עמד[הת]|موقف)(?=[\s:–—-])[\s:–—-]*(?:(?:of the|of|de la|de|des|du)\s+)?(\S.*)$|^\s*(?:the\s+)?(\S.*?)(?:['’]s?)?\s+positions?\s*$/iu;

/** Where each column stands, and what it is called there, by what it holds. */
export type Places = ReadonlyMap<string, {readonly index: number; readonly header: string}>;

/** The columns of a sheet, by what they hold. */
export interface Columns {
  /** Whether it was made for TimelineJS. */
  readonly isTimelineJs: boolean;
  readonly places: Places;
  /** Columns that say where a delegation stands on an issue. */
  readonly positions: readonly {
    readonly index: number;
    readonly header: string;
    readonly delegation: string;
  }[];
  /** Columns with a name that means nothing here, or the same as that of another. */
  readonly unknown: readonly UnknownColumn[];
  /** What no column is there for, in words. */
  readonly missing: readonly string[];
}

/** A column that is not used, unless it holds links. */
export interface UnknownColumn {
  readonly index: number;
  readonly header: string;
  /** The header of the column that holds what this one would. */
  readonly instead: string | undefined;
}

/** Finds the columns of a section in a row of headers. */
export function columnsIn(headers: readonly string[], section: SheetSection): Columns {
  const isTimelineJs = section === 'timeline' && isOfTimelineJs(headers);
  const all: Names = isTimelineJs ? TIMELINEJS : NAMES[section];
  const names = new Map(Object.entries(all).map(([key, names]) => [key, names.split(', ')]));
  const places = placesIn(headers, names);
  const positions: {index: number; header: string; delegation: string}[] = [];
  const taken = new Set([...places.values()].map(({index}) => index));
  const unknown: UnknownColumn[] = [];
  const instead = (header: string) => {
    const same = [...names].find(([, all]) => all.some((name) => folded(name) === folded(header)));
    return same && places.get(same[0])?.header;
  };
  for (const [index, header] of headers.entries()) {
    if (header === '' || taken.has(index)) continue;
    const [, before, after] = (section === 'issues' && POSITION.exec(header)) || [];
    const delegation = (before ?? after)?.trim();
    if (delegation === undefined) unknown.push({index, header, instead: instead(header)});
    else positions.push({index, header, delegation});
  }
  const missing = REQUIRED[section]
    .filter((choices) => !choices.some((key) => places.has(key)))
    .map(([key = '']) => `"${names.get(key)?.[0]}"`);
  return {isTimelineJs, places, positions, unknown, missing};
}

/** Finds columns by all their names: the one that is told first has the first choice, for a sheet may have "title" and "name". */
export function placesIn(headers: readonly string[], names: ReadonlyMap<string, readonly string[]>): Places {
  const known = headers.map(folded);
  const places = new Map<string, {index: number; header: string}>();
  const taken = new Set<number>();
  const depth = Math.max(...[...names.values()].map(({length}) => length));
  for (let rank = 0; rank < depth; rank++) {
    for (const [key, all] of names) {
      const name = all[rank];
      if (name === undefined || places.has(key)) continue;
      const index = known.findIndex((header, index) => !taken.has(index) && header === folded(name));
      if (index < 0) continue;
      taken.add(index);
      places.set(key, {index, header: headers[index] ?? ''});
    }
  }
  return places;
}

/** No other table has a column for years and calls its titles so. */
function isOfTimelineJs(headers: readonly string[]): boolean {
  const known = headers.map(folded);
  return [TIMELINEJS.start, TIMELINEJS.title].every((name) => known.includes(name));
}

/** The columns that a section can have, as they are told. */
export function knownColumns(section: SheetSection): string {
  const names = Object.values(NAMES[section]).map((all) => all.split(', ')[0]);
  return [...names, ...(section === 'issues' ? ['position: …'] : [])].join(', ');
}

/** Letters and digits alone: no case, accents, vowel points, spaces or signs. */
export function folded(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
