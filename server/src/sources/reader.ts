/**
 * Reads documents of others in a process of its own: one that is made for it, or broken enough, keeps a parser busy for an hour
 * or fills the memory of the machine, and nobody could sign meanwhile. A thread would take all the others with it.
 */
import {fork} from 'node:child_process';
import type {ChildProcess} from 'node:child_process';
import {join} from 'node:path';
import type {SourceReading} from './read.ts';
import type {Question} from './reading-process.ts';

/** How much memory a document may take, in MB; the longest that are fetched take half of it. */
const MEMORY = 384;

/** One document at a time; the process ends when there is nothing more to read. */
export class Reader {
  readonly #patience: number;
  #process: ChildProcess | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;

  /** @param patience How long reading one document may take, in ms. */
  constructor(patience: number) {
    this.#patience = patience;
  }

  /** What a source gives; of a document that cannot be read, why it is of no use. */
  read(question: Question): Promise<SourceReading> {
    this.#waiting++;
    const mine = this.#turn
      .then(() => this.#ask(question))
      .finally(() => {
        if (--this.#waiting === 0) this.#stop();
      });
    // Whoever comes next does not care how this one ended, as where the system gives no more processes.
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** Reads no more. */
  close(): void {
    this.#isClosed = true;
    this.#stop();
  }

  #stop(): void {
    this.#process?.kill('SIGKILL');
    this.#process = undefined;
  }

  async #ask(question: Question): Promise<SourceReading> {
    if (this.#isClosed) return {part: undefined, problems: ['is not read any more']};
    const child = (this.#process ??= newProcess());
    return new Promise((resolve) => {
      const settle = (reading: SourceReading) => {
        clearTimeout(timer);
        // A process that is ended may complain of it afterwards.
        child.removeAllListeners().on('error', () => {});
        resolve(reading);
      };
      const giveUp = (why: string) => {
        this.#stop();
        settle({part: undefined, problems: [`cannot be read ${why}`]});
      };
      const timer = setTimeout(giveUp, this.#patience, `within ${this.#patience / 1000} s`).unref();
      child
        .on('message', settle)
        .on('error', ({name}) => giveUp(`(${name})`))
        .on('exit', (code, signal) => giveUp(`with ${MEMORY} MB of memory (${signal ?? code})`))
        .send(question);
    });
  }
}

/** It is told no secrets of ours. */
function newProcess(): ChildProcess {
  const {TZ, NODE_ICU_DATA, LD_LIBRARY_PATH} = process.env;
  const child = fork(join(import.meta.dirname, 'reading-process.ts'), {
    execArgv: [`--max-old-space-size=${MEMORY}`],
    env: {TZ, NODE_ICU_DATA, LD_LIBRARY_PATH},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return child;
}
