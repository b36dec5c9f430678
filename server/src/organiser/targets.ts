/** Whom a petition goes to, from a table of anybody's own, or from a list that was made for Proca. */
import {TargetSchema, problemsOf} from 'peace-widgets/contract';
import type {Target} from 'peace-widgets/contract';
import {linkOf} from '../sheets/cells.ts';
import {placesIn} from '../sheets/columns.ts';
import {SheetError, readGrid} from '../sheets/grid.ts';
import type {GridRow} from '../sheets/grid.ts';
import {HEADER_ROWS} from '../sheets/sheet.ts';

/** Targets, and one sentence for each entry that is none. */
export interface TargetsReading {
  readonly targets: readonly Target[];
  readonly problems: readonly string[];
}

/** What columns are called, in the languages of the kit; the first name is the one that is told. */
const COLUMNS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    region:
      'region, state, area, constituency, district, province, county, canton, country, región, estado, distrito, provincia, région, circonscription, département, canton, pays, אזור, מחוז, מדינה, منطقة, المنطقة, دائرة, ولاية, محافظة',
    name: 'name, full name, target, representative, member, senator, mp, nombre, nom, שם, שם מלא, اسم, الاسم',
    first: 'first name, given name, firstname, prénom, שם פרטי, الاسم الأول',
    last: 'last name, family name, surname, lastname, apellido, apellidos, nom de famille, שם משפחה, اسم العائلة',
    title:
      'title, office, role, position, description, cargo, título, titre, fonction, תפקיד, תואר, منصب, المنصب, لقب',
    party: 'party, group, partido, parti, מפלגה, حزب, الحزب',
    phone: 'phone, telephone, tel, phone number, teléfono, téléphone, טלפון, هاتف, الهاتف',
    email:
      'email, e-mail, mail, email address, correo, correo electrónico, courriel, adresse électronique, דואר אלקטרוני, דואל, مايل, بريد, البريد الإلكتروني',
    url: 'link, url, contact form, website, page, contact, enlace, sitio web, lien, site, קישור, אתר, رابط, الرابط, موقع',
  }).map(([key, names]) => [key, names.split(', ')]),
);

/** Reads a table: its first rows name the columns. @throws {SheetError} when nothing of it can be read. */
export function targetsOfSheet(text: string): TargetsReading {
  const grid = readGrid(text);
  const isHeader = ({cells}: GridRow) => {
    const places = placesIn(cells, COLUMNS);
    return places.has('region') && (places.has('name') || places.has('last'));
  };
  const header = grid.slice(0, HEADER_ROWS).find(isHeader);
  if (!header) {
    const known = [...COLUMNS.values()].map(([name]) => name).join(', ');
    throw new SheetError(`row ${grid[0].row} has no columns "region" and "name"; it may have ${known}`);
  }
  const places = placesIn(header.cells, COLUMNS);
  return readEach(grid.slice(grid.indexOf(header) + 1), ({row, cells}) => {
    const cell = (column: string) => cells[places.get(column)?.index ?? -1] ?? '';
    const given = [cell('first'), cell('last')].filter(Boolean).join(' ');
    const target = {
      region: cell('region'),
      name: cell('name') || given,
      title: cell('title'),
      party: cell('party'),
      phone: cell('phone'),
      email: cell('email'),
      url: linkOf(cell('url')) ?? cell('url'),
    };
    return {place: `row ${row}`, target: said(target)};
  });
}

/** Whether a document is a list of targets as Proca has them: whoever speaks for an area. */
export function isOfProca(json: unknown): json is readonly object[] {
  return Array.isArray(json) && json.some((one) => one && typeof one === 'object' && 'area' in one);
}

/** Reads a list of targets of Proca; its own list for the web has no e-mail addresses. */
export function targetsOfProca(list: readonly unknown[]): TargetsReading {
  return readEach(list, (one, index) => {
    const {name, area, fields, emails, email, ...own} = Object(one) as Record<string, unknown>;
    const more: Record<string, unknown> = {...own, ...(Object(fields) as object)};
    const given = [more['first_name'], more['last_name']].filter(Boolean).join(' ');
    const [first] = Array.isArray(emails) ? (emails as unknown[]) : [email];
    const address = (Object(first) as {email?: unknown}).email ?? first;
    return {
      place: `entry ${index + 1}`,
      target: said({
        region: typeof area === 'string' ? area.toUpperCase() : area,
        name: name ?? given,
        title: more['description'] ?? more['salutation'],
        party: more['party'],
        phone: more['phone'],
        email: address ?? more['email'],
        url: more['url'],
      }),
    };
  });
}

/** By the rules of the contract: who breaks one is left out and told. */
function readEach<T>(
  entries: readonly T[],
  read: (entry: T, index: number) => {readonly place: string; readonly target: object},
): TargetsReading {
  const targets: Target[] = [];
  const problems: string[] = [];
  for (const [index, entry] of entries.entries()) {
    const {place, target} = read(entry, index);
    const wrong = problemsOf(TargetSchema, target);
    if (wrong.length === 0) targets.push(target as Target);
    problems.push(...wrong.map(({pointer, detail}) => `${place}, ${pointer.slice(1)}: ${detail}`));
  }
  return {targets, problems};
}

/** Without what says nothing. */
function said(entry: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
}
