import {accessSync, constants, existsSync, readdirSync} from 'node:fs';
import {delimiter, join} from 'node:path';

/** Chromium's flags for tests: no GPU, no sandbox (CI runs as root), no traffic of the browser's own. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first of these programs that is in the PATH.
 * @param {string[]} names
 * @returns {string | undefined}
 */
export function findProgram(...names) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/** @param {string} folder */
function subfolders(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** WebKitGTK's bare browser lies outside the PATH, below the library folder of the machine's architecture. */
function findMiniBrowser() {
  return [...subfolders('/usr/lib'), '/usr/libexec']
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((api) => join(folder, api, 'MiniBrowser')))
    .find(isExecutable);
}

/**
 * The system's own Chromium (or Chrome); undefined where Playwright's must serve. `CHROME_PATH` overrules.
 * @returns {string | undefined}
 */
export function findChromium() {
  return process.env.CHROME_PATH ?? findProgram('chromium');
}

/**
 * The system's own Firefox ESR; undefined where Playwright's must serve.
 * @returns {string | undefined}
 */
export function findFirefox() {
  return findProgram('firefox-esr');
}

/**
 * What it takes to drive the system's WebKitGTK without a screen; undefined where Playwright's WebKit must serve.
 * @returns {{driver: string, browser: string, display: string} | undefined}
 */
export function findWebKit() {
  const driver = findProgram('WebKitWebDriver');
  const display = findProgram('Xvfb');
  const browser = findMiniBrowser();
  return driver && display && browser ? {driver, browser, display} : undefined;
}
