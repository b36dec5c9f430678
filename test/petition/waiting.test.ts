import {expect, oneEvent} from '@open-wc/testing';
import {outbox} from '../../src/delivery/outbox.ts';
import '../../src/signup/define.ts';
import type {PeacePetition} from '../../src/petition/petition.ts';
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
  textOf,
} from '../delivery/form-page.ts';
import {clearOutbox, forgetOutbox, keptEntries, leave, nextPage, occupy} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import {maryland, petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 6413}};
afterEach(forgetOutbox);

/** A petition whose visitor has just signed and was not answered as they wish. */
async function waiting(
  answers: readonly Answer[],
  rest: object = {},
): Promise<{url: string; element: PeacePetition}> {
  const url = await endpoint.script(answers);
  const element = await petitionOf({action: {url}, ...rest});
  fill(element, {'First name': 'Ann', 'E-mail': 'ann@example.org'});
  await fails(element);
  await reaches(element, 'waiting');
  return {url, element};
}

/** A petition of the next page, and what the page before has left there. */
async function later(answers: readonly Answer[]): Promise<{url: string; element: PeacePetition}> {
  const url = await endpoint.script(answers);
  await leave({action: {url}});
  nextPage();
  return {url, element: await petitionOf({action: {url}})};
}

/** Everything that the widget says about what waits or came back. */
function box(element: PeacePetition): string {
  return all(element, '.box').map(textOf).join(' ');
}

