import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import type {PeaceTimeline} from '../src/timeline/timeline.ts';
import {formatDate} from '../src/widget/dates.ts';
import timelineHe from '../server/content/he/timeline.json';
import timeline from '../server/content/timeline.json';
import {daily} from './daily.ts';
import {answeringHtml, empty, failing, loading, ready, stale} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;
type Content = (typeof timeline.events)[number];

/** The demo content is of September 9, 2013. A list, unless a story says otherwise. */
const meta: Meta = {
  title: 'Widgets/Timeline',
  component: 'peace-timeline',
  args: {now: '2013-09-09', layout: 'vertical'},
};
export default meta;

const [first, second] = timeline.events as [Content, Content];

/** A drawing in place of a photograph. */
const picture =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 400"><rect width="600" height="400" fill="#5b7f95"/></svg>';

/** The nine months with their elapsed part, and the events along their spine. */
export const Ready: Story = {
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getAllByRole('heading', {level: 3})).toHaveLength(timeline.events.length);
    await expect(view.getByRole('img', {name: 'Day 43 of 275'})).toBeVisible();
    await expect(view.getByText('Today')).toBeVisible();
  },
};

/** Visitors choose a group; how many events it has is announced. */
export const Filterable: Story = {
  args: {filterable: true},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    const talks = view.getByRole('button', {name: 'Talks 5'});
    talks.focus();
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(view.getAllByRole('heading', {level: 3})).toHaveLength(5));
    await expect(talks).toHaveAttribute('aria-pressed', 'true');
    await expect(view.getByText('5 matches.')).toBeInTheDocument();
  },
};

/** One group alone. */
export const OneGroup: Story = {
  args: {group: 'Talks'},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getAllByRole('heading', {level: 3})).toHaveLength(5);
  },
};

/** The newest event first. */
export const NewestFirst: Story = {
  args: {order: 'desc'},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    const last = timeline.events.at(-1)?.title ?? '';
    await expect(view.getAllByRole('heading', {level: 3})[0]).toHaveTextContent(last);
  },
};

/** An event is marked when a visitor chooses its date, which is also the link to it. */
export const Selected: Story = {
  args: {selected: 'london-meeting'},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const onSelect = fn();
    canvasElement.addEventListener('peace-select', onSelect, {once: true});
    const {root, view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    const earlier = formatDate('2013-09-03', root.lang);
    const current = () => view.getByRole('link', {current: true});
    await expect(current()).toHaveTextContent(formatDate('2013-09-08', root.lang));
    await userEvent.click(view.getByRole('link', {name: earlier}));
    await expect(onSelect).toHaveBeenCalledWith(expect.objectContaining({id: 'fifth-meeting'}));
    await waitFor(() => expect(current()).toHaveTextContent(earlier));
  },
};

/** Pictures with caption and credit, links, and media that is elsewhere; the endpoint draws the pictures. */
export const Illustrated: Story = {
  parameters: {
    endpoint: {
      ...ready({
        events: [
          {
            ...first,
            url: 'https://example.org/visit',
            text: 'Three days.',
            image: {
              url: 'pictures/visit.svg',
              width: 600,
              height: 400,
              alt: 'A blue rectangle',
              caption: 'As good as a photograph.',
              credit: 'The artist',
            },
          },
          {...second, image: {url: 'pictures/swaps.svg'}, media: {url: 'https://www.youtube.com/watch?v=1'}},
        ],
      }),
      action: () => new Response(picture, {headers: {'Content-Type': 'image/svg+xml'}}),
    },
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByRole('img', {name: 'A blue rectangle'})).toBeVisible();
    await expect(view.getByRole('link', {name: 'More at youtube.com'})).toBeVisible();
  },
};

/** Years, months, days, moments and stretches, before our era and after. */
export const Dates: Story = {
  args: {'time-zone': 'Asia/Jerusalem'},
  parameters: {
    endpoint: ready({
      events: [
        {start: '-008000', title: 'The walls of Jericho'},
        {start: '-000586', end: '-000537', title: 'The Babylonian exile'},
        {start: '0070-08', title: 'The Temple falls'},
        {start: '1948-05-14T16:00', title: 'A time on the clock on the wall'},
        {start: '2013-08-14T16:00:00Z', title: 'A moment, in the time zone that the page names'},
        {start: '+010000', title: 'A long way off'},
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByRole('link', {name: formatDate('-008000', root.lang)})).toBeVisible();
    const moment = formatDate('2013-08-14T16:00:00Z', root.lang, 'Asia/Jerusalem');
    await expect(view.getByRole('link', {name: moment})).toBeVisible();
  },
};

/** 5,000 events in a list: in periods that a visitor opens. */
export const Periods: Story = {
  parameters: {endpoint: ready(daily(5000))},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    const later = view.getByRole('button', {name: /^2010/});
    await userEvent.click(later);
    await expect(later).toHaveAttribute('aria-expanded', 'true');
  },
};

/** Until the endpoint has answered, a skeleton. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceTimeline>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root).toHaveAttribute('aria-busy', 'true');
  },
};

/** A page's own content inside the tag stands in while the endpoint has not answered. */
export const Fallback: Story = {
  parameters: {
    endpoint: loading(),
    content: () => html`<a href="https://example.org/timeline">Read what has happened so far</a>`,
  },
  play: async ({canvas, canvasElement}) => {
    await shown<PeaceTimeline>(canvasElement, 'loading');
    await expect(canvas.getByRole('link', {name: 'Read what has happened so far'})).toBeVisible();
  },
};

/** The document has no timeline. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'empty');
    await expect(view.getByText('No events have been published yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit. */
export const Stale: Story = {
  parameters: {endpoint: stale(timeline)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'stale');
    await expect(view.getByText(/^Showing the copy of/)).toBeVisible();
    await expect(view.getByText(first.title)).toBeVisible();
  },
};

/** The endpoint fails. "Try again" asks it again. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
    await expect(view.getByRole('button', {name: 'Try again'})).toBeVisible();
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};

/** A word of 400 letters, and a text of many lines. */
export const LongText: Story = {
  args: {filterable: true},
  globals: {width: '320'},
  parameters: {
    endpoint: ready({
      events: [
        {...first, title: `Unbroken ${'word'.repeat(100)}`, group: 'A group with a name of many words'},
        {...second, text: `${second.title}. `.repeat(12)},
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(widget.clientWidth);
  },
};

/** A single event. */
export const OneItem: Story = {
  parameters: {endpoint: ready({events: [first]})},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getAllByRole('listitem')).toHaveLength(1);
  },
};

/** Many events: the first are there at once, the others soon after. */
export const ManyItems: Story = {
  args: {filterable: true},
  parameters: {endpoint: ready(daily(200))},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await waitFor(() => expect(view.getAllByText(/^Event/)).toHaveLength(200));
  },
};

/** On a dark page. */
export const Dark: Story = {
  args: {filterable: true, selected: 'london-meeting'},
  globals: {scheme: 'dark'},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 24, 30)');
  },
};

/** On a page in Hebrew: the bar fills from the right. */
export const RightToLeft: Story = {
  args: {filterable: true},
  globals: {language: 'he'},
  parameters: {endpoint: ready(timelineHe)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(view.getByRole('button', {name: 'הכול 15'})).toBeVisible();
    await expect(view.getByText('היום')).toBeVisible();
  },
};

/** In a sidebar of 280 px. */
export const Narrow: Story = {
  args: {filterable: true},
  globals: {width: '280'},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(280);
  },
};
