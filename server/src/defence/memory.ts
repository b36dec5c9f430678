/** How a memory forgets. */
interface Forgetting {
  /** How many values are remembered at most. */
  readonly most: number;
  /** ms for which a value is remembered, if there are not too many; twice as long at most. */
  readonly atLeast?: number;
  /** The clock, in ms. */
  readonly now: () => number;
}

/**
 * Values by key, of which the old ones are forgotten: in two generations, the older of which is dropped as a whole. Taking
 * single keys out of the front of a large map is slow.
 */
export class Memory<V> {
  readonly #forgetting: Forgetting;
  #young = new Map<string, V>();
  #old = new Map<string, V>();
  #bornAt: number;

  constructor(forgetting: Forgetting) {
    this.#forgetting = forgetting;
    this.#bornAt = forgetting.now();
  }

  /** What is remembered of a key. */
  get(key: string): V | undefined {
    this.#age();
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** Remembers a value. */
  set(key: string, value: V): void {
    this.#age();
    this.#young.set(key, value);
  }

  #age(): void {
    const {most, atLeast = Infinity, now} = this.#forgetting;
    if (this.#young.size < most / 2 && now() - this.#bornAt < atLeast) return;
    this.#old = this.#young;
    this.#young = new Map();
    this.#bornAt = now();
  }
}
