import {aTimeout, expect} from '@open-wc/testing';
import type {Entry} from '../../src/delivery/entry.ts';
import {openOutbox} from '../../src/delivery/outbox.ts';
import type {Outbox, OutboxListener} from '../../src/delivery/outbox.ts';
import {statusAt} from '../../src/delivery/signed.ts';
import {endpoint} from '../endpoint/client.ts';
import {
  damage,
  forgetOutbox,
  keptEntries,
  leave,
  nextPage,
  occupy,
  quietPage,
  stopTime,
} from './outbox-page.ts';
import {waitUntil} from '../patience.ts';

const stored = {status: 201, json: {id: 'r1', status: 'stored', count: 7}};
const invalid = {
  status: 422,
  json: {title: 'Please look again.', errors: [{pointer: '/person/email', detail: 'Enter an address.'}]},
};
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
    claims: () => 1,
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
  it('delivers what was left also when the storage takes its time', async () => {
    const url = await endpoint.script([stored]);
    await leave({action: {url}, next: Date.now()});
    const free = occupy();
    // It has waited for the storage as long as it does.
    await nextPage().sendNow();
    expect(await endpoint.requests(url)).to.be.empty;
    await free();
    await endpoint.arrived(url, 1);
  });

  it('knows once what was written late', async () => {
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

  it('counts an attempt that it cannot note', async () => {
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
    expect(statusAt(url)).to.equal('');
    await (await quietPage()).post(action(url));
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
    expect(statusAt(url)).to.equal('stored');
  });

  it('tries again by itself, with the same key and body, and tells who listens', async () => {
    const url = await endpoint.script([{status: 503}, {cut: true}, stored]);
    const box = await quietPage();
    const listener = listenerOf(box);
    const entry = action(url);
    expect((await box.post(entry)).kind).to.equal('unknown');
    await waitUntil(() => listener.told.length, 'it is not delivered');
    expect(listener.told).to.deep.equal([[entry.key, stored.json]]);
    expect(new Set(await arrivals(url)).size).to.equal(1);
    expect(await endpoint.requests(url)).to.have.length(3);
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
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
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
  });

  it('keeps nothing that the visitor can mend now', async () => {
    for (const answer of [invalid, {status: 403}, {status: 410}]) {
      const url = await endpoint.script([answer]);
      await (await quietPage()).post(action(url));
      await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
    }
  });
});

describe('the outbox: what nobody looks at any more', () => {
  it('is kept when it is not accepted, marked', async () => {
    const url = await endpoint.script([invalid]);
    const isWatched = () => false;
    await (await quietPage()).post(action(url), isWatched);
    expect((await keptEntries()).map(({problem}) => problem)).to.deep.equal([invalid.json]);
  });
});

describe('the outbox: who tells', () => {
  /** A widget that claims an action so much. */
  const widget = (claim: (entry: Entry) => number) => ({
    claims: claim,
    told: 0,
    onOutbox(entry?: Entry) {
      if (entry) this.told++;
    },
  });

  it('is the widget that claims an action most, and it alone; the first of those that claim it alike', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    const widgets = [0, 1, 2, 2].map((claim) => widget(() => claim));
    for (const one of widgets) box.listen(one);
    await box.post(action(url));
    await box.sendNow();
    expect(widgets.map(({told}) => told)).to.deep.equal([0, 0, 1, 0]);
  });

  it('is nobody where no widget claims it', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    const one = widget(() => 0);
    box.listen(one);
    await box.post(action(url));
    await box.sendNow();
    expect(one.told).to.equal(0);
    expect(statusAt(url)).to.equal('stored');
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
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
  });

  it('delivers at once what a page was lost with, for its lock has gone with it', async function () {
    if (!('locks' in navigator)) this.skip();
    const url = await endpoint.script([stored]);
    await leave({action: {url}, attempts: 0, next: Date.now() + 60_000});
    nextPage();
    await endpoint.arrived(url, 1);
  });

  it('leaves what was never tried alone for a while where there are no locks', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    try {
      const url = await endpoint.script([stored]);
      const pass = stopTime();
      await leave({action: {url}, attempts: 0, next: Date.now() + 1500});
      await nextPage().sendNow();
      expect(await endpoint.requests(url)).to.be.empty;
      pass(1500);
      await endpoint.arrived(url, 1);
    } finally {
      if (own) Object.defineProperty(Navigator.prototype, 'locks', own);
    }
  });

  it('delivers what another clock has put off for longer than anything is put off', async () => {
    const own = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');
    Reflect.deleteProperty(Navigator.prototype, 'locks');
    try {
      const url = await endpoint.script([stored]);
      await leave({action: {url}, attempts: 0, next: Date.now() + 30 * 86_400_000});
      nextPage();
      await endpoint.arrived(url, 1);
    } finally {
      if (own) Object.defineProperty(Navigator.prototype, 'locks', own);
    }
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
      await waitUntil(async () => (await keptEntries())[0]?.problem, 'it is not marked');
      expect((await keptEntries())[0]?.problem).to.deep.equal(problem);
      await box.sendNow();
      expect(await endpoint.requests(url)).to.have.length(1);
    });
  }

  it('forgets what is older than 30 days, and sends it no more', async () => {
    const url = await endpoint.script([stored]);
    await leave({action: {url}, created: Date.now() - 31 * 86_400_000});
    nextPage();
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
    expect(await endpoint.requests(url)).to.be.empty;
  });

  for (const days of [-400, 400]) {
    it(`keeps and sends what was entered before the clock was moved by ${days} days`, async () => {
      const url = await endpoint.script([{status: 503}, stored]);
      const box = await quietPage();
      const pass = stopTime();
      expect((await box.post(action(url))).kind).to.equal('unknown');
      pass(days * 86_400_000);
      await box.sendNow();
      expect(await endpoint.requests(url)).to.have.length(2);
    });
  }
});

