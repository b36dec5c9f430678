import type {KeyedHash} from '../actions/keyed-hash.ts';
import type {Links} from '../confirmation/links.ts';
import type {Library} from '../content/library.ts';
import type {DatabaseAddress} from '../database/address.ts';
import type {Database} from '../database/database.ts';
import {QueueClock} from '../database/queue-clock.ts';
import type {Log} from '../log.ts';
import {Composer} from './composer.ts';
import {fileTransport} from './files.ts';
import {mailFolder} from './folder.ts';
import {Postman} from './postman.ts';
import {MailQueue} from './queue.ts';
import {readMailSettings} from './settings.ts';
import type {MailSettings} from './settings.ts';
import {smtpTransport} from './transport.ts';

interface Surroundings {
  readonly settings: MailSettings | undefined;
  readonly address: DatabaseAddress;
  readonly database: Database;
  readonly hash: KeyedHash;
  readonly library: Library;
  readonly links: Links;
  readonly log: Log;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** The postman of an endpoint; without an SMTP server, mails become files in a folder `mail` beside the database. */
export function openPostman({
  settings,
  address,
  database,
  hash,
  library,
  links,
  log,
  now,
}: Surroundings): Postman {
  const {smtpUrl: url, name, from} = settings ?? readMailSettings({});
  return new Postman({
    queue: new MailQueue(database, now),
    clock: new QueueClock(database.query, 'mails', now),
    composer: new Composer(database.query, hash, {library, links, now}),
    transport: url ? smtpTransport({url, from, name}) : fileTransport(mailFolder(settings, address), from),
    log,
    now,
  });
}
