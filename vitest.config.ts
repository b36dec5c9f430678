import {storybookTest} from '@storybook/addon-vitest/vitest-plugin';
import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';
import {chromiumArgs, findChromium} from './scripts/browsers.mjs';

/** Every story is a test: it renders, its play function passes, and axe finds nothing. */
export default defineConfig({
  plugins: [storybookTest({configDir: '.storybook'})],
  test: {
    name: 'stories',
    // The first story of a fresh clone waits for Vite; machines of CI are slow.
    testTimeout: 30_000,
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({launchOptions: {executablePath: findChromium(), args: chromiumArgs}}),
      instances: [{browser: 'chromium'}],
    },
  },
});
