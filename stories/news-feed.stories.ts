import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, userEvent, waitFor} from 'storybook/test';
import type {PeaceNewsFeed} from '../src/news-feed/news-feed.ts';
import {formatDate, formatRelativeDate} from '../src/widget/dates.ts';
import newsHe from '../server/content/he/news.json';
import news from '../server/content/news.json';
import {areBounded} from './forced-colors.ts';
import {answeringHtml, changeTo, documentOf, empty, failing, loading, ready, stale} from './scenario.ts';
import {areBeside, shown} from './shown.ts';

type Story = StoryObj;
type Article = (typeof news.items)[number];

const meta: Meta = {title: 'Widgets/News feed', component: 'peace-news-feed'};
export default meta;

const [first, second, third] = news.items as [Article, Article, Article];

/** A drawing in place of a photograph, in a colour. */
const picture = (colour: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><rect width="600" height="400" fill="${colour}"/></svg>`;

/** The feed with links, and a picture in every second article; the endpoint draws the pictures. */
const illustrated = {
  ...ready({
    ...news,
    items: news.items.map((article, index) => ({
      ...article,
      url: `https://news.example/${article.id}`,
      ...(index % 2 === 0 && {image: `pictures/${index}.svg`}),
    })),
  }),
  action: () => new Response(picture('#5b7f95'), {headers: {'Content-Type': 'image/svg+xml'}}),
};

/** The newest ten of all articles; the button says how many more there are. */
export const Ready: Story = {
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getAllByRole('article')).toHaveLength(10);
    await expect(view.getByText(first.summary)).toBeVisible();
    await expect(view.getByRole('button', {name: 'Show 9 more'})).toBeVisible();
  },
};

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

/** The newest article leads, with a larger headline and picture. */
export const Lead: Story = {
  args: {layout: 'lead', limit: 5, heading: 'Top news'},
  globals: {width: '768'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const [lead, next] = view.getAllByRole('article') as [HTMLElement, HTMLElement];
    await expect(lead.offsetWidth).toBeGreaterThan(next.offsetWidth * 0.95);
    await waitFor(() => expect(root.querySelector('img')?.naturalWidth).toBeGreaterThan(0));
  },
};

/** Where there is width, articles stand in two columns, and the lead beside its picture. */
export const Wide: Story = {
  args: {layout: 'lead', limit: 7, heading: 'Top news'},
  globals: {width: '1200'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const [, left, right] = view.getAllByRole('article') as [HTMLElement, HTMLElement, HTMLElement];
    await expect(left.getBoundingClientRect().top).toBe(right.getBoundingClientRect().top);
  },
};

/** Side by side, each with its picture on top. */
export const Cards: Story = {
  args: {layout: 'cards', limit: 6},
  globals: {width: '1200'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const [one, other] = view.getAllByRole('article') as [HTMLElement, HTMLElement];
    await expect(areBeside(one, other)).toBe(true);
  },
};

/** Outlet, headline, authors and date. */
export const Compact: Story = {
  args: {layout: 'compact'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.queryByText(first.summary)).toBeNull();
  },
};

/** Nothing but headlines and dates, for a sidebar. */
export const Headlines: Story = {
  args: {layout: 'headlines', heading: 'Top news'},
  globals: {width: '280'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(root.querySelector('[part=outlet], [part=picture]')).toBeNull();
  },
};

/** Below a heading for each category; each group has its own limit. */
export const Grouped: Story = {
  args: {'group-by': 'category', limit: 3},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(view.getAllByRole('list')).toHaveLength(2);
    await expect(view.getAllByRole('article')).toHaveLength(6);
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
  args: {limit: 3},
  parameters: {endpoint: ready({...news, title: 'Campaign'})},
  render: (_args, {id}) => html`
    <peace-news-feed src="${documentOf(id)} https://gone.invalid/feed.xml" limit="3"></peace-news-feed>
  `,
  play: async ({canvasElement}) => {
    await waitFor(() => expect(canvasElement.querySelector('peace-news-feed')?.state).toBe('ready'), {
      timeout: 8000,
    });
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await waitFor(() => expect(view.getByText('Not available just now: gone.invalid')).toBeVisible(), {
      timeout: 8000,
    });
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

/** Dates as seen from a day; the date itself is the tooltip. */
export const RelativeDates: Story = {
  args: {dates: 'relative', now: '2013-09-10', limit: 5},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const [date] = view.getAllByTitle(formatDate('2013-09-08', root.lang));
    await expect(date).toHaveTextContent(formatRelativeDate('2013-09-08', Date.UTC(2013, 8, 10), root.lang));
  },
};

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
  parameters: {endpoint: loading()},
  render: (_args, {id}) => html`
    <peace-news-feed src=${documentOf(id)} timeout="120">
      <a href="https://example.org/news">Read the news</a>
    </peace-news-feed>
  `,
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

/** Words of 400 letters, and a long summary that is cut to three lines. */
export const LongText: Story = {
  args: {clamp: true},
  globals: {width: '320'},
  parameters: {
    endpoint: ready({
      items: [
        {...first, title: `Unbroken ${'word'.repeat(100)}`},
        {...second, summary: second.summary.repeat(10)},
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {widget, root} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(widget.clientWidth);
    const [, long] = root.querySelectorAll<HTMLElement>('[part=summary]');
    await expect(long?.clientHeight).toBeLessThan(Number(long?.scrollHeight));
  },
};

/** Headlines in other languages than the page's are marked, and run in their own direction. */
export const MixedLanguages: Story = {
  parameters: {
    endpoint: ready({
      ...news,
      items: [first, ...newsHe.items.slice(1, 3).map((item) => ({...item, language: 'he'}))],
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    const [, hebrew] = newsHe.items as [Article, Article];
    await expect(getComputedStyle(view.getByText(hebrew.title)).direction).toBe('rtl');
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

/** On a dark page. */
export const Dark: Story = {
  args: {limit: 5, layout: 'lead'},
  globals: {scheme: 'dark'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 24, 30)');
  },
};

/** In colours that the reader forces on pages. */
export const ForcedColors: Story = {
  tags: ['forced-colors'],
  args: {searchable: true, filterable: true, limit: 5},
  parameters: {endpoint: ready(news)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await areBounded(root);
  },
};

/** On a page in Hebrew. */
export const RightToLeft: Story = {
  args: {category: 'ניתוח', limit: 5},
  globals: {language: 'he'},
  parameters: {endpoint: ready(newsHe)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(view.getByRole('button', {name: 'להציג עוד שתי כתבות'})).toBeVisible();
  },
};

/** In a sidebar of 280 px. */
export const Narrow: Story = {
  args: {limit: 5, layout: 'lead'},
  globals: {width: '280'},
  parameters: {endpoint: illustrated},
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeaceNewsFeed>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(280);
  },
};
