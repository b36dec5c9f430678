import {aTimeout, expect} from '@open-wc/testing';
import type {Entry} from '../../src/delivery/entry.ts';
import {Outbox} from '../../src/delivery/outbox.ts';
import type {OutboxListener} from '../../src/delivery/outbox.ts';
import {hasSigned} from '../../src/delivery/signed.ts';
import {endpoint} from '../endpoint/client.ts';
import {forgetOutbox, keptEntries, leave, nextPage, occupy, quietPage} from './outbox-page.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 7}};
const invalid = {
  status: 422,
  json: {title: 'Please look again.', errors: [{pointer: '/person/email', detail: 'Enter an address.'}]},
};
const PATIENT = {timeout: 8000};

/** An action that a visitor has just entered. */
function action(url: string, rest: Partial<Entry> = {}): Omit<Entry, 'attempts' | 'next'> {
  return {
    key: crypto.randomUUID(),
    tag: 'peace-petition',
    id: 'senators',
    action: {url},
    payload: {person: {email: 'ann@example.org'}},
    created: Date.now(),
    ...rest,
  };
}

/** The keys and bodies that have arrived. */
async function arrivals(url: string): Promise<string[]> {
  return (await endpoint.requests(url)).map(
    ({headers, body}) => `${headers['idempotency-key'] ?? ''} ${body}`,
  );
}

/** Remembers what it is told. */
function listenerOf(box: Outbox): {readonly told: unknown[]} & OutboxListener {
  const listener = {
    localName: 'peace-petition',
    told: [] as unknown[],
    onOutbox(entry?: Entry, receipt?: unknown) {
      if (receipt) listener.told.push([entry?.key, receipt]);
    },
  };
  box.listen(listener);
  return listener;
}

afterEach(forgetOutbox);

// First of all: the outboxes of other tests, which are pages that stay open, would deliver it.
describe('the outbox: a slow storage', () => {
  it('delivers what was left also when the storage takes its time', async function () {
    this.timeout(20_000);
    const url = await endpoint.script([stored]);
    await leave({action: {url}, next: Date.now()});
    const free = occupy();
    nextPage();
    // Longer than an outbox waits for the storage.
    await aTimeout(1500);
    await free();
    expect(await endpoint.requests(url)).to.be.empty;
    await endpoint.arrived(url, 1);
  });

  it('knows once what was written late', async function () {
    this.timeout(20_000);
    const url = await endpoint.script([{status: 503}, {status: 503, hold: true}]);
    const box = await quietPage();
    const free = occupy();
    await box.post(action(url));
    expect(box.isKept).to.equal(false);
    await free();
    const sent = box.sendNow();
    await endpoint.arrived(url, 2);
    expect(box.entries).to.have.length(1);
    expect(box.isKept).to.equal(true);
    await endpoint.release(url);
    await sent;
  });

  it('counts an attempt that it cannot note', async function () {
    this.timeout(20_000);
    const url = await endpoint.script([{status: 503, hold: true}, {status: 503}]);
    const box = await quietPage();
    const posted = box.post(action(url));
    await endpoint.arrived(url, 1);
    const free = occupy();
    await endpoint.release(url);
    await posted;
    expect(box.entries.map(({attempts}) => attempts)).to.deep.equal([1]);
    await free();
    // What it holds itself would be sent during the next tests.
    await box.sendNow();
  });
});

