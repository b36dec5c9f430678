/** Somebody who publishes: a real server on loopback whose answers a test writes. */
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {IncomingHttpHeaders, IncomingMessage, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {TestContext} from 'node:test';

interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

type Answerer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server and what it was asked. */
export interface Newspaper {
  readonly host: string;
  /** The address of a path. */
  at(path: string): string;
  /** What is answered at a path from now on. */
  answer(path: string, answer: Answer | Answerer | string): void;
  /** The headers of the requests for a path so far. */
  asked(path: string): readonly IncomingHttpHeaders[];
  /** Answers nobody any more. */
  stop(): Promise<void>;
}

/** Starts one; it stops with the test. */
export async function startNewspaper(t: TestContext): Promise<Newspaper> {
  const answers = new Map<string, Answer | Answerer>();
  const requests: {path: string; headers: IncomingHttpHeaders}[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    requests.push({path, headers: request.headers});
    const answer = answers.get(path) ?? {status: 404};
    if (typeof answer === 'function') return answer(request, response);
    response.writeHead(answer.status ?? 200, answer.headers).end(answer.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;
  let isOpen = true;
  const stop = async () => {
    if (!isOpen) return;
    isOpen = false;
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
  t.after(stop);
  return {
    host: `127.0.0.1:${port}`,
    at: (path) => `http://127.0.0.1:${port}${path}`,
    answer: (path, answer) => answers.set(path, typeof answer === 'string' ? {body: answer} : answer),
    asked: (path) => requests.filter((request) => request.path === path).map(({headers}) => headers),
    stop,
  };
}
