/*
 * `npm run build`: everything that is published.
 *   dist/npm/            ES modules with types, unbundled
 *   dist/schema/         the contract as JSON Schema
 *   dist/cdn/            one self-contained file per widget and one for all, languages, manifest.json
 *   dist/*.json          what editors complete and explain of the elements
 *   custom-elements.json the manifest of the elements, for Storybook, editors and the README
 * Needs the Node of node_modules: it imports TypeScript.
 */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {Worker} from 'node:worker_threads';
import {localeFiles} from '../vite.config.ts';
import {BUDGETS, describeFile, overBudget} from './cdn/manifest.ts';
import {writeEditorData} from './editors.ts';
import {writeJsxTypes} from './jsx.ts';
import {writeSchemas} from './schemas.ts';

const root = new URL('../', import.meta.url);
const dist = new URL('dist/', root);
const cdn = new URL('cdn/', dist);
process.chdir(fileURLToPath(root));

async function run(command, ...options) {
  const child = spawn(process.execPath, [`node_modules/${command}`, ...options], {stdio: 'inherit'});
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`${command} failed`);
}

async function buildPackage() {
  await run('typescript/bin/tsc', '-p', 'tsconfig.json');
  makeModulesOf(new URL('npm/widget/locale/', dist));
  writeSchemas(new URL('schema/', dist));
  await run('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet');
  const manifest = readJson('custom-elements.json');
  writeJsxTypes(new URL('npm/', dist), manifest);
  writeEditorData(dist, manifest, readJson('package.json').version);
}

/** Makes modules of the languages, JSON files that the compiler has copied, also where they are imported. */
function makeModulesOf(folder) {
  for (const name of readdirSync(folder)) {
    const file = new URL(name, folder);
    const text = readFileSync(file, 'utf8');
    if (name.endsWith('.json')) {
      const language = name.slice(0, -'.json'.length);
      writeFileSync(new URL(`${language}.js`, folder), `export default ${text.trimEnd()};\n`);
      writeFileSync(new URL(`${language}.d.ts`, folder), LANGUAGE_TYPES);
      rmSync(file);
    } else if (name.endsWith('.js')) {
      writeFileSync(file, text.replace(/(import\('[^']+)\.json'/g, "$1.js'"));
    }
  }
}

const LANGUAGE_TYPES = `import type {Strings} from '../../contract/primitives.js';
declare const strings: Strings;
export default strings;
`;

/** The files of the CDN, two at a time, the largest first. */
async function bundle() {
  const modes = Object.keys(BUDGETS).sort((one, other) => BUDGETS[other] - BUDGETS[one]);
  async function work() {
    const bundler = new Worker(new URL('cdn/bundler.mjs', import.meta.url));
    for (let mode = modes.shift(); mode !== undefined; mode = modes.shift()) {
      bundler.postMessage(mode);
      await once(bundler, 'message');
    }
    await bundler.terminate();
  }
  await Promise.all([work(), work()]);
}

/** What goes with the files of the CDN: languages, and the manifest. */
function describeCdn() {
  mkdirSync(new URL('locale/', cdn), {recursive: true});
  for (const {name, json} of localeFiles()) writeFileSync(new URL(`locale/${name}`, cdn), json);
  const names = [
    ...readdirSync(cdn),
    ...readdirSync(new URL('locale/', cdn)).map((name) => `locale/${name}`),
  ];
  const files = Object.fromEntries(
    names.filter((name) => /\.js(on)?$/.test(name)).map((name) => [name, describeFile(new URL(name, cdn))]),
  );
  const {version} = readJson('package.json');
  const manifest = {version, files, attributes: attributesOfWidgets()};
  writeFileSync(new URL('manifest.json', cdn), `${JSON.stringify(manifest, null, 2)}\n`);
  return files;
}

/** What each widget can be told by attributes, for who makes its tag: the frames of the endpoint. */
function attributesOfWidgets() {
  const declarations = readJson('custom-elements.json').modules.flatMap(({declarations}) => declarations);
  const elements = declarations.filter(({tagName}) => tagName);
  return Object.fromEntries(
    elements.map(({tagName, attributes}) => [
      tagName.slice('peace-'.length),
      attributes.map(({name}) => name),
    ]),
  );
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, root), 'utf8'));
}

rmSync(dist, {recursive: true, force: true});
await Promise.all([buildPackage(), bundle()]);
const files = describeCdn();
for (const [name, budget] of Object.entries(BUDGETS)) {
  console.log(`${name}.js`.padEnd(20), `${files[`${name}.js`].brotli} of ${budget} bytes brotli`);
}
for (const complaint of overBudget(files)) console.warn(complaint);
