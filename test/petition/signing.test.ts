import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {PeacePetition} from '../../src/petition/petition.ts';
import {
  all,
  button,
  control,
  fails,
  fill,
  hasFocus,
  one,
  press,
  reaches,
  sentTo,
  textOf,
} from '../delivery/form-page.ts';
import {forgetOutbox, keptEntries} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import {warnings} from '../widget/warnings.ts';
import {petition, petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 6413}};
const UNKNOWN = 'No answer yet: it may have arrived, or not.';

/** A petition that is filled in, and its endpoint. */
async function filled(
  answers: readonly Answer[],
  rest: object = {},
): Promise<{url: string; element: PeacePetition}> {
  const url = await endpoint.script(answers);
  const element = await petitionOf({action: {url}, ...rest});
  fill(element, {'First name': ' Ann ', 'E-mail': 'ann@example.org'});
  return {url, element};
}

/** The keys under which something has arrived. */
async function keysAt(url: string): Promise<(string | undefined)[]> {
  return (await endpoint.requests(url)).map(({headers}) => headers['idempotency-key']);
}

afterEach(forgetOutbox);

/** What the summary says. */
function trouble(element: PeacePetition): string {
  return textOf(one(element, '#trouble [role=heading]'));
}

describe('peace-petition: what is sent', () => {
  it('is the submission of the contract', async () => {
    const {url, element} = await filled([stored], {
      fields: [{name: 'given-name'}, {name: 'email'}, {name: 'role'}, {name: 'comment'}],
      consents: [
        {id: 'updates', text: 'Send me updates'},
        {id: 'public', text: 'Show my name'},
      ],
    });
    fill(element, {role: 'Teacher', Comment: 'Good luck'});
    control(element, 'Show my name').click();
    await press(element);
    await reaches(element, 'thanked');
    const {elapsed, ...rest} = await sentTo(url);
    expect(rest).to.deep.equal({
      person: {givenName: 'Ann', email: 'ann@example.org'},
      custom: {role: 'Teacher'},
      comment: 'Good luck',
      consents: [
        {id: 'updates', given: false, text: 'Send me updates', language: 'en'},
        {id: 'public', given: true, text: 'Show my name', language: 'en'},
      ],
      language: 'en',
      source: {
        page: location.origin + location.pathname,
        ...(document.referrer ? {referrer: new URL(document.referrer).origin} : {}),
      },
      website: '',
    });
    expect(elapsed).to.be.within(0, 10_000);
  });

  it('goes to an address relative to the document', async () => {
    const document = {json: petition({action: {url: 'petition.json/sign'}})};
    const url = await endpoint.script([document, stored], 'petition.json');
    const element = await fixture<PeacePetition>(html`<peace-petition src=${url}></peace-petition>`);
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    expect((await endpoint.requests(url))[1]).to.include({
      method: 'POST',
      path: `${new URL(url).pathname}/sign`,
    });
  });

  it('tells of a filled trap', async () => {
    const {url, element} = await filled([stored]);
    one<HTMLInputElement>(element, '[name=website]').value = 'https://spam.example';
    await press(element);
    await reaches(element, 'thanked');
    expect((await sentTo(url)).website).to.equal('https://spam.example');
  });

  it('can be taken over by the page', async () => {
    const {url, element} = await filled([stored]);
    let submission: unknown;
    element.addEventListener('peace-submit', (event) => {
      submission = event.submission;
      event.preventDefault();
    });
    await press(element);
    expect(submission).to.have.nested.property('person.email', 'ann@example.org');
    expect(element.step).to.equal('form');
    expect(await endpoint.requests(url)).to.be.empty;
  });

  it('is wrong no more where the page takes over what was mended', async () => {
    const element = await petitionOf();
    element.addEventListener('peace-submit', (event) => event.preventDefault());
    const wrong = () => all(element, '#trouble, [aria-invalid=true]').length;
    await press(element);
    expect(wrong()).to.equal(2);
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    expect(wrong()).to.equal(0);
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
  });

  it('is shown to nobody but the listeners of the element itself', async () => {
    const {element} = await filled([stored]);
    let seen = 0;
    const count = () => seen++;
    addEventListener('peace-submit', count);
    const submitted = oneEvent(element, 'peace-submit');
    await press(element);
    expect(await submitted).to.include({bubbles: false, composed: false, cancelable: true});
    expect(seen).to.equal(0);
    removeEventListener('peace-submit', count);
    await reaches(element, 'thanked');
  });
});

