/** Works off the queue of mails, apart from requests. */
import {setTimeout as sleep} from 'node:timers/promises';
import {Pause} from '../database/pause.ts';
import type {QueueClock} from '../database/queue-clock.ts';
import type {Log} from '../log.ts';
import type {Bundle, Composer} from './composer.ts';
import type {MailQueue} from './queue.ts';
import {RefusedError} from './transport.ts';
import type {Message, Transport} from './transport.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How often the queue is looked at when nobody says that there is something new, in ms. */
const TICK = MINUTE / 3;

/** How long word of something new is gathered, in ms. */
const SOON = 100;

/** How long a mail that is being sent may keep the endpoint from stopping, in ms. */
const PATIENCE = 5000;

/** A mail that cannot be handed over is tried again after this, then after twice as long each time, in ms. */
const FIRST_RETRY = MINUTE;
const LONGEST_RETRY = HOUR;

/** Whoever signs when the server is back need not wait for long, in ms. */
const LONGEST_PAUSE = 5 * MINUTE;

/** After this a mail is given up, in ms (RFC 5321, 4.5.4.1: 4–5 days). */
const GIVE_UP = 4 * 24 * HOUR;

/** What became of a mail; `stuck`: it could not be handed over, and no other could have been. */
type Fate = 'sent' | 'refused' | 'stuck';

/** A mail that is sent now, and the rows of the queue that ask for it. */
interface Letter {
  readonly mails: Bundle['mails'];
  readonly message: Message;
}

interface Equipment {
  readonly queue: MailQueue;
  readonly clock: QueueClock;
  readonly composer: Composer;
  readonly transport: Transport;
  readonly log: Log;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** Sends what waits: when it is told that there is something new, and from time to time. */
export class Postman {
  readonly #equipment: Equipment;
  #timer: NodeJS.Timeout | undefined;
  #told: NodeJS.Timeout | undefined;
  #working: Promise<void> | undefined;
  #again = false;
  #closing = false;
  readonly #pause: Pause;
  /** What has left and could not be noted: the database was away, or its disk full. It must not leave again. */
  readonly #unnoted = new Set<Letter['mails']>();
  /** How often in a row nothing got through. */
  #stuck = 0;
  #cleanedAt = -Infinity;

  constructor(equipment: Equipment) {
    this.#equipment = equipment;
    this.#pause = new Pause(equipment.now, LONGEST_PAUSE);
  }

  /** Begins with what waits already. */
  start(): void {
    this.#timer = setInterval(() => void this.nudge(), TICK).unref();
    void this.nudge();
  }

  /** Something new may wait: looks at it soon, together with what comes meanwhile. */
  tell(): void {
    this.#told ??= setTimeout(() => {
      this.#told = undefined;
      void this.nudge();
    }, SOON).unref();
  }

  /** Sends what is due. Never fails; kept when all is done that can be done now. */
  nudge(): Promise<void> {
    this.#again = true;
    this.#working ??= this.#work().finally(() => (this.#working = undefined));
    return this.#working;
  }

  /** Takes on nothing more, and waits for what is being sent; what takes too long is sent again when its lease is over. */
  async close(): Promise<void> {
    this.#closing = true;
    clearInterval(this.#timer);
    clearTimeout(this.#told);
    await Promise.race([this.#working, sleep(PATIENCE, undefined, {ref: false})]);
    this.#equipment.transport.close();
  }

  async #work(): Promise<void> {
    const {queue, log} = this.#equipment;
    try {
      for (const mails of this.#unnoted) await this.#note(mails);
      await this.#clean();
      while (this.#again && !this.#closing) {
        this.#again = false;
        while (!this.#closing && !this.#pause.isOn) {
          const mails = await queue.take();
          if (mails.length === 0) break;
          await this.#sendAll(await this.#equipment.composer.bundles(mails));
        }
      }
    } catch (error) {
      // The database is busy or away; mails that were taken on are taken on again when their lease is over.
      log.warn(`mail: the queue waits (${codeOf(error)})`);
    }
  }

  async #clean(): Promise<void> {
    const {queue, clock, transport, now} = this.#equipment;
    if (await clock.check()) this.#pause.end();
    if (Math.abs(now() - this.#cleanedAt) < MINUTE) return;
    this.#cleanedAt = now();
    await queue.tidy();
    await transport.clean?.(now());
  }

  async #sendAll(bundles: readonly Bundle[]): Promise<void> {
    const letters: Letter[] = [];
    // One after the other: what goes to one mailbox counts for the next that does.
    for (const bundle of bundles) letters.push(...(await this.#permitted(bundle)));
    const fates = await Promise.all(letters.map((letter) => this.#send(letter)));
    if (fates.some((fate) => fate !== 'stuck')) this.#stuck = 0;
    else if (fates.length > 0) {
      // The mails that wait behind these need not find out one by one that nothing gets through.
      this.#pause.begin(retryAfter(++this.#stuck));
    }
  }

  /** What is to be sent now; the rest is put aside. */
  async #permitted({mails, mailbox, message, fault}: Bundle): Promise<Letter[]> {
    const {queue} = this.#equipment;
    if (fault) {
      await this.#failed(mails, fault);
      return [];
    }
    if (!message) {
      await queue.done(mails);
      return [];
    }
    const permission = await queue.permit(message.id, mailbox);
    if (permission === 'now') return [{mails, message}];
    await (permission === 'later' ? queue.later(mails, HOUR) : queue.failed(mails, 'too-many'));
    return [];
  }

  async #send({mails, message}: Letter): Promise<Fate> {
    const {queue, transport} = this.#equipment;
    try {
      await transport.send(message);
    } catch (error) {
      await queue.unpermit(message.id);
      return this.#failed(mails, error);
    }
    await this.#note(mails);
    return 'sent';
  }

  /** Notes that mails have left, now or before anything else is taken on. */
  async #note(mails: Letter['mails']): Promise<void> {
    this.#unnoted.add(mails);
    await this.#equipment.queue.done(mails);
    this.#unnoted.delete(mails);
  }

  async #failed(mails: Letter['mails'], error: unknown): Promise<Fate> {
    const {queue, log, now} = this.#equipment;
    const code = codeOf(error);
    if (error instanceof RefusedError && error.isForGood) {
      log.warn(`mail: one was refused for good (${code})`);
      await queue.failed(mails, code);
    } else if (mails.every(({created_at}) => now() - Date.parse(created_at) > GIVE_UP)) {
      log.warn(`mail: one was given up (${code})`);
      await queue.failed(mails, code);
    } else {
      log.warn(`mail: one could not be handed over and is tried again (${reasonOf(error)})`);
      await queue.later(mails, retryAfter(Math.max(...mails.map(({attempts}) => attempts))));
    }
    return error instanceof RefusedError ? 'refused' : 'stuck';
  }
}

/** How long to wait after so many failures, in ms. */
function retryAfter(failures: number): number {
  return Math.min(FIRST_RETRY * 2 ** (failures - 1), LONGEST_RETRY);
}

/** The same with the words of this machine where it has not come to a recipient, or no server was asked: they quote none. */
function reasonOf(error: unknown): string {
  const {command, syscall, message} = error as {command?: string; syscall?: string; message?: string};
  const isOurs = command === 'CONN' || syscall !== undefined;
  return isOurs ? `${codeOf(error)}: ${message?.trim()}` : codeOf(error);
}

/** What may be kept and logged of an error: words of a server may quote an address. */
function codeOf(error: unknown): string {
  const {responseCode, code} = error as {responseCode?: number; code?: string};
  return String(responseCode ?? code ?? (error instanceof Error ? error.name : typeof error));
}
