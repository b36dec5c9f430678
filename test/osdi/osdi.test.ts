import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/petition/define.ts';
import '../../src/signup/define.ts';
import type {PeacePetition} from '../../src/petition/petition.ts';
import type {PeaceErrorEvent} from '../../src/widget/events.ts';
import {all, button, drawn, fails, fill, one, press, reaches, textOf} from '../delivery/form-page.ts';
import {forgetOutbox, keptEntries, quietPage} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import {warnings} from '../widget/warnings.ts';
import {osdi} from './client.ts';
import type {OsdiPetition} from './server.ts';
import {waitUntil} from '../patience.ts';

afterEach(forgetOutbox);

/** Where the document that was read last is not as it should be. */
let problems: string[];
addEventListener('peace-load', (event) => {
  problems = event.problems.map(({pointer}) => pointer);
});

/** A petition that lives there. */
async function petitionAt(url: string): Promise<PeacePetition> {
  const element = await fixture<PeacePetition>(html`<peace-petition src=${url}></peace-petition>`);
  await waitUntil(() => element.state === 'ready' || element.state === 'error');
  await element.updateComplete;
  return element;
}

/** The double's petition, drawn. */
async function petitionOf(rest: Partial<OsdiPetition> = {}): Promise<{url: string; element: PeacePetition}> {
  const url = await osdi.create({answers: 'blind', ...rest});
  return {url, element: await petitionAt(url)};
}

/** Text as it is read, line by line. */
const linesOf = (element: Element) => (element.textContent ?? '').trim();

const ann = {
  'First name': 'Ann',
  'Last name': 'Ash',
  'E-mail': 'ann@example.org',
  'ZIP or postal code': '20500',
};

/** The same petition as it stands in a file. */
function document(rest: Readonly<Record<string, unknown>>): object {
  return {
    title: 'Speak up for the talks',
    description: 'The talks need your voice.',
    _links: {'osdi:record_signature_helper': {href: 'https://osdi.example/petitions/1/signatures'}},
    ...rest,
  };
}

