/** What the oldest browsers of README.md have, by MDN's tables. */
import bcd from '@mdn/browser-compat-data' with {type: 'json'};
import type {CompatStatement, Identifier, SupportStatement} from '@mdn/browser-compat-data';

/** The oldest browsers in which the kit runs. */
const FLOOR = {chrome: 111, chrome_android: 111, safari: 16.4, safari_ios: 16.4, firefox: 115} as const;

type Browser = keyof typeof FLOOR;

/** An entry of MDN's tables with what is below it, as `css.properties.float`. */
export type Entry = Identifier;

/** The entry at the end of a path, where there is one: some of its names may be nobody's. */
export function entryAt(root: Entry | undefined, ...path: readonly string[]): Entry | undefined {
  return path.reduce<Entry | undefined>(
    (entry, name) => (entry && Object.hasOwn(entry, name) ? entry[name] : undefined),
    root,
  );
}

/** The browsers of the floor that do not have it; none, where MDN says nothing. */
export function lackingIn(entry: Entry | undefined): string[] {
  const statement = entry?.__compat;
  if (!statement) return [];
  return Object.keys(FLOOR).filter((browser) => !has(statement, browser as Browser));
}

function has({support}: CompatStatement, browser: Browser): boolean {
  const statements: readonly (SupportStatement | undefined)[] = [support[browser]].flat();
  return statements.flat().some(
    (one) =>
      one !== undefined &&
      // Under this name, and without a switch.
      !one.flags &&
      !one.prefix &&
      !one.alternative_name &&
      !one.version_removed &&
      typeof one.version_added === 'string' &&
      Number.parseFloat(one.version_added.replace('≤', '')) <= FLOOR[browser],
  );
}

export const {api, css, html, javascript} = bcd;
