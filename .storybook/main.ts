import type {StorybookConfig} from '@storybook/web-components-vite';
import {msw} from 'msw/vite';
import {manifestOfSources} from './manifest.ts';

const config: StorybookConfig = {
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: [
    '@storybook/addon-docs',
    '@storybook/addon-a11y',
    '@storybook/addon-vitest',
    'msw-storybook-addon',
  ],
  framework: {
    name: '@storybook/web-components-vite',
    options: {builder: {viteConfigPath: '.storybook/vite.config.ts'}},
  },
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  viteFinal: (vite) => ({
    ...vite,
    // The worker's script is served, or emitted, from the package itself.
    plugins: [...(vite.plugins ?? []), manifestOfSources(), msw({mode: 'worker-only'})],
  }),
};

export default config;
