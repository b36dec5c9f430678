/** Organisers at their command line. */
import assert from 'node:assert/strict';
import {execFile, spawn} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import type {Settings} from '../src/settings.ts';
import {LIKE_THE_OLDEST_NODE, environmentOf, startEndpoint, temporaryFolder} from './running.ts';
import type {Caller} from './running.ts';

const PROGRAM = join(import.meta.dirname, '../bin/peace-endpoint.mjs');

/** What a command line has come to. */
interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `peace-endpoint` as a process of its own. */
export function organise(settings: Settings | undefined, args: readonly string[], env = {}): Promise<Run> {
  const options = {env: {...process.env, ...(settings && environmentOf(settings)), ...env}};
  return new Promise((resolve) => {
    execFile(process.execPath, [LIKE_THE_OLDEST_NODE, PROGRAM, ...args], options, (error, out, err) => {
      resolve({code: error ? Number(error.code) : 0, out, err});
    });
  });
}

/** Begins a command that is not waited for; it does not outlive the test. */
export function begin(t: TestContext, settings: Settings, args: readonly string[]): ChildProcess {
  const env = {...process.env, ...environmentOf(settings)};
  const child = spawn(process.execPath, [LIKE_THE_OLDEST_NODE, PROGRAM, ...args], {env, stdio: 'ignore'});
  t.after(() => child.kill('SIGKILL'));
  return child;
}

/** A command that must succeed. */
export async function done(settings: Settings, ...args: string[]): Promise<string> {
  const {code, out, err} = await organise(settings, args);
  assert.deepEqual([code, err], [0, ''], err);
  return out;
}

/** Imports a file of signatures. */
export function importing(settings: Settings, content: string | Uint8Array, ...args: string[]): Promise<Run> {
  const file = join(temporaryFolder(), 'people.csv');
  writeFileSync(file, content);
  return organise(settings, ['import', '--file', file, ...args]);
}

/** Signs a petition. */
export function sign(caller: Caller, email: string, more: object = {}, petition = 'open'): Promise<Response> {
  return caller.post(`/api/petitions/${petition}/signatures`, {person: {email}, ...more});
}

/** An endpoint with five signatures from two pages, one of them held, and a subscription. */
export async function startWithSome(t: TestContext) {
  const running = await startEndpoint(t);
  const {caller} = running;
  const at = (page: string, more = {}) => ({source: {page: `https://${page}.example/`, ...more}});
  await sign(caller, 'a@example.org', at('blog', {campaign: 'open', referral: '12345678'}));
  await sign(caller, 'b@example.org', at('blog'));
  await sign(caller, 'c@example.org', at('news'));
  await sign(caller, 'd@example.org', {website: 'x'});
  await sign(caller, 'a@example.org', at('blog'), 'other');
  await caller.post('/api/subscriptions', {person: {email: 'a@example.org'}, lists: ['alerts']});
  return running;
}
