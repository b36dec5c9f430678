import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect, userEvent, waitFor} from 'storybook/test';
import type {PeaceTimeline} from '../src/timeline/timeline.ts';
import {formatDate} from '../src/widget/dates.ts';
import timelineHe from '../server/content/he/timeline.json';
import timeline from '../server/content/timeline.json';
import {daily} from './daily.ts';
import {areBounded} from './forced-colors.ts';
import {ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

/** The demo content is of September 9, 2013. */
const meta: Meta = {
  title: 'Widgets/Timeline, horizontal',
  component: 'peace-timeline',
  args: {now: '2013-09-09', layout: 'horizontal'},
};
export default meta;

/** Time along a line: lanes for the groups, the nine months above them with today, and the event that is chosen. */
export const Ready: Story = {
  args: {filterable: true, selected: 'london-meeting'},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByRole('article', {name: /^Kerry and Abbas meet/})).toBeVisible();
    await userEvent.click(view.getByRole('button', {name: 'Next event'}));
    await expect(view.getByRole('article', {name: /^National conference/})).toBeVisible();
  },
};

/** Eras are tinted bands behind the lanes. */
export const Eras: Story = {
  parameters: {
    endpoint: ready({
      ...timeline,
      eras: [
        {start: '2013-01', end: '2013-07-18', title: 'Shuttle diplomacy'},
        {start: '2013-07-19', end: '2014-04', title: 'Direct talks'},
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByText('Shuttle diplomacy')).toBeVisible();
  },
};

/** Ten thousand years, with eras, before our era and after. */
export const Millennia: Story = {
  parameters: {
    endpoint: ready({
      events: [
        {start: '-008000', title: 'The walls of Jericho'},
        {start: '-000999', end: '-000961', title: 'David reigns in Jerusalem'},
        {start: '-000586', end: '-000537', title: 'The Babylonian exile'},
        {start: '0070-08', title: 'The Temple falls'},
        {start: '1948-05-14T16:00', title: 'A state is proclaimed'},
      ],
      eras: [{start: '-000538', end: '-000331', title: 'Persian rule'}],
    }),
  },
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByText(formatDate('-001999', root.lang))).toBeInTheDocument();
  },
};

/** 200 events: at first those that can be read; the overview shows where they are. */
export const Dense: Story = {
  args: {filterable: true},
  parameters: {endpoint: ready(daily(200))},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getAllByRole('heading').length).toBeGreaterThan(10);
    await userEvent.click(view.getByRole('button', {name: 'Show all'}));
    await waitFor(() => expect(view.getAllByRole('button', {name: /events, /}).length).toBeGreaterThan(5));
  },
};

/** 5,000 events. Only what is in view is in the DOM. */
export const VeryDense: Story = {
  parameters: {endpoint: ready(daily(5000))},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(root.querySelectorAll('li').length).toBeLessThan(200);
  },
};

/** On a dark page, along a line. */
export const Dark: Story = {
  ...Ready,
  globals: {scheme: 'dark'},
};

/** In Hebrew time runs from right to left. */
export const RightToLeft: Story = {
  args: {selected: 'london-meeting'},
  globals: {language: 'he'},
  parameters: {endpoint: ready(timelineHe)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByRole('button', {name: 'האירוע הבא'})).toBeVisible();
  },
};

/** In colours that the reader forces on pages. */
export const ForcedColors: Story = {
  tags: ['forced-colors'],
  args: {searchable: true, filterable: true},
  parameters: {endpoint: ready(timeline)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await areBounded(root);
  },
};
