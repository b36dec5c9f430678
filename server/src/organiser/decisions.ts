/** What the organiser decided about petitions without editing their documents: closed, or open again. */
import type {Kysely} from 'kysely';
import {openingOf} from '../actions/opening.ts';
import {petitionsIn} from '../content/campaign.ts';
import type {Campaign, EndpointPetition} from '../content/campaign.ts';
import {Rereading} from '../database/rereading.ts';
import type {DecisionTable, Tables} from '../database/tables.ts';
import type {Log} from '../log.ts';

type Decision = Pick<DecisionTable, 'decision' | 'result' | 'decided_at'>;

/** The decisions as they were when they were read last. */
export class Decisions {
  readonly #query: Kysely<Tables>;
  readonly #rereading: Rereading;
  #decided: ReadonlyMap<string, Decision> = new Map();
  #version = '[]';

  constructor(query: Kysely<Tables>, log: Log) {
    this.#query = query;
    this.#rereading = new Rereading({what: 'decisions', read: () => this.#read(), log});
  }

  /** Another text whenever one of them has changed. */
  get version(): string {
    return this.#version;
  }

  /** Reads them again; they stay as they are while that cannot be done. */
  refresh(): Promise<void> {
    return this.#rereading.again();
  }

  /** Documents as they read with the decisions. */
  amended(campaign: Campaign): Campaign {
    if (this.#decided.size === 0) return campaign;
    const petitions = petitionsIn(campaign).map((petition) =>
      withDecision(petition, this.#decided.get(petition.id)),
    );
    return {...campaign, petitions, initiative: {...(campaign.initiative as object), petitions}};
  }

  async #read(): Promise<void> {
    const rows = await this.#query.selectFrom('petition_decisions').selectAll().orderBy('petition').execute();
    this.#version = JSON.stringify(rows);
    this.#decided = new Map(rows.map((row) => [row.petition, row]));
  }
}

/**
 * A petition with a decision about it. One that was opened again does not close for a reason that was there when that was
 * decided; a later day in its document counts.
 */
export function withDecision(petition: EndpointPetition, decision: Decision | undefined): EndpointPetition {
  if (!decision) return petition;
  if (decision.decision === 'closed') {
    return {...petition, closed: true, ...(decision.result === null ? {} : {result: decision.result})};
  }
  if (openingOf(petition, Date.parse(decision.decided_at)) === 'open') return petition;
  return {...petition, closed: undefined, closes: undefined, opens: undefined};
}
