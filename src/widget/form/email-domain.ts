/** Domains that are easily mistyped, and some that look like it but are not; the longer one before the one within it. */
const DOMAINS = (
  'gmail.com yahoo.com hotmail.com outlook.com icloud.com aol.com live.com msn.com comcast.net protonmail.com ' +
  'ymail.com email.com mail.com gmx.com gmx.net gmx.de gmx.at web.de walla.co.il'
).split(' ');

/**
 * The address that was probably meant, where the domain is one slip away from a well-known one: a letter too many, too
 * few, wrong, or two that changed places. Each of them is gone when one letter is cut out of both.
 */
export function meantEmail(email: string): string | undefined {
  const [, local, typed = ''] = /^(.+@)(.+)$/.exec(email.toLowerCase()) ?? [];
  const cuts = cutsOf(typed);
  const meant = DOMAINS.includes(typed)
    ? ''
    : DOMAINS.find((one) => cutsOf(one).some((cut) => cuts.includes(cut)));
  return meant && email.slice(0, local?.length) + meant;
}

/** A word, and the same without one of its letters. */
function cutsOf(word: string): string[] {
  return [word, ...word.split('').map((_, index) => word.slice(0, index) + word.slice(index + 1))];
}
