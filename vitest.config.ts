import {storybookTest} from '@storybook/addon-vitest/vitest-plugin';
import {playwright} from '@vitest/browser-playwright';
import {defineConfig} from 'vitest/config';
import type {TestProjectInlineConfiguration} from 'vitest/config';
import {chromiumArgs, findChromium} from './scripts/browsers.mjs';

/** Stories in a browser: those with a tag, or all. */
function stories(name: string, tags: string[], contextOptions = {}): TestProjectInlineConfiguration {
  return {
    plugins: [storybookTest({configDir: '.storybook', tags: {include: tags}})],
    test: {
      name,
      // The first story of a fresh clone waits for Vite; machines of CI are slow.
      testTimeout: 60_000,
      hookTimeout: 60_000,
      browser: {
        enabled: true,
        headless: true,
        provider: playwright({
          launchOptions: {executablePath: findChromium(), args: chromiumArgs, timeout: 120_000},
          contextOptions,
        }),
        instances: [{browser: 'chromium'}],
      },
    },
  };
}

/** Every story is a test: it renders, its play function passes, and axe finds nothing. */
export default defineConfig({
  test: {
    projects: [
      stories('stories', ['test']),
      stories('forced colours', ['forced-colors'], {forcedColors: 'active'}),
    ],
  },
});
