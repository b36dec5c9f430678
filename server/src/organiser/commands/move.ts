import {existsSync, realpathSync} from 'node:fs';
import {keepSecretAlong} from '../../actions/keyed-hash.ts';
import {secretFileOf} from '../../actions/kept-secret.ts';
import {databaseAddress, toldAddress} from '../../database/address.ts';
import type {DatabaseAddress} from '../../database/address.ts';
import {Database} from '../../database/database.ts';
import {forgetMove, movedTo, refuseMoved} from '../../database/moved.ts';
import {moveAll, refuseFilled} from '../../database/moving.ts';
import {mailFolder} from '../../mail/folder.ts';
import {Opened} from '../../opened.ts';
import {FailureError, UsageError, required} from '../command.ts';
import type {Command} from '../command.ts';
import type {Office} from '../office.ts';
import {print, printTable} from '../print.ts';

/** From one database to another: SQLite to PostgreSQL, or back. */
export const move: Command = {
  summary: 'move everything to an empty database, from SQLite to PostgreSQL or back; the endpoint is stopped',
  usage: '--to DATABASE_URL | --undo',
  help: [
    '--to DATABASE_URL  where to: file:///absolute/path or postgres://… with nothing in it. A password need not be in',
    '                   the command line: PGPASSWORD and ~/.pgpass are heeded',
    '--undo             have the endpoint start again on the database that everything has moved from, as it was then',
    'DATABASE_URL, as for the endpoint, is where from. Everything arrives, row by row the same, or nothing does. The',
    'endpoint must not run, and does not start any more where everything has moved from. PEACE_SECRET stays the same.',
  ],
  options: {to: {type: 'string'}, undo: {type: 'boolean'}},
  async run(office, options) {
    if (options['undo'] === true) {
      if (options['to'] !== undefined) throw new UsageError('Give one of --to and --undo.');
      await undo(office);
      return;
    }
    const to = databaseAddress(required(options, 'to'));
    const from = office.address;
    refuseSame(from, to);
    const opened = new Opened();
    try {
      await moveBetween(office, opened, {from, to});
    } finally {
      await opened.close();
    }
  },
};

interface Way {
  readonly from: DatabaseAddress;
  readonly to: DatabaseAddress;
}

async function moveBetween(office: Office, opened: Opened, {from, to}: Way): Promise<void> {
  const source = opened.adopt(await Database.openAlone(from, office.log), (it) => it.close());
  await refuseMoved(source.query, from);
  // Where the secret is not that of the database, everybody would be new in the other one.
  await office.hash(source);
  const look = (query: Database['query']) => refuseFilled(query, to);
  const target = opened.adopt(await Database.openAlone(to, office.log, look), (it) => it.close());
  keepSecretAlong(office.settings.secret, {from, to});
  const moved = await moveAll({database: source, address: from}, {database: target, address: to});
  printTable([
    ['table', 'rows', 'arrived'],
    ...moved.map(({table, read, arrived}) => [table, read.rows, arrived.rows]),
  ]);
  const counts = await target.query.selectFrom('petition_counts').selectAll().orderBy('petition').execute();
  for (const {petition, stored} of counts) print(`Petition ${petition}: ${stored} stored signatures.`);
  print(
    `\nEverything is in ${toldAddress(to)} now, row by row the same. On ${toldAddress(from)} the endpoint does not start any more.`,
  );
  for (const line of whatNext(office, {from, to})) print(line);
}

function whatNext({settings, mailFolder: mails}: Office, {from, to}: Way): string[] {
  const lines = ['Set DATABASE_URL to the new one before you start it.'];
  if (to.kind === 'sqlite') lines.push(`Its secret is beside it, in ${secretFileOf(to.file)}.`);
  else if (settings.secret === undefined && from.kind === 'sqlite') {
    lines.push(`Its secret goes along: set PEACE_SECRET to the text of ${secretFileOf(from.file)}.`);
  } else lines.push('PEACE_SECRET stays the same.');
  if (existsSync(mails) && mailFolder(settings.mail, to) !== mails) {
    lines.push(`Mails that were written as files stay in ${mails}: set PEACE_MAIL_FOLDER to it.`);
  }
  return lines;
}

/** @throws {FailureError} */
function refuseSame(from: DatabaseAddress, to: DatabaseAddress): void {
  if (placeOf(from) === placeOf(to)) throw new FailureError(`Everything is in ${toldAddress(to)} already.`);
}

function placeOf(address: DatabaseAddress): string {
  if (address.kind !== 'sqlite') return toldAddress(address);
  return existsSync(address.file) ? realpathSync(address.file) : address.file;
}

async function undo(office: Office): Promise<void> {
  const database = await office.database();
  const there = await movedTo(database.query);
  if (there === undefined) throw new FailureError(`Nothing has moved from ${toldAddress(office.address)}.`);
  await database.commit(forgetMove);
  print(
    `The endpoint starts on ${toldAddress(office.address)} again. What was signed in ${there} since is not here.`,
  );
}
