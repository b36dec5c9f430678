/** Organisers at their command line. */
import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {join} from 'node:path';
import type {Settings} from '../src/settings.ts';
import {LIKE_THE_OLDEST_NODE, environmentOf} from './running.ts';

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
