import {TargetsSchema} from '../contract/petitions.ts';
import type {Petition, Target} from '../contract/petitions.ts';
import {readWith} from '../contract/reading.ts';
import {hint} from '../page.ts';

/** The people that a petition goes to from one region. Codes of regions count without regard to upper and lower case. */
export function targetsOf({targets}: Petition, region: string): readonly Target[] {
  const wanted = region.toLowerCase();
  return targets?.items?.filter((target) => target.region.toLowerCase() === wanted) ?? [];
}

const read = new WeakMap<object, Petition['targets']>();

/** Those of a document of their own; `undefined` as long as it cannot be had, or read. */
export function readTargets(json: unknown): Petition['targets'] {
  if (typeof json !== 'object' || !json) return undefined;
  if (!read.has(json)) {
    let targets: Petition['targets'];
    try {
      targets = readWith(TargetsSchema, json).value;
    } catch (error) {
      hint('peace-petition', `the targets cannot be read: ${String(error)}`);
    }
    read.set(json, targets);
  }
  return read.get(json);
}
