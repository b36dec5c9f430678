import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect} from 'storybook/test';
import type {PeacePetition} from '../src/petition/petition.ts';
import {senators, sign, signing, stored} from './petitions.ts';
import {answeringHtml, empty, failing, loading, stale} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/Petition: states', component: 'peace-petition'};
export default meta;

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeacePetition>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root).toHaveAttribute('aria-busy', 'true');
  },
};

/** The document has no petition. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'empty');
    await expect(view.getByText('There is no petition here yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit: one can still sign. */
export const Stale: Story = {
  parameters: {endpoint: {...stale([{...senators, action: {url: 'sign'}}]), action: stored}},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'stale');
    await sign(view);
    await expect(await view.findByRole('heading', {name: senators.thanks.title})).toBeVisible();
  },
};

/** The endpoint fails. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
    await expect(view.getByRole('button', {name: 'Try again'})).toBeVisible();
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};

/** How far away something is, in a language: "in 3 days". */
const ahead = (count: number, unit: 'day' | 'hour', language: string) =>
  new Intl.RelativeTimeFormat(language).format(count, unit);

/** It has not begun. */
export const Early: Story = {
  args: {now: '2013-08-01'},
  parameters: {endpoint: signing({opens: '2013-09-08', count: undefined})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(view.getByText('This petition opens on September 8, 2013.')).toBeVisible();
  },
};

/** Three days are left. */
export const Deadline: Story = {
  args: {now: '2014-04-26'},
  parameters: {endpoint: signing({closes: '2014-04-29'})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(root.querySelector('[part=deadline]')).toHaveTextContent(ahead(3, 'day', root.lang));
  },
};

/** The last hours. */
export const LastDay: Story = {
  args: {now: '2014-04-29T13:00'},
  parameters: {endpoint: signing({closes: '2014-04-29T18:00'})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(root.querySelector('[part=deadline]')).toHaveTextContent(ahead(5, 'hour', root.lang));
  },
};

/** It is over; the result is shown. */
export const Closed: Story = {
  args: {now: '2014-05-01'},
  parameters: {
    endpoint: signing({closes: '2014-04-29', result: 'Sixty-one senators have spoken up in public.'}),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(widget.step).toBe('closed');
    await expect(view.getByText('Sixty-one senators have spoken up in public.')).toBeVisible();
    await expect(view.queryByRole('button')).toBeNull();
  },
};
