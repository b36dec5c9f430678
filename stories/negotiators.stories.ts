import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {HttpResponse} from 'msw';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import type {PeaceNegotiators} from '../src/negotiators/negotiators.ts';
import negotiatorsHe from '../server/content/he/negotiators.json';
import negotiators from '../server/content/negotiators.json';
import {areBounded} from './forced-colors.ts';
import {answeringHtml, documentOf, empty, failing, loading, ready, stale} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;
type Delegation = (typeof negotiators.delegations)[number];
type Person = Delegation['members'][number];

const meta: Meta = {
  title: 'Widgets/Negotiators',
  component: 'peace-negotiators',
  args: {heading: 'The negotiators'},
};
export default meta;

const [americans, palestinians] = negotiators.delegations as [Delegation, Delegation];
const [indyk, lowenstein] = americans.members as [Person, Person];
const [erekat, shtayyeh] = palestinians.members as [Person, Person];

/** A drawing, at any other address of a story's endpoint. */
const portrait = () =>
  new HttpResponse(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 90">
      <rect width="72" height="90" fill="#d9d4c7"/><circle cx="36" cy="32" r="16" fill="#8a6a55"/>
      <rect x="10" y="54" width="52" height="40" rx="18" fill="#3f5f8a"/>
    </svg>`,
    {headers: {'Content-Type': 'image/svg+xml'}},
  );

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

/** A delegation that the document does not have. */
export const UnknownDelegation: Story = {
  args: {delegation: 'swiss'},
  parameters: {endpoint: ready(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'empty');
    await expect(view.getByText('No negotiators have been named yet.')).toBeVisible();
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

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceNegotiators>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root.offsetHeight).toBeGreaterThan(400);
  },
};

/** A page's own content inside the tag stands in while the endpoint has not answered. */
export const Fallback: Story = {
  parameters: {endpoint: loading()},
  render: (_args, {id}) => html`
    <peace-negotiators src=${documentOf(id)} timeout="120">
      <a href="https://example.org/negotiators">Who negotiates</a>
    </peace-negotiators>
  `,
  play: async ({canvas, canvasElement}) => {
    await shown<PeaceNegotiators>(canvasElement, 'loading');
    await expect(canvas.getByRole('link', {name: 'Who negotiates'})).toBeVisible();
  },
};

/** The document has no negotiators. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'empty');
    await expect(view.getByText('No negotiators have been named yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit. */
export const Stale: Story = {
  parameters: {endpoint: stale(negotiators)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'stale');
    await expect(view.getByText(/^Showing the copy of/)).toBeVisible();
    await expect(view.getByText(indyk.name, {selector: '[part=name] *'})).toBeVisible();
  },
};

/** The endpoint fails. "Try again" asks it again. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
    await userEvent.click(view.getByRole('button', {name: 'Try again'}));
    await shown<PeaceNegotiators>(canvasElement, 'error');
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceNegotiators>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
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