describe('peace-petition: waiting', () => {
  it('turns into thanks when another tab delivers it', async () => {
    const {element} = await waiting([{status: 503}, stored]);
    nextPage();
    await waitUntil(() => element.step === 'thanked', 'it is not thanked for');
    await element.updateComplete;
    expect(textOf(one(element, '.root'))).to.contain('This petition was signed on this device before.');
  });

  it('says that it is kept for now, and what may be done', async () => {
    const {element} = await waiting([{status: 503}]);
    expect(box(element)).to.equal(
      '1 signature waiting to be sent No answer yet: it may have arrived, or not. It is kept in this browser ' +
        'for now and sent again by itself. It counts once. Speak up for the talks Withdraw Send now',
    );
    expect(all(element, 'form').length).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('says that the endpoint has not taken it where it says so, and names no time that nobody can keep', async () => {
    const headers = {'Retry-After': '1e9', 'Access-Control-Expose-Headers': 'Retry-After'};
    const {element} = await waiting([{status: 429, headers}]);
    expect(box(element)).to.include('The server could not take it yet. It is kept in this browser');
    expect(box(element)).not.to.match(/\d{2,}|∞/);
  });

  it('thanks once the endpoint has it, by itself, and tells the page once', async () => {
    const {url, element} = await waiting([{status: 503}, stored]);
    let signed = 0;
    element.addEventListener('peace-sign', () => signed++);
    await waitUntil(() => element.step === 'thanked', 'no thanks');
    await element.updateComplete;
    expect(hasFocus(one(element, '#thanks'))).to.equal(true);
    expect(signed).to.equal(1);
    expect(await endpoint.requests(url)).to.have.length(2);
    expect(all(element, '.box').length).to.equal(0);
  });

  it('is sent at once when the visitor wants it', async () => {
    const headers = {'Retry-After': '3600', 'Access-Control-Expose-Headers': 'Retry-After'};
    const {url, element} = await waiting([
      {status: 429, headers},
      {...stored, hold: true},
    ]);
    button(element, 'Send now').click();
    await endpoint.arrived(url, 2);
    await waitUntil(() => all(element, '[role=status]').some((status) => textOf(status) === 'Sending…'));
    await endpoint.release(url);
    await reaches(element, 'thanked');
  });

  it('is said to wait still when it could not be sent then, until it can', async () => {
    const {element} = await waiting([{status: 503}, {status: 503}, stored]);
    const notice = () => textOf(one(element, '.box + [role=status]'));
    button(element, 'Send now').click();
    await waitUntil(() => notice() === 'The server could not take it yet.', 'told');
    button(element, 'Send now').click();
    await reaches(element, 'thanked');
    expect(textOf(one(element, '.root'))).not.to.include('could not take it');
  });

  it('is not said to be on its way any more once it is thanked for', async () => {
    const {url, element} = await waiting([{status: 503}, {...stored, hold: true}]);
    button(element, 'Send now').click();
    await endpoint.arrived(url, 2);
    // What is left is asked for at last, of a storage that takes its time.
    const release = occupy();
    await endpoint.release(url);
    await reaches(element, 'thanked');
    const text = textOf(one(element, '.root'));
    await release();
    expect(text).not.to.include('Sending…');
  });

  it('is withdrawn when the visitor wants it: nothing is sent or kept any more', async () => {
    const {url, element} = await waiting([{status: 503}]);
    button(element, 'Withdraw').click();
    await reaches(element, 'form');
    expect(await keptEntries()).to.be.empty;
    expect(all(element, '[role=status]').map(textOf)).to.include(
      'Withdrawn. What had arrived before stays there.',
    );
    expect(control(element, 'E-mail').value).to.equal('');
    dispatchEvent(new Event('online'));
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('is withdrawn at once while it is sent, and the focus goes on', async () => {
    const {url, element} = await waiting([{status: 503}, {status: 503, hold: true}]);
    button(element, 'Send now').click();
    await endpoint.arrived(url, 2);
    button(element, 'Withdraw').focus();
    button(element, 'Withdraw').click();
    await reaches(element, 'form');
    expect(textOf(one(element, '.root'))).to.include('Withdrawn. What had arrived before stays there.');
    expect(hasFocus(control(element, 'First name'))).to.equal(true);
    await endpoint.release(url);
  });

  it('is thanked for when the widget is back on the page after it was delivered', async () => {
    const {element} = await waiting([{status: 503}, stored]);
    element.remove();
    await outbox().sendNow();
    document.body.append(element);
    await reaches(element, 'thanked');
    element.remove();
  });

  it('says so when it was withdrawn elsewhere, or is lost', async () => {
    const {element} = await waiting([{status: 503}]);
    await clearOutbox();
    await outbox().sendNow();
    await reaches(element, 'form');
    expect(textOf(one(element, '.root'))).to.include('Withdrawn.');
  });

  it('lets the next person at this device fill in an empty form', async () => {
    const {element} = await waiting([{status: 503}, {status: 503}, {...stored, hold: true}]);
    button(element, 'Another person').click();
    await reaches(element, 'form');
    expect(control(element, 'E-mail').value).to.equal('');
    await waitUntil(() => hasFocus(control(element, 'First name')), 'the focus is lost with the button');
    expect(box(element)).to.match(/^1 signature waiting/);
    fill(element, {'First name': 'Bob', 'E-mail': 'bob@example.org'});
    await fails(element);
    await waitUntil(() => box(element).startsWith('2 signatures waiting'));
  });

  it('asks to keep the page open where the browser keeps nothing', async () => {
    const {open} = IDBFactory.prototype;
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    try {
      nextPage();
      const {element} = await waiting([{status: 503}, stored]);
      expect(box(element)).to.include('Please keep this page open until it is sent');
      expect(box(element)).not.to.include('kept in this browser');
      await waitUntil(() => element.step === 'thanked', 'no thanks');
    } finally {
      IDBFactory.prototype.open = open;
    }
  });

  it('speaks Hebrew, and counts in it', async () => {
    const url = await endpoint.script([{status: 503}]);
    await leave({action: {url}});
    await leave({action: {url}});
    nextPage();
    const element = await petitionOf({action: {url}}, {lang: 'he'});
    await waitUntil(() => box(element).startsWith('שתי חתימות בהמתנה לשליחה'), 'no Hebrew');
  });
});

describe('peace-petition: what a page before has left', () => {
  it('is said while it is sent again, also where the page was lost before the first answer', async () => {
    const url = await endpoint.script([{...stored, hold: true}]);
    await leave({action: {url}, attempts: 0, next: Date.now() + 20_000});
    nextPage();
    const element = await petitionOf({action: {url}});
    await waitUntil(() => box(element).startsWith('1 signature waiting to be sent'));
    button(element, 'Send now').click();
    await endpoint.arrived(url, 1);
    button(element, 'Send now').focus();
    await endpoint.release(url);
    await reaches(element, 'thanked');
    await waitUntil(() => hasFocus(one(element, '#thanks')), 'the focus is lost with the button');
  });

  it('is told by the widget whose it is, and shown there', async () => {
    const [ours, theirs] = await Promise.all([
      endpoint.script([stored]),
      endpoint.script([{status: 503}, {...stored, hold: true}]),
    ]);
    const events: [string, string][] = [];
    const tell = ({target}: Event & {id?: string}) => events.push(['peace-sign', (target as Element).id]);
    addEventListener('peace-sign', tell);
    const first = await petitionOf({action: {url: ours}}, {id: 'first'});
    const second = await petitionOf({id: 'park', action: {url: theirs}}, {id: 'second'});
    fill(second, {'E-mail': 'ann@example.org'});
    await fails(second);
    expect(box(first)).to.equal('');
    expect(box(second)).to.match(/^1 signature waiting/);
    button(second, 'Send now').click();
    await endpoint.arrived(theirs, 2);
    await endpoint.release(theirs);
    await reaches(second, 'thanked');
    removeEventListener('peace-sign', tell);
    expect(events).to.deep.equal([['peace-sign', 'second']]);
    expect(first.step).to.equal('form');
  });

  it('is told by no widget of another kind', async () => {
    const url = await endpoint.script([stored]);
    let told = 0;
    const tell = () => told++;
    for (const type of ['peace-sign', 'peace-subscribe']) addEventListener(type, tell);
    await leave({action: {url}, next: 0});
    nextPage();
    const signup = await drawn('peace-signup', {lists: [{id: 'a', title: 'A'}], action: {url}});
    await endpoint.arrived(url, 1);
    await waitUntil(async () => !(await keptEntries()).length);
    await signup.updateComplete;
    for (const type of ['peace-sign', 'peace-subscribe']) removeEventListener(type, tell);
    expect(told).to.equal(0);
    expect(signup.step).to.equal('form');
    expect((await petitionOf({action: {url}})).step).to.equal('thanked');
  });

  it('is delivered, and this page told', async () => {
    const signed = oneEvent(window, 'peace-sign');
    const {element} = await later([stored]);
    const event = (await signed) as unknown as HTMLElementEventMap['peace-sign'];
    expect({...event}).to.include({id: 'senators', count: 6413, status: 'stored'});
    await reaches(element, 'thanked');
  });

  it('is told also where it went elsewhere, and thanked for only where it belongs', async () => {
    const elsewhere = await endpoint.script([stored]);
    await leave({action: {url: elsewhere}, id: 'park'});
    const signed = oneEvent(window, 'peace-sign');
    nextPage();
    const element = await petitionOf();
    expect(await signed).to.include({id: 'park', status: 'stored'});
    await element.updateComplete;
    expect(element.step).to.equal('form');
  });

  it('does not take the form from somebody who is typing', async () => {
    const {url, element} = await later([{...stored, hold: true}]);
    await endpoint.arrived(url, 1);
    fill(element, {'First name': 'Bob'});
    const signed = oneEvent(element, 'peace-sign');
    await endpoint.release(url);
    await signed;
    await element.updateComplete;
    expect(element.step).to.equal('form');
    expect(control(element, 'First name').value).to.equal('Bob');
  });

  it('does not wait for the reason of another mistake', async () => {
    const {element} = await later([{status: 503}]);
    await waitUntil(() => box(element).startsWith('1 signature waiting to be sent'));
    await press(element);
    expect(textOf(one(element, '[part=waiting]'))).not.to.include('There is a problem');
  });

  it('is shown while it cannot be delivered', async () => {
    const {element} = await later([{status: 503}]);
    await waitUntil(() => box(element).startsWith('1 signature waiting to be sent'));
    expect(element.step).to.equal('form');
  });

  it('is shown by one widget of the page only, if it went elsewhere', async () => {
    const elsewhere = await endpoint.script([{status: 503}]);
    await leave({action: {url: elsewhere}, title: 'Save the park'});
    nextPage();
    const first = await petitionOf();
    const second = await petitionOf();
    await waitUntil(() => box(first).includes('Save the park'));
    expect(box(second)).to.equal('');
  });
});

describe('peace-petition: what was not accepted after all', () => {
  const errors = [{pointer: '/person/email', detail: 'Enter an address.'}];
  const invalid = {status: 422, json: {title: 'Please look again.', errors}};

  it('comes back with its reason, its words and its errors, and is sent anew', async () => {
    const {url, element} = await later([invalid, stored]);
    await waitUntil(() => box(element).startsWith('Not accepted: Please look again.'));
    button(element, 'Look at it again').click();
    await waitUntil(() => control(element, 'First name').value === 'Ann');
    expect(control(element, 'E-mail').value).to.equal('ann@example.org');
    expect(all(element, '.wrong').map(textOf)).to.deep.equal(['E-mail: Enter an address.']);
    expect(await keptEntries(), 'it is kept until it is sent anew').to.have.length(1);
    fill(element, {'E-mail': 'ann@example.com'});
    await press(element);
    await reaches(element, 'thanked');
    await waitUntil(async () => !(await keptEntries()).length);
    const keys = (await endpoint.requests(url)).map(({headers}) => headers['idempotency-key']);
    expect(new Set(keys).size).to.equal(2);
  });

  it('leaves alone what has been typed since', async () => {
    const {element} = await later([invalid]);
    await waitUntil(() => box(element).startsWith('Not accepted'));
    fill(element, {'First name': 'Bob'});
    button(element, 'Look at it again').click();
    await waitUntil(() => control(element, 'E-mail').value === 'ann@example.org');
    expect(control(element, 'First name').value).to.equal('Bob');
  });

  it('comes back with the state that was chosen, and with what is wrong there', async () => {
    const errors = [{pointer: '/person/region', detail: 'Choose another one.'}];
    const url = await endpoint.script([{status: 422, json: {title: 'Please look again.', errors}}]);
    const person = {email: 'ann@example.org', postalCode: '20500', region: 'MD'};
    await leave({action: {url}, payload: {person, letter: {subject: 'Mine', body: 'My own words'}}});
    nextPage();
    const {targets} = maryland;
    const letter = {subject: 'Two states', body: 'Dear {senator}'};
    const element = await petitionOf({action: {url}, targets, letter});
    await waitUntil(() => box(element).startsWith('Not accepted'));
    button(element, 'Look at it again').click();
    await element.updateComplete;
    expect(control<HTMLSelectElement>(element, 'State or region').value).to.equal('MD');
    expect(control<HTMLTextAreaElement>(element, 'Text').value).to.equal('My own words');
    button(element, 'State or region: Choose another one.').click();
    await element.updateComplete;
    expect(hasFocus(control(element, 'State or region'))).to.equal(true);
  });

  it('stays what is mended when the visitor makes a mistake first', async () => {
    const {element} = await later([invalid, stored]);
    await waitUntil(() => box(element).startsWith('Not accepted'));
    button(element, 'Look at it again').click();
    await element.updateComplete;
    fill(element, {'E-mail': 'ann'});
    await press(element);
    fill(element, {'E-mail': 'ann@example.com'});
    expect(control(element, 'First name').value).to.equal('Ann');
    await press(element);
    await reaches(element, 'thanked');
    await waitUntil(async () => !(await keptEntries()).length, 'it stays not accepted');
  });

  it('is said in words of the kit where the endpoint gives none', async () => {
    const {element} = await later([{status: 410, body: 'Gone'}]);
    await waitUntil(() => box(element).startsWith('Not accepted: it is over, or may not be sent from here.'));
  });

  it('can be withdrawn', async () => {
    const {element} = await later([{status: 410, json: {title: 'It is closed.'}}]);
    await waitUntil(() => box(element).startsWith('Not accepted: It is closed.'));
    expect(all(element, '.box button').map(textOf)).to.deep.equal(['Withdraw']);
    await expect(element).to.be.accessible();
    button(element, 'Withdraw').click();
    await waitUntil(() => !box(element));
    expect(await keptEntries()).to.be.empty;
  });
});
