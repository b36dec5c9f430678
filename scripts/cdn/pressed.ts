/** A second pass over finished CDN files: Terser finds a little over one per cent that the bundler's minifier leaves, and one in names. */
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import {minify} from 'terser';
import type {MinifyOptions, MinifyOutput} from 'terser';
import type {Plugin} from 'vite';
import {internalNames} from './internal-names.ts';
import {shortNames} from './short-names.ts';

const internal = internalNames();

/** Presses each file once more, and keeps its source map right. */
export function pressed(): Plugin {
  return {
    name: 'pressed',
    async writeBundle({dir = ''}, bundle) {
      const files = Object.values(bundle).filter(({type}) => type === 'chunk');
      await Promise.all(files.map(({fileName}) => press(join(dir, fileName), fileName)));
    },
  };
}

/**
 * Says to V8 (Chromium 136 and newer) that nearly every function is called at once: it compiles the file in the background
 * while it arrives, instead of function by function while the page waits for the first picture.
 */
const COMPILE_HINT = '//# allFunctionsCalledOnLoad';

/** How many orders of names are tried: which of them packs best is luck, and a hundred bytes of it. */
const ORDERS = 34;

async function press(path: string, name: string): Promise<void> {
  const [code, map] = await Promise.all([readFile(path, 'utf8'), readFile(`${path}.map`, 'utf8')]);
  const minified = (source: string, content: string, options: MinifyOptions) =>
    minify(source, {
      ecma: 2022,
      module: true,
      format: {preamble: COMPILE_HINT},
      sourceMap: {filename: name, content, url: `${name}.map`},
      ...options,
    });
  const short = await minified(code, map, {
    // The kit has no getter that does more than look, makes texts of no symbols, asks no function for its number of
    // parameters, and relies on the browser's own functions.
    compress: {passes: 3, keep_fargs: false, pure_getters: true, unsafe: true, unsafe_arrows: true},
    mangle: {properties: {regex: internal}},
  });
  let best = weighed(short);
  for (let order = 0; order < ORDERS; order++) {
    const named = await minified(String(short.code), short.map as string, {
      compress: false,
      mangle: {nth_identifier: shortNames(order)},
    });
    const other = weighed(named);
    if (other.weight < best.weight) best = other;
  }
  await Promise.all([writeFile(path, best.code), writeFile(`${path}.map`, best.map)]);
}

/** What came out, and its weight in bytes of brotli. */
function weighed({code = '', map}: MinifyOutput) {
  return {code, map: map as string, weight: brotliCompressSync(code).length};
}
