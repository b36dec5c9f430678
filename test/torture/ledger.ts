/** What was seen to happen in a run: by the network, by the visitors, by whoever kills. */

/** A person who signs once. */
export interface Story {
  readonly number: number;
  readonly name: string;
  readonly email: string;
  hasPressed: boolean;
  /** How often the network has seen the signature. */
  attempts: number;
  /** Answers by idempotency key: what the endpoint said, whether or not it got through. */
  readonly answers: Map<string, Answered[]>;
  /** Whether an answer that said “stored” did not get through. */
  answerLost: boolean;
  /** Whether the page was lost while the signature was under way. */
  pageLost: boolean;
  /** What the visitor has read, in this order. */
  readonly read: Reading[];
  /** What happens to the page when the network first sees the signature. */
  whileUnderWay?: (() => Promise<void>) | undefined;
}

/** What the endpoint answered. */
export interface Answered {
  readonly status: number;
  /** The receipt’s, if it is one. */
  readonly id?: string | undefined;
}

/** What a visitor can read after pressing the button. */
export type Reading = 'thanks' | 'waiting' | 'trouble' | 'nothing';

/** All that was seen. */
export class Ledger {
  readonly stories: readonly Story[];
  readonly #tally = new Map<string, number>();

  constructor(visitors: number) {
    this.stories = Array.from({length: visitors}, (_, number) => ({
      number,
      name: `Visitor ${number}`,
      email: `visitor-${number}@people.example`,
      hasPressed: false,
      attempts: 0,
      answers: new Map<string, Answered[]>(),
      answerLost: false,
      pageLost: false,
      read: [],
    }));
  }

  /** The story of an e-mail address. */
  storyOf(email: string): Story | undefined {
    return this.stories[Number(/^visitor-(\d+)@/.exec(email)?.[1])];
  }

  /** Counts something. */
  count(what: string): void {
    this.#tally.set(what, this.counted(what) + 1);
  }

  /** How often something happened. */
  counted(what: string): number {
    return this.#tally.get(what) ?? 0;
  }

  /** Everything that was counted, by name. */
  get tally(): ReadonlyMap<string, number> {
    return new Map([...this.#tally].sort(([a], [b]) => a.localeCompare(b)));
  }
}
