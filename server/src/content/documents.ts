/** Documents as they are served: the content, with live counts in its petitions. */
import type {Kysely} from 'kysely';
import type {Petition} from 'peace-widgets/contract';
import {countOf, isCollectedHere, storedSignatures} from '../actions/counts.ts';
import type {Stored} from '../actions/counts.ts';
import type {Tables} from '../database/tables.ts';
import {Representation} from '../http/representation.ts';
import type {Campaign, DocumentName} from './campaign.ts';
import type {Library} from './library.ts';

interface Made {
  readonly campaign: Campaign;
  readonly counts: string;
  readonly representation: Representation;
}

/** Makes documents, and keeps each until its content or a count in it changes. */
export class Documents {
  readonly #library: Library;
  readonly #query: Kysely<Tables>;
  readonly #made = new Map<string, Made>();

  constructor(library: Library, query: Kysely<Tables>) {
    this.#library = library;
    this.#query = query;
  }

  /** A document of a language (`''`: the main one); `undefined` where there is none. */
  async document(language: string, name: DocumentName): Promise<Representation | undefined> {
    const campaign = await this.#library.campaign(language);
    const json = campaign?.[name];
    if (!campaign || json === undefined) return undefined;
    const stored = hasPetitions(name) ? await storedSignatures(this.#query) : new Map<string, number>();
    const counts = JSON.stringify([...stored]);
    const address = `${language}/${name}`;
    const made = this.#made.get(address);
    if (made?.campaign === campaign && made.counts === counts) return made.representation;
    const text = JSON.stringify(withCounts(name, json, stored));
    const representation = new Representation(new TextEncoder().encode(text), 'application/json');
    this.#made.set(address, {campaign, counts, representation});
    return representation;
  }
}

function hasPetitions(name: DocumentName): boolean {
  return name === 'initiative' || name === 'petitions';
}

function withCounts(name: DocumentName, json: unknown, stored: Stored): unknown {
  if (name === 'petitions') return (json as readonly Petition[]).map((petition) => counted(petition, stored));
  if (name !== 'initiative') return json;
  const whole = json as {readonly petitions?: readonly Petition[]};
  if (!whole.petitions) return whole;
  return {...whole, petitions: whole.petitions.map((petition) => counted(petition, stored))};
}

function counted(petition: Petition, stored: Stored): Petition {
  if (!isCollectedHere(petition)) return petition;
  return {...petition, count: countOf(petition, stored.get(petition.id) ?? 0)};
}
