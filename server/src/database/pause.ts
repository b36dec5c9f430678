/** A while in which nothing is tried of what waits, for nothing would get through. */
export class Pause {
  readonly #now: () => number;
  readonly #longest: number;
  #until = 0;

  /**
   * @param now ms since 1970 UTC
   * @param longest ms; a pause that is longer was noted by a clock that was ahead.
   */
  constructor(now: () => number, longest: number) {
    this.#now = now;
    this.#longest = longest;
  }

  get isOn(): boolean {
    const rest = this.#until - this.#now();
    return rest > 0 && rest <= this.#longest;
  }

  /** @param wait ms */
  begin(wait: number): void {
    this.#until = this.#now() + Math.min(wait, this.#longest);
  }

  end(): void {
    this.#until = 0;
  }
}
