import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {HttpResponse} from 'msw';
import type {Parameters} from 'storybook/internal/csf';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import petitionsHe from '../server/content/he/petitions.json';
import petitions from '../server/content/petitions.json';
import {remember} from '../src/delivery/signed.ts';
import type {PeacePetition} from '../src/petition/petition.ts';
import {areBounded} from './forced-colors.ts';
import {answeringHtml, documentOf, empty, failing, loading, ready, stale} from './scenario.ts';
import type {Scenario} from './scenario.ts';
import {areBeside, shown} from './shown.ts';

type Story = StoryObj;
type Answer = NonNullable<Scenario['action']>;
type Content = (typeof petitions)[number];

const meta: Meta = {title: 'Widgets/Petition', component: 'peace-petition'};
export default meta;

/** The demo's petition without the addresses of its count and signers: a story has those that it answers. */
const alone = <P extends object>(petition: P): Omit<P, 'countUrl' | 'signers'> => ({
  ...petition,
  countUrl: undefined,
  signers: undefined,
});
const senators = alone((petitions as [Content])[0]);
const senatorsHe = alone((petitionsHe as [(typeof petitionsHe)[number]])[0]);
const SEND = 'Tell my senators';

const stored: Answer = () => HttpResponse.json({id: 'r1', status: 'stored', count: 6413}, {status: 201});

/** A petition whose signatures are answered. */
function signing(rest: object = {}, action: Answer = stored): Scenario {
  return {...ready([{...senators, count: 6412, action: {url: 'sign'}, ...rest}]), action};
}

/** What a form is at, on a page of documentation. */
const mistaken: Parameters['progress'] = (term) => ({
  step: 'form',
  trouble: term('invalid'),
  errors: [{id: 'field-2', text: term('missing', {label: term('email')})}],
});
const acknowledged = (status: string) => () => ({step: 'thanked', receipt: {id: 'r1', status, count: 6413}});

type View = Awaited<ReturnType<typeof shown>>['view'];

async function sign(view: View): Promise<void> {
  await userEvent.type(view.getByLabelText('E-mail'), 'ann@example.org');
  await userEvent.click(view.getByRole('button', {name: SEND}));
}

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

/** The signature is on its way. */
export const Sending: Story = {
  parameters: {
    endpoint: signing({}, () => new Promise(() => {})),
    progress: () => ({step: 'sending'}),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await waitFor(() => expect(view.getByText('Sending…')).toBeVisible());
    await expect(widget.step).toBe('sending');
  },
};

/** It counts after a click in a mail. */
export const Confirm: Story = {
  parameters: {
    endpoint: signing({}, () => HttpResponse.json({id: 'r1', status: 'confirm'}, {status: 201})),
    progress: acknowledged('confirm'),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('heading', {name: 'Please check your mail'})).toBeVisible();
  },
};

/** Another system has taken it, and gives no receipt. */
export const Sent: Story = {
  parameters: {
    endpoint: signing({action: {url: 'sign', format: 'osdi'}}, () => HttpResponse.json({})),
    progress: acknowledged('sent'),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(
      await view.findByText('Your signature was handed to endpoint.example, which does not confirm it.'),
    ).toBeVisible();
  },
};

/** A petition as Action Network describes it: its HTML is text here. */
export const ActionNetwork: Story = {
  parameters: {
    endpoint: {
      ...ready({
        identifiers: ['action_network:d91b4b2e'],
        title: senators.title,
        description:
          '<p>The talks have <b>nine months</b>.</p><p>Your senators can help &mdash; ask them.</p>',
        petition_text: 'Please speak up for the talks, in public and soon.',
        total_signatures: 6412,
        target: [{name: 'The Senate'}],
        browser_url: 'https://actionnetwork.example/petitions/speak-up',
        _links: {'osdi:record_signature_helper': {href: 'sign'}},
      }),
      action: () => HttpResponse.json({}),
    },
  },
  globals: {width: '768'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(
      view.getByText(/^The talks have nine months\.\s+Your senators can help — ask them/),
    ).toBeVisible();
    await userEvent.type(view.getByLabelText('E-mail'), 'ann@example.org');
    await userEvent.click(view.getByRole('button', {name: 'Sign'}));
    await expect(await view.findByText(/^Your signature was handed to/)).toBeVisible();
  },
};

