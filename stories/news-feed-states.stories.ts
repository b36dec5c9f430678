import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent} from 'storybook/test';
import type {PeaceNewsFeed} from '../src/news-feed/news-feed.ts';
import news from '../server/content/news.json';
import {first} from './articles.ts';
import {answeringHtml, changeTo, empty, failing, loading, ready, stale} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/News feed: states', component: 'peace-news-feed'};
export default meta;

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  args: {limit: 4},
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNewsFeed>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root).toHaveAttribute('aria-busy', 'true');
  },
};

/** A page's own content inside the tag stands in while the endpoint has not answered. */
export const Fallback: Story = {
  parameters: {
    endpoint: loading(),
    content: () => html`<a href="https://example.org/news">Read the news</a>`,
  },
  play: async ({canvas, canvasElement}) => {
    await shown<PeaceNewsFeed>(canvasElement, 'loading');
    const link = canvas.getByRole('link', {name: 'Read the news'});
    await expect(link.checkVisibility()).toBe(true);
  },
};

/** The document has no news. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'empty');
    await expect(view.getByText('No news has been published yet.')).toBeVisible();
  },
};

/** No article has the tag. */
export const EmptyCategory: Story = {
  args: {category: 'sport'},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'empty');
    await expect(view.getByText('Nothing has been published in this category yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit. */
export const Stale: Story = {
  args: {limit: 3},
  parameters: {endpoint: stale(news)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'stale');
    await expect(view.getByText(/^Showing the copy of/)).toBeVisible();
    await expect(view.getByText(first.summary)).toBeVisible();
  },
};

/** The endpoint fails. "Try again" asks it again, and this time it answers. */
export const Error: Story = {
  args: {limit: 3},
  parameters: {endpoint: failing()},
  play: async ({canvasElement, id}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();

    changeTo(id, ready(news));
    await userEvent.click(view.getByRole('button', {name: 'Try again'}));
    await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getByText(first.title)).toBeVisible();
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};
