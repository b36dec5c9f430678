import type {Petition, Target} from '../contract/petitions.ts';

/** The people that a petition goes to from one region. Codes of regions count without regard to upper and lower case. */
export function targetsOf({targets}: Petition, region: string): readonly Target[] {
  const wanted = region.toLowerCase();
  return targets?.items?.filter((target) => target.region.toLowerCase() === wanted) ?? [];
}
