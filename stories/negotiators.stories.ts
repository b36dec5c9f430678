import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import type {PeaceNegotiators} from '../src/negotiators/negotiators.ts';
import negotiatorsHe from '../server/content/he/negotiators.json';
import negotiators from '../server/content/negotiators.json';
import {areBounded} from './forced-colors.ts';
import {americans, erekat, indyk, lowenstein, palestinians, portrait, shtayyeh} from './people.ts';
import {ready} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {
  title: 'Widgets/Negotiators',
  component: 'peace-negotiators',
  args: {heading: 'The negotiators'},
};
export default meta;

/** The document is there: a section per delegation; "More" opens a long biography. */
export const Ready: Story = {
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const onSelect = fn();
    canvasElement.addEventListener('peace-select', onSelect, {once: true});
    const {widget, view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getAllByRole('heading', {level: 3})).toHaveLength(3);
    await expect(view.getAllByRole('heading', {level: 4})).toHaveLength(6);

    const more = await view.findByRole('button', {name: new RegExp(`${indyk.name}$`)});
    await userEvent.click(more);
    await waitFor(() => expect(more).toHaveAttribute('aria-expanded', 'true'));
    await expect(onSelect).toHaveBeenCalledWith(expect.objectContaining({id: indyk.id, target: widget}));
  },
};

/** By width: where there is room for one card in a row, the delegations are tabs. */
export const AutoNarrow: Story = {
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '320'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await waitFor(() => expect(view.getAllByRole('tab')).toHaveLength(3));
  },
};

/** One delegation below the other, the cards in as many columns as there is room for. */
export const Sections: Story = {
  args: {layout: 'sections'},
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    const lefts = view
      .getAllByRole('heading', {level: 3})
      .map((heading) => heading.getBoundingClientRect().left);
    await expect(new Set(lefts).size).toBe(1);
  },
};

/** The delegations side by side, also where that is tight. */
export const Columns: Story = {
  args: {layout: 'columns'},
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '768'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    const lefts = view
      .getAllByRole('heading', {level: 3})
      .map((heading) => heading.getBoundingClientRect().left);
    await expect(new Set(lefts).size).toBe(3);
  },
};

/** Names and roles; the card is in a dialog. */
export const Compact: Story = {
  args: {layout: 'compact', dialog: true},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.queryByText(indyk.bio)).toBeNull();
    await userEvent.click(view.getByRole('button', {name: indyk.name}));
    await waitFor(() => expect(view.getByText(indyk.bio)).toBeVisible());
    await userEvent.click(view.getByRole('button', {name: 'Close'}));
    await waitFor(() => expect(view.queryByRole('dialog')).toBeNull());
    await expect(view.getByRole('button', {name: indyk.name}).matches(':focus')).toBe(true);
  },
};

/** One person, as beside an article. */
export const OnePerson: Story = {
  args: {person: 'martin-indyk', heading: ''},
  parameters: {endpoint: ready(negotiators)},
  globals: {width: '320'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getAllByRole('listitem')).toHaveLength(1);
    await expect(view.getByText(indyk.bio)).toBeVisible();
  },
};

/** A plain list of people, each with a delegation or group, or none. */
export const PlainList: Story = {
  parameters: {
    endpoint: ready([
      {...indyk, delegation: 'The Americans'},
      {...erekat, group: 'The Palestinians'},
      {name: 'A. Mediator', role: 'Mediator'},
    ]),
  },
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getByRole('heading', {name: 'Others'})).toBeVisible();
  },
};

/** What search engines read: a script with schema.org data beside the element's own children. */
export const StructuredData: Story = {
  args: {'structured-data': true},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    const script = widget.querySelector('script[type="application/ld+json"]');
    await expect(script?.textContent).toContain('"jobTitle":"Special envoy"');
  },
};

/** One delegation alone. */
export const OneDelegation: Story = {
  args: {delegation: 'palestinians', heading: ''},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getByRole('heading', {name: palestinians.name})).toBeVisible();
    await expect(view.queryByText(indyk.name)).toBeNull();
  },
};

