import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import '../../src/signup/define.ts';
import type {PeaceSignup} from '../../src/signup/signup.ts';
import {
  all,
  button,
  control,
  drawn,
  fails,
  fill,
  hasFocus,
  one,
  press,
  reaches,
  sentTo,
  textOf,
} from '../delivery/form-page.ts';
import {forgetOutbox, leave, nextPage} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';

const lists = [
  {id: 'alerts', title: 'Two State Alerts', text: 'Act when it counts.'},
  {id: 'roundup', title: 'News Roundup'},
];

/** A sign-up at a new endpoint; the rest is up to the test. */
async function signupOf(answers: readonly Answer[], rest: object = {}, attributes = {}) {
  const url = await endpoint.script(answers);
  const element = await drawn(
    'peace-signup',
    {lists, action: {url}, fields: [{name: 'email'}], ...rest},
    attributes,
  );
  return {url, element};
}

function receipt(...statuses: readonly string[]): Answer {
  const each = lists.slice(0, statuses.length).map(({id}, index) => ({id, status: statuses[index]}));
  return {
    status: 201,
    json: {id: 'r1', status: statuses[0] ?? 'stored', ...(statuses.length ? {lists: each} : {})},
  };
}

/** Fills the form in, and chooses lists. */
function choose(element: PeaceSignup, ...titles: readonly string[]): void {
  fill(element, {'E-mail': 'ann@example.org'});
  for (const title of titles) control(element, title).click();
}

afterEach(forgetOutbox);

function thanks(element: PeaceSignup): string {
  return textOf(one(element, '.root'));
}

describe('peace-signup: form', () => {
  it('offers the lists in a group of boxes, none ticked', async () => {
    const {element} = await signupOf([]);
    const group = one(element, '[role=group]');
    const label = one(element, `#${group.getAttribute('aria-labelledby')}`);
    expect(textOf(label)).to.equal('What would you like to receive?');
    const boxes = all<HTMLInputElement>(element, '[part=lists] [type=checkbox]');
    expect(boxes.map(({checked, labels}) => [textOf(labels?.[0]), checked])).to.deep.equal([
      ['Two State Alerts', false],
      ['News Roundup', false],
    ]);
    expect(textOf(one(element, `#${boxes[0]?.getAttribute('aria-describedby')}`))).to.equal(
      'Act when it counts.',
    );
  });

  it('says at the group that one list is needed, and leads there', async () => {
    const {element, url} = await signupOf([receipt()]);
    choose(element);
    await press(element);
    await element.updateComplete;
    expect(hasFocus(one(element, '#trouble'))).to.equal(true);
    const notes = one(element, '[part=lists]').getAttribute('aria-describedby');
    expect(textOf(one(element, `#${notes}`))).to.equal('Please choose at least one.');
    button(element, 'Please choose at least one.').click();
    await element.updateComplete;
    expect(hasFocus(control(element, 'Two State Alerts'))).to.equal(true);
    expect(await endpoint.requests(url)).to.be.empty;
  });

  it('tells of all mistakes in the order of the form', async () => {
    const {element} = await signupOf([]);
    await press(element);
    expect(all(element, '#trouble a').map(textOf)).to.deep.equal([
      'Please choose at least one.',
      'E-mail is missing.',
    ]);
  });

  it('keeps a tick at its list when another one comes before it', async () => {
    const {element, url} = await signupOf([receipt()]);
    choose(element, 'Two State Alerts');
    element.data = {
      lists: [{id: 'partners', title: 'From our partners'}, ...lists],
      action: {url},
      fields: [{name: 'tel'}, {name: 'email'}],
    };
    await element.updateComplete;
    expect(all<HTMLInputElement>(element, '[part=lists] input').map(({checked}) => checked)).to.deep.equal([
      false,
      true,
      false,
    ]);
    await press(element);
    await reaches(element, 'thanked');
    expect(await sentTo(url)).to.deep.include({lists: ['alerts'], person: {email: 'ann@example.org'}});
  });

  it('says that there is nothing to sign up for', async () => {
    const {element} = await signupOf([], {lists: []});
    expect(element.state).to.equal('empty');
    expect(thanks(element)).to.equal('There are no mailing lists yet.');
  });

  it('can be filled in and sent without a mouse', async () => {
    const {element, url} = await signupOf([receipt('stored')]);
    control(element, 'Two State Alerts').focus();
    await sendKeys({press: ' '});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'ann@example.org'});
    await sendKeys({press: 'Enter'});
    await reaches(element, 'thanked');
    await element.updateComplete;
    expect(hasFocus(one(element, '#thanks'))).to.equal(true);
    expect((await sentTo(url)).lists).to.deep.equal(['alerts']);
  });
});

