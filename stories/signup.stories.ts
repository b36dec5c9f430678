import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {HttpResponse} from 'msw';
import type {Parameters} from 'storybook/internal/csf';
import {expect, fn, userEvent, waitFor} from 'storybook/test';
import signupHe from '../server/content/he/signup.json';
import signup from '../server/content/signup.json';
import type {ActionStatus} from '../src/delivery/outcome.ts';
import type {PeaceSignup} from '../src/signup/signup.ts';
import {areBounded} from './forced-colors.ts';
import {answeringHtml, empty, failing, loading, ready, stale} from './scenario.ts';
import type {Scenario} from './scenario.ts';
import {shown} from './shown.ts';

type Story = StoryObj;
type Answer = NonNullable<Scenario['action']>;
type List = (typeof signup.lists)[number];

const meta: Meta = {
  title: 'Widgets/Sign-up',
  component: 'peace-signup',
  args: {heading: 'Stay up to date'},
};
export default meta;

const [alerts, roundup] = signup.lists as [List, List];

/** What the endpoint has of the two lists. */
const taken =
  (...statuses: readonly [string, string]): Answer =>
  () => {
    const lists = [alerts, roundup].map(({id}, index) => ({id, status: statuses[index]}));
    return HttpResponse.json({id: 'r1', status: statuses[0], lists}, {status: 201});
  };

/** A sign-up that is answered. */
function taking(rest: object = {}, action: Answer = taken('stored', 'stored')): Scenario {
  return {...ready({...signup, action: {url: 'subscribe'}, ...rest}), action};
}

/** What a form is at, on a page of documentation. */
const mistaken: Parameters['progress'] = (term) => ({
  step: 'form',
  trouble: 'invalid',
  errors: [{id: 'list-0', say: () => term('noListChosen')}],
});
const acknowledged =
  (first: ActionStatus, second: ActionStatus): Parameters['progress'] =>
  () => ({
    step: 'thanked',
    receipt: {
      id: 'r1',
      status: first,
      lists: [
        {id: alerts.id, status: first},
        {id: roundup.id, status: second},
      ],
    },
  });

type View = Awaited<ReturnType<typeof shown>>['view'];

async function subscribe(view: View): Promise<void> {
  await userEvent.click(view.getByRole('checkbox', {name: alerts.title}));
  await userEvent.click(view.getByRole('checkbox', {name: roundup.title}));
  await userEvent.type(view.getByLabelText('E-mail'), 'ann@example.org');
  await userEvent.click(view.getByRole('button', {name: 'Sign up'}));
}

/** The document is there: lists to choose from, one form, one request. */
export const Ready: Story = {
  parameters: {endpoint: taking()},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const onSubscribe = fn();
    canvasElement.addEventListener('peace-subscribe', onSubscribe, {once: true});
    const {view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await subscribe(view);
    const thanks = await view.findByRole('heading', {name: 'You are signed up'});
    await waitFor(() => expect(thanks.matches(':focus')).toBe(true));
    await expect(view.getByText(`You will receive ${roundup.title}.`)).toBeVisible();
    await expect(onSubscribe).toHaveBeenCalledWith(expect.objectContaining({status: 'stored'}));
  },
};

/** Every list has a status of its own. */
export const Confirm: Story = {
  parameters: {
    endpoint: taking({}, taken('confirm', 'stored')),
    progress: acknowledged('confirm', 'stored'),
  },
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await subscribe(view);
    await expect(await view.findByRole('heading', {name: 'Please check your mail'})).toBeVisible();
  },
};

/** Nothing was chosen: the mistake is the group's. */
export const Mistakes: Story = {
  parameters: {endpoint: taking(), progress: mistaken},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view, say} = await shown<PeaceSignup>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: 'Sign up'}));
    await expect(await view.findByRole('group', {name: 'There is a problem'})).toBeVisible();
    const group = view.getByRole('group', {name: 'What would you like to receive?'});
    await expect(group).toHaveAccessibleDescription(say('Please choose at least one.'));
  },
};

