/*
 * `npm run torture`: browsers sign through a bad network while the endpoint is killed, on SQLite and on PostgreSQL;
 * fails when a signature was lost, doubled or wrongly thanked for. At most three minutes.
 * `npm run torture -- --seed=7 --only=sqlite` repeats the choices of a run, as far as machines repeat anything.
 */
import {spawnSync} from 'node:child_process';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {postgres, sqlite} from '../test/torture/databases.ts';
import {breachLines, shortfallsOf, tableOf} from '../test/torture/report.ts';
import {torture} from '../test/torture/torture.ts';
import {buildIsFresh, stampBuild} from './testing/build-stamp.mjs';

/** In ms. */
const BOUND = 180_000;

const PLAN = {signatures: 320, profiles: 8, tabs: 3, callsPerKill: 30, signing: 120_000, settling: 25_000};

const DATABASES = {sqlite, postgres};

function buildKit() {
  const started = new Date();
  const {status} = spawnSync(process.execPath, ['scripts/build.mjs'], {stdio: 'inherit'});
  if (status !== 0) process.exit(1);
  stampBuild(started);
}

process.chdir(fileURLToPath(new URL('../', import.meta.url)));
const {values} = parseArgs({options: {seed: {type: 'string'}, only: {type: 'string'}}});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const names = values.only?.split(',') ?? Object.keys(DATABASES);

if (!buildIsFresh()) buildKit();
console.log(`npm run torture -- --seed=${seed}\n`);
// At the same time: much of it is waiting, for visitors who read and for what lost pages have sent.
const signal = AbortSignal.timeout(BOUND);
const settled = await Promise.allSettled(
  names.map(async (name) => [name, await torture({...PLAN, seed, signal, database: DATABASES[name]})]),
);
if (signal.aborted) {
  console.error(`Not over within ${BOUND / 1000} s.`);
  process.exit(1);
}
const runs = Object.fromEntries(
  settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  }),
);
console.log(tableOf(runs));
const complaints = [
  ...Object.entries(runs).flatMap(([name, run]) => breachLines(run).map((line) => `${name}: ${line}`)),
  ...shortfallsOf(Object.values(runs)).map((line) => `Too gentle: ${line}`),
];
for (const complaint of complaints) console.error(complaint);
if (complaints.length > 0) process.exitCode = 1;
else console.log('\nEvery thanks is stored once, nothing was lost, every outbox is empty.');
