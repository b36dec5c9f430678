/** One address: asked again and again, and what it gave last. */
import {loggedError} from '../log.ts';
import type {Log} from '../log.ts';
import {PrivateAddressError} from './addresses.ts';
import {decode} from './charset.ts';
import type {Copies, Copy, Standing} from './copies.ts';
import {GetError, get} from './get.ts';
import type {Getting, Got} from './get.ts';

/** The longest pause after failures, as a multiple of the usual one, and whatever the other side asks for. */
const LONGEST_PAUSE = 8;

/** In ms. */
const DAY = 86_400_000;

/** What a subscription needs to know. */
export interface Subscribing {
  readonly copies: Copies;
  readonly getting: Getting;
  /** How often it is asked, in ms. */
  readonly refresh: number;
  readonly log: Log;
  readonly now: () => number;
  /** Reads a copy, and says why it is of no use: such a one does not replace a good one. */
  readonly understand: (copy: Copy) => Promise<string | undefined>;
  readonly onChange: () => void;
}

/** An address that is looked at from now on, until it is closed. */
export class Subscription {
  readonly url: string;
  readonly #its: Subscribing;
  readonly #closing = new AbortController();
  #standing: Standing = {copy: undefined, checkedAt: 0, failure: undefined};
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, its: Subscribing) {
    this.url = url;
    this.#its = its;
  }

  get standing(): Standing {
    return this.#standing;
  }

  /** Takes what was known before a restart, and looks when that is due. */
  async start(): Promise<void> {
    const {copies, refresh, now} = this.#its;
    this.#standing = (await copies.find(this.url).catch(() => undefined)) ?? this.#standing;
    // A look that is still to come was noted by another clock.
    const age = Math.max(0, now() - this.#standing.checkedAt);
    this.#wait(Math.max(0, refresh - age));
  }

  /** Looks no more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#closing.abort();
  }

  /** Sources that were first asked at the same time are not asked so for ever. */
  #wait(pause: number): void {
    if (this.#closing.signal.aborted) return;
    this.#timer = setTimeout(() => void this.#look(), pause * (0.9 + Math.random() * 0.2)).unref();
  }

  async #look(): Promise<void> {
    let pause = this.#its.refresh;
    try {
      if (!(await this.#adopted())) await this.#ask();
      this.#failures = 0;
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#failures++;
      pause = Math.min(pause * 2 ** (this.#failures - 1), pause * LONGEST_PAUSE);
      if (error instanceof GetError) pause = Math.min(Math.max(pause, error.retryAfter), DAY);
      await this.#fail(error);
    }
    this.#wait(pause);
  }

  /** Takes what another instance has found since; each address is asked by one of them. */
  async #adopted(): Promise<boolean> {
    const {copies, refresh, now, understand, onChange} = this.#its;
    const since = Math.max(this.#standing.checkedAt, now() - refresh * 0.8);
    const found = await copies.find(this.url, since).catch(() => undefined);
    if (!found || found.failure) return false;
    const isNew = found.copy?.body !== this.#standing.copy?.body;
    this.#standing = found;
    if (isNew && found.copy) await understand(found.copy);
    if (isNew) onChange();
    return true;
  }

  async #ask(): Promise<void> {
    const {copies, getting, log, now, understand, onChange} = this.#its;
    const {copy, failure} = this.#standing;
    const got = await get(this.url, {...getting, signal: this.#closing.signal}, copy);
    const checkedAt = now();
    const found = got ? copyOf(got, checkedAt) : copy && {...copy, fetchedAt: checkedAt};
    const useless = got && found && (await understand(found));
    if (useless !== undefined) throw new GetError(useless);
    this.#standing = {copy: found, checkedAt, failure: undefined};
    if (failure) log.info(`sources: ${this.url} is there again`);
    if (found?.body !== copy?.body) onChange();
    await this.#keep(() => copies[got ? 'put' : 'touch'](this.url, this.#standing));
  }

  /** What was good before is served on. */
  async #fail(error: unknown): Promise<void> {
    const {copies, log, now} = this.#its;
    const {copy, failure} = this.#standing;
    const isTold = error instanceof GetError || error instanceof PrivateAddressError;
    if (!isTold) log.error(loggedError(error));
    const reason = isTold ? error.message : 'cannot be read';
    this.#standing = {copy, checkedAt: now(), failure: {reason, since: failure?.since ?? now()}};
    if (failure?.reason !== reason) {
      log.warn(`sources: ${this.url} ${reason}${copy ? '; what was there before stays' : ''}`);
    }
    await this.#keep(() => copies[copy ? 'touch' : 'put'](this.url, this.#standing));
  }

  /** Without a database it goes on from memory. */
  async #keep(write: () => Promise<void>): Promise<void> {
    if (this.#closing.signal.aborted) return;
    await write().catch((error: Error) => this.#its.log.warn(`sources: not kept (${error.name})`));
  }
}

function copyOf(got: Got, fetchedAt: number): Copy {
  const {url: foundAt, bytes, type, etag, lastModified} = got;
  return {foundAt, body: decode(bytes, type), etag, lastModified, fetchedAt};
}
