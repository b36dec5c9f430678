import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter, summaryReporter} from '@web/test-runner';
import {playwrightLauncher} from '@web/test-runner-playwright';
import {chromiumArgs, findChromium, findFirefox, findWebKit} from './scripts/browsers.mjs';
import {cdnLibraries} from './scripts/testing/cdn-libraries.mjs';
import {freePort} from './scripts/testing/free-port.mjs';
import {jsonModules} from './scripts/testing/json-modules.mjs';
import {webkitDriverPlugin} from './scripts/testing/webkit-driver.mjs';
import {wtrCountsReporter} from './scripts/testing/wtr-counts.mjs';
import {altchaPlugin} from './test/delivery/altcha.ts';
import {endpointPlugin} from './test/endpoint/plugin.ts';
import {osdiPlugin} from './test/osdi/plugin.ts';

// Ended from outside, the runner would live on; with it, its browsers end.
for (const signal of ['SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** How long a browser may take to start, in ms, beside all other suites. */
const timeout = 120_000;

/*
 * One engine per run: `npx wtr --engine=firefox [file…]`, or ENGINE=firefox. The system's own browser is
 * taken where there is one, otherwise the one that Playwright's installer has brought.
 */
const engines = {
  chromium() {
    // A test of leaks collects the garbage itself.
    const args = [...chromiumArgs, '--js-flags=--expose-gc'];
    const launchOptions = {executablePath: findChromium(), args, timeout};
    return {concurrency: 2, browsers: [playwrightLauncher({product: 'chromium', launchOptions})]};
  },

  async firefox() {
    // Firefox asks up to ten times by itself when a connection closes without an answer; tests count requests.
    const prefs = {'network.http.request.max-attempts': 1};
    const executablePath = findFirefox();
    if (!executablePath) {
      const launchOptions = {firefoxUserPrefs: prefs, timeout};
      return {concurrency: 1, browsers: [playwrightLauncher({product: 'firefox', launchOptions})]};
    }
    const {puppeteerLauncher} = await import('@web/test-runner-puppeteer');
    const launchOptions = {
      ...{browser: 'firefox', executablePath, headless: true},
      ...{extraPrefsFirefox: prefs, timeout},
    };
    return {concurrency: 1, browsers: [puppeteerLauncher({launchOptions})]};
  },

  async webkit() {
    const webkit = findWebKit();
    if (!webkit) return {concurrency: 1, browsers: [playwrightLauncher({product: 'webkit'})]};
    const {webdriverLauncher} = await import('@web/test-runner-webdriver');
    const port = await freePort();
    return {
      concurrency: 1,
      plugins: [webkitDriverPlugin(webkit, port)],
      browsers: [
        webdriverLauncher({
          automationProtocol: 'webdriver',
          hostname: '127.0.0.1',
          port,
          path: '/',
          logLevel: 'error',
          capabilities: {
            browserName: 'MiniBrowser',
            'wdio:enforceWebDriverClassic': true,
            'webkitgtk:browserOptions': {binary: webkit.browser, args: ['--automation']},
          },
        }),
      ],
    };
  },
};

/** The runner only logs a rejection that nobody handles; thrown again, it fails the test that is running. */
const testRunnerHtml = (testFramework) => `<!doctype html>
<html>
  <body>
    <script>
      addEventListener('unhandledrejection', (event) => {
        throw event.reason;
      });
    </script>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`;

// Far from where machines that run tests are: in Greenwich, a day of the visitor's and one of UTC are the same.
process.env.TZ ??= 'America/New_York';

const prefix = '--engine=';
const argument = process.argv.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
const engine = argument ?? process.env.ENGINE ?? 'chromium';
if (!Object.hasOwn(engines, engine)) {
  throw new Error(`Unknown engine "${engine}": choose one of ${Object.keys(engines).join(', ')}.`);
}
const {plugins = [], ...launch} = await engines[engine]();
// One engine tests what is on the CDN, the others what is in the package.
const isCdn = engine === 'chromium';

export default {
  ...launch,
  port: await freePort(),
  files: ['test/**/*.test.ts', '!test/**/*.node.test.ts', '!test/e2e/**'],
  nodeResolve: {exportConditions: [isCdn ? 'production' : 'development', 'browser']},
  plugins: [
    ...(isCdn ? [cdnLibraries()] : []),
    jsonModules(),
    esbuildPlugin({ts: true, tsconfig: './tsconfig.json', target: 'es2022'}),
    endpointPlugin(),
    altchaPlugin(),
    osdiPlugin(),
    ...plugins,
  ],
  testRunnerHtml,
  // Several suites share the machine: a test that takes so long hangs. What it waits for has less (`test/patience.ts`).
  testFramework: {config: {ui: 'bdd', timeout: '60000'}},
  browserStartTimeout: timeout,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 600_000,
  // Lit says so in every test file.
  filterBrowserLogs: ({args}) => !args.some((arg) => String(arg).startsWith('Lit is in dev mode')),
  reporters: [
    summaryReporter(),
    defaultReporter({reportTestResults: false}),
    wtrCountsReporter(process.env.TEST_RESULTS),
  ],
  coverageConfig: {
    include: ['src/**/*.ts'],
    reportDir: 'coverage',
    reporters: ['text', 'lcovonly', 'html'],
    threshold: {lines: 90, statements: 0, branches: 0, functions: 0},
  },
};