describe('peace-signup: what is sent', () => {
  it('is one request for all lists', async () => {
    const {element, url} = await signupOf([receipt('stored', 'stored')], {
      consents: [{id: 'age', text: 'I am 16 or older', required: true}],
    });
    choose(element, 'Two State Alerts', 'News Roundup', 'I am 16');
    await press(element);
    await reaches(element, 'thanked');
    const requests = await endpoint.requests(url);
    expect(requests).to.have.length(1);
    const {lists: chosen, person, consents} = await sentTo(url);
    expect(chosen).to.deep.equal(['alerts', 'roundup']);
    expect(person).to.deep.equal({email: 'ann@example.org'});
    expect(consents).to.deep.equal([{id: 'age', given: true, text: 'I am 16 or older', language: 'en'}]);
  });

  it('can be taken over by the page', async () => {
    const {element, url} = await signupOf([receipt()]);
    element.addEventListener('peace-submit', (event) => event.preventDefault());
    choose(element, 'News Roundup');
    const submitted = oneEvent(element, 'peace-submit');
    await press(element);
    expect((await submitted) as unknown).to.have.nested.property('submission.lists[0]', 'roundup');
    expect(await endpoint.requests(url)).to.be.empty;
  });
});

describe('peace-signup: what came of it', () => {
  it('says of every list what is known, and tells the page', async () => {
    const {element} = await signupOf([receipt('stored', 'confirm')]);
    choose(element, 'Two State Alerts', 'News Roundup');
    const subscribed = oneEvent(window, 'peace-subscribe');
    await press(element);
    const event = (await subscribed) as unknown as HTMLElementEventMap['peace-subscribe'];
    expect(event.status).to.equal('stored');
    expect(event.lists).to.deep.equal([
      {id: 'alerts', status: 'stored'},
      {id: 'roundup', status: 'confirm'},
    ]);
    expect(JSON.stringify({...event})).not.to.include('ann');
    await reaches(element, 'thanked');
    expect(textOf(one(element, '#thanks'))).to.equal('You are signed up');
    expect(all(element, '#thanks ~ p').map(textOf)).to.deep.equal([
      'You will receive Two State Alerts.',
      'You will receive News Roundup once you follow the link in our mail.',
    ]);
  });

  it('asks for a look at the mail where nothing is stored without it', async () => {
    const {element} = await signupOf([receipt('confirm')]);
    choose(element, 'Two State Alerts');
    await press(element);
    await reaches(element, 'thanked');
    expect(textOf(one(element, '#thanks'))).to.equal('Please check your mail');
    expect(thanks(element)).not.to.include('signed up');
  });

  it('takes the status of the whole where there is none per list', async () => {
    const {element} = await signupOf([receipt()]);
    choose(element, 'News Roundup');
    const subscribed = oneEvent(element, 'peace-subscribe');
    await press(element);
    expect(((await subscribed) as unknown as HTMLElementEventMap['peace-subscribe']).lists).to.deep.equal([
      {id: 'roundup', status: 'stored'},
    ]);
    await reaches(element, 'thanked');
    expect(thanks(element)).to.include('You will receive News Roundup.');
  });

  it('does not know, says so, and sends it again under the same key', async () => {
    const {element, url} = await signupOf([{body: '<h1>Thanks!</h1>'}, receipt('stored')]);
    choose(element, 'Two State Alerts');
    expect((await fails(element)).kind).to.equal('unknown');
    await reaches(element, 'waiting');
    expect(textOf(one(element, '[part~=waiting]'))).to.match(/^1 sign-up waiting to be sent No answer yet/);
    const subscribed = oneEvent(element, 'peace-subscribe');
    button(element, 'Send now').click();
    expect(((await subscribed) as unknown as HTMLElementEventMap['peace-subscribe']).lists).to.deep.equal([
      {id: 'alerts', status: 'stored'},
    ]);
    await reaches(element, 'thanked');
    expect(thanks(element)).to.include('You will receive Two State Alerts.');
    const keys = (await endpoint.requests(url)).map(({headers}) => headers['idempotency-key']);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('gives back what was not accepted after all, lists included', async () => {
    const errors = [{pointer: '/person/email', detail: 'Enter an address.'}];
    const url = await endpoint.script([{status: 422, json: {title: 'Please look again.', errors}}]);
    const payload = {person: {email: 'ann@example.org'}, lists: ['roundup']};
    await leave({tag: 'peace-signup', payload, action: {url}});
    nextPage();
    const element = await drawn('peace-signup', {lists, action: {url}, fields: [{name: 'email'}]});
    await waitUntil(() => all(element, '[part~=returned]').length);
    button(element, 'Look at it again').click();
    await waitUntil(() => control(element, 'E-mail').value === 'ann@example.org');
    expect(control(element, 'News Roundup').checked).to.equal(true);
    expect(control(element, 'Two State Alerts').checked).to.equal(false);
  });

  it('shows what the endpoint finds wrong with the lists', async () => {
    const errors = [{pointer: '/lists/0', detail: 'This list is no longer offered.'}];
    const {element} = await signupOf([{status: 422, json: {title: 'Please look again.', errors}}]);
    choose(element, 'Two State Alerts');
    expect((await fails(element)).kind).to.equal('invalid');
    button(element, 'Two State Alerts: This list is no longer offered.').click();
    await element.updateComplete;
    expect(hasFocus(control(element, 'Two State Alerts'))).to.equal(true);
  });
});

describe('peace-signup: everybody', () => {
  it('can use it, at every step', async () => {
    const {element, url} = await signupOf([{...receipt('stored'), hold: true}], {
      privacy: {url: 'https://blog.example/privacy'},
    });
    await expect(element).to.be.accessible();
    await press(element);
    await expect(element).to.be.accessible();
    element.colorScheme = 'dark';
    choose(element, 'Two State Alerts');
    await press(element);
    await endpoint.arrived(url, 1);
    await expect(element).to.be.accessible();
    await endpoint.release(url);
    await reaches(element, 'thanked');
    await expect(element).to.be.accessible();
  });

  it('can read it in Hebrew', async () => {
    const {element} = await signupOf([], {language: 'he'}, {lang: 'he'});
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    expect(one(element, '.root').dir).to.equal('rtl');
    await press(element);
    expect(textOf(one(element, '#trouble'))).to.include('נא לבחור רשימה אחת לפחות.');
  });

  it('finds it in the document of the whole campaign', async () => {
    const url = await endpoint.script([
      {json: {peace: '1.0', privacy: {url: '/privacy'}, signup: {lists, action: {url: '/subscriptions'}}}},
    ]);
    const element = await fixture<PeaceSignup>(html`<peace-signup src=${url}></peace-signup>`);
    await waitUntil(() => element.state === 'ready');
    await element.updateComplete;
    expect(all(element, '[part=lists] input')).to.have.length(2);
    const {origin, host} = new URL(url);
    expect(button(element, `How ${host} uses your data`).getAttribute('href')).to.equal(`${origin}/privacy`);
  });
});
