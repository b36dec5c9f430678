/**
 * Values by key, of which the old ones are forgotten: in two generations, the older of which is dropped as a whole. Taking
 * single keys out of the front of a large map is slow.
 */
export class Memory<V> {
  readonly #most: number;
  #young = new Map<string, V>();
  #old = new Map<string, V>();

  /** @param most How many values are remembered at most. */
  constructor(most: number) {
    this.#most = most;
  }

  /** What is remembered of a key. */
  get(key: string): V | undefined {
    return this.#young.get(key) ?? this.#old.get(key);
  }

  /** Remembers a value. */
  set(key: string, value: V): void {
    if (this.#young.size >= this.#most / 2) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }
}
