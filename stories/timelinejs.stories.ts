import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect, waitFor} from 'storybook/test';
import type {PeaceTimeline} from '../src/timeline/timeline.ts';
import {formatDateRange} from '../src/widget/dates.ts';
import moon from '../test/timeline/timelinejs/moon.json';
import smallpox from '../test/timeline/timelinejs/smallpox.json';
import writing from '../test/timeline/timelinejs/writing.json';
import {ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

/** Files of TimelineJS, read as they are. A list, unless a story says otherwise. */
const meta: Meta = {
  title: 'Widgets/Timeline of TimelineJS',
  component: 'peace-timeline',
  args: {now: '2013-09-09', layout: 'vertical'},
};
export default meta;

/** 5,300 years with eras, years before our era and groups, along a line. */
export const Writing: Story = {
  args: {layout: 'horizontal'},
  parameters: {endpoint: ready(writing)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByText('Bronze Age')).toBeInTheDocument();
    await waitFor(() => expect(view.getByText('About 3300 BCE')).toBeInTheDocument());
  },
};

/** Ranges, pictures and a film, as a list with its eras. */
export const Smallpox: Story = {
  parameters: {endpoint: ready(smallpox)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByText('Eradication')).toBeVisible();
    await expect(view.getByText(formatDateRange('1967', '1980', root.lang))).toBeVisible();
    await expect(view.getByRole('button', {name: /Play/})).toBeVisible();
  },
};

/** To the minute: numbers are texts, and one stretch of days. */
export const Moon: Story = {
  args: {layout: 'horizontal'},
  parameters: {endpoint: ready(moon)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceTimeline>(canvasElement, 'ready');
    await expect(view.getByText('On the Moon')).toBeInTheDocument();
  },
};
