/** The instances of the endpoint on one database, and what kills and revives them. */
import {setTimeout as sleep} from 'node:timers/promises';
import {Endpoint} from '../e2e/endpoint.ts';
import type {Database} from './databases.ts';
import {Dice} from './dice.ts';
import type {Ledger} from './ledger.ts';
import type {Upstream} from './network.ts';

/** How likely it is that an endpoint which is about to start is killed once more. */
const STILLBORN = 0.15;

/** How likely it is that the server of the database crashes together with an endpoint. */
const DATABASE_CRASHES = 0.1;

/** How often endpoints are killed. */
interface Pace {
  readonly seed: number;
  /** Between two kills a living endpoint has so many calls, on average. */
  readonly callsPerKill: number;
}

interface Instance {
  readonly endpoint: Endpoint;
  isUp: boolean;
}

/** Endpoints behind a load balancer that does not know which of them live. */
export class Fleet implements Upstream {
  readonly #dice: Dice;
  readonly #ledger: Ledger;
  readonly #database: Database;
  readonly #instances: readonly Instance[];
  readonly #revivals = new Set<Promise<void>>();
  readonly #callsPerKill: number;
  #callsToNextKill: number;
  #isCalm = false;
  #isDatabaseDown = false;

  constructor(
    {seed, callsPerKill}: Pace,
    ledger: Ledger,
    database: Database,
    env: Readonly<Record<string, string>>,
  ) {
    this.#callsPerKill = this.#callsToNextKill = callsPerKill;
    this.#dice = new Dice(seed, 'fleet');
    this.#ledger = ledger;
    this.#database = database;
    this.#instances = Array.from({length: database.instances}, () => ({
      endpoint: new Endpoint(env),
      isUp: false,
    }));
  }

  /** What is compiled is kept when one stops: starting again and again is most of what there is to be done. */
  async start(): Promise<void> {
    const [first] = this.#instances;
    await first?.endpoint.start();
    await first?.endpoint.stop();
    for (const instance of this.#instances) {
      await instance.endpoint.start();
      instance.isUp = true;
    }
  }

  pick(): string {
    const instance = this.#instances[Math.floor(this.#dice.roll() * this.#instances.length)];
    if (!instance) throw new Error('There are no endpoints');
    const {isUp, endpoint} = instance;
    if (isUp && --this.#callsToNextKill < 0) {
      this.#callsToNextKill = Math.round(this.#dice.between(0.4, 1.6) * this.#callsPerKill);
      setTimeout(() => this.kill(endpoint.url), this.#dice.between(0, 400));
    }
    return endpoint.url;
  }

  kill(url: string): void {
    const instance = this.#instances.find(({endpoint}) => endpoint.url === url);
    if (!instance?.isUp || this.#isCalm) return;
    instance.isUp = false;
    this.#track(this.#killAndRevive(instance));
    if (this.#dice.roll() < DATABASE_CRASHES) this.#track(this.#crashDatabase());
  }

  #track(work: Promise<void>): void {
    const tracked = work.finally(() => this.#revivals.delete(tracked));
    this.#revivals.add(tracked);
  }

  async #crashDatabase(): Promise<void> {
    const {crash} = this.#database;
    if (!crash || this.#isDatabaseDown) return;
    this.#ledger.count('crashes of the database');
    this.#isDatabaseDown = true;
    await crash();
    this.#isDatabaseDown = false;
  }

  async #killAndRevive(instance: Instance): Promise<void> {
    const {endpoint} = instance;
    await this.#kill(endpoint);
    await sleep(this.#dice.between(0, 300));
    if (this.#dice.roll() < STILLBORN) {
      const birth = endpoint.start().catch(() => undefined);
      await sleep(this.#dice.between(50, 500));
      await this.#kill(endpoint);
      await birth;
    }
    await this.#born(endpoint);
    instance.isUp = true;
  }

  /** An endpoint does not start without its database; whoever looks after it starts it again. */
  async #born(endpoint: Endpoint): Promise<void> {
    try {
      await endpoint.start();
    } catch (error) {
      if (!this.#isDatabaseDown) throw error;
      await sleep(200);
      await this.#born(endpoint);
    }
  }

  async #kill(endpoint: Endpoint): Promise<void> {
    this.#ledger.count('kills');
    await endpoint.kill();
  }

  /** From now on all of them live. */
  async calm(): Promise<void> {
    this.#isCalm = true;
    await Promise.all(this.#revivals);
  }

  async remove(): Promise<void> {
    await this.calm();
    await Promise.all(this.#instances.map(({endpoint}) => endpoint.remove()));
  }
}