/** No receipt: nobody is thanked; it is kept, and sent again. */
export const Unknown: Story = {
  tags: ['!autodocs'],
  parameters: {endpoint: taking({}, () => new HttpResponse(null, {status: 502}))},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await subscribe(view);
    await expect(await view.findByRole('heading', {name: /waiting to be sent$/})).toBeVisible();
    await expect(view.getByText(/No answer yet/)).toBeVisible();
  },
};

/** Until the endpoint has answered, a skeleton of about the right height. */
export const Loading: Story = {
  parameters: {endpoint: loading()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'loading');
    await expect(view.getByText('Loading')).toBeInTheDocument();
  },
};

/** The document has no lists. */
export const Empty: Story = {
  parameters: {endpoint: empty()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'empty');
    await expect(view.getByText('There are no mailing lists yet.')).toBeVisible();
  },
};

/** The endpoint fails, and this browser has the copy of an earlier visit. */
export const Stale: Story = {
  parameters: {endpoint: stale(signup)},
  globals: {width: '480'},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'stale');
    await expect(view.getByRole('checkbox', {name: alerts.title})).toBeVisible();
  },
};

/** The endpoint fails. */
export const Error: Story = {
  parameters: {endpoint: failing()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};

/** The endpoint answers with a web page. */
export const ErrorHtml: Story = {
  parameters: {endpoint: answeringHtml()},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'error');
    await expect(view.getByText(/^This could not be loaded/)).toBeVisible();
  },
};

/** A word of 400 letters, and a long text. */
export const LongText: Story = {
  globals: {width: '320'},
  parameters: {
    endpoint: taking({
      lists: [
        {id: 'long', title: `Unbroken ${'word'.repeat(100)}`, text: `${alerts.text} `.repeat(6)},
        roundup,
      ],
    }),
  },
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeaceSignup>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(widget.clientWidth);
  },
};

/** One list. */
export const OneItem: Story = {
  globals: {width: '480'},
  parameters: {endpoint: taking({lists: [alerts]})},
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await expect(view.getAllByRole('checkbox')).toHaveLength(1);
  },
};

/** Twenty lists. */
export const ManyItems: Story = {
  globals: {width: '480'},
  parameters: {
    endpoint: taking({lists: Array.from({length: 20}, (_, index) => ({...alerts, id: `n${index}`}))}),
  },
  play: async ({canvasElement}) => {
    const {view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await expect(view.getAllByRole('checkbox')).toHaveLength(20);
  },
};

/** On a dark page, with mistakes. */
export const Dark: Story = {
  globals: {scheme: 'dark', width: '480'},
  parameters: {endpoint: taking(), progress: mistaken},
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await userEvent.click(view.getByRole('button', {name: 'Sign up'}));
    await expect(await view.findByRole('group', {name: 'There is a problem'})).toBeVisible();
    await expect(getComputedStyle(root).backgroundColor).toBe('rgb(18, 24, 30)');
  },
};

/** In colours that the reader forces on pages. */
export const ForcedColors: Story = {
  tags: ['forced-colors'],
  globals: {width: '480'},
  parameters: {endpoint: taking()},
  play: async ({canvasElement}) => {
    const {root} = await shown<PeaceSignup>(canvasElement, 'ready');
    await areBounded(root);
  },
};

/** On a page in Hebrew. */
export const RightToLeft: Story = {
  args: {heading: 'להישאר בעניינים'},
  globals: {language: 'he', width: '480'},
  parameters: {
    endpoint: {...ready({...signupHe, action: {url: 'subscribe'}}), action: taken('stored', 'stored')},
  },
  play: async ({canvasElement}) => {
    const {root, view} = await shown<PeaceSignup>(canvasElement, 'ready');
    await expect(root).toHaveAttribute('dir', 'rtl');
    await expect(view.getByRole('button', {name: 'להירשם'})).toBeVisible();
  },
};

/** In a sidebar of 280 px. */
export const Narrow: Story = {
  globals: {width: '280'},
  parameters: {endpoint: taking()},
  play: async ({canvasElement}) => {
    const {widget} = await shown<PeaceSignup>(canvasElement, 'ready');
    await expect(widget.scrollWidth).toBeLessThanOrEqual(280);
  },
};