/** No receipt: nobody is thanked. It is kept in the browser, and sent again by itself, as the same signature. */
export const Waiting: Story = {
  tags: ['!autodocs'],
  parameters: {endpoint: signing({}, () => HttpResponse.html('<h1>Thank you!</h1>'))},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('heading', {name: '1 signature waiting to be sent'})).toBeVisible();
    await expect(view.getByRole('button', {name: 'Send now'})).toBeVisible();
    await expect(widget.step).toBe('waiting');
  },
};

/** After signing: thanks, what the page wants to follow, and ways to ask others. */
export const Thanked: Story = {
  parameters: {endpoint: signing(), progress: acknowledged('stored')},
  globals: {width: '480'},
  render: (_args, {id}) => html`
    <peace-petition src=${documentOf(id)}>
      <p slot="follow-up"><a href="#rally">Come to the rally</a> on the Mall, September 21.</p>
    </peace-petition>
  `,
  play: async ({canvas, canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('link', {name: 'Mastodon'})).toBeVisible();
    await expect(canvas.getByText('Come to the rally')).toBeVisible();
  },
};

/** On a device where it was signed before: sharing instead of the form. */
export const SignedBefore: Story = {
  parameters: {endpoint: signing()},
  globals: {width: '480'},
  loaders: [({id}) => remember(new URL('sign', documentOf(id)).href, 'stored')],
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(await view.findByText(/^This petition was signed on this device before\./)).toBeVisible();
    await expect(widget.step).toBe('thanked');
    await expect(view.queryByLabelText('E-mail')).toBeNull();
  },
};

/** How far away something is, in a language: "in 3 days". */
const ahead = (count: number, unit: 'day' | 'hour', language: string) =>
  new Intl.RelativeTimeFormat(language).format(count, unit);

/** Three days are left. */
export const Deadline: Story = {
  args: {now: '2014-04-26'},
  parameters: {endpoint: signing({closes: '2014-04-29'})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(root.querySelector('[part=deadline]')).toHaveTextContent(ahead(3, 'day', root.lang));
  },
};

