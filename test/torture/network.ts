/** The network between browsers and the endpoint: a proxy that drops, cuts, delays and repeats what visitors send. */
import {once} from 'node:events';
import {Agent, createServer, request as httpRequest} from 'node:http';
import type {IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {setTimeout as sleep} from 'node:timers/promises';
import {Dice} from './dice.ts';
import {fateOf} from './fates.ts';
import type {Fate} from './fates.ts';
import type {Ledger, Story} from './ledger.ts';

/** Where requests go. */
export interface Upstream {
  /** The address of an endpoint that may be up; each call may give another one. */
  pick(): string;
  /** Kills the endpoint at an address. */
  kill(url: string): void;
}

/** A request as it came. */
interface Parcel {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer that came whole. */
interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** What a visitor’s browser is given; nothing is a cut line. */
type Given = Answer | 'half' | undefined;

/** How many requests are sent once more, long after. */
const GHOSTS = 0.12;

const PAGE: Omit<Answer, 'status'> = {
  headers: {'content-type': 'text/html', 'access-control-allow-origin': '*'},
  body: Buffer.from('<!doctype html><title>Welcome aboard</title><p>Thank you! Your signature is stored.'),
};

/** Every request to the endpoint takes a line of its own: a dead one takes no other with it. */
const lines = new Agent({keepAlive: false});

/** A network with fates. */
export class Network {
  readonly #seed: number;
  readonly #ledger: Ledger;
  readonly #upstream: Upstream;
  readonly #server = createServer((request, response) => {
    this.#carry(request, response).catch(() => response.destroy());
  });
  /** What will be sent once more when nobody expects it. */
  readonly #ghosts: {readonly story: Story; readonly parcel: Parcel}[] = [];
  #isCalm = false;

  constructor(seed: number, ledger: Ledger, upstream: Upstream) {
    this.#seed = seed;
    this.#ledger = ledger;
    this.#upstream = upstream;
  }

  /** @returns Its address, without a slash at the end. */
  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on every request arrives, once. */
  calm(): void {
    this.#isCalm = true;
  }

  /** Whose signature has got stuck in it and will arrive once more. */
  get ghosts(): readonly Story[] {
    return [...new Set(this.#ghosts.map(({story}) => story))];
  }

  /** Delivers what got stuck in it, long after it was given up by whoever sent it. */
  async deliverGhosts(): Promise<void> {
    for (const {story, parcel} of this.#ghosts.splice(0)) {
      this.#ledger.count('late repetitions');
      await this.#forward(parcel, story);
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #carry(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const {method = '', url = '', headers} = request;
    const parcel: Parcel = {method, path: url, headers, body: await bodyOf(request)};
    const story = method === 'POST' ? this.#ledger.storyOf(emailIn(parcel.body)) : undefined;
    // Browsers repeat by themselves what was lost on a line that they had used before. Most lines are used once.
    if (new Dice(this.#seed, `line ${story?.number} ${story?.attempts}`).roll() < 0.7) {
      response.shouldKeepAlive = false;
    }
    const given = story ? await this.#meddle(parcel, story) : await this.#forward(parcel);
    const arrived = give(response, given);
    if (story && !arrived && isStored(story)) story.answerLost = true;
  }

  /** Does to a signature what is its fate. */
  async #meddle(parcel: Parcel, story: Story): Promise<Given> {
    story.attempts++;
    const {number, attempts} = story;
    const dice = new Dice(this.#seed, `course ${number} ${attempts}`);
    const fate: Fate = this.#isCalm ? 'pass' : fateOf(this.#seed, number, attempts);
    this.#ledger.count(`network: ${fate}`);
    const mishap = story.whileUnderWay;
    story.whileUnderWay = undefined;
    // The page may go before, while or after the request arrives.
    const moment = dice.among({before: 1, meanwhile: 1, after: 1});
    if (moment === 'before') await mishap?.();
    const [given] = await Promise.all([
      this.#suffer(fate, parcel, story, dice),
      moment === 'meanwhile' ? mishap?.() : undefined,
    ]);
    if (moment === 'after') await mishap?.();
    if (dice.roll() < GHOSTS) this.#ghosts.push({story, parcel});
    return given;
  }

  async #suffer(fate: Fate, parcel: Parcel, story: Story, dice: Dice): Promise<Given> {
    const forward = () => this.#forward(parcel, story);
    switch (fate) {
      case 'pass':
        return forward();
      case 'drop-before':
        return undefined;
      case 'cut-within':
        await this.#forward(parcel, story, {bytes: Math.floor(parcel.body.length * dice.between(0.1, 0.9))});
        return undefined;
      case 'drop-during':
        await this.#forward(parcel, story, {hangUpAfter: dice.between(0, 12)});
        return undefined;
      case 'lose-answer':
        await forward();
        return undefined;
      case 'halve-answer':
        return (await forward()) && 'half';
      case 'delay':
        await sleep(dice.between(100, 1500));
        return forward();
      case 'repeat':
        await forward();
        return forward();
      case 'repeat-at-once':
        return (await Promise.all([forward(), forward()])).find((answer) => answer);
      case 'portal':
        return {status: 200, ...PAGE};
      case 'gateway':
        await forward();
        return {status: 502, ...PAGE};
      case 'kill': {
        const target = this.#upstream.pick();
        setTimeout(() => this.#upstream.kill(target), dice.between(0, 15));
        return this.#forward(parcel, story, {target});
      }
    }
  }

  async #forward(parcel: Parcel, story?: Story, course: Course = {}): Promise<Answer | undefined> {
    const {target = this.#upstream.pick()} = course;
    const answer = await exchange(target, parcel, story, course);
    if (story && answer) note(story, parcel, answer);
    if (story && !answer && !course.bytes && course.hangUpAfter === undefined) {
      this.#ledger.count('network: endpoint away');
    }
    return answer;
  }
}

/** How a request travels. */
interface Course {
  readonly target?: string;
  /** No more than so many bytes of the body arrive. */
  readonly bytes?: number;
  /** The line is cut so many ms after all was sent. */
  readonly hangUpAfter?: number;
}

/** Sends a request on. @returns The answer, if a whole one comes. */
function exchange(
  target: string,
  {method, path, headers, body}: Parcel,
  story: Story | undefined,
  {bytes, hangUpAfter}: Course,
): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const outgoing = httpRequest(new URL(path, target), {
      method,
      agent: lines,
      headers: {...passedOn(headers), ...(story && {'x-forwarded-for': addressOf(story)})},
    });
    outgoing.on('error', () => resolve(undefined));
    outgoing.on('response', (incoming) => {
      bodyOf(incoming).then(
        (answer) => resolve({status: incoming.statusCode ?? 0, headers: incoming.headers, body: answer}),
        () => resolve(undefined),
      );
    });
    if (bytes !== undefined) {
      outgoing.write(body.subarray(0, bytes), () => outgoing.destroy());
      return;
    }
    outgoing.end(body);
    if (hangUpAfter !== undefined) setTimeout(() => outgoing.destroy(), hangUpAfter);
  });
}

/** RFC 9110, 7.6.1 */
const BETWEEN_NEIGHBOURS = new Set(['connection', 'keep-alive', 'transfer-encoding']);

function passedOn(headers: IncomingHttpHeaders): OutgoingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !BETWEEN_NEIGHBOURS.has(name)));
}

