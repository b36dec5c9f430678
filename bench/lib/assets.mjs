import path from 'node:path';
import {bundle} from './bundle.mjs';
import {pageHtml} from './page.mjs';
import {BENCH} from './paths.mjs';

/**
 * What the server must know to serve contenders.
 * @typedef {object} Routes
 * @property {Map<string, (n: number) => string>} pages path → HTML for n items
 * @property {Map<string, string | Buffer>} files path → file name or content
 * @property {[prefix: string, folder: string][]} statics
 * @property {[prefix: string, answer: (url: URL, origin: string) => unknown][]} api
 */

/** The path of a contender's page. */
export const pagePath = ({id}) => `/page/${id}`;

/**
 * Bundles what needs bundling and lays out every contender's page and files.
 * @param {import('./contenders.mjs').Contender[]} contenders
 * @returns {Promise<Routes>}
 */
export async function layOut(contenders) {
  /** @type {Routes} */
  const routes = {pages: new Map(), files: new Map(), statics: [], api: []};
  for (const contender of contenders) {
    const css = await place(routes, contender, 'css');
    const js = await place(routes, contender, 'js');
    routes.pages.set(pagePath(contender), (n) => pageHtml(contender, n, {css, js}));
    for (const [prefix, folder] of Object.entries(contender.statics ?? {})) {
      routes.statics.push([prefix, path.resolve(BENCH, folder)]);
    }
    routes.api.push(...Object.entries(contender.api ?? {}));
  }
  return routes;
}

async function place(routes, contender, kind) {
  const placed = [];
  for (const [index, asset] of (contender[kind] ?? []).entries()) {
    const url = asset.url ?? `/asset/${contender.id}/${index}.${kind}`;
    if (asset.bundle) routes.files.set(url, await bundle({entryPoints: [asset.bundle], format: 'iife'}));
    if (asset.file) routes.files.set(url, path.resolve(BENCH, asset.file));
    placed.push({url, module: asset.module === true});
  }
  return placed;
}
