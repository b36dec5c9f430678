/** Which state a ZIP code is in, as far as its first three digits tell. */

/**
 * The three-digit prefixes from 000 on, as runs: the states of a run, and how many prefixes it has, in base 36: "MNj" are
 * 19 prefixes of Minnesota. Several states share the prefixes of their run. What is not in use between two states belongs
 * to the one before: the few codes that are given out anew are its own more often than not.
 */
const RUNS =
  '5NY1PR2VI1PR1MAiRI2NH9MEbVT5MA1VT4CT3CTNY1CT6NJkAEaNY1ePA1bDE3DC1VA1DC3DCMD1MDeVArWVnNCkSCaGAkFLkAA1FL9ALk' +
  'TNgMScGA2KYuOHuINkMIkIAuWIkMNjDC1SDaNDaMTaILuMOuKSkNEkLAgAReOK3TX1OK5OKTX1OKaTX1eCOkWYcID2IDWY1ID5UTaAZkNMf' +
  'TX4NVbCA1qAP5HIAS1HI1GUMPFMMHPW1ORaWAfAK5';

/** The United States as people write them, in the languages of the kit. */
export const UNITED_STATES =
  /^(?:the )?u\W*s|ited st|americ|^e\W*e\W*u|^eua|s unid|ts.unis|אר[צה]|ولاي|مريك/i;

/**
 * The states, territories and military regions that a ZIP code may be in, by their postal codes: usually one, several
 * for six prefixes, none for what is no ZIP code.
 *
 * @param zip Five digits, or nine (ZIP+4).
 */
export function statesOf(zip: string): readonly string[] {
  if (!/^\d{5}(?:\W?\d{4})?$/.test(zip)) return [];
  let left = Number(zip.slice(0, 3));
  for (const [, states = '', count = ''] of RUNS.matchAll(/([A-Z]*)([^A-Z]+)/g)) {
    left -= parseInt(count, 36);
    if (left < 0) return states.match(/../g) ?? [];
  }
  return [];
}
