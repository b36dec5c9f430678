/** Endpoints for tests: real HTTP, a real database file, a real folder of content; gone when the test ends. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import type {TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import type {ProblemDetails, Receipt} from 'peace-widgets/contract';
import {databaseAddress} from '../src/database/address.ts';
import {Database} from '../src/database/database.ts';
import {openEndpoint} from '../src/endpoint.ts';
import type {Endpoint} from '../src/endpoint.ts';
import type {Log} from '../src/log.ts';
import type {Settings} from '../src/settings.ts';
import {campaign} from './campaign.ts';
import {newDatabase} from './databases.ts';

export {rowsIn} from './databases.ts';

/** Removed when the tests of a file are over, and with them every endpoint that might still write. */
const everything = mkdtempSync(join(tmpdir(), 'peace-'));
process.on('exit', () => rmSync(everything, {recursive: true, force: true}));

/** A folder of its own for a test. */
export function temporaryFolder(): string {
  return mkdtempSync(join(everything, 'test-'));
}

/** Writes files of content: JSON, or text and bytes as they are. */
export function writeFiles(folder: string, files: Record<string, unknown>): void {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), {recursive: true});
    const asItIs = typeof content === 'string' || content instanceof Uint8Array;
    writeFileSync(path, asItIs ? content : JSON.stringify(content));
  }
}

/** Settings that touch nothing but one folder, which holds the small campaign, and a new database. */
export function settingsIn(folder: string, files: Record<string, unknown> = campaign()): Settings {
  const content = join(folder, 'content');
  const kit = join(folder, 'kit');
  const pages = join(folder, 'pages');
  for (const path of [content, kit, pages]) mkdirSync(path, {recursive: true});
  writeFiles(content, files);
  writeFiles(kit, {'package.json': {version: '1.2.3'}});
  const mail = {from: 'Test <test@campaign.example>', folder: join(folder, 'mail')};
  return {port: 0, host: '127.0.0.1', ...newDatabase(folder), content, kit, pages, mail};
}

/** A log that remembers. */
export class RememberedLog implements Log {
  readonly lines: string[] = [];
  info(line: string): void {
    this.lines.push(line);
  }
  warn(line: string): void {
    this.lines.push(line);
  }
  error(line: string): void {
    this.lines.push(line);
  }
}

/** What is sent besides a body. */
interface Sending {
  readonly key?: string;
  readonly headers?: Record<string, string>;
}

/** Somebody who calls an endpoint. */
export class Caller {
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return fetch(new URL(path, this.url), {headers, redirect: 'manual'});
  }

  async json(path: string): Promise<unknown> {
    return (await this.get(path)).json();
  }

  /** Posts JSON under a new key, or under the given one. */
  post(path: string, body: unknown, {key = randomUUID(), headers = {}}: Sending = {}): Promise<Response> {
    return fetch(new URL(path, this.url), {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': `"${key}"`, ...headers},
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  sign(email: string, petition = 'open', sending?: Sending): Promise<Response> {
    return this.post(`/api/petitions/${petition}/signatures`, {person: {email}}, sending);
  }

  async count(petition = 'open'): Promise<number> {
    return ((await this.json(`/api/petitions/${petition}`)) as {count: number}).count;
  }
}

/** A running endpoint and what is around it. */
interface Running {
  readonly caller: Caller;
  readonly endpoint: Endpoint;
  readonly settings: Settings;
  readonly log: RememberedLog;
}

interface Setting {
  readonly files?: Record<string, unknown>;
  readonly settings?: Settings;
  readonly now?: () => number;
  readonly watch?: boolean;
}

/** Starts an endpoint in this process. */
export async function startEndpoint(t: TestContext, setting: Setting = {}): Promise<Running> {
  const {files, now = Date.now, watch = false} = setting;
  const settings = setting.settings ?? settingsIn(temporaryFolder(), files);
  const log = new RememberedLog();
  const endpoint = await openEndpoint(settings, {log, now, watch});
  t.after(() => endpoint.close());
  return {caller: new Caller(endpoint.url), endpoint, settings, log};
}

/** A new database that no endpoint is at. */
export async function openDatabase(t: TestContext) {
  const access = newDatabase(temporaryFolder());
  const database = await Database.open(databaseAddress(access.databaseUrl), new RememberedLog());
  t.after(() => database.close());
  return {database, access};
}

/** The endpoint as a process of its own. */
export interface Program {
  readonly child: ChildProcess;
  /** Everything it has written so far. */
  output(): {readonly out: string; readonly err: string};
  /** Kept when it ends, with its exit code or signal. */
  readonly ended: Promise<number | string>;
}

/** Environment variables that say the same as settings. */
export function environmentOf(settings: Settings): Record<string, string> {
  return {
    PORT: String(settings.port),
    HOST: settings.host,
    DATABASE_URL: settings.databaseUrl,
    ...(settings.secret === undefined ? {} : {PEACE_SECRET: settings.secret}),
    PEACE_CONTENT: settings.content,
    PEACE_KIT: settings.kit,
    PEACE_PAGES: settings.pages,
    ...(settings.mail?.folder ? {PEACE_MAIL_FOLDER: settings.mail.folder} : {}),
  };
}

/** Makes Node lack what the oldest one has not that the endpoint runs on, 22.18: `using` and `AsyncDisposableStack`. */
export const LIKE_THE_OLDEST_NODE = '--no-js-explicit-resource-management';

/** Starts the endpoint as a process. */
export function startProgram(t: TestContext, env: Record<string, string>): Program {
  const main = join(import.meta.dirname, '../src/main.ts');
  const child = spawn(process.execPath, [LIKE_THE_OLDEST_NODE, main], {
    env: {...process.env, ...env},
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const {stdout, stderr} = child;
  assert.ok(stdout && stderr);
  let out = '';
  let err = '';
  stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  // The event `close` does not come after `disconnect()`.
  const closed = [once(child, 'exit'), once(stdout, 'close'), once(stderr, 'close')];
  const ended = Promise.all(closed).then(([exit]) => (exit?.[0] ?? exit?.[1]) as number | string);
  t.after(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return {child, output: () => ({out, err}), ended};
}

/** Waits until a program has told its address. */
export async function callerOf({output, ended}: Program): Promise<Caller> {
  let over = false;
  void ended.then(() => (over = true));
  const address = await eventually(() => {
    if (over) throw new Error(`It ended: ${output().err}`);
    return /^Peace Widgets: (\S+)$/m.exec(output().out)?.[1];
  });
  return new Caller(address);
}

/**
 * Waits until there is something to see; at most two minutes. A look at PostgreSQL stops the whole process for a while, with all
 * the endpoints in it: between two there is time for what is waited for, and for that of other tests.
 */
export async function eventually<T>(look: () => T | Promise<T>): Promise<NonNullable<T>> {
  const begun = performance.now();
  for (;;) {
    const looked = performance.now();
    const seen = await look();
    if (seen) return seen;
    const now = performance.now();
    if (now > begun + 120_000) throw new Error('It did not come to pass within two minutes');
    await sleep(Math.max(20, 8 * (now - looked)));
  }
}

/** The receipt of an answer. */
export async function receiptOf(response: Response): Promise<Receipt> {
  return (await response.json()) as Receipt;
}

/** The problem of an answer. */
export async function problemOf(response: Response): Promise<ProblemDetails> {
  return (await response.json()) as ProblemDetails;
}
