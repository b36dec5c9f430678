import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';
import type {PeaceNewsFeed} from '../src/news-feed/news-feed.ts';
import news from '../server/content/news.json';
import {first, illustrated, third} from './articles.ts';
import {changeTo, documentOf, ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/News feed: which articles', component: 'peace-news-feed'};
export default meta;

/** "Show more", from the keyboard: the focus goes to the first of the new articles. */
export const ShowMore: Story = {
  args: {limit: 5, category: 'news'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    view.getByRole('button', {name: 'Show 7 more'}).focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(view.getAllByRole('article')).toHaveLength(12));
    await expect(widget.shadowRoot?.activeElement).toHaveAttribute('href');
    await expect(view.getByText('12 articles are shown.')).toBeInTheDocument();
  },
};

/** Searched and filtered: what was found is marked, and counted. */
export const Finding: Story = {
  args: {searchable: true, filterable: true, limit: 5},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await userEvent.type(view.getByRole('searchbox'), 'peace');
    await waitFor(() => expect(root.querySelector('mark')).toHaveTextContent(/peace/i));
    await expect(view.getByText(/^\d+ matches\.$/)).toBeInTheDocument();
  },
};

/** An RSS feed, as another site publishes it. */
export const Rss: Story = {
  parameters: {
    endpoint: {
      document: () =>
        new Response(
          `<rss version="2.0"><channel><title>Two Banks</title><item><title>The water file</title>
          <description>&lt;p&gt;Who draws how much, and &lt;b&gt;who counts&lt;/b&gt;.&lt;/p&gt;</description>
          <author>lea@twobanks.example (Lea Stern)</author><pubDate>Mon, 9 Sep 2013 07:15 GMT</pubDate></item></channel></rss>`,
          {headers: {'Content-Type': 'application/rss+xml'}},
        ),
    },
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getByText('Who draws how much, and who counts.')).toBeVisible();
    await expect(view.getByText('Lea Stern', {exact: false})).toBeVisible();
  },
};

/** Two sources, of which one fails: the other is shown, and the failure named quietly. */
export const Sources: Story = {
  parameters: {endpoint: ready({...news, title: 'Campaign'}), controls: {disable: true}},
  render: (_args, {id}) => html`
    <peace-news-feed src="${documentOf(id)} https://gone.invalid/feed.xml" limit="3"></peace-news-feed>
  `,
  play: async ({canvasElement}) => {
    await waitFor(() => expect(canvasElement.querySelector('peace-news-feed')?.state).toBe('ready'));
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await waitFor(() => expect(view.getByText('Not available just now: gone.invalid')).toBeVisible());
  },
};

/** What has come since waits behind a button, and pushes nothing down. */
export const NewArticles: Story = {
  args: {limit: 3},
  parameters: {endpoint: ready({...news, items: news.items.slice(2)})},
  play: async ({canvasElement, id}) => {
    const {widget, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    changeTo(id, ready(news));
    widget.reload();
    await waitFor(() => expect(view.getByRole('button', {name: '2 new articles'})).toBeVisible());
    await expect(view.queryByText(first.title)).toBeNull();
  },
};

/** Marked are articles that were not there when this device last looked. */
export const Unread: Story = {
  args: {limit: 3, unread: true},
  parameters: {endpoint: ready({...news, items: news.items.slice(1)})},
  play: async ({canvasElement, id}) => {
    const {widget, root, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    changeTo(id, ready(news));
    widget.reload();
    await userEvent.click(await view.findByRole('button', {name: '1 new article'}));
    await waitFor(() => expect(root.querySelectorAll('[part=new]')).toHaveLength(1));
    await expect(view.getByText('New')).toBeVisible();
  },
};

/** The feed leads to older articles, which a visitor asks for. */
export const Older: Story = {
  parameters: {
    endpoint: {
      ...ready({...news, items: news.items.slice(0, 3), next_url: 'older.json'}),
      action: () => Response.json({items: news.items.slice(3, 6)}),
    },
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: 'Show older articles'}));
    await waitFor(() => expect(view.getAllByRole('article')).toHaveLength(6));
    await expect(view.queryByRole('button')).toBeNull();
  },
};

/** More come by themselves near the end: a feed that page keys go through. */
export const Endless: Story = {
  args: {autoload: true, limit: 5},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getByRole('feed')).toBeVisible();
    const [one, other] = view.getAllByRole('article') as [HTMLElement, HTMLElement];
    one.focus();
    await userEvent.keyboard('{PageDown}');
    await expect(widget.shadowRoot?.activeElement).toBe(other);
  },
};

/** An archive: one month, from its first day on. */
export const Archive: Story = {
  args: {start: '2013-08', end: '2013-08', order: 'asc', heading: 'August 2013', limit: 0},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const days = [...root.querySelectorAll('time')].map(({dateTime}) => dateTime);
    await expect(days.length).toBeGreaterThan(1);
    for (const day of days) await expect(day.startsWith('2013-08')).toBe(true);
  },
};

/** Only what one outlet published; its articles name it all the same. */
export const Outlet: Story = {
  args: {outlet: 'haaretz', filterable: true, heading: 'In Haaretz'},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const names = [...root.querySelectorAll('[part=outlet]')].map(({textContent}) => textContent.trim());
    await expect(new Set(names)).toEqual(new Set(['Haaretz']));
  },
};

/** Only the articles with a tag. */
export const Category: Story = {
  args: {category: 'analysis', heading: 'Top analysis'},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getAllByRole('article')).toHaveLength(7);
    await expect(view.queryByText(first.title)).toBeNull();
  },
};

/** One article needs no button. */
export const OneItem: Story = {
  parameters: {endpoint: ready({...news, items: [third]})},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getAllByRole('article')).toHaveLength(1);
    await expect(view.queryByRole('button')).toBeNull();
  },
};

/** Two hundred articles, fifty more at a time. */
export const ManyItems: Story = {
  args: {limit: 20},
  parameters: {
    endpoint: ready({
      items: Array.from({length: 200}, (_, index) => ({...first, id: index, title: `Article ${index + 1}`})),
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: 'Show 50 more'}));
    await waitFor(() => expect(view.getAllByRole('article')).toHaveLength(70));
  },
};