describe('a petition of OSDI', () => {
  it('is read: title, text, count, addressee', async () => {
    const {element} = await petitionOf();
    expect(problems).to.be.empty;
    expect(textOf(one(element, '[part=heading]'))).to.equal('Speak up for the talks');
    expect(linesOf(one(element, '[part=text]'))).to.equal(
      'The talks need your voice.\n\nPlease sign — it’s quick.\n\nDear senators,\n\nplease speak up.',
    );
    expect(textOf(one(element, '[part=progress]'))).to.match(/^345 signatures/);
    expect(textOf(element.renderRoot.querySelector('.meta') ?? undefined)).to.equal(
      'To: The Senate, The White House',
    );
    await expect(element).to.be.accessible();
  });

  it('is asked for without any header that its system does not know', async () => {
    const url = await endpoint.script([{json: document({})}], 'petition');
    await petitionAt(url);
    expect(await endpoint.preflights(url)).to.be.empty;
  });

  for (const [what, rest, selector, words] of [
    ['a count as text', {total_signatures: '6412'}, '[part=progress]', '6,412 signatures Goal: 7,500'],
    ['no description', {description: undefined, petition_text: 'Dear all'}, '[part=text]', 'Dear all'],
    ['plain text', {description: 'One & two\nthree < four'}, '[part=text]', 'One & two\nthree < four'],
    [
      'HTML of a word processor',
      {description: '<div>One<br/>two</div>\n<div><ul>\n<li>three</li><li>four &amp; five</li></ul></div>'},
      '[part=text]',
      'One\ntwo\n\nthree\nfour & five',
    ],
    [
      'HTML that would do harm',
      {description: 'Look<img src=x onerror="document.title=\'harmed\'"> &lt;b&gt;here&lt;/b&gt;'},
      '[part=text]',
      'Look <b>here</b>',
    ],
  ] as const) {
    it(`may have ${what}`, async () => {
      const element = await drawn('peace-petition', document(rest));
      expect(problems).to.be.empty;
      const text = linesOf(one(element, selector)).replace(/[^\S\n]+/g, ' ');
      expect(text).to.equal(words);
      expect(globalThis.document.title).not.to.equal('harmed');
    });
  }

  it('may have a count that is none', async () => {
    const element = await drawn('peace-petition', document({total_signatures: 'many'}));
    expect(all(element, '[part=progress]')).to.be.empty;
  });

  for (const [key, value] of [
    ['target', {name: 'The Senate'}],
    ['browser_url', 'javascript:alert(1)'],
    ['description', 7],
    ['total_signatures', [345]],
    ['identifiers', 'one'],
  ] as const) {
    it(`costs no more than the part that is wrong: ${key}`, async () => {
      const element = await drawn('peace-petition', document({petition_text: 'Dear all', [key]: value}));
      expect(element.state).to.equal('ready');
      expect(problems).to.deep.equal([`/${key}`]);
    });
  }

  it('says what is missing when nobody can sign it from elsewhere', async () => {
    const url = await osdi.create({answers: 'blind', fields: {_links: {self: {href: '/'}}}});
    const element = await petitionAt(url);
    expect(element.state).to.equal('error');
    expect(warnings.join()).to.include(': /_links ');
  });

  it('shows HTML as it is where the page forbids to parse it, and says why', async () => {
    const {parseFromString} = DOMParser.prototype;
    DOMParser.prototype.parseFromString = () => {
      throw new TypeError('This document requires TrustedHTML');
    };
    try {
      const element = await drawn('peace-petition', document({description: '<p>Please sign</p>'}));
      expect(textOf(one(element, '[part=text]'))).to.equal('<p>Please sign</p>');
      expect(problems).to.deep.equal(['/description']);
    } finally {
      DOMParser.prototype.parseFromString = parseFromString;
    }
  });

  it('may have addresses relative to its own', async () => {
    const signature = {identifiers: ['osdi:1']};
    const helper = {'osdi:record_signature_helper': {href: 'petition/signatures'}};
    const url = await endpoint.script([{json: document({_links: helper})}, {json: signature}], 'petition');
    const element = await petitionAt(url);
    fill(element, ann);
    await press(element);
    await reaches(element, 'thanked');
    expect((await endpoint.requests(url))[1]?.path).to.equal(`${new URL(url).pathname}/signatures`);
  });
});

