/** A mark in a database whose content has moved to another one: what is signed here from now on, nobody would see. */
import type {Kysely, Transaction} from 'kysely';
import {StartError} from '../start-error.ts';
import {toldAddress} from './address.ts';
import type {DatabaseAddress} from './address.ts';
import {MovedError} from './errors.ts';
import type {Tables} from './tables.ts';

const NAME = 'moved';

/** Notes where everything is now. */
export async function noteMove(transaction: Transaction<Tables>, to: DatabaseAddress): Promise<void> {
  await transaction
    .insertInto('marks')
    .values({name: NAME, value: toldAddress(to)})
    .execute();
}

/** Where everything has moved to, as it is told to people; nothing where it is here. */
export async function movedTo(query: Kysely<Tables>): Promise<string | undefined> {
  const mark = query.selectFrom('marks').select('value').where('name', '=', NAME);
  return (await mark.executeTakeFirst())?.value;
}

/** Takes the note back. */
export async function forgetMove(transaction: Transaction<Tables>): Promise<void> {
  await transaction.deleteFrom('marks').where('name', '=', NAME).execute();
}

/** @throws {StartError} for a database whose content has moved. */
export async function refuseMoved(query: Kysely<Tables>, address: DatabaseAddress): Promise<void> {
  const there = await movedTo(query);
  if (there === undefined) return;
  throw new StartError([
    `Everything in ${toldAddress(address)} has moved to ${there}: set DATABASE_URL to that. ` +
      'To go on here without it: peace-endpoint move --undo',
  ]);
}

/** @throws {MovedError} within a transaction that writes to a database whose content has moved. */
export async function refuseLate(transaction: Transaction<Tables>): Promise<void> {
  const there = await movedTo(transaction);
  if (there !== undefined) throw new MovedError(`Everything has moved to ${there}`);
}
