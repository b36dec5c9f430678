import {createStore, clear, entries, promisifyRequest, set} from 'idb-keyval';
import type {Entry} from '../../src/delivery/entry.ts';
import {openOutbox} from '../../src/delivery/outbox.ts';
import type {Outbox} from '../../src/delivery/outbox.ts';
import {page} from '../../src/page.ts';

const store = createStore('peace-widgets', 'outbox');

/** What this browser keeps, read past the kit. */
export async function keptEntries(): Promise<Entry[]> {
  return (await entries<string, Entry>(store)).map(([, entry]) => entry);
}

/** Keeps an action as a page has left it that is gone now. */
export async function leave(entry: Partial<Entry> & Pick<Entry, 'action'>): Promise<Entry> {
  const left = {
    key: crypto.randomUUID(),
    tag: 'peace-petition',
    id: 'senators',
    title: 'Tell your senators',
    payload: {person: {givenName: 'Ann', email: 'ann@example.org'}},
    created: Date.now(),
    attempts: 1,
    next: Date.now() + 3_600_000,
    ...entry,
  } satisfies Entry;
  await set(left.key, left, store);
  return left;
}

/** Puts something else among what is kept. */
export function damage(record: unknown): Promise<void> {
  return set('damaged', record, store);
}

/** Throws away what is kept, as browsers and people do. */
export function clearOutbox(): Promise<void> {
  return clear(store);
}

const {now} = Date;
afterEach(() => {
  Date.now = now;
});

/** Time stands still until the end of the test: however long that takes, nothing is due by itself. @returns Lets ms pass. */
export function stopTime(): (ms: number) => void {
  let time = now();
  Date.now = () => time;
  return (ms) => (time += ms);
}

/** Keeps the storage busy, so that nobody else can read it or write to it. @returns What ends that. */
export function occupy(): () => Promise<void> {
  let isBusy = true;
  const busy = store('readwrite', (mine) => {
    const hold = () => {
      if (isBusy) mine.get('nothing').onsuccess = hold;
    };
    hold();
    return promisifyRequest(mine.transaction);
  });
  return () => {
    isBusy = false;
    return busy;
  };
}

/** Opens the outbox anew, as the next page of the site does. */
export function nextPage(): Outbox {
  return (page().outbox = openOutbox());
}

/** The same, once it has looked for what was left. */
export async function quietPage(): Promise<Outbox> {
  const box = nextPage();
  await box.sendNow();
  return box;
}

/** Ends every outbox of the tests before: what they wait for is gone, and nothing is on its way any more. */
export async function forgetOutbox(): Promise<void> {
  const {outbox} = page();
  await clear(store);
  page().outbox = undefined;
  await Promise.allSettled(page().deliveries.values());
  // An attempt that was being noted may have brought back what it was made for.
  await clear(store);
  // It finds nothing, and stops its clock: what the next test leaves is not for it.
  await outbox?.sendNow();
}
