/*
 * Makes `npm start` and `npm test` work on a bare machine: packages always, browsers and PostgreSQL with
 * --browsers.
 * Runs before anything is installed, on whatever Node (18 or newer) the machine has: no dependency here.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {delimiter, dirname, join, resolve, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {findChromium, findFirefox, findProgram, findWebKit} from './browsers.mjs';
import {findPostgres} from './postgres.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

/** The tests drive browsers that come from elsewhere; what the drivers would download serves nobody. */
const noDownloads = {PUPPETEER_SKIP_DOWNLOAD: '1', PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1'};

/** Ends the set-up with one sentence that says what to do. */
function giveUp(sentence) {
  console.error(`\nSet-up: ${sentence}\n`);
  process.exit(1);
}

/** @returns {boolean} whether the command succeeded */
function run(command, args, env = {}) {
  console.log(`Set-up: ${command} ${args.join(' ')}`);
  const {status} = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: {...process.env, ...env},
  });
  return status === 0;
}

function lockedPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

/** npm writes a lock file into node_modules when, and only when, an installation came to its end. */
function packagesAreInstalled() {
  const installedLock = join(modules, '.package-lock.json');
  if (!existsSync(installedLock) || !existsSync(join(modules, '.bin', 'node'))) return false;
  const installed = lockedPackages(installedLock);
  return Object.entries(lockedPackages(join(root, 'package-lock.json'))).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    // Optional packages are mostly those of other platforms; extraneous ones npm locks but never installs.
    if (!found) return wanted.optional === true || wanted.extraneous === true;
    return found.version === wanted.version && found.resolved === wanted.resolved;
  });
}

/** The PATH without this project's own Node: `npm ci` removes it before it installs it anew. */
function systemPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !resolve(folder).startsWith(modules + sep)).join(delimiter);
}

function installPackages() {
  // Warnings would be dozens: the system's npm checks every package against the system's Node.
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  if (run('npm', args, {...noDownloads, PATH: systemPath()})) return;
  giveUp('the packages could not be installed; see npm’s message above (is the npm registry reachable?).');
}

/** Debian's packages for what is missing. The fonts have Hebrew letters. */
function missingDebianPackages() {
  const needs = [
    ['chromium', findChromium()],
    ['firefox-esr', findFirefox()],
    ['webkit2gtk-driver', findWebKit()],
    ['xvfb', findProgram('Xvfb')],
    ['postgresql', findPostgres('initdb')],
    ['libreoffice-calc-nogui', findProgram('soffice')],
    ['fonts-dejavu-core', existsSync('/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf')],
    ['fonts-liberation', existsSync('/usr/share/fonts/truetype/liberation')],
  ];
  return needs.filter(([, found]) => !found).map(([name]) => name);
}

/** Ubuntu, though akin, has Chromium and Firefox as snaps only. */
function isDebian() {
  return existsSync('/etc/os-release') && /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

function mayInstallPackages() {
  return process.getuid?.() === 0 && findProgram('apt-get') !== undefined;
}

function installDebianPackages() {
  const missing = missingDebianPackages();
  if (missing.length === 0) return;
  const env = {DEBIAN_FRONTEND: 'noninteractive'};
  run('apt-get', ['update', '-qq'], env);
  withoutCluster(() => {
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env);
  });
}

/** Installed plainly, PostgreSQL makes a server for the machine and starts it; the tests only want the programs. */
function withoutCluster(install) {
  const folder = '/etc/postgresql-common/createcluster.d';
  const file = join(folder, 'peace-widgets.conf');
  mkdirSync(folder, {recursive: true});
  writeFileSync(file, 'create_main_cluster = false\n');
  try {
    install();
  } finally {
    rmSync(file);
  }
}

/** Engines that neither the system nor Playwright has. */
async function missingEngines() {
  const system = {chromium: findChromium(), firefox: findFirefox(), webkit: findWebKit()};
  const absent = Object.keys(system).filter((engine) => !system[engine]);
  if (absent.length === 0) return [];
  const {default: playwright} = await import('playwright-core');
  return absent.filter((engine) => !existsSync(playwright[engine].executablePath()));
}

/** With the libraries they need, where that is allowed. */
function installPlaywrightBrowsers(engines) {
  if (engines.length === 0) return;
  const flags = mayInstallPackages() ? ['--with-deps'] : [];
  run(process.execPath, [join(modules, 'playwright', 'cli.js'), 'install', ...flags, ...engines]);
}

async function installBrowsers() {
  if (isDebian() && mayInstallPackages()) installDebianPackages();
  else installPlaywrightBrowsers(await missingEngines());
  const missing = await missingEngines();
  if (missing.length === 0) return;
  giveUp(
    `the tests need ${missing.join(', ')}: run "npx playwright install --with-deps ${missing.join(' ')}", ` +
      'or on Debian, as root, "apt-get install chromium firefox-esr webkit2gtk-driver xvfb".',
  );
}

if (!packagesAreInstalled()) installPackages();
if (process.argv.includes('--browsers')) await installBrowsers();
