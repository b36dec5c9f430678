/* A PostgreSQL server of one's own, in a folder of its own, for tests and measurements: Debian's programs, no installation. */
import {execFile, spawn} from 'node:child_process';
import {once} from 'node:events';
import {chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {findProgram} from './browsers.mjs';
import {freePort} from './testing/free-port.mjs';

const run = promisify(execFile);

/** Debian keeps each version in a folder of its own, out of the PATH. The newest one first. */
function debianFolders() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return [];
  return readdirSync(versions)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(versions, version, 'bin'));
}

/**
 * One of PostgreSQL's programs, such as `initdb`.
 * @param {string} name
 * @returns {string | undefined}
 */
export function findPostgres(name) {
  return (
    debianFolders()
      .map((folder) => join(folder, name))
      .find(existsSync) ?? findProgram(name)
  );
}

/**
 * PostgreSQL refuses to run as root: then it runs as the user that Debian made for it.
 * @returns {Promise<{uid?: number, gid?: number}>}
 */
async function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const idOf = async (flag) => Number((await run('id', [flag, 'postgres'])).stdout);
  return {uid: await idOf('-u'), gid: await idOf('-g')};
}

const PREFIX = 'peace-postgres-';

/** Removes what was left behind by who was killed before they could: a folder is named after its maker's process. */
function removeForsaken() {
  for (const name of readdirSync(tmpdir()).filter((name) => name.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split('-')[0]);
    if (!existsSync(`/proc/${pid}`)) rmSync(join(tmpdir(), name), {recursive: true, force: true});
  }
}

/** What makes a server fast that may lose everything with the power. */
export const FORGETFUL = {fsync: 'off', full_page_writes: 'off', autovacuum: 'off'};

/** A server; it is asked for over loopback, with a password, as it would be anywhere. */
export class PostgresServer {
  #folder;
  #port;
  #owner;
  #settings;
  #process;

  /** Why there can be none here; undefined when there can. */
  static get missing() {
    return findPostgres('initdb') && findPostgres('postgres')
      ? undefined
      : 'PostgreSQL is not installed (on Debian: apt-get install postgresql)';
  }

  /**
   * Makes a server and starts it.
   * @param {Record<string, string>} [settings] of postgresql.conf
   * @returns {Promise<PostgresServer>}
   */
  static async start(settings = {}) {
    if (existsSync('/proc')) removeForsaken();
    const folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    const owner = await unprivileged();
    const server = new PostgresServer(folder, await freePort(), owner, settings);
    try {
      await server.#make();
      await server.start();
      return server;
    } catch (error) {
      await server.remove();
      throw error;
    }
  }

  /** @private Use `PostgresServer.start`. */
  constructor(folder, port, owner, settings) {
    this.#folder = folder;
    this.#port = port;
    this.#owner = owner;
    this.#settings = settings;
    process.on('exit', () => this.#process?.kill('SIGQUIT'));
  }

  /** The address of a database in it. */
  url(database = 'postgres') {
    return `postgres://postgres:peace-of-mind@127.0.0.1:${this.#port}/${database}`;
  }

  async #make() {
    const {uid, gid} = this.#owner;
    const password = join(this.#folder, 'password');
    writeFileSync(password, 'peace-of-mind');
    mkdirSync(join(this.#folder, 'data'));
    if (uid !== undefined && gid !== undefined) {
      for (const path of ['.', 'data', 'password']) chownSync(join(this.#folder, path), uid, gid);
    }
    await run(
      findPostgres('initdb'),
      [
        ...['--pgdata', join(this.#folder, 'data'), '--username', 'postgres', '--pwfile', password],
        ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C.UTF-8', '--no-sync'],
      ],
      {...this.#owner, cwd: this.#folder},
    );
  }

  /** Starts it, again if it was stopped; comes back when it takes connections. */
  async start() {
    const settings = {
      ...{listen_addresses: '127.0.0.1', port: this.#port, unix_socket_directories: this.#folder},
      ...{
        shared_buffers: '64MB',
        max_connections: '100',
        logging_collector: 'off',
        log_min_messages: 'fatal',
      },
      ...this.#settings,
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const command = [findPostgres('postgres'), '-D', join(this.#folder, 'data'), ...flags];
    // It must not outlive whoever started it, even one that is killed.
    const tied = findProgram('setpriv');
    if (tied) command.unshift(tied, '--pdeathsig', 'INT');
    const [program, ...args] = command;
    const child = spawn(program, args, {...this.#owner, cwd: this.#folder, stdio: 'ignore', detached: true});
    this.#process = child;
    const isReady = findPostgres('pg_isready');
    for (let attempt = 0; ; attempt++) {
      const ready = await run(isReady, ['-q', '-h', '127.0.0.1', '-p', String(this.#port)]).then(
        () => true,
        () => false,
      );
      if (ready) return;
      if (child.exitCode !== null || attempt > 600) throw new Error('PostgreSQL does not start');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /**
   * Stops it.
   * @param {'fast' | 'immediate'} [mode] politely, or as a crash would: what is in flight breaks off
   */
  async stop(mode = 'fast') {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  }

  /** Stops it and removes everything of it. */
  async remove() {
    await this.stop('immediate');
    rmSync(this.#folder, {recursive: true, force: true});
  }
}
