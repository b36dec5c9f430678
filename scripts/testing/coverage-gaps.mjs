import {globSync, readFileSync} from 'node:fs';
import {stripTypeScriptTypes} from 'node:module';
import {resolve} from 'node:path';

/** What is left of a module of types alone. (Only there is the pattern exact: code may have strings like it.) */
const notCode = /\/\*[^]*?\*\/|\/\/.*|\bexport\s*\{\s*\};?/g;

function isTypesOnly(source) {
  try {
    return stripTypeScriptTypes(source).replace(notCode, '').trim() === '';
  } catch {
    // Syntax beyond type stripping (a decorator) is code, for certain.
    return false;
  }
}

/** Lines by the measure of the coverage tools: all of a module's, or none where it holds types alone. */
function countedLines(path) {
  const source = readFileSync(path, 'utf8');
  return isTypesOnly(source) ? 0 : source.split('\n').length;
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
    .map((path) => ({path, lines: countedLines(path)}))
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