/** The last hours. */
export const LastDay: Story = {
  args: {now: '2014-04-29T13:00'},
  parameters: {endpoint: signing({closes: '2014-04-29T18:00'})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(root.querySelector('[part=deadline]')).toHaveTextContent(ahead(5, 'hour', root.lang));
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

/** A petition from one line of HTML: no document. */
export const OneLine: Story = {
  parameters: {endpoint: signing()},
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

/** The endpoint has found a mistake, and says where. */
export const Invalid: Story = {
  parameters: {
    endpoint: signing({}, () =>
      HttpResponse.json(
        {
          title: 'Please look at your answers again.',
          errors: [{pointer: '/person/email', detail: 'Enter an e-mail address like name@example.org.'}],
        },
        {status: 422, headers: {'Content-Type': 'application/problem+json'}},
      ),
    ),
    progress: (term) => ({
      step: 'form',
      trouble: term('invalid'),
      detail: 'Please look at your answers again.',
      errors: [{id: 'field-2', text: `${term('email')}: Enter an e-mail address like name@example.org.`}],
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

/** It is over; the result is shown. */
export const Closed: Story = {
  args: {now: '2014-05-01'},
  parameters: {
    endpoint: signing({closes: '2014-04-29', result: 'Sixty-one senators have spoken up in public.'}),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {widget, view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(widget.step).toBe('closed');
    await expect(view.getByText('Sixty-one senators have spoken up in public.')).toBeVisible();
    await expect(view.queryByRole('button')).toBeNull();
  },
};

/** It has not begun. */
export const Early: Story = {
  args: {now: '2013-08-01'},
  parameters: {endpoint: signing({opens: '2013-09-08', count: undefined})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(view.getByText('This petition opens on September 8, 2013.')).toBeVisible();
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
  },
  globals: {width: '480'},
  render: (_args, {id}) => html`
    <peace-petition src=${documentOf(id)}>
      <p slot="text">Our chapter asks you, in its <em>own</em> words.</p>
    </peace-petition>
  `,
  play: async ({canvas, canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await expect(canvas.getByText(/^Our chapter asks you/)).toBeVisible();
    for (const box of view.getAllByRole('checkbox')) await expect(box).not.toBeChecked();
  },
};

/** Fills in whatever finds the state, and who gets the letter. */
async function writeFrom(view: View, zip: string): Promise<void> {
  await userEvent.type(view.getByLabelText(/^First name/), 'Ann');
  await userEvent.type(view.getByLabelText(/^ZIP/), zip);
}

/** The ZIP code finds the senators. The letter can be changed, read as one of them gets it, and handed over after signing. */
export const Letter: Story = {
  parameters: {endpoint: signing()},
  globals: {width: '768'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20740');
    await expect(view.getByLabelText(/^State/)).toHaveValue('MD');
    await userEvent.type(view.getByLabelText('Text'), 'P.S. I vote.');
    await expect(view.getByRole('button', {name: 'Back to the original'})).toBeVisible();
    await userEvent.click(view.getByText('Letter to Ben Cardin'));
    await expect(view.getByText(/^Dear Senator Ben Cardin,[^]*from Maryland[^]*P.S. I vote.$/)).toBeVisible();
    await sign(view);
    await expect(await view.findByRole('heading', {name: 'Call or write in person, too'})).toBeVisible();
    await expect(view.getAllByRole('button', {name: 'Copy letter'})).toHaveLength(2);
  },
};

/** The campaign wants one letter from all: it is read, not changed. */
export const LetterLocked: Story = {
  name: 'Letter, locked',
  parameters: {endpoint: signing({letter: {...senators.letter, editable: 'none'}})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20740');
    await expect(view.getAllByText(/^Dear Senator Barbara Mikulski,/).at(-1)).toBeVisible();
    await expect(view.queryByLabelText('Text')).toBeNull();
  },
};

/** Too long: nothing is cut off. */
export const LetterTooLong: Story = {
  name: 'Letter, too long',
  parameters: {endpoint: signing({letter: {...senators.letter, maxLength: 600}})},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('link', {name: /may have \d+ characters at most/})).toBeVisible();
    await expect(view.getByLabelText('Text')).toHaveValue(senators.letter.body);
  },
};

/** Six beginnings of ZIP codes lie in two states. Where the form has no field for the state, there is one now. */
export const ZipThatAsks: Story = {
  name: 'ZIP that asks',
  parameters: {
    endpoint: signing({
      fields: [{name: 'given-name'}, {name: 'email'}, {name: 'postal-code', label: 'ZIP code'}],
    }),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20588');
    await expect(view.getByText('The ZIP code is in DC / MD. Your choice counts.')).toBeVisible();
    await userEvent.selectOptions(view.getByLabelText(/^State/), 'MD');
    await expect(await view.findByText('Barbara Mikulski')).toBeVisible();
  },
};

/** Nobody speaks for its people in the Senate. They sign all the same. */
export const DistrictOfColumbia: Story = {
  name: 'District of Columbia',
  parameters: {endpoint: signing()},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await writeFrom(view, '20001');
    await expect(view.getByText(/^.+ has no senators/)).toBeVisible();
    await expect(view.queryByLabelText('Text')).toBeNull();
    await sign(view);
    await expect(await view.findByRole('heading', {name: senators.thanks.title})).toBeVisible();
  },
};

/** The letter on a page in Hebrew. */
export const LetterRightToLeft: Story = {
  name: 'Letter, right to left',
  globals: {language: 'he', width: '480'},
  parameters: {endpoint: {...ready([{...senatorsHe, count: 6412, action: {url: 'sign'}}]), action: stored}},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await userEvent.selectOptions(view.getByLabelText(/^מדינה/), 'MD');
    await expect(await view.findByText('הסנאטורים שלך: \u2068מרילנד\u2069')).toBeVisible();
    await expect(view.getByLabelText('תוכן המכתב')).toHaveValue(senatorsHe.letter.body);
  },
};

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeacePetition>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
    await expect(root).toHaveAttribute('aria-busy', 'true');
  },
};

/** The document has no petition. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'empty');
    await expect(view.getByText('There is no petition here yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit: one can still sign. */
export const Stale: Story = {
  parameters: {endpoint: {...stale([{...senators, action: {url: 'sign'}}]), action: stored}},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'stale');
    await sign(view);
    await expect(await view.findByRole('heading', {name: senators.thanks.title})).toBeVisible();
  },
};

/** The endpoint fails. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
    await expect(view.getByRole('button', {name: 'Try again'})).toBeVisible();
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
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

/** On a dark page, after signing. */
export const DarkThanks: Story = {
  globals: {scheme: 'dark', width: '480'},
  parameters: {endpoint: signing(), progress: acknowledged('stored')},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeacePetition>(canvasElement, 'ready');
    await sign(view);
    await expect(await view.findByRole('link', {name: 'WhatsApp'})).toBeVisible();
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
