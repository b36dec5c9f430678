/** A run: browsers sign through a bad network while the endpoint is killed again and again. */
import {execFile} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {chromium} from 'playwright-core';
import type {Browser} from 'playwright-core';
import {chromiumArgs, findChromium} from '../../scripts/browsers.mjs';
import type {Database} from './databases.ts';
import {Fleet} from './fleet.ts';
import {breachesOf} from './invariants.ts';
import type {Breach} from './invariants.ts';
import {Ledger} from './ledger.ts';
import {Network} from './network.ts';
import {Profile} from './profile.ts';
import {Seat} from './seat.ts';
import {INSECURE_HOST, Sites, petition} from './site.ts';
import {sendNow} from './widget-in-page.ts';

/** How much there is to be done. */
export interface Plan {
  readonly seed: number;
  readonly database: () => Database | Promise<Database>;
  readonly signatures: number;
  /** Browser profiles, and tabs in each. */
  readonly profiles: number;
  readonly tabs: number;
  /** How many calls a living endpoint has between two kills, on average. */
  readonly callsPerKill: number;
  /** After so many ms nobody comes to sign any more. */
  readonly signing: number;
  /** How long the outboxes may take to become empty once all is well, in ms: a lost page’s lease runs out in that time. */
  readonly settling: number;
  /** Ends it before its time. */
  readonly signal?: AbortSignal;
}

/** What came of it. */
export interface Run {
  readonly ledger: Ledger;
  readonly breaches: readonly Breach[];
  /** How many rows there were before anybody was erased. */
  readonly stored: number;
  /** In ms. */
  readonly duration: number;
}

/** How many visitors have themselves erased. */
const ERASED = 5;

/** How long the endpoint may tell a count that it remembers, in ms. */
const COUNT_AGE = 1000;

/** Runs it. Whatever comes of it, nothing is left behind: no process, and no folder. @throws what its signal says. */
export async function torture(plan: Plan): Promise<Run> {
  const {signal} = plan;
  await using made = new AsyncDisposableStack();
  const ended = new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(signal.reason as Error)),
  );
  return await Promise.race([runWith(made, plan), ended]);
}

/** @param made What is to be taken down afterwards. */
async function runWith(made: AsyncDisposableStack, plan: Plan): Promise<Run> {
  const started = performance.now();
  const {seed} = plan;
  const ledger = new Ledger(plan.signatures);
  const database = made.adopt(await plan.database(), (it) => it.remove());
  const env = {
    DATABASE_URL: database.url,
    PEACE_CONTENT: made.adopt(contentFolder(), (folder) => rmSync(folder, {recursive: true})),
    PEACE_SECRET: 'the same for all instances of this run',
    PEACE_TRUSTED_PROXIES: '127.0.0.1',
    NODE_COMPILE_CACHE: made.adopt(mkdtempSync(join(tmpdir(), 'peace-torture-')), (folder) =>
      rmSync(folder, {recursive: true}),
    ),
  };
  const fleet = made.adopt(new Fleet(plan, ledger, database, env), (it) => it.remove());
  await fleet.start();
  const network = made.adopt(new Network(seed, ledger, fleet), (it) => it.close());
  const sites = made.adopt(new Sites(await network.start()), (it) => it.close());
  const urls = await sites.start();
  const browser = made.adopt(await launch(), (it) => it.close());
  const profiles = await Promise.all(
    Array.from({length: plan.profiles}, async (_, index) => {
      return new Profile(await browser.newContext(), urls[index % urls.length] ?? '');
    }),
  );

  await sign(plan, ledger, profiles);
  network.calm();
  await fleet.calm();
  const waiting = (await Promise.all(profiles.map((profile) => settled(profile, plan)))).flat();
  const rows = await database.signatures();

  const erased = network.ghosts.slice(0, ERASED).map(({email}) => email);
  for (const email of erased) await erase(email, env);
  await network.deliverGhosts();
  await sleep(COUNT_AGE);
  const after = await database.signatures();
  const count = await countAt(fleet.pick());
  const breaches = breachesOf({stories: ledger.stories, rows, erased, after, count, waiting});
  return {ledger, breaches, stored: rows.length, duration: performance.now() - started};
}

async function countAt(url: string): Promise<number> {
  const response = await fetch(`${url}api/petitions/${petition.id}`);
  return ((await response.json()) as {count: number}).count;
}

/** Erases a person as an organiser does, while the endpoint runs. */
async function erase(email: string, env: Readonly<Record<string, string>>): Promise<void> {
  const program = fileURLToPath(new URL('../../server/bin/peace-endpoint.mjs', import.meta.url));
  await promisify(execFile)(process.execPath, [program, 'erase', '--email', email], {
    env: {...process.env, ...env},
  });
}

function contentFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'peace-torture-'));
  writeFileSync(
    join(folder, 'initiative.json'),
    JSON.stringify({peace: '1.0', title: 'Talks', language: 'en'}),
  );
  writeFileSync(join(folder, 'petitions.json'), JSON.stringify([petition]));
  return folder;
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    // One process for all tabs of a profile: a crash takes them all.
    args: [...chromiumArgs, '--process-per-site', `--host-resolver-rules=MAP ${INSECURE_HOST} 127.0.0.1`],
  });
}

/** All visitors sign, one after another at each tab. */
async function sign(plan: Plan, ledger: Ledger, profiles: readonly Profile[]): Promise<void> {
  const {seed, tabs, signing} = plan;
  const queue = [...ledger.stories];
  const end = performance.now() + signing;
  const seats = profiles.flatMap((profile) =>
    Array.from({length: tabs}, () => new Seat(profile, ledger, seed)),
  );
  await Promise.all(
    seats.map(async (seat) => {
      for (let story = queue.shift(); story && performance.now() < end; story = queue.shift()) {
        await seat.seat(story);
      }
      await seat.close();
    }),
  );
}

/** A later page of the same site delivers what still waits, by itself or told to. @returns Who waits even then. */
async function settled(profile: Profile, {settling}: Plan): Promise<string[]> {
  await profile.online();
  const page = await profile.newPage();
  await profile.load(page);
  const until = performance.now() + settling;
  let waiting = await profile.outbox(page);
  while (waiting.length > 0 && performance.now() < until) {
    await sleep(500);
    await page.evaluate(sendNow);
    waiting = await profile.outbox(page);
  }
  await page.close();
  return waiting;
}
