/** Every answer of the contract's table: what a visitor reads, what the outbox keeps, what the page is told. */
import {expect} from '@open-wc/testing';
import '../../src/signup/define.ts';
import type {FormWidget} from '../delivery/form-page.ts';
import {all, control, drawn, fill, one, press, textOf} from '../delivery/form-page.ts';
import {forgetOutbox, keptEntries, leave, nextPage} from '../delivery/outbox-page.ts';
import {endpoint} from '../endpoint/client.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import '../widget/warnings.ts';
import {petitionOf} from './petitions.ts';
import {waitUntil} from '../patience.ts';

/** What an answer means, and so what comes of it. */
type Meaning = 'stored' | 'confirm' | 'invalid' | 'refused' | 'later' | 'unknown';

interface Row {
  readonly answer: Answer;
  /** What is answered to whoever goes on to where the answer points. */
  readonly there?: Answer;
  readonly means: Meaning;
  /** What the endpoint says in words, where the visitor is to read it. */
  readonly says?: readonly string[];
}

const receipt = {id: 'r1', status: 'stored', count: 6413};
const confirm = {id: 'r1', status: 'confirm'};
const problem = {
  title: 'Please look again.',
  errors: [{pointer: '/person/email', detail: 'This address takes no mail.'}],
};
const retryAfter = {'Retry-After': '90', 'Access-Control-Expose-Headers': 'Retry-After'};
const page = {'Content-Type': 'text/html'};
const closed = {title: 'The petition is closed.'};
const foreign = {title: 'This site may not collect signatures.'};

const TABLE: Readonly<Record<string, Row>> = {
  '201 with a receipt': {answer: {status: 201, json: receipt}, means: 'stored'},
  '201 with a receipt to be confirmed': {answer: {status: 201, json: confirm}, means: 'confirm'},
  '200 with the receipt of before': {answer: {status: 200, json: receipt}, means: 'stored'},
  '422 with errors': {
    answer: {status: 422, json: problem},
    means: 'invalid',
    says: ['Please look again.', 'E-mail: This address takes no mail.'],
  },
  '403': {answer: {status: 403, json: foreign}, means: 'refused', says: [foreign.title]},
  '410': {answer: {status: 410, json: closed}, means: 'refused', says: [closed.title]},
  '429 with Retry-After': {answer: {status: 429, headers: retryAfter}, means: 'later'},
  '429 without it': {answer: {status: 429}, means: 'later'},
  '400': {answer: {status: 400, json: problem}, means: 'unknown'},
  '401': {answer: {status: 401}, means: 'unknown'},
  '404': {answer: {status: 404}, means: 'unknown'},
  '409': {answer: {status: 409, json: problem}, means: 'unknown'},
  '422 without a problem': {answer: {status: 422, body: 'Unprocessable'}, means: 'unknown'},
  '500': {answer: {status: 500, body: '<h1>Error</h1>', headers: page}, means: 'unknown'},
  '502 with a receipt': {answer: {status: 502, json: receipt}, means: 'unknown'},
  '503 with Retry-After': {answer: {status: 503, headers: retryAfter}, means: 'unknown'},
  'a redirect': {answer: {status: 302}, there: {json: receipt}, means: 'unknown'},
  'a redirect that keeps the method': {answer: {status: 307}, there: {json: receipt}, means: 'unknown'},
  'a web page with 200': {answer: {body: '<h1>Thank you!</h1>', headers: page}, means: 'unknown'},
  'JSON that is no receipt': {answer: {json: {ok: true}}, means: 'unknown'},
  'an empty object': {answer: {json: {}}, means: 'unknown'},
  'a receipt without id': {answer: {status: 201, json: {status: 'stored'}}, means: 'unknown'},
  'a receipt of a status that it cannot have': {
    answer: {status: 201, json: {id: 'r1', status: 'sent'}},
    means: 'unknown',
  },
  '202 with a receipt': {answer: {status: 202, json: receipt}, means: 'unknown'},
  '204': {answer: {status: 204}, means: 'unknown'},
  'a cut connection': {answer: {cut: true}, means: 'unknown'},
  'a receipt that is cut': {answer: {status: 201, json: receipt, cutAfter: 20}, means: 'unknown'},
  'no answer in time': {answer: {hold: true}, means: 'unknown'},
  'half an answer in time': {answer: {status: 201, json: receipt, holdAfter: 20}, means: 'unknown'},
  'a refused preflight': {answer: {status: 201, json: receipt, cors: false}, means: 'unknown'},
  'an answer that other sites may not read': {
    answer: {status: 201, json: receipt, headers: {'access-control-allow-origin': null}},
    means: 'unknown',
  },
};

