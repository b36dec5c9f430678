/** The pages that visitors sign on: two sites of somebody else, one of which browsers take for insecure. */
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

const kit = new URL('../../dist/cdn/petition.js', import.meta.url);

/** Where the insecure site is to be found; Chromium is told where that is. */
export const INSECURE_HOST = 'blog.example';

/** The petition as the endpoint has it. */
export const petition = {
  id: 'torture',
  title: 'Keep talking',
  text: 'Please keep talking.',
  action: {url: '/api/petitions/torture/signatures'},
  fields: [{name: 'name', required: true}, {name: 'email', required: true}, {name: 'comment'}],
  consents: [{id: 'updates', text: 'Keep me informed.'}],
};

/** A server for both sites. */
export class Sites {
  readonly #server = createServer((request, response) => this.#answer(request.url ?? '', response));
  readonly #document: string;

  /** @param network The address that the petition is sent to. */
  constructor(network: string) {
    const action = {url: new URL(petition.action.url, network).href};
    this.#document = JSON.stringify([{...petition, action}]);
  }

  /** @returns The addresses of the page, one on each site. */
  async start(): Promise<string[]> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const {port} = this.#server.address() as AddressInfo;
    return ['127.0.0.1', INSECURE_HOST].map((host) => `http://${host}:${port}/page`);
  }

  #answer(path: string, response: ServerResponse): void {
    const send = (type: string, body: string | Buffer, cache = 'no-cache') =>
      response.writeHead(200, {'Content-Type': type, 'Cache-Control': cache}).end(body);
    if (path === '/petition.js') send('text/javascript', readFileSync(kit), 'max-age=3600');
    else if (path === '/petitions.json') send('application/json', this.#document);
    else if (path === '/elsewhere') send('text/html', '<!doctype html><title>Elsewhere</title>');
    else send('text/html', PAGE);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>A blog</title>
<link rel="icon" href="data:,">
<script type="module" src="/petition.js"></script>
<peace-petition src="/petitions.json"></peace-petition>
</html>`;
