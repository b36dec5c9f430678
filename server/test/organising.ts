/** Organisers at their command line. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import type {TestContext} from 'node:test';
import type {Settings} from '../src/settings.ts';
import {LIKE_THE_OLDEST_NODE, environmentOf, startEndpoint} from './running.ts';
import type {Caller} from './running.ts';

/** What a command line has come to. */
interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `peace-endpoint` as a process of its own. */
export function organise(settings: Settings | undefined, args: readonly string[], env = {}): Promise<Run> {
  const program = join(import.meta.dirname, '../bin/peace-endpoint.mjs');
  const options = {env: {...process.env, ...(settings && environmentOf(settings)), ...env}};
  return new Promise((resolve) => {
    execFile(process.execPath, [LIKE_THE_OLDEST_NODE, program, ...args], options, (error, out, err) => {
      resolve({code: error ? Number(error.code) : 0, out, err});
    });
  });
}

/** A command that must succeed. */
export async function done(settings: Settings, ...args: string[]): Promise<string> {
  const {code, out, err} = await organise(settings, args);
  assert.deepEqual([code, err], [0, ''], err);
  return out;
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
