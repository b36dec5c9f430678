/** A place in front of a browser, where one visitor after another signs. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Page} from 'playwright-core';
import {Dice} from './dice.ts';
import {isLoss, mishapOf} from './fates.ts';
import type {Mishap} from './fates.ts';
import type {Ledger, Reading, Story} from './ledger.ts';
import type {Profile} from './profile.ts';
import {findForm, readText, sendNow, signHere} from './widget-in-page.ts';

/** How long a visitor looks for something to happen, in ms. */
const PATIENCE = 30_000;

/** How long a visitor reads and types, in ms: whoever is faster is taken for a robot. */
const READING = 1700;

/** How long a visitor waits after “Send now”, in ms. */
const PAUSE = 500;

/** How often a visitor presses “Send now”, or begins again on a new page. */
const TRIES = 5;

/** How likely it is that a visitor who was told to wait leaves it at that. */
const CONTENT = 0.15;

/** How likely it is that the page is loaded anew for the next visitor. */
const RELOADED = 0.15;

/** One tab of a profile. */
export class Seat {
  readonly #profile: Profile;
  readonly #ledger: Ledger;
  readonly #seed: number;
  #page: Page | undefined;
  /** Resolves when what happens to the page of this visitor has happened; for most it does not. */
  #mishap = new Promise<undefined>(() => {});

  constructor(profile: Profile, ledger: Ledger, seed: number) {
    this.#profile = profile;
    this.#ledger = ledger;
    this.#seed = seed;
  }

  /** Has a visitor sign, whatever happens meanwhile. */
  async seat(story: Story): Promise<void> {
    this.#mishap = new Promise(() => {});
    const dice = new Dice(this.#seed, `visit ${story.number}`);
    const mishap = mishapOf(this.#seed, story.number, this.#ledger.stories.length);
    this.#ledger.count(`page: ${mishap}`);
    const page = await this.#press(story, mishap, dice);
    story.hasPressed = true;
    await this.#look(page, story, dice);
    // What has not happened while this visitor was there must not happen to the next one.
    const isUnderWay = !story.whileUnderWay;
    story.whileUnderWay = undefined;
    if (isUnderWay && isLoss(mishap)) await this.#mishap;
  }

  async close(): Promise<void> {
    await this.#page?.close();
  }

  /** Fills in the form and sends it. */
  async #press(story: Story, mishap: Mishap, dice: Dice): Promise<Page> {
    const {name, email} = story;
    for (let tries = 0; tries < TRIES; tries++) {
      const page = await this.#findForm(dice);
      if (!page) continue;
      await this.#prepare(mishap, page, story);
      try {
        if (await page.evaluate(signHere, {name, email, twice: mishap === 'double'})) return page;
      } catch {
        // It was lost in the same moment as the button was pressed, or just before: the visitor cannot know.
        story.pageLost = true;
        return page;
      }
    }
    throw new Error(`${email} finds no form`);
  }

  /** A page with the form, read. A page may crash under the visitor’s hands, taken along by another one. */
  async #findForm(dice: Dice): Promise<Page | undefined> {
    try {
      const page = await this.#openPage(dice);
      await page.waitForFunction(findForm, undefined, {polling: 100});
      await sleep(READING);
      return page;
    } catch {
      this.#ledger.count('page: form lost before it was sent');
      await this.#page?.close().catch(() => undefined);
      return undefined;
    }
  }

  /** Many pages are used by several visitors; after a loss there is a new one. */
  async #openPage(dice: Dice): Promise<Page> {
    const page = this.#page;
    if (page && !page.isClosed()) {
      if (dice.roll() < RELOADED) await this.#profile.load(page);
      return page;
    }
    const fresh = (this.#page = await this.#profile.newPage());
    fresh.on('crash', () => {
      this.#page = undefined;
      void fresh.close();
    });
    fresh.setDefaultTimeout(PATIENCE);
    await this.#profile.load(fresh);
    return fresh;
  }

  async #prepare(mishap: Mishap, page: Page, story: Story): Promise<void> {
    const profile = this.#profile;
    const lose = (how: () => Promise<unknown>) => {
      this.#mishap = new Promise((resolve) => {
        story.whileUnderWay = async () => {
          story.pageLost = true;
          await how().finally(() => resolve(undefined));
        };
      });
    };
    switch (mishap) {
      case 'closes':
        return lose(() => page.close());
      case 'crashes':
        return lose(() => crash(page));
      case 'reloads':
        return lose(() => profile.load(page));
      case 'leaves':
        return lose(() => profile.leave(page).then(() => page.goBack()));
      case 'offline':
        return profile.goOffline(800);
      case 'stays':
      case 'double':
    }
  }

  /** Reads what comes of it, and sends it once more where a visitor can. */
  async #look(page: Page, story: Story, dice: Dice): Promise<void> {
    for (let tries = 0; tries < TRIES; tries++) {
      const reading = await this.#read(page);
      story.pageLost ||= page !== this.#page || page.isClosed();
      if (story.pageLost) return;
      story.read.push(reading);
      if (reading !== 'waiting' || dice.roll() < CONTENT) return;
      await this.#profile.online();
      await page.evaluate(sendNow).catch(() => undefined);
      await sleep(PAUSE);
    }
  }

  /** Waits for something that tells the visitor what became of it, or for the end of the page. */
  async #read(page: Page): Promise<Reading> {
    const reading = page.waitForFunction(readText, undefined, {polling: 100}).then((it) => it.jsonValue());
    try {
      return (await Promise.race([reading, this.#mishap])) ?? 'nothing';
    } catch {
      return 'nothing';
    } finally {
      reading.catch(() => undefined);
    }
  }
}

/** Ends the process behind a page; Chromium may take other pages of the same site along. */
async function crash(page: Page): Promise<void> {
  const gone = new Promise((resolve) => page.once('close', resolve));
  void page.goto('chrome://crash').catch(() => undefined);
  await gone;
}
