import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {HttpResponse} from 'msw';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import type {PeacePetition} from '../src/petition/petition.ts';
import {areBounded} from './forced-colors.ts';
import {SEND, mistaken, senators, senatorsHe, sign, signing, stored} from './petitions.ts';
import type {Answer} from './petitions.ts';
import {documentOf, ready} from './scenario.ts';
import {areBeside, shown} from './shown.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/Petition', component: 'peace-petition'};
export default meta;

/** The document is there. Choosing a state shows its senators; signing gives thanks, and ways to ask others. */
export const Ready: Story = {
  parameters: {endpoint: signing()},
  globals: {width: '768'},
  play: async ({canvasElement}) => {
    const onSign = fn();
    canvasElement.addEventListener('peace-sign', onSign, {once: true});
    const {widget, view, say} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(view.getByRole('progressbar')).toHaveAttribute(
      'aria-valuetext',
      expect.stringMatching(say('6,412 signatures')),
    );

    await userEvent.selectOptions(view.getByLabelText(/^State/), 'MD');
    await expect(await view.findByText('Barbara Mikulski')).toBeVisible();

    await sign(view);
    const thanks = await view.findByRole('heading', {name: senators.thanks.title});
    await waitFor(() => expect(thanks.matches(':focus')).toBe(true));
    await expect(widget.step).toBe('thanked');
    await expect(onSign).toHaveBeenCalledWith(
      expect.objectContaining({id: senators.id, count: 6413, status: 'stored'}),
    );
  },
};

/** Two columns where there is room. */
export const Wide: Story = {
  parameters: {endpoint: signing()},
  globals: {width: '1200'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(areBeside(view.getByText(senators.text), view.getByLabelText('E-mail'))).toBe(true);
  },
};

/** Mistakes: a summary that takes the focus, and the same words at the fields. */
export const Mistakes: Story = {
  parameters: {endpoint: signing(), progress: mistaken},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view, say} = await shown<PeacePetition>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: SEND}));
    const summary = await view.findByRole('group', {name: 'There is a problem'});
    await waitFor(() => expect(summary.matches(':focus')).toBe(true));
    await userEvent.click(view.getByRole('link', {name: 'E-mail is missing.'}));
    const email = view.getByLabelText('E-mail');
    await waitFor(() => expect(email.matches(':focus')).toBe(true));
    await expect(email).toHaveAccessibleDescription(say('E-mail is missing.'));
  },
};

const problem = {
  title: 'Please look at your answers again.',
  errors: [{pointer: '/person/email', detail: 'Enter an e-mail address like name@example.org.'}],
};

/** The endpoint has found a mistake, and says where. */
export const Invalid: Story = {
  parameters: {
    endpoint: signing({}, () =>
      HttpResponse.json(problem, {status: 422, headers: {'Content-Type': 'application/problem+json'}}),
    ),
    progress: () => ({
      step: 'form',
      trouble: 'invalid',
      returned: {payload: {person: {email: 'ann@example'}}, problem},
    }),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await waitFor(() =>
      expect(view.getByLabelText('E-mail')).toHaveAccessibleDescription(/Enter an e-mail address/),
    );
  },
};

/** Filled in from the page's address, where the page wants that; sent by nobody but the visitor. */
export const Prefilled: Story = {
  args: {prefill: true},
  parameters: {endpoint: signing()},
  globals: {width: '480'},
  beforeEach: () => {
    const {href} = location;
    const url = new URL(href);
    url.searchParams.set('peace-given-name', 'Ann');
    url.searchParams.set('peace-email', 'ann@example.org');
    history.replaceState(history.state, '', url);
    return () => history.replaceState(history.state, '', href);
  },
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(view.getByLabelText(/^First name/)).toHaveValue('Ann');
    await expect(view.getByLabelText('E-mail')).toHaveValue('ann@example.org');
    await expect(widget.step).toBe('form');
  },
};

