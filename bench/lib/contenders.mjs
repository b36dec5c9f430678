import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';
import {UsageError} from './arguments.mjs';
import {BENCH, missingReason} from './paths.mjs';

/**
 * A file that the page loads; exactly one of the first three is given.
 * @typedef {object} Asset
 * @property {string} [file] path from bench/
 * @property {string} [bundle] path from bench/ of an entry that esbuild bundles to a classic script
 * @property {string} [url] a URL below one of the contender's `statics`
 * @property {boolean} [module] load it by `<script type="module">`
 */

/**
 * @typedef {object} Contender
 * @property {string} id
 * @property {string} label what exactly is measured, with version
 * @property {'kit' | 'timeline' | 'feed' | 'limit' | 'technique' | 'baseline'} kind
 * @property {keyof import('./data.mjs').shapes | null} data the JSON it is given; `null` when it fetches by itself
 * @property {Asset[]} [css]
 * @property {Asset[]} [js] loaded in this order
 * @property {Record<string, string>} [statics] URL prefix → folder (from bench/) of further files it asks for
 * @property {Record<string, (url: URL, origin: string) => unknown>} [api] path prefix → JSON answer to its own requests
 * @property {string} [html] the body; must hold an element with id `root`
 * @property {string} [style] CSS text for the page
 * @property {string} [count] selector of a rendered item, looked for through open shadow roots: a check of sanity
 * @property {(root: HTMLElement, data: any, settings: any) => unknown} mount runs in the page, so it sees globals only;
 *   resolves when the widget itself says that it is ready
 * @property {(root: HTMLElement, kind: string, frame: number) => void} [move] runs in the page, once per frame: a step
 *   of the gesture, which goes one way for a second and back in the next
 * @property {string[]} [gestures] the kinds of `move`: `zoom` and `pan`, or `search`
 * @property {object} [settings] JSON handed to `mount`, together with `n`, the number of items
 * @property {number} [quiet] ms without a DOM mutation after which the page counts as settled (600)
 * @property {number} [cap] ms after which waiting for that silence ends (8000)
 * @property {number} [maxN] skip it above this number of items
 */

/**
 * Imports all contender modules, in the order of their file names.
 * @param {string[]} [extra] paths of modules outside contenders/
 * @returns {Promise<Contender[]>}
 */
export async function loadContenders(extra = []) {
  const folder = path.join(BENCH, 'contenders');
  const own = fs.readdirSync(folder).filter((name) => name.endsWith('.mjs'));
  const files = [
    ...own.sort().map((name) => path.join(folder, name)),
    ...extra.map((name) => path.resolve(name)),
  ];
  const modules = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
  return modules.flatMap((module) => module.default);
}

/**
 * The contenders to measure: all, or those named by `only`; with the reference in either case.
 * @param {Contender[]} contenders
 * @param {{only: string[] | null, reference: string}} wanted
 * @throws {UsageError} when an id is unknown
 */
export function chooseContenders(contenders, {only, reference}) {
  const known = contenders.map(({id}) => id);
  const unknown = [...(only ?? []), reference].filter((id) => !known.includes(id));
  if (unknown.length > 0) {
    throw new UsageError(`No contender ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  }
  return contenders.filter(({id}) => only === null || only.includes(id) || id === reference);
}

/**
 * Why a contender cannot be measured with `n` items, or `null` when it can.
 * @param {Contender} contender
 * @param {number} n
 */
export function reasonToSkip(contender, n) {
  const files = [...(contender.css ?? []), ...(contender.js ?? [])].flatMap(
    ({file, bundle}) => file ?? bundle ?? [],
  );
  const missing = files.map((file) => path.resolve(BENCH, file)).find((file) => !fs.existsSync(file));
  if (missing) return missingReason(missing);
  if (contender.maxN !== undefined && n > contender.maxN)
    return `only measured up to ${contender.maxN} items`;
  return null;
}
