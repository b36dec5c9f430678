// What a page has to load of this kit and of its peers, in bytes: raw, gzip 9, brotli 11. README.md says how to read it.
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import {bundle} from './lib/bundle.mjs';
import {BENCH, KIT_DIST, missingReason} from './lib/paths.mjs';
import {brotli} from './lib/server.mjs';
import {markdownTable} from './lib/table.mjs';
import {installed} from './lib/versions.mjs';

/**
 * One row: a file, or code that is bundled and minified first, as a page with a build step would.
 * @typedef {{label: string} & ({file: string} | {code: string, external?: string[]})} Asset
 */

const CDN = path.join(KIT_DIST, 'cdn');

/** @type {Asset[]} */
const assets = [...kitAssets(), ...peerFiles(), ...peerBundles()];

const rows = [];
for (const asset of assets) rows.push([asset.label, ...(await sizes(asset))]);
console.log(markdownTable(['asset', 'raw B', 'gzip 9 B', 'brotli 11 B'], rows));

fs.mkdirSync(path.join(BENCH, 'results'), {recursive: true});
fs.writeFileSync(path.join(BENCH, 'results/sizes.json'), JSON.stringify(rows, null, 1));

/** The one file for all widgets and the one per widget; names the first even where nothing is built. */
function kitAssets() {
  const built = fs.existsSync(CDN) ? fs.readdirSync(CDN).filter((name) => name.endsWith('.js')) : [];
  const names = built.length > 0 ? built.sort() : ['peace-widgets.js'];
  return names.map((name) => ({label: `Peace Widgets, ${name}`, file: path.join(CDN, name)}));
}

function peerFiles() {
  return [
    ['@knight-lab/timelinejs', 'dist/js/timeline.js'],
    ['@knight-lab/timelinejs', 'dist/css/timeline.css'],
    ['@knight-lab/timelinejs', 'dist/css/icons/tl-icons.woff2'],
    ['@knight-lab/timelinejs', 'dist/css/fonts/font.default.css'],
    ['@knight-lab/timelinejs', 'dist/js/locale/fr.json'],
    ['vis-timeline', 'standalone/umd/vis-timeline-graph2d.min.js'],
    ['vis-timeline', 'peer/umd/vis-timeline-graph2d.min.js'],
    ['vis-timeline', 'styles/vis-timeline-graph2d.min.css'],
    ['react-chrono', 'dist/style.css'],
    ['@idotj/mastodon-embed-timeline', 'dist/mastodon-timeline.umd.js'],
    ['@idotj/mastodon-embed-timeline', 'dist/mastodon-timeline.min.css'],
    ['vanilla-rss', 'dist/rss.global.min.js'],
    ['moment', 'min/moment.min.js'],
    ['giscus', 'dist/giscus.mjs'],
  ].map(([name, file]) => ({
    label: `${installed(name)}, ${file}`,
    file: path.join(BENCH, 'node_modules', name, file),
  }));
}

function peerBundles() {
  const lit = "export {LitElement, html, css, nothing} from 'lit';";
  const chrono = "export {Chrono} from 'react-chrono';";
  const react = ['react', 'react-dom', 'react/jsx-runtime'];
  return [
    {
      label: `${installed('vis-timeline')}, bundled from its modules`,
      code: "export {Timeline} from 'vis-timeline/esnext'; export {DataSet} from 'vis-data/esnext';",
    },
    {
      label: `${installed('react-chrono')} with ${installed('react')}, bundled`,
      code: `${chrono} export {createElement} from 'react'; export {createRoot} from 'react-dom/client';`,
    },
    {label: `${installed('react-chrono')} without React, bundled`, code: chrono, external: react},
    {
      label: `${installed('@parttio/simple-timeline')}, bundled`,
      code: "import '@parttio/simple-timeline';",
    },
    {label: `${installed('lit')}, bundled`, code: lit},
    {
      label: `${installed('lit')} with repeat, bundled`,
      code: `${lit} export {repeat} from 'lit/directives/repeat.js';`,
    },
    {
      label: `${installed('lit')} with ${installed('@lit-labs/virtualizer')}, bundled`,
      code: `${lit} export {virtualize} from '@lit-labs/virtualizer/virtualize.js';`,
    },
    {
      label: `${installed('@github/relative-time-element')}, bundled`,
      code: "import '@github/relative-time-element';",
    },
    {label: `${installed('giscus')} with Lit, bundled`, code: "import 'giscus';"},
  ];
}

/** @returns {Promise<string[]>} the three sizes, or in one cell why there are none */
async function sizes(asset) {
  if (asset.file && !fs.existsSync(asset.file)) return [missingReason(asset.file)];
  const content = asset.file ? fs.readFileSync(asset.file) : await bundled(asset);
  const gzip = zlib.gzipSync(content, {level: 9});
  return [content, gzip, brotli(content)].map(({length}) => String(length));
}

function bundled({code, external}) {
  return bundle({stdin: {contents: code, resolveDir: BENCH}, format: 'esm', external});
}
