import {storybookTest} from '@storybook/addon-vitest/vitest-plugin';
import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';
import {chromiumArgs, findChromium} from './scripts/browsers.mjs';

/** Every story is a test: it renders, its play function passes, and axe finds nothing. */
export default defineConfig({
  plugins: [storybookTest({configDir: '.storybook'})],
  test: {
    name: 'stories',
    browser: {
      enabled: true,
      headless: true,
      provider: playwright({launchOptions: {executablePath: findChromium(), args: chromiumArgs}}),
      instances: [{browser: 'chromium'}],
    },
  },
});
