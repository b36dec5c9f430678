/**
 * Reading what somebody else wrote: whatever is wrong costs the smallest part that can be missed, and is reported with
 * its place. A wrong link costs the link, a missing headline the item, a missing list the document.
 */
import * as v from 'valibot';

/** What is wrong, and where. */
export interface Problem {
  /** JSON pointer (RFC 6901) into the document as it was sent, e.g. `/items/3/url`. */
  readonly pointer: string;
  /** The reason, in English, for the person who writes the document. */
  readonly detail: string;
}

/** What could be read, and what could not. */
export interface Reading<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** Nothing of the document can be used. */
export class ContractError extends Error {
  constructor(pointer: string, detail: string) {
    super(`${pointer || 'the document'} ${detail}`);
  }
}

type Schema = v.GenericSchema;
type Path = readonly {readonly input: unknown; readonly key: unknown; readonly value: unknown}[];

function pointerOf(path: Path): string {
  return path.map(({key}) => '/' + String(key).replaceAll('~', '~0').replaceAll('/', '~1')).join('');
}

/** Every problem of a value, without mending anything. Used where a wrong document must stop, as on the server. */
export function problemsOf(schema: Schema, value: unknown): Problem[] {
  return described(v.safeParse(schema, value).issues);
}

function described(issues: readonly v.BaseIssue<unknown>[] = []): Problem[] {
  return issues.map(({path, message}) => ({pointer: pointerOf((path ?? []) as Path), detail: message}));
}

/**
 * Checks a value and leaves out what does not pass: the wrong key first; if it was required, what holds it; and so on
 * outwards. What is wrong is reported where it stands; what goes with it is not, for it had nothing wrong of its own.
 * The value itself is not changed.
 *
 * @throws {ContractError} when that would leave nothing.
 */
export function readWith<S extends Schema>(
  schema: S,
  value: unknown,
): {value: v.InferOutput<S>; problems: Problem[]} {
  let problems: Problem[] | undefined;
  // Each round removes something, outwards from the leaves; a document is never this deep in optional parts.
  for (let round = 0; round < 32; round++) {
    const {success, output, issues} = v.safeParse(schema, value);
    problems ??= described(issues);
    if (success) return {value: output, problems};
    const drops = new Map<unknown, Set<unknown>>();
    const ancestors = new Set<unknown>([value]);
    for (const issue of issues) {
      const path = (issue.path ?? []) as Path;
      const {key, value: found} = path.at(-1) ?? {};
      // What lacks something goes with it; but what is nothing in a list is an item, and goes alone.
      const last = path.at(typeof key === 'string' && found === undefined ? -2 : -1);
      if (!last) throw new ContractError(pointerOf(path), issue.message);
      for (const {input} of path) ancestors.add(input);
      drops.set(last.input, (drops.get(last.input) ?? new Set()).add(last.key));
    }
    value = without(value, drops, ancestors);
  }
  throw new ContractError('', 'is wrong throughout');
}

/** A copy of a JSON value without some keys and items; parts in which nothing changes are shared, not copied. */
function without(
  value: unknown,
  drops: ReadonlyMap<unknown, ReadonlySet<unknown>>,
  ancestors: ReadonlySet<unknown>,
): unknown {
  if (!ancestors.has(value)) return value;
  const dropped = drops.get(value);
  const kept = Object.entries(value as object)
    .filter(([key]) => !dropped?.has(Array.isArray(value) ? Number(key) : key))
    .map(([key, child]): [string, unknown] => [key, without(child, drops, ancestors)]);
  return Array.isArray(value) ? kept.map(([, child]) => child) : Object.fromEntries(kept);
}

/** Letters and digits of any script, joined by hyphens: "Tzipi Livni" → `tzipi-livni`. */
function slug(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? ['item']).slice(0, 12).join('-');
}

/**
 * Gives every item an id of its own: the one it brought, or one made of its own words, so that it stays the same when
 * other items come and go. An id that was already given is told apart by a number and reported.
 *
 * @param items What was read, not what was sent: the ids are put into them.
 * @param nameOf What makes an item itself, best first, e.g. its title and date.
 * @param pointerTo Where an item stands in the document, for the report.
 */
export function withIds<T extends {id?: string | number | undefined}>(
  items: readonly T[],
  nameOf: (item: T) => string,
  pointerTo: (index: number) => string,
  problems: Problem[],
): (T & {id: string})[] {
  const brought = new Set(
    items.map((item) => (item.id === undefined ? undefined : (item.id = `${item.id}`))),
  );
  // Of thousands that each have an id of their own, none is looked at again.
  if (brought.size === items.length && !brought.has(undefined)) return items as (T & {id: string})[];
  const seen = new Set<string>();
  items.forEach((item, index) => {
    const {id: given} = item;
    const wanted = (given as string | undefined) ?? slug(nameOf(item));
    let id = wanted;
    // Somebody else's id is not taken by one that is made, or changed.
    for (let n = 2; seen.has(id) || (id !== given && brought.has(id)); n++) id = `${wanted}-${n}`;
    seen.add(id);
    item.id = id;
    if (given !== undefined && id !== wanted) {
      problems.push({
        pointer: `${pointerTo(index)}/id`,
        detail: `"${given}" is used twice; this one is "${id}"`,
      });
    }
  });
  return items as (T & {id: string})[];
}
