/** A long list is drawn, and made ready to be searched, a slice at a time: the page stays quick meanwhile. */

/** So many are drawn before the first paint, and in one go after it. */
export const CHUNK = 20;
/** A slice starts nothing further after this time, ms. */
const SLICE = 4;

/** How far a list is drawn. */
export class Filling {
  /** So many articles of each group may be in the page by now. */
  drawn = CHUNK;
  /** Of those before this one, the rendering at hand changes nothing. */
  kept = 0;
  #isGoing = false;

  /**
   * Goes on with what is missing, once what is drawn by now is to be seen.
   *
   * @param pause How long the list is left alone before each slice, ms.
   * @param isMissing Whether the page is there, and articles are missing in it.
   * @param draw Draws the list.
   * @param prepare Gets articles ready to be searched until a time, ms as in `performance.now()`; whether some are not yet.
   */
  goOn(
    pause: () => number,
    isMissing: () => unknown,
    draw: () => void,
    prepare: (until: number) => unknown,
  ): void {
    if (this.#isGoing || !(isMissing() || prepare(0))) return;
    this.#isGoing = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        const end = performance.now() + SLICE;
        while (isMissing() && performance.now() < end) {
          this.kept = this.drawn;
          this.drawn += CHUNK;
          draw();
        }
        this.kept = 0;
        this.#isGoing = false;
        prepare(end);
        this.goOn(pause, isMissing, draw, prepare);
      }, pause()),
    );
  }
}