describe('signing a petition of OSDI', () => {
  it('is handed over, and said not to be confirmed', async () => {
    const {url, element} = await petitionOf();
    fill(element, ann);
    const signed = oneEvent(element, 'peace-sign');
    await press(element);
    await reaches(element, 'thanked');
    const {host} = new URL(url);
    const words = textOf(element.renderRoot as unknown as Element);
    expect(words)
      .to.include(`handed to ${host}`)
      .and.not.to.match(/is stored|counted/);
    expect(await signed).to.include({id: 'osdi_double:' + url.split('/').at(-1), status: 'sent'});
    const {signatures, refusals} = await osdi.recordOf(url);
    expect(refusals).to.be.empty;
    expect(signatures).to.have.length(1);
    expect(signatures[0]).to.deep.include({
      person: {
        given_name: 'Ann',
        family_name: 'Ash',
        email_addresses: [{address: 'ann@example.org'}],
        postal_addresses: [{postal_code: '20500'}],
        custom_fields: {},
      },
      triggers: {autoresponse: {enabled: true}},
    });
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
    await expect(element).to.be.accessible();
  });

  it('is thanked for where the system tells that it is stored', async () => {
    const {element} = await petitionOf({answers: 'signature'});
    fill(element, ann);
    const signed = oneEvent(element, 'peace-sign');
    await press(element);
    await reaches(element, 'thanked');
    expect(textOf(element.renderRoot as unknown as Element)).to.include('Your signature is stored.');
    expect(await signed).to.include({status: 'stored'});
  });

  it('repeats nothing by itself that was handed over', async () => {
    const {url, element} = await petitionOf();
    fill(element, ann);
    await press(element);
    await reaches(element, 'thanked');
    await (await quietPage()).sendNow();
    expect((await osdi.recordOf(url)).posts).to.equal(1);
  });

  it('takes all answers of a form of the kit along', async () => {
    const url = await osdi.create({answers: 'blind'});
    const element = await drawn('peace-petition', [
      {
        id: 'senators',
        title: 'Speak up',
        text: 'Please.',
        action: {url: `${url}/signatures`, format: 'osdi'},
        fields: [
          ...['name', 'email', 'tel', 'street-address', 'region', 'country', 'comment'].map((name) => ({
            name,
          })),
          {name: 'role', label: 'Role'},
          {name: 'volunteer', label: 'I can help', type: 'checkbox'},
        ],
        consents: [{id: 'updates', text: 'Send me updates'}],
      },
    ]);
    fill(element, {
      Name: 'Ann Ash',
      'E-mail': 'ann@example.org',
      Telephone: '+1 202 555 0143',
      'Street address': '1 Main Street',
      'State or region': 'DC',
      Country: 'US',
      Comment: 'Good luck',
      Role: 'Teacher',
    });
    button(element, 'Sign').click();
    await reaches(element, 'thanked');
    const {signatures, refusals} = await osdi.recordOf(url);
    expect(refusals).to.be.empty;
    expect(signatures[0]).to.deep.include({
      person: {
        given_name: 'Ann Ash',
        email_addresses: [{address: 'ann@example.org'}],
        phone_numbers: [{number: '+1 202 555 0143'}],
        postal_addresses: [{address_lines: ['1 Main Street'], region: 'DC', country: 'US'}],
        custom_fields: {role: 'Teacher', volunteer: 'no', updates: 'no'},
      },
      comments: 'Good luck',
    });
  });

  for (const [what, answer] of [
    ['a web page', {body: '<h1>Thanks!</h1>', headers: {'Content-Type': 'text/html'}}],
    ['a redirect', {redirect: '/thanks'}],
    ['an error with status 200', {json: {error: 'You must specify a valid person id'}}],
    ['status 404', {status: 404, json: {error: 'not found'}}],
    ['status 500', {status: 500}],
    ['a closed connection', {cut: true}],
    ['an answer that other sites may not read', {json: {}, cors: false}],
  ] as const) {
    it(`waits after ${what}`, async () => {
      const url = await endpoint.script([answer]);
      const helper = {'osdi:record_signature_helper': {href: url}};
      const element = await drawn('peace-petition', document({_links: helper}));
      fill(element, ann);
      const error: PeaceErrorEvent = await fails(element);
      expect(error.kind).to.equal('unknown');
      await reaches(element, 'waiting');
      expect(await keptEntries()).to.have.length(1);
    });
  }
});

describe('a sign-up at OSDI', () => {
  it('has the lists as tags', async () => {
    const url = await osdi.create({answers: 'blind'});
    const element = await drawn('peace-signup', {
      lists: [
        {id: 'alerts', title: 'Alerts'},
        {id: 'news', title: 'News'},
      ],
      action: {url: `${url}/signatures`, format: 'osdi'},
    });
    all<HTMLInputElement>(element, '[part=lists] input')[1]?.click();
    fill(element, {'E-mail': 'ann@example.org'});
    const subscribed = oneEvent(element, 'peace-subscribe');
    await press(element);
    await reaches(element, 'thanked');
    expect((await osdi.recordOf(url)).signatures[0]).to.deep.include({add_tags: ['news']});
    const {status, lists} = (await subscribed) as unknown as {status: string; lists: unknown};
    expect(status).to.equal('sent');
    expect(lists).to.deep.equal([{id: 'news', status: 'sent'}]);
    const words = textOf(element.renderRoot as unknown as Element);
    expect(words)
      .to.include(new URL(url).host)
      .and.not.to.match(/You will receive|signed up|mail that we/);
  });
});
