/*
 * `npm test`: builds if needed, checks, runs every suite and counts what the runners really report.
 * `npm test -- --only=node,chromium` runs a selection.
 */
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {buildIsFresh, stampBuild} from './testing/build-stamp.mjs';
import {ownCounts, playwrightCounts, vitestCounts} from './testing/results.mjs';
import {runCheck, runSuite} from './testing/suite.mjs';

const folder = 'test-results';

/** Runners that write their own counts learn the path from the environment, so that a run by hand writes none. */
function reporting(name) {
  const results = `${folder}/${name}.json`;
  return {name, results, env: {TEST_RESULTS: results}};
}

function browserSuite(engine, ...flags) {
  return {...reporting(engine), command: ['wtr', `--engine=${engine}`, ...flags], read: ownCounts};
}

const nodeSuite = {
  ...reporting('node'),
  command: [
    ...[
      'node',
      '--test',
      '--test-concurrency=2',
      '--experimental-test-coverage',
      '--test-coverage-include=server/src/**',
    ],
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...[
      '--test-reporter=./scripts/testing/node-counts.mjs',
      `--test-reporter-destination=${folder}/node.json`,
    ],
    ...['test/**/*.node.test.ts', 'server/test/**/*.test.ts'],
  ],
  read: ownCounts,
};

const storySuite = {
  ...reporting('stories'),
  command: [
    ...['vitest', 'run', '--reporter=default', '--reporter=json'],
    `--outputFile.json=${folder}/stories.json`,
  ],
  read: vitestCounts,
};

const endToEndSuite = {...reporting('e2e'), command: ['playwright', 'test'], read: playwrightCounts};

const heading = (text) => `\n── ${text} ──\n\n`;

/** Everything needs the build: the server imports the kit as a package, the stories need the manifest. */
async function build() {
  if (buildIsFresh()) return undefined;
  process.stdout.write(heading('build'));
  const started = new Date();
  const outcome = await runCheck('build', ['npm', 'run', '--silent', 'build']);
  if (outcome.failed === 0) stampBuild(started);
  return outcome;
}

/** In order; steps in one row run at the same time, each on a core of its own. */
const rows = [
  [nodeSuite],
  [browserSuite('chromium', '--coverage')],
  [browserSuite('firefox'), browserSuite('webkit')],
  [storySuite, 'check'],
  [endToEndSuite],
];

const nameOf = (step) => step.name ?? step;

function selectedNames() {
  const all = rows.flat().map(nameOf);
  const {only} = parseArgs({options: {only: {type: 'string'}}}).values;
  if (only === undefined) return all;
  const names = only.split(',');
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length === 0) return names;
  console.error(`Unknown suite ${unknown.join(', ')}: choose from ${all.join(', ')}.`);
  return process.exit(1);
}

function runStep(step, options) {
  if (step === 'check') return runCheck('check', ['npm', 'run', '--silent', 'check'], options);
  return runSuite(step, options);
}

/** What several steps print would be mixed up while they run. */
function runRow(row) {
  const names = row.map(nameOf);
  process.stdout.write(heading(names.join(', ')));
  const isAlone = row.length === 1;
  return Promise.all(
    row.map((step, index) => runStep(step, isAlone ? {} : {heading: heading(names[index])})),
  );
}

function tableLine([name, ...cells]) {
  const [passed, failed, skipped, seconds, notes] = cells.map(String);
  const numbers = [passed, failed, skipped, seconds].map((cell) => cell.padStart(9)).join('');
  return `${name.padEnd(10)}${numbers}  ${notes}`.trimEnd();
}

function printTable(outcomes) {
  console.log(`\n${tableLine(['suite', 'passed', 'failed', 'skipped', 'seconds', ''])}`);
  for (const {name, passed, failed, skipped, seconds, notes} of outcomes) {
    console.log(tableLine([name, passed, failed, skipped, seconds.toFixed(1), notes.join('; ')]));
  }
}

const sum = (outcomes, key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);

function summarize(outcomes) {
  return {
    passed: sum(outcomes, 'passed'),
    failed: sum(outcomes, 'failed'),
    skipped: sum(outcomes, 'skipped'),
    suites: outcomes,
  };
}

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const names = selectedNames();
mkdirSync(folder, {recursive: true});
rmSync(`${folder}/summary.json`, {force: true});

const outcomes = [await build()].filter((outcome) => outcome !== undefined);
for (const row of rows) {
  const steps = row.filter((step) => names.includes(nameOf(step)));
  if (steps.length > 0) outcomes.push(...(await runRow(steps)));
}

const summary = summarize(outcomes);
writeFileSync(`${folder}/summary.json`, `${JSON.stringify(summary, null, 2)}\n`);
printTable(outcomes);
const skipped = summary.skipped ? `, ${summary.skipped} skipped` : '';
console.log(`\n${summary.passed} passed, ${summary.failed} failed${skipped}`);
process.exitCode = summary.failed > 0 ? 1 : 0;
