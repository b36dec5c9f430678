/** What the organiser decided about petitions without editing their documents: closed, or open again. */
import type {Kysely} from 'kysely';
import {openingOf} from '../actions/opening.ts';
import {petitionsIn} from '../content/campaign.ts';
import type {Campaign, EndpointPetition} from '../content/campaign.ts';
import type {DecisionTable, Tables} from '../database/tables.ts';

type Decision = Pick<DecisionTable, 'decision' | 'result' | 'decided_at'>;

/** The decisions as they were when they were read last. */
export class Decisions {
  readonly #query: Kysely<Tables>;
  #decided: ReadonlyMap<string, Decision> = new Map();
  #seen = '[]';

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  /** Reads them again. @returns Whether one has changed. */
  async refresh(): Promise<boolean> {
    const rows = await this.#query.selectFrom('petition_decisions').selectAll().orderBy('petition').execute();
    const seen = JSON.stringify(rows);
    if (seen === this.#seen) return false;
    this.#seen = seen;
    this.#decided = new Map(rows.map((row) => [row.petition, row]));
    return true;
  }

  /** Documents as they read with the decisions. */
  amended(campaign: Campaign): Campaign {
    if (this.#decided.size === 0) return campaign;
    const petitions = petitionsIn(campaign).map((petition) =>
      withDecision(petition, this.#decided.get(petition.id)),
    );
    return {...campaign, petitions, initiative: {...(campaign.initiative as object), petitions}};
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
