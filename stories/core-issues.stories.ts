import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import type {PeaceCoreIssues} from '../src/core-issues/core-issues.ts';
import issuesHe from '../server/content/he/issues.json';
import issues from '../server/content/issues.json';
import {areBounded} from './forced-colors.ts';
import {answeringHtml, changeTo, empty, failing, loading, ready, stale} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;
type Content = (typeof issues.issues)[number];

const meta: Meta = {title: 'Widgets/Core issues', component: 'peace-core-issues'};
export default meta;

const [first, second] = issues.issues as [Content, Content];

/** The document is there: the titles are shown, and each opens its text. */
export const Ready: Story = {
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const onSelect = fn();
    canvasElement.addEventListener('peace-select', onSelect, {once: true});
    const {widget, view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');

    await expect(view.getAllByRole('heading')).toHaveLength(issues.issues.length);
    await expect(view.getByText(first.text)).not.toBeVisible();

    await userEvent.click(view.getByText(first.title));
    await waitFor(() => expect(view.getByText(first.text)).toBeVisible());
    await expect(onSelect).toHaveBeenCalledWith(expect.objectContaining({id: first.id, target: widget}));
  },
};

/** Open all and close all, from the keyboard. */
export const OpenAll: Story = {
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    view.getByRole('button', {name: 'Open all'}).focus();

    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(view.getByText(second.text)).toBeVisible());

    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(view.getByText(second.text)).not.toBeVisible());
    await expect(view.getByRole('button', {name: 'Open all'}).matches(':focus')).toBe(true);
  },
};

/** Where it is wide, in two columns: each issue stays in its column when others are opened. */
export const SideBySide: Story = {
  globals: {width: '1200'},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    const titles = view.getAllByRole('heading');
    const lefts = () => titles.map((title) => Math.round(title.getBoundingClientRect().left));
    const before = lefts();
    await expect(new Set(before).size).toBe(2);
    await userEvent.click(view.getByText(first.title));
    await userEvent.click(view.getByText(second.title));
    await waitFor(() => expect(view.getByText(second.text)).toBeVisible());
    await expect(lefts()).toEqual(before);
  },
};

/** Opening an issue writes a link to it into the page's address, on request. */
export const DeepLinks: Story = {
  args: {'deep-link': true},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await userEvent.click(view.getByText(first.title));
    await waitFor(() => expect(location.hash).toBe(`#peace-issue=${first.id}`));
    history.replaceState(history.state, '', location.pathname + location.search);
  },
};

/** Opening an issue closes the one that was open; there is no button to open all. */
export const Exclusive: Story = {
  args: {exclusive: true},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await expect(view.queryByRole('button')).toBeNull();
    await userEvent.click(view.getByText(first.title));
    await userEvent.click(view.getByText(second.title));
    await waitFor(() => expect(view.getByText(second.text)).toBeVisible());
    await waitFor(() => expect(view.getByText(first.text)).not.toBeVisible());
  },
};

/** Numbered, with a search; what is found is opened when it is not much. */
export const NumberedAndSearchable: Story = {
  args: {numbered: true, searchable: true},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await userEvent.type(view.getByRole('searchbox', {name: 'Search'}), 'aquifer');
    await waitFor(() => expect(view.getAllByRole('heading')).toHaveLength(1));
    await expect(view.getByText('1 match.')).toBeInTheDocument();
    await waitFor(() => expect(view.getByText(/mountain aquifer/)).toBeVisible());
  },
};

const positions =
  (issues.issues.at(-1) as {positions?: {delegation: string; text: string}[]}).positions ?? [];

/** Where the delegations stand, side by side. */
export const Positions: Story = {
  parameters: {endpoint: ready({issues: [{...first, positions}]})},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await userEvent.click(view.getByText(first.title));
    await waitFor(() => expect(view.getByText('The Palestinians')).toBeVisible());
  },
};

/** Where the delegations stand, one below the other. */
export const StackedPositions: Story = {
  args: {positions: 'stacked'},
  parameters: Positions.parameters,
  play: async (context) => Positions.play?.(context),
};

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceCoreIssues>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root).toHaveAttribute('aria-busy', 'true');
  },
};

/** A page's own content inside the tag stands in while the endpoint has not answered. */
export const Fallback: Story = {
  parameters: {
    endpoint: loading(),
    content: () => html`<a href="https://example.org/issues">Read the core issues</a>`,
  },
  play: async ({canvas, canvasElement}) => {
    await shown<PeaceCoreIssues>(canvasElement, 'loading');
    const link = canvas.getByRole('link', {name: 'Read the core issues'});
    await expect(link.checkVisibility()).toBe(true);
  },
};

/** The document has no issues. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'empty');
    await expect(view.getByText('No issues have been published yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit. */
export const Stale: Story = {
  parameters: {endpoint: stale(issues)},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'stale');
    await expect(view.getByText(/^Showing the copy of/)).toBeVisible();
    await expect(view.getByText(first.title)).toBeVisible();
  },
};

/** The endpoint fails. "Try again" asks it again, and this time it answers. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement, id}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();

    changeTo(id, ready(issues));
    await userEvent.click(view.getByRole('button', {name: 'Try again'}));
    await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await expect(view.getByText(first.title)).toBeVisible();
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};

/** A word of 400 letters, and a long text with a list of positions. */
export const LongText: Story = {
  globals: {width: '320'},
  parameters: {
    endpoint: ready({
      issues: [
        {title: `Unbroken ${'word'.repeat(100)}`, text: 'Short.'},
        {
          ...first,
          text: `${first.text}\n\n`.repeat(6),
          positions: [
            {delegation: 'Israelis', text: second.text},
            {delegation: 'Palestinians', text: first.text},
          ],
        },
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: 'Open all'}));
    await waitFor(() => expect(view.getByText('Palestinians')).toBeVisible());
    await expect(widget.scrollWidth).toBeLessThanOrEqual(widget.clientWidth);
  },
};

/** One issue needs no button to open all. */
export const OneItem: Story = {
  parameters: {endpoint: ready({issues: [first]})},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await expect(view.getAllByRole('heading')).toHaveLength(1);
    await expect(view.queryByRole('button')).toBeNull();
  },
};

/** A hundred issues. */
export const ManyItems: Story = {
  parameters: {
    endpoint: ready({
      issues: Array.from({length: 100}, (_, index) => ({
        ...first,
        id: `n${index}`,
        title: `Issue ${index + 1}`,
      })),
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await expect(view.getAllByRole('heading')).toHaveLength(100);
  },
};

/** On a dark page. */
export const Dark: Story = {
  globals: {scheme: 'dark'},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 24, 30)');
  },
};

/** In colours that the reader forces on pages. */
export const ForcedColors: Story = {
  tags: ['forced-colors'],
  args: {searchable: true},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await areBounded(root);
  },
};

/** On a page in Hebrew. */
export const RightToLeft: Story = {
  globals: {language: 'he'},
  parameters: {endpoint: ready(issuesHe)},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(view.getByRole('button', {name: 'לפתוח הכול'})).toBeVisible();
  },
};

/** In a sidebar of 280 px. */
export const Narrow: Story = {
  globals: {width: '280'},
  parameters: {endpoint: ready(issues)},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: 'Open all'}));
    await expect(widget.scrollWidth).toBeLessThanOrEqual(280);
  },
};
