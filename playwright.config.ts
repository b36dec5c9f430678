import {defineConfig} from '@playwright/test';
import {chromiumArgs, findChromium} from './scripts/browsers.mjs';

/** `npm test` says where the counts go; a run by hand writes none. */
const results = process.env.TEST_RESULTS;

/** End to end, in Chromium. The specs start the real endpoint themselves. */
export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '**/*.spec.ts',
  outputDir: 'test-results/e2e',
  workers: 1,
  retries: 0,
  // Several suites share the machine: what takes so long hangs.
  timeout: 120_000,
  expect: {timeout: 20_000},
  forbidOnly: results !== undefined,
  reporter: results ? [['list'], ['json', {outputFile: results}]] : 'list',
  use: {
    browserName: 'chromium',
    launchOptions: {executablePath: findChromium(), args: chromiumArgs, timeout: 120_000},
    screenshot: 'only-on-failure',
  },
});
