import {once} from 'node:events';
import {createServer} from 'node:http';
import type {IncomingMessage, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A petition of the double, and how it answers. */
export interface OsdiPetition {
  /** Keys of the petition that replace those of the double; null takes one away. */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** `blind`, as without a key: `{}` whatever comes of it. `signature`: what was stored. */
  readonly answers: 'blind' | 'signature';
}

/** A signature as the double has stored it. */
type OsdiSignature = Readonly<Record<string, unknown>>;

/** What has come of a petition so far. */
export interface OsdiRecord {
  /** One per person; people are told apart by their addresses. */
  readonly signatures: readonly OsdiSignature[];
  /** How often somebody has signed. */
  readonly posts: number;
  /** Why something was not taken. */
  readonly refusals: readonly string[];
}

/** A system like Action Network, as its documentation and that of OSDI describe it. */
export interface OsdiDouble {
  /** Makes a petition. @returns The address of its document. */
  create(petition: OsdiPetition): Promise<string>;
  /** What has come of the petition of this address. */
  recordOf(url: string): Promise<OsdiRecord>;
}

interface Collected {
  readonly petition: OsdiPetition;
  readonly signatures: Map<string, OsdiSignature>;
  posts: number;
  readonly refusals: string[];
}

const isText = (value: unknown) => typeof value === 'string' && value !== '';
const isListOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  Array.isArray(value) && value.every(fits);
const isObjectOf = (shape: Readonly<Record<string, (value: unknown) => boolean>>) => (value: unknown) =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([key, part]) => shape[key]?.(part) ?? false);

/** The fields that the documentation names, with their types. */
const isSignature = isObjectOf({
  person: isObjectOf({
    given_name: isText,
    family_name: isText,
    email_addresses: isListOf(isObjectOf({address: isText})),
    phone_numbers: isListOf(isObjectOf({number: isText})),
    postal_addresses: isListOf(
      isObjectOf({address_lines: isListOf(isText), postal_code: isText, region: isText, country: isText}),
    ),
    custom_fields: (value) => Object.values(value as object).every((answer) => typeof answer === 'string'),
  }),
  comments: (value) => typeof value === 'string',
  add_tags: isListOf(isText),
  referrer_data: isObjectOf({source: isText, referrer: isText, website: isText}),
  'action_network:referrer_data': isObjectOf({source: isText, referrer: isText, website: isText}),
  triggers: isObjectOf({autoresponse: isObjectOf({enabled: (value) => typeof value === 'boolean'})}),
});

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function give(response: ServerResponse, status: number, json: unknown): void {
  response
    .writeHead(status, {'content-type': 'application/hal+json', 'access-control-allow-origin': '*'})
    .end(JSON.stringify(json));
}

/** Starts the double on a free loopback port. */
export async function startOsdi(): Promise<OsdiDouble & {close(): Promise<void>}> {
  const petitions = new Map<string, Collected>();

  function documentOf(path: string, {petition, signatures}: Collected): object {
    const self = origin + path;
    const fields = {
      identifiers: [`osdi_double:${path.split('/').at(-1)}`],
      created_date: '2013-08-14T09:00:00Z',
      title: 'Speak up for the talks',
      description: '<p>The talks need <b>your</b> voice.</p><p>Please sign &mdash; it&rsquo;s quick.</p>',
      petition_text: 'Dear senators,\n\nplease speak up.',
      browser_url: `${origin}/petitions/speak-up`,
      total_signatures: 345 + signatures.size,
      target: [{name: 'The Senate'}, {name: 'The White House'}],
      _links: {
        self: {href: self},
        'osdi:signatures': {href: `${self}/signatures`},
        'osdi:record_signature_helper': {href: `${self}/signatures`},
      },
      ...petition.fields,
    };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
  }

  function sign(path: string, collected: Collected, body: string, response: ServerResponse): void {
    collected.posts += 1;
    let signature: {person?: {email_addresses?: {address: string}[]}} = {};
    try {
      signature = JSON.parse(body) as typeof signature;
    } catch {
      // It is refused below, as anything else that is no signature.
    }
    const [email] = signature.person?.email_addresses ?? [];
    const blind = collected.petition.answers === 'blind';
    if (!email || !isSignature(signature)) {
      collected.refusals.push(body);
      return give(response, blind ? 200 : 400, blind ? {} : {error: 'An email address is required'});
    }
    // People are merged by their address; one signs a petition once.
    if (!collected.signatures.has(email.address)) collected.signatures.set(email.address, signature);
    const id = String(collected.signatures.size);
    const resource = {
      identifiers: [`osdi_double:signature-${id}`],
      created_date: '2013-09-02T14:05:00Z',
      _links: {self: {href: `${origin}${path}/${id}`}},
    };
    give(response, 200, blind ? {} : resource);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const collected = petitions.get(path.replace(/\/signatures$/, ''));
    if (request.method === 'OPTIONS') {
      response
        .writeHead(200, {
          'access-control-allow-origin': '*',
          'access-control-allow-methods': 'GET, POST, PUT, OPTIONS',
          'access-control-allow-headers': 'Content-Type, OSDI-API-Token',
        })
        .end();
    } else if (!collected) give(response, 404, {error: 'The requested resource could not be found'});
    else if (request.method === 'GET') give(response, 200, documentOf(path, collected));
    else sign(path, collected, await bodyOf(request), response);
  }

  const server = createServer((request, response) => {
    response.shouldKeepAlive = false;
    handle(request, response).catch((error: unknown) => {
      console.error('OSDI double:', error);
      response.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    create(petition) {
      const path = `/api/v2/petitions/${petitions.size + 1}`;
      petitions.set(path, {petition, signatures: new Map(), posts: 0, refusals: []});
      return Promise.resolve(origin + path);
    },
    recordOf(url) {
      const {signatures, posts, refusals} = petitions.get(new URL(url).pathname) as Collected;
      return Promise.resolve({signatures: [...signatures.values()], posts, refusals});
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
