/** Seeded chance. A die belongs to one question, so that no answer depends on which question was asked first. */

/** Decides; the same seed and question give the same decisions in the same order. */
export class Dice {
  #state: number;

  constructor(seed: number, question: string) {
    // FNV-1a, over the seed and the question.
    this.#state = [...`${seed} ${question}`].reduce(
      (hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 0x01000193),
      0x811c9dc5,
    );
  }

  /** From 0 to less than 1 (mulberry32). */
  roll(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A number from `least` to less than `most`. */
  between(least: number, most: number): number {
    return least + this.roll() * (most - least);
  }

  /** One of several, each as likely as its weight says. */
  among<Name extends string>(weights: Readonly<Record<Name, number>>): Name {
    const entries = Object.entries(weights) as [Name, number][];
    let left = this.roll() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
    if (!found) throw new Error('There is nothing to choose from');
    return found[0];
  }
}
