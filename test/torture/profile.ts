/** A browser of somebody: all of its pages share what it keeps. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {BrowserContext, Page} from 'playwright-core';

/** What an outbox holds of an action. */
interface Waiting {
  readonly payload: {readonly person: {readonly email: string}};
}

/** A browser profile that visits one site. */
export class Profile {
  readonly #context: BrowserContext;
  readonly #url: string;
  #spell: Promise<void> | undefined;

  constructor(context: BrowserContext, url: string) {
    this.#context = context;
    this.#url = url;
  }

  /** A new, empty page. */
  newPage(): Promise<Page> {
    return this.#context.newPage();
  }

  /** Loads the page of the site, once the browser is online. */
  async load(page: Page): Promise<void> {
    for (;;) {
      await this.#spell;
      try {
        await page.goto(this.#url);
        return;
      } catch (error) {
        if (!this.#spell) throw error;
      }
    }
  }

  /** Leaves the site on a page; its own address is one step back. */
  async leave(page: Page): Promise<void> {
    await page.goto(new URL('/elsewhere', this.#url).href);
  }

  /** Takes the browser offline at once, and online again after some ms. */
  async goOffline(ms: number): Promise<void> {
    if (this.#spell) return;
    const offline = this.#setOffline(true);
    this.#spell = offline
      .then(() => sleep(ms))
      .then(() => this.#setOffline(false))
      .finally(() => (this.#spell = undefined));
    await offline;
  }

  /** Playwright fails to while a tab crashes; then it has not told all tabs. */
  async #setOffline(offline: boolean): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      try {
        await this.#context.setOffline(offline);
        return;
      } catch {
        await sleep(100);
      }
    }
    throw new Error('The browser cannot be taken offline or online');
  }

  /** Resolves when the browser is online. */
  async online(): Promise<void> {
    await this.#spell;
  }

  /** Who waits in the outbox, read past the widget. */
  async outbox(page: Page): Promise<string[]> {
    const waiting = await page.evaluate(async () => {
      const databases = await indexedDB.databases();
      if (!databases.some(({name}) => name === 'peace-widgets')) return [];
      const result = <T>(request: IDBRequest<T>) =>
        new Promise<T>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(new Error('The outbox cannot be read', {cause: request.error}));
        });
      const database = await result(indexedDB.open('peace-widgets'));
      try {
        return await result(
          database.transaction('outbox').objectStore('outbox').getAll() as IDBRequest<Waiting[]>,
        );
      } finally {
        database.close();
      }
    });
    return waiting.map(({payload}) => payload.person.email);
  }

  async close(): Promise<void> {
    await this.#spell;
    await this.#context.close();
  }
}