describe('the outbox: several tabs', () => {
  it('sends once what two of them see', async function () {
    if (!('locks' in navigator)) this.skip();
    const url = await endpoint.script([{...stored, hold: true}]);
    await leave({action: {url}});
    const tabs = [openOutbox(), openOutbox()];
    await endpoint.arrived(url, 1);
    await Promise.all(tabs.map((tab) => Promise.race([tab.sendNow(), aTimeout(300)])));
    await endpoint.release(url);
    await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('learns that another one has delivered', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    await box.post(action(url));
    expect(box.entries).to.have.length(1);
    await openOutbox().sendNow();
    await waitUntil(() => !box.entries.length, 'it still waits');
    expect(await endpoint.requests(url)).to.have.length(2);
  });

  it('leaves alone what another tab is solving or sending', async function () {
    if (!('locks' in navigator)) this.skip();
    const url = await endpoint.script([stored]);
    const {key} = await leave({action: {url}, next: 0});
    let end = () => {};
    const busy = new Promise<void>((resolve) => (end = resolve));
    const other = navigator.locks.request(`peace-widgets ${key}`, () => busy);
    const box = nextPage();
    await box.sendNow();
    expect(await endpoint.requests(url)).to.be.empty;
    end();
    await other;
    await box.sendNow();
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('does not send again at once what another tab has sent while it waited for its turn', async () => {
    const url = await endpoint.script([{status: 503}]);
    const box = await quietPage();
    const entry = action(url);
    await box.post(entry);
    let give = () => {};
    const turn = new Promise<void>((resolve) => (give = resolve));
    const request = (_name: string, _options: unknown, work: (lock: unknown) => Promise<void>) =>
      turn.then(() => work({}));
    Object.defineProperty(navigator, 'locks', {value: {request}, configurable: true});
    const sending = box.sendNow();
    await leave({...entry, attempts: 2});
    give();
    await sending;
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
      await waitUntil(async () => !(await keptEntries()).length, 'it is still kept');
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

  it('does so at once, also while it is sent', async () => {
    const url = await endpoint.script([{status: 503}, {...stored, hold: true}]);
    const box = await quietPage();
    const entry = action(url);
    await box.post(entry);
    const sending = box.sendNow();
    await endpoint.arrived(url, 2);
    await box.withdraw(entry.key);
    expect(box.entries).to.be.empty;
    expect(await keptEntries()).to.be.empty;
    await endpoint.release(url);
    await sending;
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

describe('the outbox: taking back what is just looked up', () => {
  const {getAll} = IDBObjectStore.prototype;
  afterEach(() => {
    IDBObjectStore.prototype.getAll = getAll;
  });

  it('does not write it down again', async () => {
    const url = await endpoint.script([{status: 503}]);
    const box = await quietPage();
    const entry = action(url);
    let taking: Promise<void> | undefined;
    IDBObjectStore.prototype.getAll = function (key) {
      if (key === entry.key) taking ??= Promise.resolve().then(() => box.withdraw(entry.key));
      return getAll.call(this, key);
    };
    await box.post(entry);
    await taking;
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

  it('listens for who leaves as long as something would be lost, and no longer', async () => {
    const url = await endpoint.script([stored, {status: 503}, stored]);
    const methods = ['addEventListener', 'removeEventListener'] as const;
    const listening = new Set<unknown>();
    for (const method of methods) {
      const own = window[method].bind(window);
      window[method] = (type: string, listener: EventListenerOrEventListenerObject) => {
        if (type === 'beforeunload') listening[method === 'addEventListener' ? 'add' : 'delete'](listener);
        own(type, listener);
      };
    }
    try {
      const box = await quietPage();
      await box.post(action(url));
      expect(listening.size, 'all is kept').to.equal(0);
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      const other = await quietPage();
      await other.post(action(url));
      expect(listening.size, 'one is not').to.equal(1);
      await other.sendNow();
      expect(listening.size, 'it is sent').to.equal(0);
    } finally {
      for (const method of methods) Reflect.deleteProperty(window, method);
    }
  });

  it('does not wait for ever for a storage that does not answer', async () => {
    IDBFactory.prototype.open = () => ({}) as IDBOpenDBRequest;
    const url = await endpoint.script([stored]);
    expect((await (await quietPage()).post(action(url))).kind).to.equal('stored');
  });
});

describe('the outbox: challenges', () => {
  const payload = {person: {email: 'ann@example.org'}};
  const challenge = 'https://endpoint.example/challenge';

  /** Has an outbox write an action down, and solve its challenge as long as the test wants. */
  async function solving(url: string, box: Outbox) {
    let solve = (_solution: string) => {};
    box.solve = () => new Promise((resolve) => (solve = resolve));
    const entry = action(url, {payload, challenge});
    const posted = box.post(entry);
    await waitUntil(async () => (await keptEntries()).length, 'it is not written down');
    return {entry, posted, solve: (solution: string) => solve(solution)};
  }

  it('writes an action down before one is solved, and sends the solution, the same ever after', async () => {
    const url = await endpoint.script([{status: 503}, stored]);
    const box = await quietPage();
    const {posted, solve} = await solving(url, box);
    expect(await endpoint.requests(url)).to.be.empty;
    solve('solved');
    expect((await posted).kind).to.equal('unknown');
    box.solve = () => Promise.resolve('solved anew');
    await box.sendNow();
    const bodies = (await endpoint.requests(url)).map(({body}) => body);
    const sent = JSON.stringify({...payload, challenge: 'solved'});
    expect(bodies).to.deep.equal([sent, sent]);
  });

  it('is sent without one that cannot be had, after three attempts', async () => {
    stopTime();
    const url = await endpoint.script([stored]);
    const box = await quietPage();
    let asked = 0;
    box.solve = () => {
      asked++;
      return Promise.resolve('');
    };
    expect((await box.post(action(url, {payload, challenge}))).kind).to.equal('later');
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
    await leave({action: {url}, payload, challenge});
    const box = await quietPage();
    expect(await endpoint.requests(url)).to.be.empty;
    box.solve = () => Promise.resolve('solved');
    await box.sendNow();
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('sends nothing that was taken back meanwhile', async () => {
    const url = await endpoint.script([stored]);
    const {entry, posted, solve} = await solving(url, await quietPage());
    await openOutbox().withdraw(entry.key);
    solve('solved');
    expect((await posted).kind).to.equal('later');
    expect(await endpoint.requests(url)).to.be.empty;
    expect(await keptEntries()).to.be.empty;
  });

  it('sends once, however long one takes', async () => {
    const url = await endpoint.script([stored]);
    const box = await quietPage();
    const {posted, solve} = await solving(url, box);
    const {now} = Date;
    Date.now = () => now() + 60_000;
    try {
      // What this page is at, another one and this one leave alone.
      const other = openOutbox();
      other.solve = () => Promise.resolve('solved twice');
      const others = [box.sendNow(), other.sendNow()];
      await Promise.race([...others, aTimeout(300)]);
      expect(await endpoint.requests(url)).to.be.empty;
      solve('solved');
      await Promise.all([posted, ...others]);
    } finally {
      Date.now = now;
    }
    expect(await endpoint.requests(url)).to.have.length(1);
  });
});

describe('the outbox: damage', () => {
  for (const damaged of [null, 'words', {key: 'k1'}, {key: 'k1', tag: 'peace-petition', payload: {}}]) {
    it(`is not stopped by ${JSON.stringify(damaged)}, and delivers the rest`, async () => {
      const url = await endpoint.script([stored]);
      await damage(damaged);
      await leave({action: {url}});
      const box = nextPage();
      await endpoint.arrived(url, 1);
      await waitUntil(() => !box.entries.length, 'it waits for what it cannot send');
      await box.sendNow();
    });
  }
});
