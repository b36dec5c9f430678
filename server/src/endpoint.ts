/** A running endpoint: everything it needs is opened here, in order, and closed in the opposite one. */
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {createAdaptorServer} from '@hono/node-server';
import {createApp} from './app.ts';
import {CountBoard} from './actions/counts.ts';
import {Keys} from './actions/idempotency.ts';
import {openKeyedHash} from './actions/keyed-hash.ts';
import {nameFormerPersons} from './actions/former-persons.ts';
import {Links} from './confirmation/links.ts';
import {Standings} from './confirmation/standing.ts';
import {Tokens} from './confirmation/tokens.ts';
import {Library} from './content/library.ts';
import {databaseAddress} from './database/address.ts';
import type {Counts} from './database/batch.ts';
import {Cleaning} from './database/cleaning.ts';
import {Database} from './database/database.ts';
import {isPassing} from './database/errors.ts';
import {refuseMoved} from './database/moved.ts';
import {Writer} from './database/writer.ts';
import {forgetChallenges} from './defence/challenges.ts';
import {Defence} from './defence/defence.ts';
import {readDefenceSettings} from './defence/settings.ts';
import {loggedReason} from './log.ts';
import type {Log} from './log.ts';
import {Decisions} from './organiser/decisions.ts';
import {openPostman} from './mail/opening.ts';
import type {Postman} from './mail/postman.ts';
import {Metrics} from './metrics/metrics.ts';
import {Opened} from './opened.ts';
import type {Settings} from './settings.ts';
import {Copies} from './sources/copies.ts';
import {readSourceSettings} from './sources/settings.ts';
import {Sources, loopMarkOf} from './sources/sources.ts';
import {StartError} from './start-error.ts';
import {noteWebhook} from './webhooks/mark.ts';
import {WebhookSender} from './webhooks/sender.ts';

/** How long a request may take to arrive, in ms. */
const ARRIVAL = 30_000;

/**
 * How long a connection is kept for the next request, in ms: longer than proxies keep theirs (60 s as a rule), or one would
 * send a signature just when its connection is closed.
 */
const KEPT_ALIVE = 75_000;

/** Who is asked by a request without `Host`, as HTTP/1.0 allows and balancers send it when they ask `/ready`. */
const NAMELESS = 'localhost';

/** How long requests in flight may take to come to their end when the endpoint stops, in ms. */
const PATIENCE = 10_000;

/** A running endpoint. */
export interface Endpoint {
  /** Ends with a slash. */
  readonly url: string;
  readonly database: Database;
  readonly postman: Postman;
  /** Takes no more requests, finishes those in flight, and closes the database. */
  close(): Promise<void>;
}

interface Surroundings {
  readonly log: Log;
  /** The clock, in ms since 1970 UTC. */
  readonly now?: () => number;
  /** Whether the file system is asked to tell of changed content. */
  readonly watch?: boolean;
}

/** Starts an endpoint. @throws {StartError} when it cannot; nothing stays open then. */
export async function openEndpoint(settings: Settings, surroundings: Surroundings): Promise<Endpoint> {
  const opened = new Opened();
  try {
    const endpoint = await open(settings, surroundings, opened);
    return {...endpoint, close: () => opened.close()};
  } catch (error) {
    await opened.close();
    if (!isPassing(error)) throw error;
    throw new StartError([`The endpoint cannot start just now: ${loggedReason(error)}`]);
  }
}

