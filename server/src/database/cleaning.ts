import type {Log} from '../log.ts';

/** How often old things are forgotten, in ms. */
const EVERY = 6 * 3_600_000;

/** Forgets what is old when the endpoint has started, and from time to time; the endpoint serves meanwhile. */
export class Cleaning {
  readonly #closing = new AbortController();
  readonly #timer: NodeJS.Timeout;
  #work: Promise<void>;

  /** @param clean Ends early when its signal tells that the endpoint stops. */
  constructor(clean: (signal: AbortSignal) => Promise<void>, log: Log) {
    const {signal} = this.#closing;
    const work = () => clean(signal).catch(() => log.warn('old keys and challenges stay'));
    this.#work = work();
    this.#timer = setInterval(() => {
      this.#work = this.#work.then(work);
    }, EVERY).unref();
  }

  /** Begins with nothing more, and waits for what is under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort();
    await this.#work;
  }
}
