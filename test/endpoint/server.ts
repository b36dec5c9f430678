import {once} from 'node:events';
import {createServer} from 'node:http';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {Endpoint} from './endpoint.ts';
import {ScriptedUrl} from './scripted-url.ts';

/** The endpoint as a Node test uses it: directly, and closed by the one who started it. */
export interface RunningEndpoint extends Endpoint {
  readonly origin: string;
  close(): Promise<void>;
}

/** The first part of the path is the script's key: `/3/news.json?page=2` belongs to script 3. */
function scriptKey(path: string): string {
  return path.split(/[/?]/)[1] ?? '';
}

/** Starts a scripted endpoint on a free loopback port. */
export async function startEndpoint(): Promise<RunningEndpoint> {
  const scripts = new Map<string, ScriptedUrl>();

  function scriptOf(url: string): Promise<ScriptedUrl> {
    const script = scripts.get(scriptKey(new URL(url).pathname));
    return script
      ? Promise.resolve(script)
      : Promise.reject(new Error(`No answers were scripted for ${url}`));
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.shouldKeepAlive = false;
    const script = scripts.get(scriptKey(request.url ?? ''));
    if (script) await script.handle(request, response);
    else response.writeHead(404, {'access-control-allow-origin': '*'}).end();
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A request that its browser gave up half sent is no failure of the endpoint.
      if (!request.destroyed) console.error('Scripted endpoint:', error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    origin,
    script(answers, name = '') {
      const key = String(scripts.size + 1);
      scripts.set(key, new ScriptedUrl(answers));
      return Promise.resolve(`${origin}/${key}/${name}`);
    },
    async rescript(url, answers) {
      (await scriptOf(url)).rescript(answers);
    },
    async requests(url) {
      return (await scriptOf(url)).requests;
    },
    async preflights(url) {
      return (await scriptOf(url)).preflights;
    },
    async arrived(url, count) {
      await (await scriptOf(url)).arrived(count);
    },
    async release(url) {
      await (await scriptOf(url)).release();
    },
    async hangUp(urls) {
      for (const url of urls) (await scriptOf(url)).hangUp();
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