/** A portrait, a flag, links, a person who has left, a delegation without members, a credit line. */
export const EverythingGiven: Story = {
  globals: {width: '1200'},
  parameters: {
    endpoint: {
      ...ready({
        credit: 'Biographies after published profiles.',
        delegations: [
          {
            ...americans,
            image: {url: 'flag.svg', alt: ''},
            members: [
              {
                ...indyk,
                image: {
                  url: 'indyk.svg',
                  credit: 'Drawing: A. Artist',
                  sources: [
                    {url: 'indyk-72.svg', width: 72},
                    {url: 'indyk-144.svg', width: 144},
                  ],
                },
                links: [
                  {url: 'https://example.org/interview', title: 'Interview'},
                  {url: 'https://example.org/', title: 'Home page'},
                ],
              },
              lowenstein,
            ],
          },
          {...palestinians, members: [erekat, {...shtayyeh, until: '2013-08'}]},
          {id: 'observers', name: 'Observers', color: 'goldenrod', members: []},
        ],
      }),
      action: portrait,
    },
  },
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    const image = root.querySelector<HTMLImageElement>('img.portrait');
    await waitFor(() => expect(image?.naturalWidth).toBeGreaterThan(0));
    await expect(image).toHaveAttribute('srcset', expect.stringMatching(/indyk-144\.svg 144w$/));
    await expect(view.getByText('Drawing: A. Artist')).toBeVisible();
    await expect(view.getByRole('link', {name: 'Interview'})).toBeVisible();
    await expect(view.getByText('until Aug 2013')).toBeVisible();
    await expect(view.getByText('No negotiators have been named yet.')).toBeVisible();
    await expect(view.getByText('Biographies after published profiles.')).toBeVisible();
  },
};

/** A name and a biography of 400 letters without a space, a long role, a long biography. */
export const LongText: Story = {
  globals: {width: '320'},
  parameters: {
    endpoint: ready({
      delegations: [
        {
          ...americans,
          members: [
            {
              name: 'Unbroken'.repeat(50),
              role: 'Envoy of the prime minister to the talks '.repeat(4),
              bio: 'word'.repeat(100),
            },
            {...indyk, bio: `${indyk.bio} `.repeat(8)},
          ],
        },
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await userEvent.click(await view.findByRole('button', {name: new RegExp(`${indyk.name}$`)}));
    await expect(widget.scrollWidth).toBeLessThanOrEqual(widget.clientWidth);
  },
};

/** One person. */
export const OneItem: Story = {
  parameters: {endpoint: ready({delegations: [{...americans, members: [lowenstein]}]})},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getAllByRole('listitem')).toHaveLength(1);
  },
};

/** A hundred people. */
export const ManyItems: Story = {
  parameters: {
    endpoint: ready({
      delegations: [
        {
          ...americans,
          members: Array.from({length: 100}, (_, index) => ({
            ...lowenstein,
            id: `n${index}`,
            name: `Person ${index + 1}`,
          })),
        },
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(view.getAllByRole('listitem')).toHaveLength(100);
  },
};

/** On a dark page. */
export const Dark: Story = {
  globals: {scheme: 'dark'},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 24, 30)');
  },
};

/** In colours that the reader forces on pages. */
export const ForcedColors: Story = {
  tags: ['forced-colors'],
  args: {searchable: true, filterable: true},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await areBounded(root);
  },
};

/** On a page in Hebrew. */
export const RightToLeft: Story = {
  args: {heading: 'הנושאים ונותנים'},
  globals: {language: 'he'},
  parameters: {endpoint: ready(negotiatorsHe)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(view.getByRole('heading', {name: 'האמריקנים'})).toBeVisible();
  },
};

/** In a sidebar of 280 px. */
export const Narrow: Story = {
  globals: {width: '280'},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeaceNegotiators>(canvasElement, 'ready');
    const lefts = view
      .getAllByRole('heading', {level: 3})
      .map((heading) => heading.getBoundingClientRect().left);
    await expect(new Set(lefts).size).toBe(1);
    await expect(widget.scrollWidth).toBeLessThanOrEqual(280);
  },
};
