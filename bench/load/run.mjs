/*
 * How many signatures a second the endpoint stores, and how long each waits: `npm --prefix bench run load`. Everything is
 * on one machine, the generator included; at the end the endpoint is killed under load, and what it had acknowledged must
 * be in the database.
 */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {loadavg, tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {UsageError} from '../lib/arguments.mjs';
import {USAGE, parseLoad} from './arguments.mjs';
import {openLoadDatabase} from './databases.mjs';
import {startEndpoint, startReceiver} from './endpoint.mjs';
import {sign} from './generator.mjs';
import {CAMPAIGN, Signers} from './signers.mjs';
import {TARGETS, compared, isMet, told} from './verdict.mjs';

/** Seconds of load before anything is measured. */
const WARM_UP = 5;

/** Seconds of load into which the endpoint is killed. */
const UNTIL_KILL = 3;

async function measure(kind, {rate = TARGETS[kind], seconds, connections, profile}) {
  const folder = mkdtempSync(join(tmpdir(), 'peace-load-'));
  const database = await openLoadDatabase(kind, folder);
  const receiver = await startReceiver();
  try {
    const endpoint = await startEndpoint({
      ...{folder, profile, content: CAMPAIGN},
      ...{databaseUrl: database.url, webhookUrl: receiver.url},
    });
    const signers = new Signers();
    const answers = {stored: new Set(), statuses: new Map()};
    const load = {url: endpoint.url, signers, rate, connections, answers};
    await sign({...load, seconds: WARM_UP});
    const [stored, cpu, own] = [answers.stored.size, endpoint.cpuSeconds(), process.cpuUsage()];
    const {latency, errors, timeouts} = await sign({...load, seconds});
    const {user, system} = process.cpuUsage(own);
    const signatures = answers.stored.size - stored;
    const cpuPerSignature = ((endpoint.cpuSeconds() - cpu) / signatures) * 1e6;
    await killUnderLoad(endpoint, load, profile);
    return {
      ...{database: kind, rate, seconds, connections, signatures},
      // The connections start one after the other; each signs for so long.
      perSecond: signatures / seconds,
      latency,
      statuses: Object.fromEntries(answers.statuses),
      ...{errors, timeouts},
      cpuMicrosecondsPerSignature: {endpoint: cpuPerSignature, generator: (user + system) / signatures},
      afterKill: compared(answers.stored, database.look()),
      loadAverage: loadavg()[0],
    };
  } finally {
    receiver.close();
    await database.remove();
    rmSync(folder, {recursive: true, force: true});
  }
}

async function killUnderLoad(endpoint, load, profile) {
  if (profile !== undefined) return endpoint.end('SIGTERM');
  const lasting = sign({...load, seconds: UNTIL_KILL + 1});
  await new Promise((resolve) => setTimeout(resolve, UNTIL_KILL * 1000));
  await endpoint.end('SIGKILL');
  await lasting;
}

async function main() {
  const options = parseLoad(process.argv.slice(2));
  if (options.help) return console.log(USAGE);
  const results = [];
  for (const kind of options.databases) {
    const result = await measure(kind, options);
    results.push(result);
    console.log(told(result));
    if (!isMet(result)) process.exitCode = 1;
  }
  mkdirSync(dirname(options.out), {recursive: true});
  writeFileSync(options.out, `${JSON.stringify(results, null, 2)}\n`);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}
