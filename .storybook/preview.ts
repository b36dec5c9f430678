import type {Preview} from '@storybook/web-components-vite';
import {mswLoader} from 'msw-storybook-addon/csf3';
import {setupWorker} from 'msw/browser';
import {configure} from 'storybook/test';
import '../src/all.ts';
import {endpoints, prepare} from '../stories/scenario.ts';
import {extractArgTypes, extractComponentDescription} from './arg-types.ts';
import {globalTypes, hostPage, initialGlobals} from './host-page.ts';
import {renderWidget} from './render-widget.ts';

// Other programs of the machine may be busy: what a story waits for has as long as in the tests.
configure({asyncUtilTimeout: 20_000});

/** The worker knows all endpoints from its start: several stories on one page must not take them from each other. */
async function startWorker() {
  const worker = setupWorker(...endpoints);
  await worker.start({
    quiet: true,
    onUnhandledFrame: 'bypass',
    serviceWorker: {url: `${import.meta.env.BASE_URL}mockServiceWorker.js`},
  });
  return worker;
}

const preview: Preview = {
  tags: ['autodocs'],
  loaders: [mswLoader(startWorker), ({id, parameters: {endpoint}}) => endpoint && prepare(id, endpoint)],
  render: renderWidget,
  decorators: [hostPage],
  globalTypes,
  initialGlobals,
  parameters: {
    a11y: {test: 'error'},
    docs: {extractArgTypes, extractComponentDescription, source: {excludeDecorators: true}},
    layout: 'fullscreen',
    options: {
      storySort: {
        method: 'alphabetical',
        order: ['Guide', ['Getting started', 'Embedding', 'Theming', 'Languages', 'Events'], 'Widgets'],
      },
    },
  },
};

export default preview;
