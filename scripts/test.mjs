/*
 * `npm test`: builds if needed, checks, runs every suite and counts what the runners really report.
 * `npm test -- --only=node,chromium` runs a selection. A few tests that fail are run once more, alone: what passes then is
 * told as unsteady, as it has yet to be mended, and fails no build.
 */
import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {buildIsFresh, stampBuild} from './testing/build-stamp.mjs';
import {ownCounts, playwrightCounts, vitestCounts} from './testing/results.mjs';
import {runAgain, runCheck, runSuite} from './testing/suite.mjs';

const folder = 'test-results';

/** Runners that write their own counts learn the path from the environment, so that a run by hand writes none. */
function reporting(name) {
  const results = `${folder}/${name}.json`;
  return {name, results, env: {TEST_RESULTS: results}};
}

function browserSuite(engine, ...flags) {
  const command = ['wtr', `--engine=${engine}`];
  return {
    ...reporting(engine),
    command: [...command, ...flags],
    again: (files) => [...command, '--files', ...files],
    read: ownCounts,
  };
}

const nodeTests = [
  ...['node', '--test', '--test-concurrency=3'],
  ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
  ...['--test-reporter=./scripts/testing/node-counts.mjs', `--test-reporter-destination=${folder}/node.json`],
];

const nodeSuite = {
  ...reporting('node'),
  command: [
    ...nodeTests,
    ...['--experimental-test-coverage', '--test-coverage-include=server/src/**'],
    ...['test/**/*.node.test.ts', 'server/test/**/*.test.ts'],
  ],
  again: (files) => [...nodeTests, ...files],
  read: ownCounts,
};

const storyTests = [
  ...['vitest', 'run', '--reporter=default', '--reporter=json'],
  `--outputFile.json=${folder}/stories.json`,
];

const storySuite = {
  ...reporting('stories'),
  command: storyTests,
  again: (files) => [...storyTests, ...files],
  read: vitestCounts,
};

const endToEndTests = ['playwright', 'test'];

const endToEndSuite = {
  ...reporting('e2e'),
  command: endToEndTests,
  again: (files) => [...endToEndTests, ...files],
  read: playwrightCounts,
};

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

/** In order, the long ones first: what is short at the end leaves no core without work for long. */
const steps = [
  browserSuite('firefox'),
  nodeSuite,
  browserSuite('webkit'),
  browserSuite('chromium', '--coverage'),
  endToEndSuite,
  storySuite,
  'check',
];

/** Steps that run at the same time: as many as there are cores on the machines of CI. Tests mostly wait. */
const SIDE_BY_SIDE = 2;

const nameOf = (step) => step.name ?? step;

function selectedNames() {
  const all = steps.map(nameOf);
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

/** Takes one step after the other off the list; of several at a time each prints what it has to say when it ends. */
async function runSteps(queue, outcomes) {
  const isAlone = queue.length === 1;
  async function work() {
    for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
      const title = heading(nameOf(step));
      if (isAlone) process.stdout.write(title);
      else console.log(`… ${nameOf(step)}`);
      outcomes.push(await runStep(step, isAlone ? {} : {heading: title}));
    }
  }
  await Promise.all(Array.from({length: SIDE_BY_SIDE}, work));
}

/** One after the other, with the machine to itself. */
async function runFailedAgain(outcomes) {
  for (const [index, outcome] of outcomes.entries()) {
    const suite = steps.find((step) => step.again && nameOf(step) === outcome.name);
    if (suite) outcomes[index] = await runAgain(suite, outcome, heading(`${outcome.name}, once more`));
  }
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

/** Once more at the end, where they are found: between the lines of thousands of tests nobody sees them. */
function printFailures(outcomes) {
  for (const {name, failures, unsteady} of outcomes) {
    for (const {text} of unsteady) console.log(`\n~ ${name}, passed when run once more: ${text}`);
    for (const {text} of failures) console.log(`\n✗ ${name}: ${text}`);
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
// The tests start hundreds of programs: what Node made of their modules the first time serves all others.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node');
const names = selectedNames();
mkdirSync(folder, {recursive: true});
rmSync(`${folder}/summary.json`, {force: true});

const outcomes = [await build()].filter((outcome) => outcome !== undefined);
await runSteps(
  steps.filter((step) => names.includes(nameOf(step))),
  outcomes,
);
await runFailedAgain(outcomes);

const summary = summarize(outcomes);
writeFileSync(`${folder}/summary.json`, `${JSON.stringify(summary, null, 2)}\n`);
printTable(outcomes);
printFailures(outcomes);
const skipped = summary.skipped ? `, ${summary.skipped} skipped` : '';
console.log(`\n${summary.passed} passed, ${summary.failed} failed${skipped}`);
process.exitCode = summary.failed > 0 ? 1 : 0;
