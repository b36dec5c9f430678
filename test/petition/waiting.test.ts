import {expect, oneEvent} from '@open-wc/testing';
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
  textOf,
} from '../delivery/form-page.ts';
import {forgetOutbox, keptEntries, leave, nextPage} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import {petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 6413}};
const PATIENT = {timeout: 8000};

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
    await waitUntil(() => element.step === 'thanked', 'it is not thanked for', PATIENT);
    await element.updateComplete;
    expect(textOf(one(element, '.root'))).to.contain('This petition was signed on this device before.');
  });

  it('says that it is kept for now, and what may be done', async () => {
    const {element} = await waiting([{status: 503}]);
    expect(box(element)).to.equal(
      '1 signature is waiting to be sent No answer yet: it may have arrived, or not. It is kept in this browser ' +
        'for now and sent again by itself. It counts once. Speak up for the talks Withdraw Send now',
    );
    expect(all(element, 'form').length).to.equal(0);
    await expect(element).to.be.accessible();
  });

  it('says when the endpoint wants to be asked again', async () => {
    const headers = {'Retry-After': '90', 'Access-Control-Expose-Headers': 'Retry-After'};
    const {element} = await waiting([{status: 429, headers}]);
    expect(box(element)).to.include('Too many people at once. It is tried again in about 2 min.');
  });

  it('thanks once the endpoint has it, by itself, and tells the page once', async () => {
    const {url, element} = await waiting([{status: 503}, stored]);
    let signed = 0;
    element.addEventListener('peace-sign', () => signed++);
    await waitUntil(() => element.step === 'thanked', 'no thanks', PATIENT);
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

  it('lets the next person at this device fill in an empty form', async () => {
    const {element} = await waiting([{status: 503}, {status: 503}, {...stored, hold: true}]);
    button(element, 'Another person').click();
    await reaches(element, 'form');
    expect(control(element, 'E-mail').value).to.equal('');
    await waitUntil(() => hasFocus(control(element, 'First name')), 'the focus is lost with the button');
    expect(box(element)).to.match(/^1 signature is waiting/);
    fill(element, {'First name': 'Bob', 'E-mail': 'bob@example.org'});
    await fails(element);
    await waitUntil(() => box(element).startsWith('2 signatures are waiting'));
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
      await waitUntil(() => element.step === 'thanked', 'no thanks', PATIENT);
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
    await waitUntil(() => box(element).startsWith('שתי חתימות ממתינות לשליחה'), 'no Hebrew', PATIENT);
  });
});

describe('peace-petition: what a page before has left', () => {
  it('is delivered, and this page told', async () => {
    const signed = oneEvent(window, 'peace-sign');
    const {element} = await later([stored]);
    const event = (await signed) as unknown as HTMLElementEventMap['peace-sign'];
    expect({...event}).to.include({id: 'senators', count: 6413, status: 'stored'});
    await reaches(element, 'thanked');
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

  it('is shown while it cannot be delivered', async () => {
    const {element} = await later([{status: 503}]);
    await waitUntil(() => box(element).startsWith('1 signature is waiting to be sent'));
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