/** A petition from one line of HTML: no document. */
export const OneLine: Story = {
  parameters: {endpoint: signing(), controls: {disable: true}},
  globals: {width: '480'},
  render: (_args, {id}) => html`
    <peace-petition action=${new URL('sign', documentOf(id)).href} heading="Save the park" goal="7500">
      <p slot="text">The council wants to sell the park on October 1. It is ours.</p>
    </peace-petition>
  `,
  play: async ({canvas, canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(canvas.getByText(/^The council/)).toBeVisible();
    await userEvent.type(view.getByLabelText('E-mail'), 'ann@example.org');
    await userEvent.click(view.getByRole('button', {name: 'Sign'}));
    await expect(await view.findByRole('progressbar', {name: 'Goal: 7,500'})).toBeVisible();
  },
};

/** Every kind of field, required and optional consents, and a text of the page's own. */
export const EverythingAsked: Story = {
  parameters: {
    endpoint: signing({
      fields: [
        {name: 'name', required: true},
        {name: 'email'},
        {name: 'tel', help: 'Only if a senator’s office may call you back.'},
        {name: 'street-address'},
        {name: 'role', label: 'I am', type: 'choice', options: [{value: 'v', label: 'a veteran'}]},
        {name: 'host', label: 'I can host a meeting', type: 'checkbox'},
        {name: 'comment', maxLength: 500},
      ],
      consents: [
        {id: 'age', text: 'I am 16 or older', required: true},
        {id: 'updates', text: 'Send me updates', url: '/privacy.html'},
      ],
    }),
    content: () => html`<p slot="text">Our chapter asks you, in its <em>own</em> words.</p>`,
  },
  globals: {width: '480'},
  play: async ({canvas, canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(canvas.getByText(/^Our chapter asks you/)).toBeVisible();
    for (const box of view.getAllByRole('checkbox')) await expect(box).not.toBeChecked();
  },
};

/** Who has signed lately, of those who agreed to be named. */
const recent = {
  signers: [
    {
      name: 'Ann',
      place: 'Maryland',
      signed: '2014-04-26',
      comment: 'My grandparents left Haifa and Jaffa. Let their great-grandchildren visit both.',
    },
    {name: 'דנה', place: 'New Jersey', signed: '2014-04-25', comment: 'הגיע הזמן.'},
    ...['Ben', 'Cem', 'Dee', 'Eve'].map((name) => ({name, signed: '2014-04-24'})),
  ],
};

/** The count and the signers are read from the endpoint, and again about once a minute. */
const live: Answer = ({url}) =>
  url.endsWith('signers')
    ? HttpResponse.json(recent)
    : HttpResponse.json({id: senators.id, status: 'stored', count: 6500});

/** The live count takes the place of the document's, and the newest signatures come below the form or beside it. */
export const Signers: Story = {
  args: {now: '2014-04-26'},
  parameters: {endpoint: signing({countUrl: 'count', signers: {url: 'signers'}}, live)},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(await view.findByText('6,500 signatures')).toBeVisible();
    await expect(await view.findByText(/great-grandchildren/)).toBeVisible();
    await expect(view.queryByText('Eve')).toBeNull();
    await userEvent.click(view.getByRole('button', {name: 'More'}));
    await expect(view.getByText('Eve')).toBeVisible();
  },
};

/** A word of 400 letters, and a long text. */
export const LongText: Story = {
  globals: {width: '320'},
  parameters: {
    endpoint: signing({
      title: `Unbroken ${'word'.repeat(100)}`,
      text: `${senators.text}\n\n`.repeat(6),
      consents: [{id: 'updates', text: `${senators.text} `.repeat(3)}],
    }),
  },
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(widget.clientWidth);
  },
};

/** One question. */
export const OneItem: Story = {
  globals: {width: '480'},
  parameters: {
    endpoint: signing({fields: [{name: 'email'}], consents: [], targets: undefined, letter: undefined}),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(view.getAllByRole('textbox')).toHaveLength(1);
  },
};

/** Thirty questions. */
export const ManyItems: Story = {
  globals: {width: '480'},
  parameters: {
    endpoint: signing({
      letter: undefined,
      fields: [{name: 'email'}, ...Array.from({length: 29}, (_, index) => ({name: `Question ${index + 1}`}))],
    }),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(view.getAllByRole('textbox')).toHaveLength(30);
  },
};

/** On a dark page, with mistakes. */
export const Dark: Story = {
  globals: {scheme: 'dark', width: '480'},
  parameters: {endpoint: signing(), progress: mistaken},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: SEND}));
    await expect(await view.findByRole('group', {name: 'There is a problem'})).toBeVisible();
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 24, 30)');
  },
};

/** In colours that the reader forces on pages. */
export const ForcedColors: Story = {
  tags: ['forced-colors'],
  globals: {width: '480'},
  parameters: {endpoint: signing()},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeacePetition>(canvasElement, 'ready');
    await areBounded(root);
  },
};

/** On a page in Hebrew. */
export const RightToLeft: Story = {
  globals: {language: 'he', width: '480'},
  parameters: {endpoint: {...ready([{...senatorsHe, count: 6412, action: {url: 'sign'}}]), action: stored}},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(view.getByLabelText('דוא״ל')).toBeVisible();
  },
};

/** In a sidebar of 280 px. */
export const Narrow: Story = {
  globals: {width: '280'},
  parameters: {endpoint: signing()},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(280);
    const send = view.getByRole('button', {name: SEND}).getBoundingClientRect();
    await expect(send.width).toBe(view.getByLabelText('E-mail').getBoundingClientRect().width);
  },
};