describe('the outbox: on the way', () => {
  it('writes an action down before it is first sent', async () => {
    const url = await endpoint.script([{...stored, hold: true}]);
    const entry = action(url);
    const posted = (await quietPage()).post(entry);
    await endpoint.arrived(url, 1);
    expect((await keptEntries()).map(({key}) => key)).to.deep.equal([entry.key]);
    await endpoint.release(url);
    expect((await posted).kind).to.equal('stored');
  });

  it('keeps nothing of what is stored, but that something was', async () => {
    const url = await endpoint.script([stored]);
    expect(hasSigned(url)).to.equal(false);
    await (await quietPage()).post(action(url));
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
    expect(hasSigned(url)).to.equal(true);
  });

  it('tries again by itself, with the same key and body, and tells who listens', async () => {
    const url = await endpoint.script([{status: 503}, {cut: true}, stored]);
    const box = await quietPage();
    const listener = listenerOf(box);
    const entry = action(url);
    expect((await box.post(entry)).kind).to.equal('unknown');
    await waitUntil(() => listener.told.length, 'it is not delivered', PATIENT);
    expect(listener.told).to.deep.equal([[entry.key, stored.json]]);
    expect(new Set(await arrivals(url)).size).to.equal(1);
    expect(await endpoint.requests(url)).to.have.length(3);
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
  });

  it('tells nobody twice: who waits for an answer has it already', async () => {
    const url = await endpoint.script([stored]);
    const box = await quietPage();
    const listener = listenerOf(box);
    await box.post(action(url));
    expect(listener.told).to.be.empty;
  });

  it('waits as long as the endpoint asks for', async () => {
    const headers = {'Retry-After': '90', 'Access-Control-Expose-Headers': 'Retry-After'};
    const url = await endpoint.script([{status: 429, headers}]);
    expect((await (await quietPage()).post(action(url))).kind).to.equal('later');
    const [kept] = await keptEntries();
    expect((kept?.next ?? 0) - Date.now()).to.be.within(85_000, 90_000);
  });

  it('tries at once when the browser is online again', async () => {
    const url = await endpoint.script([{cut: true}, stored]);
    await (await quietPage()).post(action(url));
    dispatchEvent(new Event('online'));
    await endpoint.arrived(url, 2);
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
  });

  it('keeps nothing that the visitor can mend now', async () => {
    for (const answer of [invalid, {status: 403}, {status: 410}]) {
      const url = await endpoint.script([answer]);
      await (await quietPage()).post(action(url));
      await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
    }
  });
});

describe('the outbox: at the next page', () => {
  it('delivers what was left, under its key', async () => {
    const url = await endpoint.script([stored]);
    const {key, payload} = await leave({action: {url}});
    const box = nextPage();
    const listener = listenerOf(box);
    await endpoint.arrived(url, 1);
    expect(await arrivals(url)).to.deep.equal([`"${key}" ${JSON.stringify(payload)}`]);
    await waitUntil(() => listener.told.length);
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
  });

  it('delivers what a page was lost with, as soon as nobody can wait for it any more', async () => {
    const url = await endpoint.script([stored]);
    await leave({action: {url}, attempts: 0, next: Date.now() + 1500});
    nextPage();
    await aTimeout(700);
    expect(await endpoint.requests(url)).to.be.empty;
    await endpoint.arrived(url, 1);
  });

  for (const [what, answer, problem] of [
    ['wrong', invalid, invalid.json],
    ['over', {status: 410, json: {title: 'It is closed.'}}, {title: 'It is closed.'}],
    ['refused without a word', {status: 403}, {title: ''}],
  ] as const) {
    it(`keeps what is ${what}, marked, and does not try it again`, async () => {
      const url = await endpoint.script([answer]);
      await leave({action: {url}});
      const box = nextPage();
      await waitUntil(async () => (await keptEntries())[0]?.problem, 'it is not marked', PATIENT);
      expect((await keptEntries())[0]?.problem).to.deep.equal(problem);
      await box.sendNow();
      expect(await endpoint.requests(url)).to.have.length(1);
    });
  }

  it('forgets what is older than 30 days, and sends it no more', async () => {
    const url = await endpoint.script([stored]);
    await leave({action: {url}, created: Date.now() - 31 * 86_400_000});
    nextPage();
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
    expect(await endpoint.requests(url)).to.be.empty;
  });
});

