/** Signatures as a page to be printed and handed over: one file that loads nothing and in which nothing runs. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {html, raw} from 'hono/html';
import {directionOf} from '../../languages/direction.ts';
import {hashOf} from '../../http/html-answer.ts';
import type {Html} from '../../http/html-answer.ts';
import {shortDays} from './days.ts';
import {fullName, inLine, shortName} from './names.ts';
import {ownStyle} from './own-style.ts';
import type {SignerRow} from './signers.ts';
import type {DeliveryWording} from './wording.ts';

/** What may stand in a column of its own, by the name of its field. */
const COLUMNS = {
  'street-address': 'street_address',
  'postal-code': 'postal_code',
  email: 'email',
  tel: 'tel',
} as const;

/** The name of a field that has a column. */
export type ColumnName = keyof typeof COLUMNS;

/** All of them, in the order of their columns. */
export const COLUMN_NAMES = Object.keys(COLUMNS) as readonly ColumnName[];

/** A number and what it says. */
export interface Figure {
  readonly value: number;
  readonly label: string;
}

/** What is handed over. */
export interface Sheet {
  readonly language: string;
  readonly words: DeliveryWording;
  readonly campaign: string;
  readonly title: string;
  readonly text: string;
  /** To whom, in whole words. */
  readonly addressee: string | undefined;
  /** Where all on it live, if that is one place. */
  readonly place: string | undefined;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
  /** How many come from where. */
  readonly places: readonly {readonly name: string; readonly stored: number}[];
  /** ms since 1970 UTC */
  readonly now: number;
  /** What stands above the columns of names, and of places where there is one. */
  readonly nameTitle: string;
  readonly placeTitle: string | undefined;
  readonly placeOf: (signer: SignerRow) => string;
  readonly columns: readonly {readonly name: ColumnName; readonly title: string}[];
  readonly hasFullNames: boolean;
  /** How many stand side by side. */
  readonly perRow: 1 | 2;
}

const STYLE = readFileSync(join(import.meta.dirname, 'sheet.css'), 'utf8');

/** Where the rows stand, in markup that no text can hold. */
const ROWS = '<!-- rows -->';

/** The page, in pieces: rows are written as they come. */
export async function* drawn(sheet: Sheet, signers: AsyncIterable<SignerRow>): AsyncGenerator<string> {
  const [head = '', foot = ''] = (await pageOf(sheet)).toString().split(ROWS);
  yield head;
  const numbers = new Intl.NumberFormat(sheet.language);
  const dayOf = shortDays(sheet.language);
  let number = 0;
  let cells: string[] = [];
  for await (const signer of signers) {
    number += 1;
    const drawn = cellsOf(sheet, signer, numbers.format(number), dayOf(signer.created_at));
    cells.push((await drawn).toString());
    if (cells.length < sheet.perRow) continue;
    yield rowOf(cells);
    cells = [];
    const quotation = quotationOf(sheet, signer);
    if (quotation) yield (await quotation).toString();
  }
  if (cells.length > 0) yield rowOf(cells);
  yield foot;
}

function pageOf(sheet: Sheet): Html {
  const {language, words, campaign, title, text, addressee, place, figures, notes, now} = sheet;
  const own = ownStyle(sheet);
  const policy = `default-src 'none'; style-src ${hashOf(STYLE)} ${hashOf(own)}`;
  const numbers = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory'});
  return html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${[title, place].filter(Boolean).join(' – ')}</title>
        ${raw(`<style>${STYLE}</style>`)} ${raw(`<style>${own}</style>`)}
      </head>
      <body>
        <header><b>${campaign}</b> <span>${words.asOf(day.format(now))}</span></header>
        <main>
          ${addressee && html`<p class="kicker">${addressee}</p>`}
          <h1>${title}</h1>
          <p class="text">${text}</p>
          <dl class="figures">
            ${figures.map(
              ({value, label}) =>
                html` <div>
                  <dt>${label}</dt>
                  <dd>${numbers.format(value)}</dd>
                </div>`,
            )}
          </dl>
          ${placesView(sheet, numbers)}
          <p class="notes">${notes.join(' ')}</p>
          <dl class="receipt">
            <div>
              <dt>${words.receivedBy}</dt>
              <dd></dd>
            </div>
            <div>
              <dt>${words.receivedOn}</dt>
              <dd></dd>
            </div>
          </dl>
          ${tableView(sheet)}
        </main>
      </body>
    </html> `;
}

function placesView({places, words}: Sheet, numbers: Intl.NumberFormat): Html | undefined {
  if (places.length < 2) return undefined;
  return html`<section>
    <h2>${words.places}</h2>
    <ul class="places">
      ${places.map(
        ({name, stored}) =>
          html` <li><bdi>${name || words.placeless}</bdi> <b>${numbers.format(stored)}</b></li>`,
      )}
    </ul>
  </section>`;
}

function tableView({words, nameTitle, placeTitle, columns, perRow}: Sheet): Html {
  const place = placeTitle !== undefined && html`<th scope="col" class="place">${placeTitle}</th>`;
  const titles = html`<th scope="col" class="number">${words.number}</th>
    <th scope="col" class="${columns.length > 1 ? 'name' : ''}">${nameTitle}</th>
    ${place} ${columns.map(({title}) => html`<th scope="col">${title}</th>`)}
    <th scope="col" class="day">${words.signedOn}</th>`;
  return html`<h2>${words.signers}</h2>
    <table>
      <thead>
        <tr>
          ${Array.from({length: perRow}, () => titles)}
        </tr>
      </thead>
      <tbody>
        ${raw(ROWS)}
      </tbody>
    </table>`;
}

function rowOf(cells: readonly string[]): string {
  return `<tr>${cells.join('')}</tr>\n`;
}

function cellsOf(sheet: Sheet, signer: SignerRow, number: string, day: string): Html {
  const {words, placeTitle, placeOf, columns, hasFullNames} = sheet;
  const name = hasFullNames ? fullName(signer) : shortName(signer);
  const named = name ? html`<bdi>${name}</bdi>` : html`<i>${words.nameless}</i>`;
  const texts = [
    ...(placeTitle === undefined ? [] : [placeOf(signer)]),
    ...columns.map(({name}) => signer[COLUMNS[name]]),
  ];
  const others = texts.map((text) => html`<td><bdi>${inLine(text)}</bdi></td>`);
  return html`<td class="number">${number}</td>
    <td>${named}</td>
    ${others}
    <td class="day">${day}</td>`;
}

/** Whoever agrees to be named agrees to be quoted; hidden by the organiser, neither is. */
function quotationOf({placeTitle, columns}: Sheet, {listed, comment}: SignerRow): Html | undefined {
  const text = listed ? inLine(comment) : '';
  if (!text) return undefined;
  const span = columns.length + (placeTitle === undefined ? 2 : 3);
  return html`<tr class="quotation">
    <td></td>
    <td colspan="${span}"><q dir="auto">${text}</q></td>
  </tr>`;
}
