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
  features: {sidebarOnboardingChecklist: false},
  core: {disableTelemetry: true, disableWhatsNewNotifications: true},
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: {
      ...vite.optimizeDeps,
      // Storybook's own renderer uses it: unbundled, it would bring a second Lit.
      include: [...(vite.optimizeDeps?.include ?? []), 'lit/directive-helpers.js'],
    },
    // The worker's script is served, or emitted, from the package itself.
    plugins: [...(vite.plugins ?? []), manifestOfSources(), msw({mode: 'worker-only'})],
  }),
};

export default config;