const rows = Object.entries(TABLE).map(([what, row]) => ({what, ...row}));

/** What a visitor reads at last, if they wait for the answer. */
const WORDS: Readonly<Record<Meaning, RegExp>> = {
  stored: /Thank you for signing.*Your signature is stored\./,
  confirm: /Please check your mail.*counts once you follow the link/,
  invalid: /There is a problem/,
  refused: /Not accepted: it is over, or may not be sent from here\./,
  later: /1 signature waiting.*The server could not take it yet\./,
  unknown:
    /1 signature waiting.*No answer yet: it may have arrived, or not\. It is kept in this browser for now/,
};

/** Where they stand then. */
const STEPS: Readonly<Record<Meaning, FormWidget['step']>> = {
  stored: 'thanked',
  confirm: 'thanked',
  invalid: 'form',
  refused: 'form',
  later: 'waiting',
  unknown: 'waiting',
};

/** What reads like thanks. */
const THANKS = /thank|is stored|you are signed up|you will receive/i;

/** What the page was told: an event's name and its status or kind. */
let told: string[];

const tell = (event: Event) => {
  const {type, status, kind} = event as Event & {status?: string; kind?: string};
  told.push(`${type} ${status ?? kind ?? ''}`);
};
const EVENTS = ['peace-sign', 'peace-subscribe', 'peace-error'];

/** The time-out of a delivery is 15 s; nobody waits for that here where no answer is to come. */
const {timeout: patient} = AbortSignal;
const hasty = (ms: number) => patient.call(AbortSignal, ms === 15_000 ? 300 : ms);

/** The clock stands still, so that the next attempt is not due however long a test takes. */
const {now} = Date;

/** An endpoint that gives this answer; what it sends browsers on to gives another one. */
async function endpointOf(answer: Answer, there?: Answer): Promise<string> {
  if (answer.hold || answer.holdAfter) AbortSignal.timeout = hasty;
  return endpoint.script([there ? {...answer, redirect: await endpoint.script([there])} : answer]);
}

beforeEach(() => {
  told = [];
  const time = now();
  Date.now = () => time;
  for (const type of EVENTS) addEventListener(type, tell);
});

afterEach(async () => {
  for (const type of EVENTS) removeEventListener(type, tell);
  AbortSignal.timeout = patient;
  Date.now = now;
  await forgetOutbox();
});

const isGood = (means: Meaning) => means === 'stored' || means === 'confirm';
const isOpen = (means: Meaning) => means === 'later' || means === 'unknown';

/** All that a widget says. */
const wordsOf = (widget: FormWidget) => textOf(one(widget, '.root'));

async function answered(widget: FormWidget, means: Meaning): Promise<void> {
  await press(widget);
  await waitUntil(() => told.length, 'the page is told nothing');
  await waitUntil(() => widget.step === STEPS[means], `it stands at ${widget.step} after ${told.join()}`);
  await widget.updateComplete;
}

async function keeps(count: number): Promise<void> {
  await waitUntil(async () => (await keptEntries()).length === count, `it does not keep ${count}`);
}

describe('an answer to a petition', () => {
  for (const {what, answer, there, means, says = []} of rows) {
    it(`${what}: ${means}`, async () => {
      const url = await endpointOf(answer, there);
      const element = await petitionOf({action: {url}});
      fill(element, {'First name': 'Ann', 'E-mail': 'ann@example.org'});
      const sent = Date.now();
      await answered(element, means);

      const words = wordsOf(element);
      expect(words).to.match(WORDS[means]);
      for (const text of says) expect(words).to.include(text);
      if (!isGood(means)) expect(words).not.to.match(THANKS);
      expect(told).to.deep.equal([isGood(means) ? `peace-sign ${means}` : `peace-error ${means}`]);

      await keeps(isOpen(means) ? 1 : 0);
      const [entry] = await keptEntries();
      if (entry) {
        expect(entry.problem).to.equal(undefined);
        expect(entry.payload.person.email).to.equal('ann@example.org');
        if (answer.headers === retryAfter) expect(entry.next).to.be.at.least(sent + 90_000);
      }
      if (STEPS[means] === 'form') expect(control(element, 'E-mail').value).to.equal('ann@example.org');
      if (means === 'invalid') {
        expect(all(element, '.wrong').map(textOf)).to.deep.equal(['E-mail: This address takes no mail.']);
        expect(control(element, 'E-mail').getAttribute('aria-invalid')).to.equal('true');
      }
      expect(await endpoint.requests(url)).to.have.length(answer.cors === false ? 0 : 1);
    });
  }
});

