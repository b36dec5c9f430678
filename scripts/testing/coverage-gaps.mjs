import {globSync, readFileSync} from 'node:fs';
import {stripTypeScriptTypes} from 'node:module';
import {resolve} from 'node:path';

/** Lines that do something at run time: a module of types alone has none. Decorators are left to esbuild. */
function executableLines(path) {
  const source = readFileSync(path, 'utf8');
  try {
    if (
      !stripTypeScriptTypes(source)
        .replace(/\bexport\s*\{\s*\};?/g, '')
        .trim()
    )
      return 0;
  } catch {
    // Syntax beyond type stripping (a decorator) is code, for certain.
  }
  return source.split('\n').length;
}

/**
 * Both coverage tools know only the files that a test has loaded. These are the others.
 * @param {string} pattern all files that count
 * @param {Iterable<string>} loaded absolute paths
 * @returns {{path: string, lines: number}[]}
 */
function unloadedFiles(pattern, loaded) {
  const known = new Set(loaded);
  return globSync(pattern)
    .filter((path) => !path.endsWith('.d.ts') && !known.has(resolve(path)))
    .map((path) => ({path, lines: executableLines(path)}))
    .filter(({lines}) => lines > 0)
    .sort((a, b) => a.path.localeCompare(b.path));
}

/**
 * Line coverage over all files, those included that no test has loaded.
 * @param {string} pattern all files that count
 * @param {{covered: number, total: number, loaded: Iterable<string>}} measured
 * @returns {{percent: number, unloaded: string[]}}
 */
export function wholeCoverage(pattern, {covered, total, loaded}) {
  const unloaded = unloadedFiles(pattern, loaded);
  const all = unloaded.reduce((sum, {lines}) => sum + lines, total);
  return {percent: all ? (100 * covered) / all : 0, unloaded: unloaded.map(({path}) => path)};
}
