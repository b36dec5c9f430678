/** Where a signer lives, as far as the form tells. */
import type {Petition} from '../../contract/petitions.ts';
import {targetsOf} from '../targets.ts';
import {UNITED_STATES, statesOf} from './zip.ts';

/** What a form says about where a signer lives. */
export interface Address {
  /** The region that was typed or chosen. */
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
  /** The regions that may be chosen where the document asks for none. */
  readonly choice: readonly string[];
  /** Where the ZIP code is, if the region is not there. */
  readonly zipIn: readonly string[];
  /** The one region that it leads to, if it is one. */
  readonly found: string;
}

/** The parts of the United States that nobody speaks for in the Senate, by their postal codes. */
const WITHOUT_SENATORS = /^(?:DC|PR|GU|VI|AS|MP)$/i;

/** Whether a region has no senators at all, other than one that a document only leaves out. */
export function hasNoSenators(region: string): boolean {
  return WITHOUT_SENATORS.test(region);
}

/** A region that was chosen counts; where none was, the ZIP code finds it, or tells which to ask for. */
export function residenceOf(petition: Petition, {region, isOwn, zip, country}: Address): Residence {
  const states = !country || UNITED_STATES.test(country) ? statesOf(zip) : [];
  // Soldiers abroad vote where they are at home, which their address does not tell.
  const isAbroad = /^A[AEP]$/.test(states.join());
  const choice = isAbroad
    ? [...new Set(petition.targets?.items?.map((target) => target.region))].sort()
    : states;
  const found = states.length === 1 && !isAbroad ? states.join() : '';
  // What was typed and is no code, like "Maryland", says less than a ZIP code does.
  const counts = isOwn
    ? choice.includes(region)
    : region.length < 3 || !found || targetsOf(petition, region).length;
  const chosen = (counts && region) || found;
  return {region: chosen, choice, found, zipIn: states.includes(chosen.toUpperCase()) ? [] : states};
}