describe('the outbox: several tabs', () => {
  it('sends once what two of them see', async function () {
    if (!('locks' in navigator)) this.skip();
    const url = await endpoint.script([{...stored, hold: true}]);
    await leave({action: {url}});
    const tabs = [new Outbox(), new Outbox()];
    await endpoint.arrived(url, 1);
    await Promise.all(tabs.map((tab) => Promise.race([tab.sendNow(), aTimeout(300)])));
    await endpoint.release(url);
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('learns that another one has delivered', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    await box.post(action(url));
    expect(box.entries).to.have.length(1);
    await new Outbox().sendNow();
    await waitUntil(() => !box.entries.length, 'it still waits', PATIENT);
    expect(await endpoint.requests(url)).to.have.length(2);
  });

  it('does not send again at once what a visitor sent while it waited for its turn', async () => {
    let give = () => {};
    const turn = new Promise<void>((resolve) => (give = resolve));
    const ended: unknown[] = [];
    const request = async (_name: string, _options: unknown, work: (lock: unknown) => Promise<void>) => {
      await turn;
      await work({});
      ended.push(1);
    };
    Object.defineProperty(navigator, 'locks', {value: {request}, configurable: true});
    const url = await endpoint.script([{status: 503}]);
    const box = nextPage();
    await box.post(action(url));
    give();
    await waitUntil(() => ended.length, 'its turn does not come', PATIENT);
    delete (navigator as {locks?: unknown}).locks;
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('delivers where there are no locks, or nobody may use them', async () => {
    const none = {value: undefined, configurable: true};
    const refusing = {value: {request: () => Promise.reject(new Error('SecurityError'))}, configurable: true};
    for (const locks of [none, refusing]) {
      Object.defineProperty(navigator, 'locks', locks);
      const url = await endpoint.script([stored]);
      await leave({action: {url}});
      nextPage();
      await endpoint.arrived(url, 1);
      await waitUntil(async () => !(await keptEntries()).length, 'it is still kept', PATIENT);
    }
    delete (navigator as {locks?: unknown}).locks;
  });
});

describe('the outbox: taking back', () => {
  it('removes an action, and sends it no more', async () => {
    const url = await endpoint.script([{status: 503}]);
    const box = await quietPage();
    const entry = action(url);
    await box.post(entry);
    await box.withdraw(entry.key);
    expect(box.entries).to.be.empty;
    expect(await keptEntries()).to.be.empty;
    await box.sendNow();
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('stays taken back when an attempt under way fails', async () => {
    const url = await endpoint.script([{status: 503}, {status: 503, hold: true}]);
    const box = await quietPage();
    const entry = action(url);
    await box.post(entry);
    const sending = box.sendNow();
    await endpoint.arrived(url, 2);
    const taking = box.withdraw(entry.key);
    await endpoint.release(url);
    await Promise.all([sending, taking]);
    expect(await keptEntries()).to.be.empty;
    expect(box.entries).to.be.empty;
  });
});

describe('the outbox: a browser that keeps nothing', () => {
  const open = IDBFactory.prototype.open;
  afterEach(() => {
    IDBFactory.prototype.open = open;
  });

  it('keeps trying while the page is open, and warns who leaves', async () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    await box.post(action(url));
    expect(box.isKept).to.equal(false);
    const leaving = new Event('beforeunload', {cancelable: true});
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).to.equal(true);
    await endpoint.arrived(url, 2);
    await waitUntil(() => box.isKept);
    expect(box.entries).to.be.empty;
    const later = new Event('beforeunload', {cancelable: true});
    dispatchEvent(later);
    expect(later.defaultPrevented).to.equal(false);
  });

  it('does not wait for ever for a storage that does not answer', async function () {
    this.timeout(20_000);
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    const url = await endpoint.script([stored]);
    expect((await (await quietPage()).post(action(url))).kind).to.equal('stored');
  });
});

describe('the outbox: challenges', () => {
  const payload = {person: {email: 'ann@example.org'}};

  it('solves one before the first attempt, and sends the same solution ever after', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    let solved = 0;
    box.solve = (challenge) => Promise.resolve(`${challenge} ${++solved}`);
    await box.post(action(url, {payload, challenge: 'https://endpoint.example/challenge'}));
    await box.sendNow();
    const bodies = (await endpoint.requests(url)).map(({body}) => body);
    const sent = JSON.stringify({...payload, challenge: 'https://endpoint.example/challenge 1'});
    expect(bodies).to.deep.equal([sent, sent]);
  });

  it('is sent without one that cannot be had, after three attempts', async () => {
    const url = await endpoint.script([stored]);
    const box = await quietPage();
    let asked = 0;
    box.solve = () => {
      asked++;
      return Promise.resolve(undefined);
    };
    const outcome = await box.post(action(url, {payload, challenge: 'https://endpoint.example/challenge'}));
    expect(outcome.kind).to.equal('unknown');
    await box.sendNow();
    await box.sendNow();
    expect(await endpoint.requests(url)).to.be.empty;
    await box.sendNow();
    expect(asked).to.equal(4);
    expect(await arrivals(url)).to.have.length(1);
    expect((await endpoint.requests(url))[0]?.body).to.equal(JSON.stringify({...payload, challenge: ''}));
  });

  it('waits for a widget that can solve it', async () => {
    const url = await endpoint.script([stored]);
    await leave({action: {url}, payload, challenge: 'https://endpoint.example/challenge'});
    const box = await quietPage();
    expect(await endpoint.requests(url)).to.be.empty;
    box.solve = () => Promise.resolve('solved');
    await box.sendNow();
    expect(await endpoint.requests(url)).to.have.length(1);
  });
});
