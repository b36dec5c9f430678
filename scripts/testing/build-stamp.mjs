import {existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';

const stamp = 'node_modules/.cache/peace-widgets/built';
const products = ['dist/cdn/manifest.json', 'dist/npm/index.js', 'custom-elements.json'];

/** Folders count, too: they change when a file in them is removed. */
function below(folder) {
  return [folder, ...readdirSync(folder, {recursive: true}).map((path) => join(folder, path))];
}

function sources() {
  const settings = readdirSync('.').filter((path) => /\.(json|[mc]?[jt]s)$/.test(path));
  return [...below('src'), ...below('scripts'), ...settings].filter((path) => !products.includes(path));
}

/** Whether nothing has changed since the last build that ended well. */
export function buildIsFresh() {
  if (![stamp, ...products].every((path) => existsSync(path))) return false;
  const built = statSync(stamp).mtimeMs;
  return sources().every((path) => statSync(path).mtimeMs <= built);
}

/**
 * Remembers a build that ended well. (Its products alone prove nothing: one that broke a budget leaves them, too.)
 * @param {Date} started what was edited after that is not in the build
 */
export function stampBuild(started) {
  mkdirSync(dirname(stamp), {recursive: true});
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}
