import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {HttpResponse} from 'msw';
import {expect, userEvent, waitFor} from 'storybook/test';
import {remember} from '../src/delivery/signed.ts';
import type {PeacePetition} from '../src/petition/petition.ts';
import {acknowledged, senators, sign, signing} from './petitions.ts';
import {documentOf, ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/Petition: after signing', component: 'peace-petition'};
export default meta;

/** The signature is on its way. */
export const Sending: Story = {
  parameters: {
    endpoint: signing({}, () => new Promise(() => {})),
    progress: () => ({step: 'sending'}),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await waitFor(() => expect(view.getByText('Sending…')).toBeVisible());
    await expect(widget.step).toBe('sending');
  },
};

/** It counts after a click in a mail. */
export const Confirm: Story = {
  parameters: {
    endpoint: signing({}, () => HttpResponse.json({id: 'r1', status: 'confirm'}, {status: 201})),
    progress: acknowledged('confirm'),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('heading', {name: 'Please check your mail'})).toBeVisible();
  },
};

/** Another system has taken it, and gives no receipt. */
export const Sent: Story = {
  parameters: {
    endpoint: signing({action: {url: 'sign', format: 'osdi'}}, () => HttpResponse.json({})),
    progress: acknowledged('sent'),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(
      await view.findByText('Your signature was handed to endpoint.example, which does not confirm it.'),
    ).toBeVisible();
  },
};

/** A petition as Action Network describes it: its HTML is text here. */
export const ActionNetwork: Story = {
  parameters: {
    endpoint: {
      ...ready({
        identifiers: ['action_network:d91b4b2e'],
        title: senators.title,
        description:
          '<p>The talks have <b>nine months</b>.</p><p>Your senators can help &mdash; ask them.</p>',
        petition_text: 'Please speak up for the talks, in public and soon.',
        total_signatures: 6412,
        target: [{name: 'The Senate'}],
        browser_url: 'https://actionnetwork.example/petitions/speak-up',
        _links: {'osdi:record_signature_helper': {href: 'sign'}},
      }),
      action: () => HttpResponse.json({}),
    },
  },
  globals: {width: '768'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(
      view.getByText(/^The talks have nine months\.\s+Your senators can help — ask them/),
    ).toBeVisible();
    await userEvent.type(view.getByLabelText('E-mail'), 'ann@example.org');
    await userEvent.click(view.getByRole('button', {name: 'Sign'}));
    await expect(await view.findByText(/^Your signature was handed to/)).toBeVisible();
  },
};

/** No receipt: nobody is thanked. It is kept in the browser, and sent again by itself, as the same signature. */
export const Waiting: Story = {
  tags: ['!autodocs'],
  parameters: {endpoint: signing({}, () => HttpResponse.html('<h1>Thank you!</h1>'))},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('heading', {name: '1 signature waiting to be sent'})).toBeVisible();
    await expect(view.getByRole('button', {name: 'Send now'})).toBeVisible();
    await expect(widget.step).toBe('waiting');
  },
};

/** After signing: thanks, what the page wants to follow, and ways to ask others. */
export const Thanked: Story = {
  parameters: {
    endpoint: signing(),
    progress: acknowledged('stored'),
    content: () =>
      html`<p slot="follow-up"><a href="#rally">Come to the rally</a> on the Mall, September 21.</p>`,
  },
  globals: {width: '480'},
  play: async ({canvas, canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('link', {name: 'Mastodon'})).toBeVisible();
    await expect(canvas.getByText('Come to the rally')).toBeVisible();
  },
};

/** On a device where it was signed before: sharing instead of the form. */
export const SignedBefore: Story = {
  parameters: {endpoint: signing()},
  globals: {width: '480'},
  loaders: [({id}) => remember(new URL('sign', documentOf(id)).href, 'stored')],
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(await view.findByText(/^This petition was signed on this device before\./)).toBeVisible();
    await expect(widget.step).toBe('thanked');
    await expect(view.queryByLabelText('E-mail')).toBeNull();
  },
};

/** On a dark page, after signing. */
export const DarkThanks: Story = {
  globals: {scheme: 'dark', width: '480'},
  parameters: {endpoint: signing(), progress: acknowledged('stored')},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('link', {name: 'WhatsApp'})).toBeVisible();
  },
};
