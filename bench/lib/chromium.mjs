import fs from 'node:fs';
import {chromium} from 'playwright-core';

/** A container's root may not sandbox; the rest keeps the browser from doing anything but the page. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The browser to measure in: the environment variable `CHROMIUM`, or the first usual place that exists.
 * @throws {Error} when there is none
 */
export function findChromium() {
  const {CHROMIUM} = process.env;
  const found = (CHROMIUM ? [CHROMIUM] : CANDIDATES).find((file) => fs.existsSync(file));
  if (found) return found;
  throw new Error(
    `No Chromium at ${CHROMIUM ?? CANDIDATES.join(', ')}: install one or set CHROMIUM to its path`,
  );
}

/** A browser that is replaced when it hangs, so that one contender cannot end the whole run. */
export class BrowserSession {
  /** How long closing may take before the browser counts as hung, ms. */
  static CLOSING = 5000;

  #browser;

  static async launch() {
    const session = new BrowserSession();
    await session.#launch();
    return session;
  }

  get version() {
    return this.#browser.version();
  }

  newContext(options) {
    return this.#browser.newContext(options);
  }

  async closeContext(context) {
    if (await closes(context)) return;
    await closes(this.#browser);
    await this.#launch();
  }

  async close() {
    await closes(this.#browser);
  }

  async #launch() {
    this.#browser = await chromium.launch({executablePath: findChromium(), args: CHROMIUM_FLAGS});
  }
}

async function closes(closable) {
  let timer;
  const tooLate = new Promise((resolve) => {
    timer = setTimeout(resolve, BrowserSession.CLOSING, false);
  });
  const closed = closable.close().then(
    () => true,
    () => false,
  );
  const result = await Promise.race([closed, tooLate]);
  clearTimeout(timer);
  return result;
}
