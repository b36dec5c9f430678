import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {extname} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Answer, RecordedRequest} from './endpoint.ts';

type Mutable<Model> = {-readonly [Key in keyof Model]: Model[Key]};

const root = new URL('../../', import.meta.url);

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

/**
 * Only a reset makes WebKitGTK see that a body was cut, and a reset throws away what the browser has not read yet:
 * what was sent before gets this many ms to arrive.
 */
const arrivalTime = 50;

interface Payload {
  readonly content: Buffer;
  readonly type?: string;
}

async function unpaddedPayload({json, body, file}: Answer): Promise<Payload> {
  if (json !== undefined) return {content: Buffer.from(JSON.stringify(json)), type: 'application/json'};
  if (body !== undefined) return {content: Buffer.from(body), type: 'text/plain; charset=utf-8'};
  if (file !== undefined) {
    return {content: await readFile(new URL(file, root)), type: contentTypes[extname(file)]};
  }
  return {content: Buffer.alloc(0)};
}

async function payload(answer: Answer): Promise<Payload> {
  const {content, type} = await unpaddedPayload(answer);
  const missing = Math.max(0, (answer.size ?? 0) - content.length);
  return {content: missing ? Buffer.concat([content, Buffer.alloc(missing, ' ')]) : content, type};
}

function allowCors(headers: Headers, {cors = true}: Answer): void {
  if (cors) headers.set('access-control-allow-origin', '*');
}

function answerHeaders(answer: Answer, {content, type}: Payload): Headers {
  const headers = new Headers({'cache-control': 'no-store', 'content-length': String(content.length)});
  allowCors(headers, answer);
  if (type) headers.set('content-type', type);
  if (answer.redirect) headers.set('location', answer.redirect);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return headers;
}

function preflightHeaders(answer: Answer, request: IncomingMessage): Headers {
  const headers = new Headers();
  allowCors(headers, answer);
  if (answer.cors !== false) {
    headers.set('access-control-allow-methods', request.headers['access-control-request-method'] ?? '');
    headers.set('access-control-allow-headers', request.headers['access-control-request-headers'] ?? '');
  }
  return headers;
}

async function record(request: IncomingMessage): Promise<Mutable<RecordedRequest>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, [value].flat().join(', ')]),
    ),
    body: Buffer.concat(chunks).toString(),
    aborted: false,
  };
}

function isCut({cut, cutAfter}: Answer): boolean {
  return cut === true || cutAfter !== undefined;
}

function isPreflight(request: IncomingMessage): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

async function give(answer: Answer, response: ServerResponse, released: () => Promise<void>): Promise<void> {
  if (answer.delay) await sleep(answer.delay);
  if (answer.hold) await released();
  if (response.destroyed) return;
  if (answer.cut) {
    response.destroy();
    return;
  }

  const {content, type} = await payload(answer);
  response.setHeaders(answerHeaders(answer, {content, type}));
  response.writeHead(answer.status ?? (answer.redirect ? 302 : 200));
  if (answer.cutAfter !== undefined) {
    response.flushHeaders();
    response.write(content.subarray(0, answer.cutAfter));
    await sleep(arrivalTime);
    response.socket?.resetAndDestroy();
    return;
  }
  if (answer.holdAfter !== undefined) {
    response.flushHeaders();
    response.write(content.subarray(0, answer.holdAfter));
    await released();
  }
  response.end(content.subarray(answer.holdAfter ?? 0));
}

/** One URL of the endpoint: its answers still to give, and what was asked of it. */
export class ScriptedUrl {
  readonly requests: RecordedRequest[] = [];
  readonly preflights: RecordedRequest[] = [];
  #answers: readonly Answer[];
  #given = 0;
  readonly #open = new Set<ServerResponse>();
  readonly #gates = new Set<() => void>();
  readonly #arrivals = new EventTarget();

  constructor(answers: readonly Answer[]) {
    this.#answers = answers;
  }

  rescript(answers: readonly Answer[]): void {
    this.#answers = answers;
    this.#given = 0;
  }

  async arrived(count: number): Promise<void> {
    while (this.requests.length < count) await once(this.#arrivals, 'request');
  }

  async release(): Promise<void> {
    while (!this.#gates.size) await once(this.#arrivals, 'hold');
    for (const open of this.#gates) open();
    this.#gates.clear();
  }

  hangUp(): void {
    for (const response of this.#open) response.destroy();
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    const recorded = await record(request);
    if (isPreflight(request)) {
      this.preflights.push(recorded);
      response.setHeaders(preflightHeaders(this.#nextAnswer(), request)).writeHead(204).end();
      return;
    }
    const answer = this.#nextAnswer();
    this.#given += 1;
    response.once('close', () => {
      recorded.aborted = !response.writableEnded && !isCut(answer);
    });
    this.requests.push(recorded);
    this.#arrivals.dispatchEvent(new Event('request'));
    await give(answer, response, () => this.#released(response));
  }

  #nextAnswer(): Answer {
    return this.#answers[Math.min(this.#given, this.#answers.length - 1)] ?? {};
  }

  #released(response: ServerResponse): Promise<void> {
    return new Promise((open) => {
      this.#gates.add(open);
      response.once('close', () => this.#gates.delete(open));
      this.#arrivals.dispatchEvent(new Event('hold'));
    });
  }
}
