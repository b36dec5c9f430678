import type {EndpointPetition} from '../../content/campaign.ts';
import {required, textOf} from '../command.ts';
import type {Command} from '../command.ts';
import type {DecisionTable} from '../../database/tables.ts';
import {withDecision} from '../decisions.ts';
import type {Office} from '../office.ts';
import {print} from '../print.ts';

const petition = {petition: {type: 'string'}} as const;

/** Ends a petition. */
export const close: Command = {
  summary: 'close a petition, whatever its document says; the endpoint heeds it within seconds',
  usage: '--petition ID [--result TEXT]',
  help: ['--petition ID   the petition', '--result TEXT   what came of it, for everybody to read'],
  options: {...petition, result: {type: 'string'}},
  async run(office, options) {
    const {id} = await office.petition(required(options, 'petition'));
    await decide(office, {
      petition: id,
      decision: 'closed',
      result: textOf(options, 'result') ?? null,
      decided_at: new Date().toISOString(),
    });
    print(`${id} is closed.`);
  },
};

/** Opens a petition again. */
export const open: Command = {
  summary: 'open a petition again, also where its document has closed it',
  usage: '--petition ID',
  help: ['--petition ID   the petition'],
  options: petition,
  async run(office, options) {
    const document = await office.petition(required(options, 'petition'));
    const decision: DecisionTable = {
      petition: document.id,
      decision: 'open',
      result: null,
      decided_at: new Date().toISOString(),
    };
    await decide(office, decision);
    print(`${document.id} is open${until(withDecision(document, decision))}.`);
  },
};

function until({closes}: EndpointPetition): string {
  return closes === undefined ? '' : ` until ${closes}`;
}

async function decide(office: Office, decision: DecisionTable): Promise<void> {
  const database = await office.database();
  await database.commit((transaction) =>
    transaction
      .insertInto('petition_decisions')
      .values(decision)
      .onConflict((conflict) => conflict.column('petition').doUpdateSet(decision))
      .execute(),
  );
}