describe('an answer to a petition that was left waiting', () => {
  for (const {what, answer, there, means} of rows) {
    it(`${what}: ${means}`, async () => {
      const url = await endpointOf(answer, there);
      // Who is thanked is told of it, so the widget must be there first.
      if (isGood(means)) await endpoint.rescript(url, [{...answer, hold: true}]);
      const left = await leave({action: {url}, next: 0});
      nextPage();
      const element = await petitionOf({action: {url}});
      if (isGood(means)) {
        await endpoint.arrived(url, 1);
        await endpoint.release(url);
        await keeps(0);
        await waitUntil(() => element.step === 'thanked', 'no thanks');
        await element.updateComplete;
        expect(wordsOf(element)).to.match(WORDS[means]);
        expect(told).to.deep.equal([`peace-sign ${means}`]);
        return;
      }
      await waitUntil(async () => (await keptEntries())[0]?.attempts === 2, 'it was not tried');
      await waitUntil(() => all(element, '.box').length, 'nothing is said of it');
      expect(await keptEntries()).to.have.length(1);
      const [entry] = await keptEntries();
      const {key, payload, action, created} = left;
      expect(entry).to.deep.include({key, payload, action, created});
      await waitUntil(
        () => isOpen(means) === wordsOf(element).includes('waiting to be sent'),
        'it says something else',
      );
      const words = wordsOf(element);
      if (isOpen(means)) {
        expect(entry?.problem).to.equal(undefined);
        expect(entry?.next).to.be.above(Date.now());
      } else {
        expect(entry?.problem).to.deep.equal(answer.json);
        expect(words).to.include(`Not accepted: ${entry?.problem?.title}`);
      }
      const buttons = all(element, '.box button').map(textOf);
      expect(buttons).to.include('Withdraw');
      expect(buttons.includes('Look at it again')).to.equal(means === 'invalid');
      expect(buttons.includes('Send now')).to.equal(isOpen(means));
      expect(words).not.to.match(THANKS);
      expect(told, 'nobody looks on').to.be.empty;
    });
  }
});

describe('an answer to a sign-up', () => {
  const words: Readonly<Record<Meaning, RegExp>> = {
    ...WORDS,
    stored: /You are signed up.*You will receive Alerts\./,
    confirm: /Please check your mail.*You will receive Alerts once you follow the link/,
    later: /1 sign-up waiting.*The server could not take it yet/,
    unknown: /1 sign-up waiting.*No answer yet/,
  };
  const few = [
    '201 with a receipt',
    '201 with a receipt to be confirmed',
    '200 with the receipt of before',
    '422 with errors',
    '403',
    '410',
    '429 with Retry-After',
    '500',
    'a redirect',
    'a web page with 200',
    'JSON that is no receipt',
    'a cut connection',
    'no answer in time',
    'an answer that other sites may not read',
  ];
  for (const {what, answer, there, means, says = []} of rows.filter((row) => few.includes(row.what))) {
    it(`${what}: ${means}`, async () => {
      const url = await endpointOf(answer, there);
      const element = await drawn('peace-signup', {
        lists: [{id: 'alerts', title: 'Alerts'}],
        action: {url},
        fields: [{name: 'email'}],
      });
      fill(element, {'E-mail': 'ann@example.org'});
      control(element, 'Alerts').click();
      await answered(element, means);
      expect(wordsOf(element)).to.match(words[means]);
      for (const text of says) expect(wordsOf(element)).to.include(text);
      if (!isGood(means)) expect(wordsOf(element)).not.to.match(THANKS);
      expect(told).to.deep.equal([isGood(means) ? `peace-subscribe ${means}` : `peace-error ${means}`]);
      await keeps(isOpen(means) ? 1 : 0);
    });
  }
});
