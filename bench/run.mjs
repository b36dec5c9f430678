// Measures timelines and feeds side by side in one browser. README.md says how to run it and how to read the tables.
import fs from 'node:fs';
import path from 'node:path';
import {parseArguments, USAGE, UsageError} from './lib/arguments.mjs';
import {layOut} from './lib/assets.mjs';
import {BrowserSession} from './lib/chromium.mjs';
import {chooseContenders, loadContenders, reasonToSkip} from './lib/contenders.mjs';
import {measure} from './lib/measure.mjs';
import {report} from './lib/report.mjs';
import {runRounds} from './lib/rounds.mjs';
import {startServer} from './lib/server.mjs';
import {summarizeRounds} from './lib/summary.mjs';

try {
  const options = parseArguments(process.argv.slice(2));
  if (options.help) console.log(USAGE);
  else await bench(options);
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function bench(options) {
  const contenders = chooseContenders(await loadContenders(options.extra), options);
  const server = await startServer(
    await layOut(contenders.filter((contender) => !reasonToSkip(contender, 1))),
  );
  const session = await BrowserSession.launch();
  try {
    console.log(contenders.map(({id, label}) => `- ${id}: ${label}`).join('\n'));
    await measureAll({session, server, options}, contenders);
  } finally {
    await session.close();
    server.close();
  }
}

async function measureAll(bench, contenders) {
  const {session, options} = bench;
  const {out, runs, reference, cpuThrottle, viewport} = options;
  const results = {
    date: new Date().toISOString(),
    chromium: session.version,
    runs,
    reference,
    cpuThrottle,
    viewport,
    items: {},
  };
  fs.mkdirSync(path.dirname(out), {recursive: true});
  for (const n of options.counts) {
    const rows = await measureOne(bench, contenders, n);
    console.log(`\n${report(rows, {n, runs, reference, cpuThrottle})}`);
    results.items[n] = rows;
    fs.writeFileSync(out, JSON.stringify(results, null, 1)); // after each n: an interrupted run leaves what it has
  }
}

async function measureOne(bench, contenders, n) {
  const {out, runs, reference, shots} = bench.options;
  const skipped = new Map(contenders.map((contender) => [contender.id, reasonToSkip(contender, n)]));
  const shotOf = ({id}) => (shots ? path.join(path.dirname(out), `${id}-${n}.png`) : undefined);
  const rounds = await runRounds({
    contenders: contenders.filter(({id}) => skipped.get(id) === null),
    runs,
    measure: (contender) => measure(bench, contender, n, shotOf(contender)),
  });
  return summarizeRounds(contenders, reference, {
    samples: rounds.samples,
    failures: new Map([...skipped, ...rounds.failures]),
  });
}