/** Every visitor has an address of their own. */
function addressOf({number}: Story): string {
  return `10.1.${number >> 8}.${number & 255}`;
}

function note({answers}: Story, {headers}: Parcel, {status, body}: Answer): void {
  const key = String(headers['idempotency-key']);
  const isGood = status === 200 || status === 201;
  const id = isGood ? (JSON.parse(body.toString()) as {id: string}).id : undefined;
  answers.set(key, [...(answers.get(key) ?? []), {status, id}]);
}

function isStored({answers}: Story): boolean {
  return [...answers.values()].flat().some(({id}) => id);
}

/** @returns Whether the visitor’s browser was there to take it. */
function give(response: ServerResponse, given: Given): boolean {
  const {socket} = response;
  if (!given || !socket || socket.destroyed) {
    response.destroy();
    return false;
  }
  if (given === 'half') {
    response.writeHead(201, {...PAGE.headers, 'content-type': 'application/json', 'content-length': 200});
    response.write('{"id":"', () => response.destroy());
    return false;
  }
  response.writeHead(given.status, passedOn(given.headers)).end(given.body);
  return given.status < 300 && given.headers['content-type'] !== PAGE.headers['content-type'];
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function emailIn(body: Buffer): string {
  return (JSON.parse(body.toString()) as {person: {email: string}}).person.email;
}
