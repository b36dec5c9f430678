import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect, waitFor} from 'storybook/test';
import type {PeaceNewsFeed} from '../src/news-feed/news-feed.ts';
import {formatDate, formatRelativeDate} from '../src/widget/dates.ts';
import newsHe from '../server/content/he/news.json';
import news from '../server/content/news.json';
import {first, illustrated, second} from './articles.ts';
import type {Article} from './articles.ts';
import {areBounded} from './forced-colors.ts';
import {ready} from './scenario.ts';
import {areBeside, shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/News feed', component: 'peace-news-feed'};
export default meta;

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
