/** Documents as they are served: the content, with live counts in its petitions. */
import type {Petition, Signup} from 'peace-widgets/contract';
import {countOf, isCollectedHere} from '../actions/counts.ts';
import type {CountBoard} from '../actions/counts.ts';
import type {Counts} from '../database/batch.ts';
import {Representation} from '../files/representation.ts';
import type {Campaign, DocumentName} from './campaign.ts';
import {withoutKeys} from './endpoint-keys.ts';
import type {Library} from './library.ts';

interface Made {
  readonly campaign: Campaign;
  readonly counts: string;
  readonly representation: Representation;
}

/** Makes documents, and keeps each until its content or a count in it changes. */
export class Documents {
  readonly #library: Library;
  readonly #board: CountBoard;
  readonly #made = new Map<string, Made>();

  constructor(library: Library, board: CountBoard) {
    this.#library = library;
    this.#board = board;
  }

  /** A document of a language (`''`: the main one); `undefined` where there is none. */
  async document(language: string, name: DocumentName): Promise<Representation | undefined> {
    const campaign = await this.#campaign(language);
    const json = campaign?.[name];
    if (!campaign || json === undefined) return undefined;
    const stored = hasPetitions(name) ? await this.#board.all() : new Map<string, number>();
    const counts = JSON.stringify([...stored]);
    const address = `${language}/${name}`;
    const made = this.#made.get(address);
    if (made?.campaign === campaign && made.counts === counts) return made.representation;
    const text = JSON.stringify(withCounts(name, json, stored));
    const representation = new Representation(new TextEncoder().encode(text), 'application/json');
    this.#made.set(address, {campaign, counts, representation});
    return representation;
  }

  /** The documents of a language: the main ones also by the name of their language, for a page that switches. */
  async #campaign(language: string): Promise<Campaign | undefined> {
    const own = await this.#library.campaign(language);
    if (own) return own;
    const main = await this.#library.campaign('');
    const {language: spoken = 'en'} = (main?.initiative ?? {}) as {language?: string};
    return spoken === language ? main : undefined;
  }
}

function hasPetitions(name: DocumentName): boolean {
  return name === 'initiative' || name === 'petitions';
}

function withCounts(name: DocumentName, json: unknown, stored: Counts): unknown {
  if (name === 'petitions') return (json as readonly Petition[]).map((petition) => counted(petition, stored));
  if (name === 'signup') return published(json as Signup);
  if (name !== 'initiative') return json;
  const whole = json as {readonly petitions?: readonly Petition[]; readonly signup?: Signup};
  const {petitions, signup} = whole;
  return {
    ...whole,
    ...(petitions && {petitions: petitions.map((petition) => counted(petition, stored))}),
    ...(signup && {signup: published(signup)}),
  };
}

function counted(petition: Petition, stored: Counts): Petition {
  const published = withoutKeys(petition);
  if (!isCollectedHere(petition)) return published;
  return {...published, count: countOf(petition, stored.get(petition.id) ?? 0)};
}

function published(signup: Signup): Signup {
  return {...withoutKeys(signup), lists: signup.lists.map(withoutKeys)};
}
