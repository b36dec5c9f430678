/** One timer for everything on the page that depends on what time it is. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {parseDate, startOf} from '../contract/dates.ts';
import {page} from '../page.ts';

const MINUTE = 60_000;

/** Renders an element anew every minute. */
export class Ticker implements ReactiveController {
  readonly #tick: () => void;

  constructor(host: ReactiveControllerHost) {
    this.#tick = () => host.requestUpdate();
    host.addController(this);
  }

  /** @internal */
  hostConnected(): void {
    const shared = page();
    shared.ticks.add(this.#tick);
    shared.timer ??= setInterval(() => shared.ticks.forEach((tick) => tick()), MINUTE);
  }

  /** @internal */
  hostDisconnected(): void {
    const shared = page();
    shared.ticks.delete(this.#tick);
    if (!shared.ticks.size) shared.timer = void clearInterval(shared.timer);
  }
}

/** What the clock needs of an element. */
interface ClockHost extends ReactiveControllerHost {
  /** A date that stands for today, or nothing for the real one. */
  readonly now: string | undefined;
}

/**
 * Tells an element the time, and renders it anew every minute. Until it is connected there is no time, so that what a
 * server renders is the same whenever it does.
 */
export class ClockController extends Ticker {
  readonly #host: ClockHost;
  #connected = false;

  constructor(host: ClockHost) {
    super(host);
    this.#host = host;
  }

  /** The time in ms since 1970; `undefined` before there is one. */
  get now(): number | undefined {
    const {now} = this.#host;
    const given = now ? startOf(now) : NaN;
    if (!Number.isNaN(given)) return given;
    return this.#connected ? Date.now() : undefined;
  }

  /**
   * What the visitor's clock shows, in ms since 1970 as if it showed UTC. Dates without a zone are read the same way: a
   * day is a day wherever the visitor is.
   */
  get today(): number | undefined {
    const {now} = this;
    const given = parseDate(this.#host.now ?? '');
    if (now === undefined || (given && given.offset === undefined)) return now;
    return now - new Date(now).getTimezoneOffset() * 60_000;
  }

  /** @internal */
  override hostConnected(): void {
    this.#connected = true;
    super.hostConnected();
  }
}
