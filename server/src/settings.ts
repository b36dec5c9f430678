import {statSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {DefenceSettings} from './defence/defence.ts';
import {readDefenceSettings} from './defence/settings.ts';
import {readMailSettings} from './mail/settings.ts';
import type {MailSettings} from './mail/settings.ts';
import {readSourceSettings} from './sources/settings.ts';
import type {SourceSettings} from './sources/settings.ts';
import {StartError} from './start-error.ts';
import {readWebhookSettings} from './webhooks/settings.ts';
import type {WebhookSettings} from './webhooks/settings.ts';

/** What the endpoint is told from outside. */
export interface Settings {
  /** TCP port; 0 lets the system choose. */
  readonly port: number;
  readonly host: string;
  /** A path or `file:` URL of the SQLite database. */
  readonly databaseUrl: string;
  /** The key of all keyed hashes; without one it is made at the first start and kept beside the database. */
  readonly secret?: string | undefined;
  /** The folder of the campaign's documents. */
  readonly content: string;
  /** The folder of the kit, with `dist/cdn` and perhaps `dist/cdn-releases`. */
  readonly kit: string;
  /** The folder of the campaign's pages. */
  readonly pages: string;
  /** Where the endpoint is reached from outside, e.g. `https://petition.example/`; by default where a request says. */
  readonly publicUrl?: string | undefined;
  readonly defence?: DefenceSettings;
  readonly mail?: MailSettings;
  /** How what others publish is read. */
  readonly sources?: SourceSettings;
  /** Who is told of stored actions. */
  readonly webhook?: WebhookSettings | undefined;
  /** Who has it may read the metrics; without one, nobody may. */
  readonly metricsToken?: string | undefined;
}

const server = resolve(import.meta.dirname, '..');

/** Reads the settings from environment variables. @throws {StartError} naming the variable that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  return {
    port: readPort(env.PORT),
    host: env.HOST || '127.0.0.1',
    databaseUrl: env.DATABASE_URL || resolve(server, 'data/peace.sqlite'),
    secret: readSecret(env.PEACE_SECRET),
    content: resolve(env.PEACE_CONTENT || resolve(server, 'content')),
    kit: env.PEACE_KIT
      ? resolve(env.PEACE_KIT)
      : dirname(fileURLToPath(import.meta.resolve('peace-widgets/package.json'))),
    pages: readPages(env.PEACE_PAGES),
    publicUrl: readPublicUrl(env.PEACE_PUBLIC_URL),
    defence: readDefenceSettings(env),
    mail: readMailSettings(env),
    sources: readSourceSettings(env),
    webhook: readWebhookSettings(env),
    metricsToken: readToken(env.PEACE_METRICS_TOKEN),
  };
}

/** There need not be pages; but who names a folder means one that is there. */
function readPages(text: string | undefined): string {
  if (!text) return resolve(server, '../demo');
  if (statSync(text, {throwIfNoEntry: false})?.isDirectory()) return resolve(text);
  throw new StartError([`PEACE_PAGES must be a folder, not "${text}".`]);
}

function readPublicUrl(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.username) {
    return url.href;
  }
  throw new StartError([`PEACE_PUBLIC_URL must be an address like https://petition.example, not "${text}".`]);
}

function readToken(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length < 16) throw new StartError(['PEACE_METRICS_TOKEN must be at least 16 characters long.']);
  return text;
}

function readPort(text: string | undefined): number {
  if (!text) return 8787;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65535) {
    throw new StartError([`PORT must be a number from 0 to 65535, not "${text}".`]);
  }
  return port;
}

function readSecret(text: string | undefined): string | undefined {
  if (!text) return undefined;
  if (text.length < 32) throw new StartError(['PEACE_SECRET must be at least 32 characters long.']);
  return text;
}
