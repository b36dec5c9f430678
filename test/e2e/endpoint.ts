/** The real endpoint as a process of its own, on a database file of its own, for end-to-end tests. */
import {spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import Database from 'better-sqlite3';
import {freePort} from '../../scripts/testing/free-port.mjs';

const root = new URL('../../', import.meta.url).pathname;

/** A running endpoint. It can be killed without a warning and started again on the same port and database. */
export class Endpoint {
  readonly folder = mkdtempSync(join(tmpdir(), 'peace-e2e-'));
  readonly #database = join(this.folder, 'peace.sqlite');
  readonly #env: Readonly<Record<string, string>>;
  #process: ChildProcess | undefined;
  #port: number | undefined;

  /** Address with a slash at its end. */
  url = '';

  /** @param env Settings besides port and database; or another database than its own. */
  constructor(env: Readonly<Record<string, string>> = {}) {
    this.#env = env;
  }

  async start(): Promise<void> {
    // Not any port: while it is dead, nobody else may be given it.
    this.#port ??= await freePort();
    const child = spawn(process.execPath, ['server/src/main.ts'], {
      cwd: root,
      // Linux shares processors out among sessions, of which each browser has one: else a start waits for its turn behind all else.
      detached: true,
      env: {...process.env, PORT: String(this.#port), DATABASE_URL: this.#database, ...this.#env},
    });
    this.#process = child;
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    child.once('exit', () => process.off('exit', end));
    this.url = await new Promise<string>((resolve, reject) => {
      let said = '';
      const listen = (chunk: Buffer) => {
        said += chunk.toString();
        const url = /Peace Widgets: (\S+)/.exec(said)?.[1];
        if (url) resolve(url);
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('exit', () => reject(new Error(`The endpoint did not start: ${said}`)));
    });
  }

  /** `kill -9`: nothing is told, nothing is closed. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  /** Stopped as an operator does, in its own time. */
  async stop(): Promise<void> {
    const child = this.#process;
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
  }

  /** How many rows a table of the database file has. */
  rows(table: 'signatures' | 'subscriptions'): number {
    const database = new Database(this.#database, {readonly: true});
    try {
      return database.prepare(`select count(*) from ${table}`).pluck().get() as number;
    } finally {
      database.close();
    }
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, {recursive: true, force: true});
  }
}
