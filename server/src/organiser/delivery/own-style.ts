/** What differs from sheet to sheet: what a browser prints in the margins of each page, and how long its days are. */
import {directionOf} from '../../languages/direction.ts';
import {longestDay} from './days.ts';
import type {Sheet} from './sheet.ts';

/** The most characters of a running head. */
const BRIEF = 80;

/** Stand for the numbers of pages in a sentence. */
const [PAGE, PAGES] = ['{page}', '{pages}'];

/** What a character of a day takes at most, in mm. */
const DIGIT = 1.75;

/** Margins know no variables of the page. */
const FONT = "font: 8pt 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif; color: #55626e;";

/** How CSS counts with the digits of `Intl`. */
const DIGITS: Readonly<Record<string, string>> = {
  arab: 'arabic-indic',
  arabext: 'persian',
  deva: 'devanagari',
};

/** A style sheet. */
export function ownStyle({language, title, place, campaign, words}: Sheet): string {
  const direction = directionOf(language);
  // The places of margins are physical ones, whatever way a language is written.
  const [start, end] = direction === 'ltr' ? ['left', 'right'] : ['right', 'left'];
  const digits = DIGITS[new Intl.NumberFormat(language).resolvedOptions().numberingSystem] ?? 'decimal';
  const counters = new Map([
    [PAGE, `counter(page, ${digits})`],
    [PAGES, `counter(pages, ${digits})`],
  ]);
  const numbering = words
    .page(PAGE, PAGES)
    .split(/(\{pages?\})/)
    .map((part) => counters.get(part) ?? quoted(part))
    .join(' ');
  const box = (at: string, content: string) =>
    `@${at} { content: ${content}; direction: ${direction}; ${FONT} }`;
  return `@page {
  ${box(`top-${start}`, quoted(brief(title)))}
  ${box(`top-${end}`, quoted(brief(place ?? '')))}
  ${box(`bottom-${start}`, quoted(brief(campaign)))}
  ${box(`bottom-${end}`, numbering)}
}
@page :first {
  ${box(`top-${start}`, 'none')}
  ${box(`top-${end}`, 'none')}
}
.day {
  width: ${(longestDay(language) * DIGIT + 2).toFixed(1)}mm;
}
`;
}

function brief(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()];
  return signs.length > BRIEF ? `${signs.slice(0, BRIEF).join('').trimEnd()}…` : signs.join('');
}

/** A string of CSS in which nothing ends it, or the style sheet. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{M}\p{N} ]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `)}"`;
}
