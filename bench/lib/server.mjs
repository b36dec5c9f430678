import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import {makeItems, shapes} from './data.mjs';
import {patternPng} from './image.mjs';

/**
 * @typedef {object} Request
 * @property {string} url
 * @property {number} status
 * @property {'page' | 'code' | 'data' | 'image'} kind
 * @property {number} raw bytes
 * @property {number} wire bytes, compressed
 */

/**
 * @typedef {object} BenchServer
 * @property {string} origin
 * @property {Request[]} log every answered request, in order
 * @property {() => void} close
 */

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = TYPES['.json'];

/**
 * Serves pages, code and data on loopback, brotli 11 as a CDN does, and counts the bytes.
 * @param {import('./assets.mjs').Routes} routes
 * @returns {Promise<BenchServer>}
 */
export async function startServer(routes) {
  const log = [];
  const answers = new Map();
  let origin = '';

  const server = http.createServer(({url: requested}, response) => {
    if (!answers.has(requested))
      answers.set(requested, encode(find(routes, new URL(requested, origin), origin)));
    const {status, kind, type, raw, body, encoding} = answers.get(requested);
    log.push({url: requested, status, kind, raw, wire: body.length});
    response.writeHead(status, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': 'no-store',
      'access-control-allow-origin': '*',
      ...encoding,
    });
    response.end(body);
  });

  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${server.address().port}`;
  return {origin, log, close: () => server.close()};
}

function find(routes, url, origin) {
  const {pathname, searchParams} = url;
  const n = Number(searchParams.get('n'));

  const page = routes.pages.get(pathname);
  if (page) return {kind: 'page', type: HTML, content: page(n)};

  const [, shape] = /^\/data\/(\w+)\.json$/.exec(pathname) ?? [];
  if (shape)
    return {
      kind: 'data',
      type: JSON_TYPE,
      content: JSON.stringify(shapes[shape](makeItems(n, origin), origin)),
    };

  const [, image] = /^\/img\/(\d+)\.png$/.exec(pathname) ?? [];
  if (image) return {kind: 'image', type: TYPES['.png'], content: patternPng(Number(image))};

  const [, answer] = routes.api.find(([prefix]) => pathname.startsWith(prefix)) ?? [];
  if (answer) return {kind: 'data', type: JSON_TYPE, content: JSON.stringify(answer(url, origin))};

  const file = routes.files.get(pathname) ?? findStatic(routes.statics, pathname);
  if (!file) return null;
  const content = typeof file === 'string' ? fs.readFileSync(file) : file;
  return {kind: 'code', type: TYPES[path.extname(pathname)] ?? 'application/octet-stream', content};
}

function findStatic(statics, pathname) {
  return statics
    .filter(([prefix]) => pathname.startsWith(prefix))
    .map(([prefix, folder]) => path.join(folder, pathname.slice(prefix.length)))
    .find((file) => fs.existsSync(file));
}

function encode(found) {
  if (found === null) return {status: 404, kind: 'code', type: HTML, raw: 0, body: Buffer.alloc(0)};
  const {kind, type, content} = found;
  const plain = Buffer.from(content);
  const answer = {status: 200, kind, type, raw: plain.length};
  // PNG and WOFF are compressed already; below 200 bytes a CDN does not try.
  if (/^(image\/png|font\/)/.test(type) || plain.length < 200) return {...answer, body: plain};
  return {...answer, body: brotli(plain), encoding: {'content-encoding': 'br'}};
}

/** Brotli at its highest level. */
export function brotli(content) {
  return zlib.brotliCompressSync(content, {
    params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  });
}
