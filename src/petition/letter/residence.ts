/** Where a signer lives, as far as the form tells. */
import type {Petition} from '../../contract/petitions.ts';
import {targetsOf} from '../targets.ts';
import {statesOf} from './zip.ts';

/** What a form says about where a signer lives. */
export interface Address {
  /** What stands in the field for the region. */
  readonly region: string;
  /** The document asks for no region: it is asked for only where the ZIP code leads to it. */
  readonly isOwn: boolean;
  readonly zip: string;
  readonly country: string;
}

/** What follows from it. */
export interface Residence {
  /** Whose targets are shown; empty as long as nobody knows. */
  readonly region: string;
  /** The regions that the ZIP code leads to. */
  readonly states: readonly string[];
  /** The one that it leads to, if it is one. */
  readonly found: string;
  /** The same, where the visitor chose another. */
  readonly other: string;
}

/** A region that was chosen counts; where none was, the ZIP code finds it, or tells which to ask for. */
export function residenceOf(petition: Petition, {region, isOwn, zip, country}: Address): Residence {
  let states = !country || /^u\.?s|^united s/i.test(country) ? statesOf(zip) : [];
  // Soldiers abroad vote where they are at home, which their address does not tell.
  if (/^A[AEP]$/.test(states.join())) {
    states = isOwn ? [...new Set(petition.targets?.items?.map((target) => target.region))].sort() : [];
  }
  const found = states.length === 1 ? states.join() : '';
  // What was typed and is no code, like "Maryland", says less than a ZIP code does.
  const counts = isOwn ? states.includes(region) : region.length < 3 || targetsOf(petition, region).length;
  const chosen = counts || !(isOwn || found) ? region : '';
  const other = chosen && chosen.toUpperCase() !== found ? found : '';
  return {region: chosen || found, states, found, other};
}