async function open(
  settings: Settings,
  {log, now = Date.now, watch}: Surroundings,
  opened: Opened,
): Promise<Omit<Endpoint, 'close'>> {
  const kit = {folder: settings.kit, version: versionOf(settings.kit)};
  const library = opened.adopt(await Library.open({folder: settings.content, log, watch}), (it) =>
    it.close(),
  );
  const address = databaseAddress(settings.databaseUrl);
  const database = opened.adopt(await Database.open(address, log), (it) => it.close());
  await refuseMoved(database.query, address);
  database.stopOnceMoved();
  const hash = await openKeyedHash(settings.secret, address, database);
  await nameFormerPersons(database, hash);
  await library.heed(new Decisions(database.query, log));
  const hasWebhook = settings.webhook !== undefined;
  await noteWebhook(database, hasWebhook);
  const loopMark = loopMarkOf(hash);
  const copies = new Copies(database);
  await copies.forgetOld(now());
  const sources = opened.adopt(
    new Sources({settings: settings.sources ?? readSourceSettings({}), loopMark, copies, log, now}),
    (it) => it.close(),
  );
  const secrets = {challenge: hash.secretFor('challenge'), key: hash.secretFor('challenge key')};
  const defence = new Defence(settings.defence ?? readDefenceSettings({}), secrets, {
    log,
    now,
    publicUrl: settings.publicUrl,
    onDoubt: (doubt) => metrics?.doubt(doubt),
  });
  const board = await CountBoard.open(database, log);
  let url = '';
  const tokens = new Tokens(hash.secretFor('link'));
  // Only the environment says where links in mails lead: a request could name any host.
  const links = new Links(tokens, () => settings.publicUrl ?? url);
  const postman = opened.adopt(
    openPostman({settings: settings.mail, address, database, hash, library, links, log, now}),
    (it) => it.close(),
  );
  const onCounted = (counts: Counts) => {
    board.put(counts);
    postman.tell();
  };
  const writer = new Writer({
    database,
    now,
    onCounted,
    onStored: (entries, replays) => {
      metrics?.batch(entries);
      metrics?.doubt('challenge', replays);
    },
  });
  const metrics = settings.metricsToken ? new Metrics(database, () => writer.waiting) : undefined;
  const keys = new Keys(database, writer, now);
  const forgetOld = async (signal: AbortSignal) => {
    await keys.forgetOld(signal);
    await forgetChallenges(database, now(), signal);
  };
  opened.adopt(new Cleaning(forgetOld, log), (it) => it.close());
  if (settings.webhook) {
    opened.adopt(new WebhookSender(settings.webhook, {database, log, now}), (it) => it.close());
  }
  let closing = false;
  const app = createApp({
    log,
    database,
    desk: {
      library,
      keys,
      hash,
      defence,
      board,
      hasWebhook,
      onAction: (target, outcome) => metrics?.action(library.hasForm(target) ? target : undefined, outcome),
      now,
    },
    kit,
    pages: settings.pages,
    confirmation: {
      tokens,
      links,
      standings: new Standings({database, library, hasWebhook, now, onCounted}),
      library,
      now,
    },
    publicUrl: settings.publicUrl,
    loopMark,
    metrics: metrics && {metrics, token: settings.metricsToken ?? ''},
    isClosing: () => closing,
  });
  const serverOptions = {requestTimeout: ARRIVAL, keepAliveTimeout: KEPT_ALIVE};
  const server = createAdaptorServer({fetch: app.fetch, hostname: NAMELESS, serverOptions}) as Server;
  opened.adopt(await listening(server, settings), closeServer);
  opened.defer(() => {
    closing = true;
  });
  url = urlOf(server, settings.host);
  await library.add(sources);
  postman.start();
  return {url, database, postman};
}

/** @throws {StartError} */
function versionOf(kit: string): string {
  try {
    return (JSON.parse(readFileSync(join(kit, 'package.json'), 'utf8')) as {version: string}).version;
  } catch (error) {
    throw new StartError([`PEACE_KIT: ${kit} is not the folder of the kit: ${(error as Error).message}`]);
  }
}

async function listening(server: Server, {port, host}: Settings): Promise<Server> {
  try {
    server.listen(port, host);
    await once(server, 'listening');
    return server;
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    throw new StartError([
      code === 'EADDRINUSE'
        ? `Port ${port} of ${host} is in use. Stop the other program, or choose another port: PORT=${port + 1}.`
        : `Cannot listen at ${host}, port ${port}: ${message}`,
    ]);
  }
}

function urlOf(server: Server, host: string): string {
  const {port} = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE);
  await closed;
  clearTimeout(impatience);
}
