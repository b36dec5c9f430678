/*
 * `npm run check`: everything that can be said of the sources without running them. All of it is run, two at a time, and
 * what fails is printed.
 */
import {spawn} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {overBudget} from './cdn/manifest.ts';

process.chdir(fileURLToPath(new URL('../', import.meta.url)));

const CHECKS = {
  // Without its cache: what is right here may depend on types elsewhere.
  lint: ['eslint/bin/eslint.js', '.', '--max-warnings=0'],
  types: [
    'typescript/bin/tsc',
    '-p',
    'tsconfig.check.json',
    '--incremental',
    '--tsBuildInfoFile',
    'node_modules/.cache/types.tsbuildinfo',
  ],
  format: [
    'prettier/bin/prettier.cjs',
    '--check',
    '--log-level=warn',
    '--cache',
    '--cache-location=node_modules/.cache/prettier-check',
    '.',
  ],
  // The analyzer takes Lit's `nothing` for a value of the attribute, also where that is there or not, and knows numbers only
  // by type.
  templates: [
    'lit-analyzer/cli.js',
    'src',
    '--strict',
    '--quiet',
    '--rules.no-incompatible-type-binding',
    'off',
    '--rules.no-boolean-in-attribute-binding',
    'off',
    '--rules.no-incompatible-property-type',
    'off',
  ],
  'oldest browsers': ['../scripts/floor.ts'],
  unused: ['knip/bin/knip.js'],
};
/** Checks of what was built. */
const PACKAGE_CHECKS = {
  package: ['publint/src/cli.js', '--strict'],
  tables: ['../scripts/tables.mjs', '--check'],
  'package types': ['@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only'],
};

function run([command, ...options]) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`node_modules/${command}`, ...options]);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({passed: false, output: String(error)}));
    child.on('close', (code) => resolve({passed: code === 0, output}));
  });
}

const manifest = 'dist/cdn/manifest.json';
const built = existsSync(manifest);
const queue = Object.entries(built ? {...CHECKS, ...PACKAGE_CHECKS} : CHECKS);
let failed = 0;

function report(name, passed, output, seconds) {
  console.log(`${passed ? '✓' : '✗'} ${name}${seconds === undefined ? '' : ` (${seconds.toFixed(1)} s)`}`);
  if (passed) return;
  failed++;
  console.log(output.trimEnd());
}

async function work() {
  for (let next = queue.shift(); next; next = queue.shift()) {
    const [name, command] = next;
    const started = performance.now();
    const {passed, output} = await run(command);
    report(name, passed, output, (performance.now() - started) / 1000);
  }
}

await Promise.all([work(), work()]);
if (built) {
  const complaints = overBudget(JSON.parse(readFileSync(manifest, 'utf8')).files);
  report('budgets', complaints.length === 0, complaints.join('\n'));
} else {
  console.log('- package and budgets: not built, not checked');
}
process.exitCode = failed ? 1 : 0;
