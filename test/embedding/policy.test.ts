import {expect} from '@open-wc/testing';
import {endpoint} from '../endpoint/client.ts';

const FILE = 'dist/cdn/peace-widgets.js';
const SECTIONS = ['news', 'negotiators', 'timeline', 'petitions', 'signup', 'issues'];
const TAGS = ['news-feed', 'negotiators', 'timeline', 'petition', 'signup', 'core-issues'];

/** What `visitor.js` tells of its page. */
interface Visit {
  readonly states: readonly string[];
  readonly violations: readonly string[];
  readonly background: string;
  readonly thanks: readonly string[];
}

async function content(): Promise<Record<string, unknown>> {
  const entries = SECTIONS.map(async (name): Promise<[string, unknown]> => {
    const answer = await fetch(`/server/content/${name}.json`);
    return [name, await answer.json()];
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A page on a third origin: neither the test's, nor that of script and endpoint. */
const elsewhere = (url: string) => url.replace('127.0.0.1', 'localhost');

describe('a page with the strictest policy that the README names', () => {
  let frame: HTMLIFrameElement;
  afterEach(() => frame.remove());

  it('lets all six widgets read and write', async function () {
    if (!(await fetch(`/${FILE}`, {method: 'HEAD'})).ok) this.skip();
    const receipt = [{status: 201, json: {id: 'r', status: 'stored', count: 1}}];
    const signatures = await endpoint.script(receipt, 'signatures');
    const subscriptions = await endpoint.script([
      {status: 201, json: {id: 'r', status: 'stored', lists: [{id: 'two-state-alerts', status: 'stored'}]}},
    ]);
    const {petitions, signup, ...sections} = await content();
    const document = await endpoint.script([
      {
        json: {
          peace: '1.0',
          ...sections,
          petitions: (petitions as object[]).map((petition) => ({...petition, action: {url: signatures}})),
          signup: {...(signup as object), action: {url: subscriptions}},
        },
      },
    ]);
    const script = await endpoint.script([{file: FILE}], 'peace-widgets.js');
    const visitor = await endpoint.script([{file: 'test/embedding/visitor.js'}], 'visitor.js');
    const {origin} = new URL(document);
    const page = await endpoint.script([
      {
        body: `<!doctype html><html lang="en"><title>A blog</title>
          <script type="module" src="${script}"></script><script type="module" src="${visitor}"></script>
          ${TAGS.map((tag) => `<peace-${tag} src="${document}"></peace-${tag}>`).join('')}`,
        headers: {
          'Content-Type': 'text/html',
          'Content-Security-Policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin}; require-trusted-types-for 'script'; trusted-types lit-html peace-widgets 'allow-duplicates'`,
        },
      },
    ]);

    const visit = new Promise<Visit>((resolve) => {
      addEventListener('message', ({data}: MessageEvent<Visit>) => resolve(data), {once: true});
    });
    frame = globalThis.document.createElement('iframe');
    frame.src = elsewhere(page);
    globalThis.document.body.append(frame);
    const {states, violations, background, thanks} = await visit;

    expect(states).to.deep.equal(TAGS.map(() => 'ready'));
    expect(violations).to.deep.equal([]);
    expect(background, 'styles apply').to.equal('rgb(255, 255, 255)');
    expect(thanks[0]).to.include('Your signature is stored.');
    expect(thanks[1]).to.include('You will receive Two State Alerts.');
    expect(await endpoint.requests(signatures)).to.have.length(1);
    expect(await endpoint.requests(document)).to.have.length(1);
  });

  for (const [what, policies, text] of [
    ['lets HTML of others become text', "lit-html peace-widgets 'allow-duplicates'", 'Please sign — now.'],
    [
      'shows HTML as it is without the policy of the kit',
      'lit-html',
      '<p>Please <b>sign</b> &mdash; now.</p>',
    ],
  ] as const) {
    it(what, async function () {
      if (!(await fetch(`/${FILE}`, {method: 'HEAD'})).ok) this.skip();
      // Elsewhere HTML is parsed without a policy.
      if (!('trustedTypes' in globalThis)) this.skip();
      const script = await endpoint.script([{file: FILE}], 'peace-widgets.js');
      const reader = await endpoint.script([{file: 'test/embedding/reader.js'}], 'reader.js');
      const petition = await endpoint.script([
        {
          json: {
            title: 'Speak up',
            description: '<p>Please <b>sign</b> &mdash; now.</p>',
            _links: {'osdi:record_signature_helper': {href: 'sign'}},
          },
        },
      ]);
      const {origin} = new URL(petition);
      const page = await endpoint.script([
        {
          body: `<!doctype html><html lang="en"><title>A blog</title>
            <script type="module" src="${script}"></script><script type="module" src="${reader}"></script>
            <peace-petition src="${petition}"></peace-petition>`,
          headers: {
            'Content-Type': 'text/html',
            'Content-Security-Policy': `default-src 'none'; script-src ${origin}; connect-src ${origin}; require-trusted-types-for 'script'; trusted-types ${policies}`,
          },
        },
      ]);
      const read = new Promise<unknown>((resolve) => {
        addEventListener('message', ({data}: MessageEvent<{text: string}>) => resolve(data.text), {
          once: true,
        });
      });
      frame = globalThis.document.createElement('iframe');
      frame.src = elsewhere(page);
      globalThis.document.body.append(frame);
      expect(await read).to.equal(text);
    });
  }
});
