/**
 * What was opened, to be closed in the opposite order: an `AsyncDisposableStack`, which Node has had since 24 only, as far as
 * the endpoint needs one.
 */
export class Opened {
  readonly #closers: (() => unknown)[] = [];

  /** Remembers how to close something. @returns It. */
  adopt<Thing>(thing: Thing, close: (thing: Thing) => unknown): Thing {
    this.defer(() => close(thing));
    return thing;
  }

  /** Remembers what to do at that point of the closing. */
  defer(close: () => unknown): void {
    this.#closers.push(close);
  }

  /** Closes everything, once; what does not close keeps nothing else open. @throws The first error. */
  async close(): Promise<void> {
    const errors: unknown[] = [];
    for (const close of this.#closers.splice(0).reverse()) {
      try {
        await close();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors[0];
  }
}
