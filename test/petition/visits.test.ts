import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {forget, remember, statusAt} from '../../src/delivery/signed.ts';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {
  all,
  button,
  control,
  fill,
  hasFocus,
  one,
  press,
  reaches,
  sentTo,
  textOf,
} from '../delivery/form-page.ts';
import {endpoint} from '../endpoint/client.ts';
import {warnings} from '../widget/warnings.ts';
import {maryland, petition, petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

const receipt = {id: '0123456789', status: 'stored', count: 6413};

/** A petition that takes signatures, and their address. */
async function signable(rest: object = {}, attributes: Record<string, string> = {}, json: object = receipt) {
  const url = await endpoint.script([{status: 201, json}]);
  return {url, element: await petitionOf({action: {url}, ...rest}, attributes)};
}

async function sign(element: PeacePetition): Promise<void> {
  fill(element, {'E-mail': 'ann@example.org'});
  await press(element);
  await reaches(element, 'thanked');
}

function textIn(element: PeacePetition): string {
  return textOf(one(element, '.root'));
}

/** The address of this page, for as long as a test takes. */
const {href} = location;
function visit(query: string): void {
  const url = new URL(href);
  for (const [name, value] of new URLSearchParams(query)) url.searchParams.set(name, value);
  history.replaceState(null, '', url);
}
afterEach(() => history.replaceState(null, '', href));

describe('peace-petition: a device', () => {
  it('remembers that it was signed, not by whom, and offers sharing at the next visit', async () => {
    const {url, element} = await signable();
    await sign(element);
    expect(statusAt(url)).to.equal('stored');
    for (const [key, value] of Object.entries(localStorage)) {
      expect(key + String(value)).not.to.include('ann');
    }
    let told = 0;
    addEventListener('peace-sign', () => told++, {once: true});
    const later = await petitionOf({action: {url}});
    expect(later.step).to.equal('thanked');
    expect(textIn(later)).to.include('This petition was signed on this device before.');
    expect(button(later, 'Copy link')).to.exist;
    expect(all(later, 'form').length).to.equal(0);
    expect(told).to.equal(0);
    await expect(later).to.be.accessible();
  });

  it('does not say of one that waits for a click in a mail that it counts', async () => {
    const {url, element} = await signable({}, {}, {id: 'r1', status: 'confirm'});
    await sign(element);
    expect(statusAt(url)).to.equal('confirm');
    const later = await petitionOf({action: {url}});
    expect(textOf(one(later, '#thanks'))).to.equal('Please check your mail');
    expect(textIn(later)).to.include(
      'This petition was signed on this device before. Your signature counts once you follow the link',
    );
    expect(textIn(later)).not.to.include('Thank you');
  });

  it('does not say of one that was handed to somebody that it is stored', async () => {
    const {url} = await signable();
    remember(url, 'sent');
    expect(textIn(await petitionOf({action: {url}}))).to.include('which does not confirm it.');
  });

  it('gives an empty form to somebody else, and forgets', async () => {
    const {url} = await signable();
    remember(url, 'stored');
    const element = await petitionOf({action: {url}});
    button(element, 'Not you? Sign again').click();
    await reaches(element, 'form');
    expect(statusAt(url)).to.equal('');
    expect(control(element, 'E-mail').value).to.equal('');
    expect(hasFocus(control(element, 'First name'))).to.equal(true);
    await sign(element);
    expect(textIn(element)).to.include('Your signature is stored.');
  });

  it('has signed for all widgets of the petition, but for one that somebody fills in', async () => {
    const {url, element} = await signable();
    const [untouched, begun] = [await petitionOf({action: {url}}), await petitionOf({action: {url}})];
    fill(begun, {'First name': 'Ben'});
    await sign(element);
    await reaches(untouched, 'thanked');
    expect(begun.step).to.equal('form');
    expect(control(begun, 'First name').value).to.equal('Ben');
  });

  it('keeps petitions apart', async () => {
    const signed = await signable();
    remember(signed.url, 'stored');
    const {element} = await signable();
    expect(element.step).to.equal('form');
    element.data = petition({action: {url: signed.url}});
    await reaches(element, 'thanked');
  });

  it('shows that a petition is closed before all else', async () => {
    const {url} = await signable();
    remember(url, 'stored');
    const element = await petitionOf({action: {url}, closed: true, result: 'Won.'});
    expect(element.step).to.equal('closed');
    expect(textIn(element)).to.include('Won.');
  });

  it('that keeps nothing offers the form at every visit', async () => {
    const storage = Object.getOwnPropertyDescriptor(window, 'localStorage') as PropertyDescriptor;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    try {
      const {url, element} = await signable();
      await sign(element);
      expect(statusAt(url)).to.equal('');
      forget(url);
      expect((await petitionOf({action: {url}})).step).to.equal('form');
    } finally {
      Object.defineProperty(window, 'localStorage', storage);
    }
  });
});

describe('peace-petition: after signing', () => {
  it('says who was handed a signature that nobody confirms', async () => {
    const url = await endpoint.script([{status: 200, json: {}}]);
    const element = await petitionOf({action: {url, format: 'osdi'}});
    const told = oneEvent(element, 'peace-sign');
    await sign(element);
    expect(await told).to.include({status: 'sent'});
    const {host} = new URL(url);
    expect(textIn(element)).to.include(`Your signature was handed to ${host}, which does not confirm it.`);
  });

  it('shows what the page wants to follow, and not before', async () => {
    const {element} = await signable();
    element.innerHTML = '<p slot="follow-up">Come to the rally.</p>';
    expect(element.querySelector('p')?.assignedSlot).to.equal(null);
    await sign(element);
    expect(element.querySelector('p')?.getClientRects()).to.have.length(1);
  });

  it('passes on by which way, for which petition and after whose signature, and nothing that was filled in', async () => {
    visit('peace-email=ann%40example.org&peace-ref=abc');
    const {element} = await signable();
    await sign(element);
    const facebook = new URL(button(element, 'Facebook').getAttribute('href') ?? '');
    const {searchParams} = new URL(facebook.searchParams.get('u') ?? '');
    expect(searchParams.get('utm_source')).to.equal('share');
    expect(searchParams.get('utm_medium')).to.equal('facebook');
    expect(searchParams.get('utm_campaign')).to.equal('senators');
    expect(searchParams.get('peace-ref')).to.equal('01234567');
    expect(searchParams.get('peace-email')).to.equal(null);
  });

  it('tells where a signature comes from', async () => {
    visit(`utm_campaign=senators&peace-ref=${'a'.repeat(300)}`);
    const {url, element} = await signable();
    await sign(element);
    expect((await sentTo(url)).source).to.include({campaign: 'senators', referral: 'a'.repeat(200)});
  });
});

describe('peace-petition: prefilled', () => {
  const asked = {
    ...maryland,
    fields: [...maryland.fields, {name: 'given-name'}, {name: 'comment'}, {name: 'role'}],
    consents: [{id: 'updates', text: 'Send me updates'}],
  };
  const QUERY =
    'peace-email=ann%40example.org&peace-given-name=Ann&peace-region=MD&peace-comment=Hi&peace-role=Spy&peace-updates=1&peace-consent-0=1';

  it('only where the page wants it', async () => {
    visit(QUERY);
    const {element} = await signable(asked);
    expect(control(element, 'E-mail').value).to.equal('');
  });

  it('with name, address and place, and with nothing else; it is not sent', async () => {
    visit(QUERY);
    const {url, element} = await signable(asked, {prefill: ''});
    await element.updateComplete;
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    expect(control(element, 'First name').value).to.equal('Ann');
    expect(control<HTMLSelectElement>(element, 'State').value).to.equal('MD');
    expect(control(element, 'Comment').value).to.equal('');
    expect(control(element, 'role').value).to.equal('');
    expect(control(element, 'Send me updates').checked).to.equal(false);
    expect(textIn(element)).to.include('Barbara Mikulski');
    expect(await endpoint.requests(url)).to.be.empty;
  });

  it('as if it had been typed: a mistake in it is seen', async () => {
    visit('peace-email=ann%40gmial.com');
    const {element} = await signable({}, {prefill: ''});
    await element.updateComplete;
    expect(textIn(element)).to.include('Did you mean ann@gmail.com?');
  });

  it('with nothing over what was typed before', async () => {
    visit(QUERY);
    const {element} = await signable(asked);
    fill(element, {'First name': 'Bob'});
    await element.updateComplete;
    element.prefill = true;
    await waitUntil(() => control(element, 'E-mail').value === 'ann@example.org');
    expect(control(element, 'First name').value).to.equal('Bob');
  });

  it('to a sane length, as text, once', async () => {
    visit(`peace-given-name=${encodeURIComponent('<b>' + 'x'.repeat(300))}&peace-email=ann%40example.org`);
    const {element} = await signable({}, {prefill: ''});
    expect(control(element, 'First name').value).to.equal(`<b>${'x'.repeat(197)}`);
    await sign(element);
    button(element, 'Not you? Sign again').click();
    await reaches(element, 'form');
    expect(control(element, 'E-mail').value).to.equal('');
  });
});

describe('peace-petition: from one line of HTML', () => {
  it('is whole: heading, text, form, goal, thanks', async () => {
    const url = await endpoint.script([{status: 201, json: {...receipt, count: 12}}]);
    const element = await fixture<PeacePetition>(
      html`<peace-petition action=${url} heading="Save the park" goal="500"
        ><p slot="text">The park is <em>ours</em>.</p></peace-petition
      >`,
    );
    expect(element.state).to.equal('ready');
    expect(textOf(one(element, '[part=heading]'))).to.equal('Save the park');
    expect(element.querySelector('p')?.getClientRects()).to.have.length(1);
    expect(all(element, '[part=text]').length).to.equal(0);
    const told = oneEvent(element, 'peace-sign');
    await sign(element);
    expect(await told).to.include({id: 'Save the park', count: 12});
    expect(textOf(one(element, '[part=progress]'))).to.equal('12 signatures Goal: 500');
    const mail = new URL(button(element, 'E-mail').getAttribute('href') ?? '');
    expect(mail.searchParams.get('subject')).to.equal('Save the park');
    expect(warnings).to.deep.equal([]);
  });

  it('sends to an address relative to the page', async () => {
    const element = await fixture<PeacePetition>(
      html`<peace-petition action="sign" heading="Save the park"></peace-petition>`,
    );
    const {fetch} = window;
    let to: unknown;
    window.fetch = (url) => {
      to = url;
      return Promise.reject(new Error('nobody there'));
    };
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    await reaches(element, 'waiting');
    window.fetch = fetch;
    expect(to).to.equal(new URL('sign', document.baseURI).href);
    button(element, 'Withdraw').click();
    await waitUntil(() => textIn(element).includes('Withdrawn.'));
  });

  it('goes by petition-id in events and shared links', async () => {
    const url = await endpoint.script([{status: 201, json: receipt}]);
    const element = await fixture<PeacePetition>(
      html`<peace-petition action=${url} heading="Save the park" petition-id="park"></peace-petition>`,
    );
    const told = oneEvent(element, 'peace-sign');
    await sign(element);
    expect(await told).to.include({id: 'park'});
    expect(button(element, 'Bluesky').getAttribute('href')).to.include('utm_campaign%3Dpark');
  });

  for (const action of ['javascript:alert(1)', 'https://', 'mailto:ann@example.org']) {
    it(`says what is wrong with action="${action}", to the visitor and on the console`, async () => {
      const element = await fixture<PeacePetition>(
        html`<peace-petition action=${action} heading="Save the park"><p>Sign by mail</p></peace-petition>`,
      );
      expect(element.state).to.equal('error');
      expect(textOf(one(element, '[role=status]'))).to.match(/^This could not be loaded/);
      expect(element.querySelector('p')?.getClientRects()).to.have.length(1);
      expect(warnings[0]).to.equal(`<peace-petition> action="${action}" is no address to send to`);
    });
  }

  it('overrides the document where there is one', async () => {
    const {url, element} = await signable({goal: 100, count: 5, action: {url: 'https://nobody.example'}});
    element.setAttribute('action', url);
    element.setAttribute('goal', '250');
    await element.updateComplete;
    expect(textOf(one(element, '[part=heading]'))).to.equal('Speak up for the talks');
    expect(textOf(one(element, '[part=progress]'))).to.equal('5 signatures Goal: 250');
    await sign(element);
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('without anything keeps its fallback content, and says so to whoever builds the page', async () => {
    const element = await fixture<PeacePetition>(
      html`<peace-petition heading="Save the park"><p>Sign by mail</p></peace-petition>`,
    );
    expect(element.state).to.equal('loading');
    expect(element.querySelector('p')?.getClientRects()).to.have.length(1);
    expect(textIn(element)).not.to.include('no petition');
    await waitUntil(() => warnings.length);
    expect(warnings).to.deep.equal(['<peace-petition> has neither src nor data']);
  });
});
