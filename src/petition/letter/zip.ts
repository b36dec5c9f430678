/** Which state a ZIP code is in, as far as its first three digits tell. */

/**
 * The three-digit prefixes from 000 on, as runs: the states of a run, then the number of prefixes that are theirs, the
 * number that are not in use, theirs again, and so on. A number is a letter, `a` for 1 to `z` for 26, '`' for none:
 * "MNbao" is 2 prefixes of Minnesota, 1 that nobody has, 15 of Minnesota. Several states share the prefixes of their run.
 */
const RUNS =
  'NY`eaPRbVIaPRaMArRIbNHiMEkVTeMAaVTdCTcCTNYaCTfNJtAEiaNYz`xPAz`uDEcDCaVAaDCcDCMDaMDgafVAz`aWVvaNCtSCjGAt' +
  'FLtAAaFLbaaabaaALcapTNpMSlGAbKYsahbOHz`dINtMItIAqciaWIcabamMNbaoaDCaSDhbNDiaMTjILuahMObaiboaKScapNEbakf' +
  'LAbafaeaARnOKbaTXaOKeOKTXaOKbagTXuaz`bCOqcWYlIDbIDWYaIDdaUThbAZdacabbcdNMbalTXacNVcacabaCAiasaz`fAPeHIAS' +
  'aHIaGUMPFMMHPWaORjWAgagAKe';

/**
 * The states, territories and military regions that a ZIP code may be in, by their postal codes: usually one, several
 * for six prefixes, none for what is no ZIP code or a prefix that is not in use.
 *
 * @param zip Five digits, or nine (ZIP+4).
 */
export function statesOf(zip: string): readonly string[] {
  if (!/^\d{5}(?:\W?\d{4})?$/.test(zip)) return [];
  let left = Number(zip.slice(0, 3));
  for (const [, states = '', counts = ''] of RUNS.matchAll(/([A-Z]+)([^A-Z]+)/g)) {
    for (let index = 0; index < counts.length; index++) {
      left -= counts.charCodeAt(index) - 96;
      if (left < 0) return index % 2 ? [] : (states.match(/../g) ?? []);
    }
  }
  return [];
}
