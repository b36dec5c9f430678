/** Those of some regions only, so that each who speaks for one gets their own constituents. */
import type {Kysely} from 'kysely';
import type {Tables} from '../database/tables.ts';
import {FailureError, textsOf} from './command.ts';
import type {Options} from './command.ts';
import {byAddress, counting} from './counting.ts';
import type {Form} from './counting.ts';
import {foldedRegion} from './regions.ts';
import type {Address, Regions} from './regions.ts';

/** The most regions that a message names. */
const NAMED = 60;

/** Whose actions are wanted. */
interface Of {
  readonly form: Form;
  readonly id: string;
}

/** Some regions of a form. */
export class Residents {
  /** By their codes, or as people have written them. */
  readonly regions: readonly string[];
  readonly #known: Regions;
  readonly #wanted: ReadonlySet<string>;

  /** @private Use `residentsOf`. */
  constructor(regions: readonly string[], known: Regions) {
    this.regions = regions;
    this.#known = known;
    this.#wanted = new Set(regions.map(foldedRegion));
  }

  /** Whether somebody lives there. */
  has(address: Address): boolean {
    return this.#wanted.has(foldedRegion(this.#known.of(address)));
  }
}

/**
 * Those of the regions that the option `region` names, by code or in words; `undefined` where it is not given. A slip of the pen
 * must not look like a state that nobody lives in. @throws {FailureError}
 */
export async function residentsOf(
  options: Options,
  known: Regions,
  query: Kysely<Tables>,
  of: Of,
): Promise<Residents | undefined> {
  const texts = textsOf(options, 'region');
  if (texts.length === 0) return undefined;
  const {rows} = await counting(of.form, of.id).execute(query);
  const told = new Map<string, string>();
  for (const region of byAddress(rows, (address) => known.of(address)).keys()) {
    if (region) told.set(foldedRegion(region), region);
  }
  const find = (text: string) => known.find(text) ?? told.get(foldedRegion(text));
  const regions = texts.flatMap((text) => {
    // A comma may be a part of a name.
    const names = find(text) === undefined ? text.split(',').filter((name) => name.trim()) : [text];
    return names.map(
      (name) =>
        find(name) ??
        refuse(name.trim(), of, known.known.length > 0 ? known.known : [...told.values()].sort()),
    );
  });
  return new Residents([...new Set(regions)].sort(), known);
}

/** @throws {FailureError} */
function refuse(name: string, {form, id}: Of, known: readonly string[]): never {
  const some = known.slice(0, NAMED).join(', ');
  throw new FailureError(
    known.length === 0
      ? `Nobody has told a region at the ${form} "${id}".`
      : `There is no region "${name}" at the ${form} "${id}". There are: ${some}${known.length > NAMED ? ', …' : ''}.`,
  );
}
