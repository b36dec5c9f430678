/** `Intl` objects are slow to make: there is one per page for each kind, language and style. */

type Kind<T, O> = new (locale: string, options: O) => T;

const objects = new Map<string, unknown>();

/** The formatter of a kind, language and style, e.g. `made(Intl.NumberFormat, 'fr')`. Dates are Gregorian everywhere. */
export function made<T, O>(kind: Kind<T, O>, locale: string, style?: O): T {
  const key = kind.name + locale + JSON.stringify(style);
  let known = objects.get(key) as T | undefined;
  if (!known) objects.set(key, (known = new kind(locale, {calendar: 'gregory', ...style} as O)));
  return known;
}