describe('peace-petition: stored', () => {
  it('thanks, in the words of the document, and takes the focus there', async () => {
    const {element} = await filled([stored], {
      thanks: {
        title: 'Thank you for speaking up',
        text: 'A call helps, too.',
        url: 'https://blog.example/next',
      },
    });
    await press(element);
    await reaches(element, 'thanked');
    await element.updateComplete;
    expect(textOf(one(element, '#thanks'))).to.equal('Thank you for speaking up');
    expect(hasFocus(one(element, '#thanks'))).to.equal(true);
    const thanks = textOf(one(element, '[part=thanks]').parentElement as Element);
    expect(thanks).to.include('Your signature is stored.');
    expect(thanks).to.include('A call helps, too.');
    expect(button(element, 'What you can do next').getAttribute('href')).to.equal(
      'https://blog.example/next',
    );
    expect(all(element, 'form').length).to.equal(0);
  });

  it('thanks in the same way when this key was stored before', async () => {
    const {element} = await filled([{...stored, status: 200}]);
    await press(element);
    await reaches(element, 'thanked');
    expect(textOf(one(element, '#thanks'))).to.equal('Thank you for signing');
  });

  it('asks for a look at the mail, and does not say stored, when that is needed', async () => {
    const {element} = await filled([{status: 201, json: {id: 'r1', status: 'confirm'}}], {
      thanks: {title: 'You have signed'},
    });
    const signed = oneEvent(element, 'peace-sign');
    await press(element);
    expect(await signed).to.include({status: 'confirm'});
    await reaches(element, 'thanked');
    expect(textOf(one(element, '#thanks'))).to.equal('Please check your mail');
    const words = textOf(one(element, '[part=thanks]').parentElement as Element);
    expect(words).to.include('once you follow the link');
    expect(words).not.to.match(/stored|You have signed/);
  });

  it('counts as the endpoint does', async () => {
    const {element} = await filled([stored], {count: 6000, goal: 10_000});
    await press(element);
    await reaches(element, 'thanked');
    expect(textOf(one(element, '[part=progress]'))).to.equal('6,413 signatures Goal: 10,000');
  });

  it('tells the page of petition, count and status, and of nobody', async () => {
    const {element} = await filled([stored]);
    const signed = oneEvent(window, 'peace-sign');
    await press(element);
    const event = (await signed) as unknown as HTMLElementEventMap['peace-sign'];
    expect({...event}).to.include({id: 'senators', count: 6413, status: 'stored'});
    expect(JSON.stringify({...event})).not.to.include('ann');
    expect(event).to.include({bubbles: true, composed: true});
  });

  it('is a state for style sheets', async function () {
    const {element} = await filled([stored]);
    try {
      element.matches(':state(form)');
    } catch {
      this.skip();
    }
    expect(element.matches(':state(form):state(ready)')).to.equal(true);
    await press(element);
    await reaches(element, 'thanked');
    expect(element.matches(':state(thanked):state(ready)')).to.equal(true);
    expect(element.matches(':state(form)')).to.equal(false);
  });

  it('gives the next person at this device an empty form', async () => {
    const {url, element} = await filled([stored], {
      fields: [{name: 'given-name'}, {name: 'email'}],
      consents: [{id: 'updates', text: 'Send me updates'}],
    });
    control(element, 'Send me updates').click();
    await press(element);
    await reaches(element, 'thanked');
    button(element, 'Not you? Sign again').click();
    await reaches(element, 'form');
    expect(
      all<HTMLInputElement>(element, 'input').map(({value, checked}) => checked || value),
    ).to.not.include.members(['Ann', 'ann@example.org', true]);
    expect(hasFocus(control(element, 'First name'))).to.equal(true);
    fill(element, {'E-mail': 'bob@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    const [first, second] = await keysAt(url);
    expect(second).not.to.equal(first);
  });

  it('leaves the focus where a visitor has gone meanwhile', async () => {
    const {url, element} = await filled([{...stored, hold: true}]);
    await press(element);
    await endpoint.arrived(url, 1);
    const elsewhere = document.body.appendChild(document.createElement('button'));
    elsewhere.focus();
    await endpoint.release(url);
    await reaches(element, 'thanked');
    await element.updateComplete;
    expect(document.activeElement === elsewhere).to.equal(true);
    elsewhere.remove();
  });
});

describe('peace-petition: not known to be stored', () => {
  for (const [what, answer, reason] of [
    [
      'a web page with status 200',
      {body: '<h1>Thanks!</h1>', headers: {'Content-Type': 'text/html'}},
      /status 200/,
    ],
    ['an empty object with status 200', {json: {}}, /status 200/],
    ['a redirect', {redirect: '/elsewhere'}, /./],
    ['status 400', {status: 400, json: {title: 'The header is wrong.'}}, /status 400/],
    ['status 404', {status: 404}, /status 404/],
    ['status 500', {status: 500}, /status 500/],
    ['status 503', {status: 503, headers: {'Retry-After': '1'}}, /status 503/],
    ['a closed connection', {cut: true}, /./],
    ['an answer that may not be read', {...stored, cors: false}, /./],
  ] as const) {
    it(`says so after ${what}, and keeps it`, async () => {
      const {url, element} = await filled([answer]);
      const error = await fails(element);
      expect(error).to.include({kind: 'unknown', url});
      expect(error.message).to.match(reason);
      expect(element.step).to.equal('waiting');
      const words = textOf(one(element, '[part~=waiting]'));
      expect(words).to.include('1 signature waiting to be sent').and.to.include(UNKNOWN);
      expect(textOf(element.renderRoot as unknown as Element)).not.to.match(/Thank|stored\./);
      await element.updateComplete;
      expect(hasFocus(one(element, '#waiting'))).to.equal(true);
      expect((await keptEntries()).map(({payload}) => payload.person.email)).to.deep.equal([
        'ann@example.org',
      ]);
    });
  }
});

describe('peace-petition: refused', () => {
  it('shows errors of the endpoint at their fields, and the others in the summary', async () => {
    const errors = [
      {pointer: '/person/email', detail: 'Enter an address.'},
      {pointer: '/consents/0/given', detail: 'Please tick this box.'},
      {pointer: '/source/page', detail: 'This page is unknown.'},
    ];
    const {element} = await filled([{status: 422, json: {title: 'Please look again.', errors}}], {
      consents: [{id: 'updates', text: 'Send me updates'}],
    });
    const error = await fails(element);
    expect(error.kind).to.equal('invalid');
    expect(trouble(element)).to.equal('There is a problem');
    const summary = textOf(one(element, '#trouble'));
    expect(summary).to.include('Please look again.');
    expect(summary).to.include('This page is unknown.');
    expect(all(element, '.wrong').map(textOf)).to.deep.equal([
      'E-mail: Enter an address.',
      'Send me updates: Please tick this box.',
    ]);
    button(element, 'Send me updates: Please tick this box.').click();
    await element.updateComplete;
    expect(hasFocus(control(element, 'Send me updates'))).to.equal(true);
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    expect(JSON.stringify({...error})).not.to.include('ann');
  });

  for (const status of [403, 410]) {
    it(`says so after ${status}, with the reason of the endpoint, and offers no other try`, async () => {
      const {element} = await filled([{status, json: {title: 'This petition is closed.'}}]);
      expect((await fails(element)).kind).to.equal('refused');
      expect(trouble(element)).to.match(/^Not accepted/);
      expect(textOf(one(element, '#trouble'))).to.include('This petition is closed.');
      expect(all(element, '#trouble button').length).to.equal(0);
      expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    });
  }
});

describe('peace-petition: one signature', () => {
  it('is sent once for a double click, and for Enter twice', async () => {
    const {url, element} = await filled([{...stored, hold: true}]);
    const events: string[] = [];
    for (const type of ['peace-submit', 'peace-sign'])
      element.addEventListener(type, () => events.push(type));
    const send = one(element, '[part=submit]');
    send.click();
    send.click();
    await element.updateComplete;
    one<HTMLFormElement>(element, 'form').requestSubmit();
    await endpoint.arrived(url, 1);
    expect(element.step).to.equal('sending');
    expect(send.getAttribute('aria-disabled')).to.equal('true');
    expect(textOf(all(element, 'form [role=status]').at(-1))).to.equal('Sending…');
    await endpoint.release(url);
    await reaches(element, 'thanked');
    expect(await endpoint.requests(url)).to.have.length(1);
    expect(events).to.deep.equal(['peace-submit', 'peace-sign']);
  });

  it('is not lost by moving the widget, nor is what was typed', async () => {
    const {url, element} = await filled([{...stored, hold: true}]);
    document.body.append(element);
    await element.updateComplete;
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    await press(element);
    await endpoint.arrived(url, 1);
    document.body.prepend(element);
    await endpoint.release(url);
    await reaches(element, 'thanked');
    element.remove();
  });

  it('is kept where it is not accepted while the widget is not on the page', async () => {
    const {element, url} = await filled([
      {status: 422, json: {title: 'Please look again.', errors: []}, hold: true},
    ]);
    await press(element);
    await endpoint.arrived(url, 1);
    element.remove();
    await fails(element, () => endpoint.release(url));
    expect(await keptEntries()).to.have.length(1);
    document.body.append(element);
    await element.updateComplete;
    expect(textOf(one(element, '[part=returned]'))).to.match(/^Not accepted: Please look again\./);
    button(element, 'Look at it again').click();
    await element.updateComplete;
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    element.remove();
  });

  it('is told of where it is not accepted while another petition is shown', async () => {
    const {element, url} = await filled([{status: 410, json: {title: 'It is over.'}, hold: true}]);
    await press(element);
    await endpoint.arrived(url, 1);
    element.data = [petition({id: 'other', action: {url: 'https://other.example/sign'}})];
    await element.updateComplete;
    await fails(element, () => endpoint.release(url));
    expect(element.step).to.equal('form');
    expect(textOf(one(element, '[part=returned]'))).to.include('Not accepted: It is over.');
  });

  it('is kept while the document is read anew', async () => {
    const {url, element} = await filled([stored]);
    element.data = [petition({action: {url}, count: 7000})];
    await element.updateComplete;
    expect(textOf(one(element, '[part=progress]'))).to.equal('7,000 signatures Goal: 7,500');
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
  });

  it('does not thank for another petition', async () => {
    const {url, element} = await filled([{...stored, hold: true}]);
    await press(element);
    await endpoint.arrived(url, 1);
    element.data = [petition({id: 'other', action: {url: 'https://other.example/sign'}})];
    await element.updateComplete;
    expect(element.step).to.equal('form');
    const signed = oneEvent(element, 'peace-sign');
    await endpoint.release(url);
    expect(await signed).to.include({id: 'senators'});
    await element.updateComplete;
    expect(element.step).to.equal('form');
    expect(all(element, '[part=progress]').length).to.equal(0);
  });
});

describe('peace-petition: personal data', () => {
  it('is neither in the console, nor in the address, nor in storage', async () => {
    const {element} = await filled([{status: 422, json: {title: 'ann@example.org is wrong'}}]);
    const {href} = location;
    await fails(element);
    expect(warnings.join()).to.include('answered with status 422');
    expect(warnings.join()).not.to.match(/ann/i);
    expect(location.href).to.equal(href);
    expect(JSON.stringify({...localStorage, ...sessionStorage})).not.to.include('ann@');
    expect(document.cookie).not.to.include('ann@');
  });
});
