import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent} from 'storybook/test';
import type {PeaceNegotiators} from '../src/negotiators/negotiators.ts';
import negotiators from '../server/content/negotiators.json';
import {indyk} from './people.ts';
import {answeringHtml, empty, failing, loading, ready, stale} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {
  title: 'Widgets/Negotiators: states',
  component: 'peace-negotiators',
  args: {heading: 'The negotiators'},
};
export default meta;

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNegotiators>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root.offsetHeight).toBeGreaterThan(400);
  },
};

/** A page's own content inside the tag stands in while the endpoint has not answered. */
export const Fallback: Story = {
  parameters: {
    endpoint: loading(),
    content: () => html`<a href="https://example.org/negotiators">Who negotiates</a>`,
  },
  play: async ({canvas, canvasElement}) => {
    await shown<PeaceNegotiators>(canvasElement, 'loading');
    await expect(canvas.getByRole('link', {name: 'Who negotiates'})).toBeVisible();
  },
};

/** The document has no negotiators. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'empty');
    await expect(view.getByText('No negotiators have been named yet.')).toBeVisible();
  },
};

/** A delegation that the document does not have. */
export const UnknownDelegation: Story = {
  args: {delegation: 'swiss'},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'empty');
    await expect(view.getByText('No negotiators have been named yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit. */
export const Stale: Story = {
  parameters: {endpoint: stale(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'stale');
    await expect(view.getByText(/^Showing the copy of/)).toBeVisible();
    await expect(view.getByText(indyk.name, {selector: '[part=name] *'})).toBeVisible();
  },
};

/** The endpoint fails. "Try again" asks it again. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
    await userEvent.click(view.getByRole('button', {name: 'Try again'}));
    await shown<PeaceNegotiators>(canvasElement, 'error');
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};
