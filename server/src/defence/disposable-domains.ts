/** Domains of mailboxes that are made for one mail and forgotten: whoever uses one is asked to confirm. */
import {readFileSync} from 'node:fs';
import {readFile, stat} from 'node:fs/promises';
import {domainToASCII} from 'node:url';
import type {Log} from '../log.ts';
import {StartError} from '../start-error.ts';

/** How long the list is trusted before its file is looked at again, in ms. */
const TRUST = 2000;

/** A list of domains in a file, one a line; `#` begins a comment. A changed file is read again. */
export class DisposableDomains {
  readonly #file: string | undefined;
  readonly #log: Log;
  #domains: ReadonlySet<string> = new Set();
  #version = '';
  #lookedAt = performance.now();

  /** @param file Without one, no domain is disposable. @throws {StartError} */
  constructor(file: string | undefined, log: Log) {
    this.#file = file;
    this.#log = log;
    if (file === undefined) return;
    try {
      this.#domains = domainsIn(readFileSync(file, 'utf8'));
    } catch (error) {
      const reason = (error as Error).message;
      throw new StartError([`PEACE_DISPOSABLE_DOMAINS: ${file} cannot be read: ${reason}`]);
    }
  }

  /** Whether the domain of an address, or one above it, is on the list. */
  has(email: string): boolean {
    if (this.#file === undefined) return false;
    if (performance.now() - this.#lookedAt > TRUST) void this.#look(this.#file);
    const labels = asciiOf(email.slice(email.lastIndexOf('@') + 1)).split('.');
    return labels.some((_, index) => this.#domains.has(labels.slice(index).join('.')));
  }

  /** Nobody waits for it: what is on the list was so for the last seconds. */
  async #look(file: string): Promise<void> {
    this.#lookedAt = performance.now();
    try {
      const {mtimeMs, size, ino} = await stat(file);
      const version = `${mtimeMs} ${size} ${ino}`;
      if (version === this.#version) return;
      this.#domains = domainsIn(await readFile(file, 'utf8'));
      this.#version = version;
    } catch (error) {
      this.#log.warn(`disposable domains: the last list stays (${(error as Error).message})`);
    }
  }
}

/** @throws {Error} naming the line that holds no domain. */
function domainsIn(text: string): ReadonlySet<string> {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/#.*/, '').trim());
  return new Set(
    lines.flatMap((line, index) => {
      if (line === '') return [];
      const domain = asciiOf(line);
      if (!/^[\w-]+(?:\.[\w-]+)+$/.test(domain)) throw new Error(`line ${index + 1} is no domain`);
      return [domain];
    }),
  );
}

function asciiOf(domain: string): string {
  return domainToASCII(domain.trim().toLowerCase().replace(/\.$/, ''));
}
