import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect, userEvent, waitFor} from 'storybook/test';
import type {PeaceNegotiators} from '../src/negotiators/negotiators.ts';
import negotiatorsHe from '../server/content/he/negotiators.json';
import negotiators from '../server/content/negotiators.json';
import {americans, erekat, indyk, palestinians, shtayyeh} from './people.ts';
import {ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {
  title: 'Widgets/Negotiators: finding people',
  component: 'peace-negotiators',
  args: {heading: 'The negotiators'},
};
export default meta;

/** A search across all people; how many were found is announced. */
export const Searchable: Story = {
  args: {searchable: true},
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await userEvent.type(view.getByRole('searchbox', {name: 'Search'}), 'paris protocol');
    await waitFor(() => expect(view.getAllByRole('listitem')).toHaveLength(1));
    await expect(view.getByText('1 match.')).toBeInTheDocument();
    await expect(view.getByRole('heading', {name: shtayyeh.name})).toBeVisible();
  },
};

/** Tabs to see one delegation alone, or all; arrows move between them. */
export const Filterable: Story = {
  args: {filterable: true, layout: 'sections'},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('tab', {name: palestinians.name}));
    await waitFor(() => expect(view.getAllByRole('listitem')).toHaveLength(2));
    await expect(view.getByRole('heading', {name: erekat.name})).toBeVisible();
  },
};

/** One delegation at a time, from the keyboard. */
export const Tabs: Story = {
  args: {layout: 'tabs'},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getByRole('tabpanel', {name: americans.name})).toBeVisible();
    view.getByRole('tab', {name: americans.name}).focus();

    await userEvent.keyboard(root.dir === 'rtl' ? '{ArrowLeft}' : '{ArrowRight}');
    const tab = view.getByRole('tab', {name: palestinians.name});
    await waitFor(() => expect(tab).toHaveAttribute('aria-selected', 'true'));
    await expect(tab.matches(':focus')).toBe(true);
    await expect(view.getByRole('tabpanel', {name: palestinians.name})).toBeVisible();
    const name = view.getByText(indyk.name, {selector: '[part=name] *'});
    await expect(name.checkVisibility()).toBe(false);
  },
};

/** Which tab is selected is seen in any colour, also a pale one. */
export const TabsInPaleColours: Story = {
  args: {layout: 'tabs'},
  parameters: {
    endpoint: ready({
      delegations: negotiators.delegations.map((delegation, index) => ({
        ...delegation,
        color: ['#fdf6b2', '#fff', '#e0f2fe'][index],
      })),
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('tab', {name: palestinians.name}));
    await expect(view.getByRole('tab', {name: palestinians.name})).toHaveAttribute('aria-selected', 'true');
  },
};

/** Names open the card in a dialog, whatever the layout. */
export const Dialog: Story = {
  args: {dialog: true, layout: 'columns'},
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: erekat.name}));
    await waitFor(() => expect(view.getByRole('dialog', {name: erekat.name})).toBeVisible());
    await userEvent.click(view.getByRole('button', {name: 'Close'}));
    await waitFor(() => expect(view.queryByRole('dialog')).toBeNull());
  },
};

/** Opening a biography writes a link to it into the page's address, on request. */
export const DeepLinks: Story = {
  args: {'deep-link': true},
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await userEvent.click(await view.findByRole('button', {name: `More ${indyk.name}`}));
    await expect(location.hash).toBe('#peace-person=martin-indyk');
    history.replaceState(history.state, '', location.pathname + location.search);
  },
};

/** Tabs in Hebrew: the arrows are mirrored. */
export const RightToLeftTabs: Story = {
  args: {heading: 'הנושאים ונותנים', layout: 'tabs'},
  globals: {language: 'he'},
  parameters: {endpoint: ready(negotiatorsHe)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    view.getByRole('tab', {name: 'האמריקנים'}).focus();
    await userEvent.keyboard('{ArrowLeft}');
    await waitFor(() =>
      expect(view.getByRole('tab', {name: 'הפלסטינים'})).toHaveAttribute('aria-selected', 'true'),
    );
  },
};
