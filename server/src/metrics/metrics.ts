/** Numbers for whoever looks after the endpoint, in Prometheus format. No label holds what a visitor sent. */
import {Counter, Gauge, Histogram, Registry, collectDefaultMetrics} from 'prom-client';
import type {Database} from '../database/database.ts';
import {soon} from '../database/rereading.ts';
import type {Doubt} from '../defence/doubts.ts';

/** What became of an action. `repeated`: its key was stored before. `failed`: it may be sent again. */
export type ActionOutcome = 'stored' | 'held' | 'repeated' | 'refused' | 'failed';

/** One answered request. */
interface Answered {
  readonly method: string;
  /** The pattern of the route, never the path. */
  readonly route: string;
  readonly status: number;
  /** ms */
  readonly duration: number;
}

const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

/** The numbers of one endpoint. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Counter;
  readonly #durations: Histogram;
  readonly #actions: Counter;
  readonly #doubts: Counter;
  readonly #batches: Histogram;
  /** Finding the child of a metric by its labels costs more than counting. */
  readonly #children = new Map<
    string,
    {readonly requests: Counter.Internal; readonly durations: Histogram.Internal<string>}
  >();

  /** @param waiting How many actions wait to be stored. */
  constructor(database: Database, waiting: () => number) {
    const registers = [this.#registry];
    this.#requests = new Counter({
      name: 'peace_requests_total',
      help: 'Answered requests',
      labelNames: ['method', 'route', 'status'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'peace_request_duration_seconds',
      help: 'Time from the arrival of a request to its answer',
      labelNames: ['method', 'route'],
      buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.#actions = new Counter({
      name: 'peace_actions_total',
      help: 'Signatures and subscriptions that were sent, by form and what became of them',
      labelNames: ['form', 'outcome'],
      registers,
    });
    this.#doubts = new Counter({
      name: 'peace_doubts_total',
      help: 'Actions that are held, by the reason',
      labelNames: ['doubt'],
      registers,
    });
    this.#batches = new Histogram({
      name: 'peace_batch_size',
      help: 'Actions that were stored by one transaction',
      buckets: [1, 2, 5, 10, 25, 50, 100, 250],
      registers,
    });
    new Gauge({
      name: 'peace_actions_waiting',
      help: 'Actions that wait to be stored',
      registers,
      collect() {
        this.set(waiting());
      },
    });
    new Gauge({
      name: 'peace_queue_length',
      help: 'Mails and webhooks in the database, waiting or given up',
      labelNames: ['queue', 'state'],
      registers,
      async collect() {
        // Without a database, the other numbers are needed most.
        this.reset();
        const lengths = await soon(lengthsIn(database)).catch(() => undefined);
        for (const {queue, state, length} of lengths ?? []) this.set({queue, state}, length);
      },
    });
    collectDefaultMetrics({register: this.#registry});
  }

  /** Counts a request. */
  request({method, route, status, duration}: Answered): void {
    const known = METHODS.has(method) ? method : 'other';
    const name = `${known} ${route} ${status}`;
    let child = this.#children.get(name);
    if (!child) {
      child = {
        requests: this.#requests.labels(known, route, String(status)),
        durations: this.#durations.labels(known, route),
      };
      this.#children.set(name, child);
    }
    child.requests.inc();
    child.durations.observe(duration / 1000);
  }

  /** Counts an action. @param form What it was sent to, if there is such a form. */
  action(form: string | undefined, outcome: ActionOutcome): void {
    this.#actions.labels(form ?? 'unknown', outcome).inc();
  }

  /** Counts a reason to hold actions. */
  doubt(doubt: Doubt, actions = 1): void {
    if (actions > 0) this.#doubts.labels(doubt).inc(actions);
  }

  /** Counts a transaction. @param size How many actions it stored. */
  batch(size: number): void {
    this.#batches.observe(size);
  }

  /** All numbers as text, and its media type. */
  async text(): Promise<{readonly text: string; readonly type: string}> {
    return {text: await this.#registry.metrics(), type: this.#registry.contentType};
  }
}

/** How much of a queue waits, or was given up. */
interface QueueLength {
  readonly queue: string;
  readonly state: string;
  readonly length: number;
}

async function lengthsIn({query}: Database): Promise<QueueLength[]> {
  const lengths: QueueLength[] = [];
  for (const queue of ['mails', 'webhook_deliveries'] as const) {
    for (const state of ['waiting', 'failed'] as const) {
      const {length} = await query
        .selectFrom(queue)
        .select(({fn}) => fn.countAll().as('length'))
        .where('state', '=', state)
        .executeTakeFirstOrThrow();
      lengths.push({queue, state, length: Number(length)});
    }
  }
  return lengths;
}
