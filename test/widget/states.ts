/** Every widget in the states that a visitor meets it in, for tests of what holds in all of them. */
import '../../src/all.ts';
import {made} from '../made.ts';

type Tag =
  | 'peace-news-feed'
  | 'peace-negotiators'
  | 'peace-timeline'
  | 'peace-petition'
  | 'peace-signup'
  | 'peace-core-issues';

interface State {
  readonly tag: Tag;
  readonly properties: object;
  /** What a visitor does then. */
  readonly then?: (root: ShadowRoot) => void;
}

const SENTENCE = 'Whoever wants an agreement within nine months speaks up now, in public and by name.';
const LONG = `${SENTENCE} `.repeat(12);
const PICTURE = {url: '/demo/icon.svg', alt: '', width: 600, height: 400};

const items = Array.from({length: 8}, (_, index) => ({
  id: `a${index}`,
  url: `https://news.example/${index}`,
  title: `Negotiators meet for the ${index + 2}th time in Jerusalem`,
  summary: SENTENCE,
  image: index % 3 ? undefined : PICTURE.url,
  authors: [{name: 'Ann Author'}],
  date_published: `2013-09-0${8 - index}`,
  tags: [index % 2 ? 'analysis' : 'news'],
  _peace: {outlet: {name: `Outlet ${index}`, url: 'https://outlet.example/'}},
}));

const member = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  role: 'Chief negotiator and minister',
  bio: LONG,
  links: [
    {url: 'https://one.example/', title: 'Site'},
    {url: 'https://two.example/', title: 'Speeches'},
  ],
  ...more,
});
const delegations = [
  {
    id: 'us',
    name: 'The Americans',
    color: '#3f5f8a',
    members: [
      member('mi', 'Martin Indyk'),
      member('fl', 'Frank Lowenstein', {image: {...PICTURE, credit: 'Photograph: Jo'}}),
    ],
  },
  {
    id: 'il',
    name: 'The Israelis',
    color: '#2f7f9e',
    members: [member('tl', 'Tzipi Livni'), member('ym', 'Yitzhak Molcho', {until: '2013-08'})],
  },
  {id: 'ps', name: 'The Palestinians', color: '#3f7a52', members: [member('se', 'Saeb Erekat')]},
];

const events = Array.from({length: 14}, (_, index) => ({
  id: `e${index}`,
  start:
    index === 3 ? '2013-05-01' : `2013-${String(4 + Math.floor(index / 2)).padStart(2, '0')}-1${index % 2}`,
  end: index % 5 ? undefined : `2013-${String(4 + Math.floor(index / 2)).padStart(2, '0')}-25`,
  title: `Negotiators meet for the ${index + 2}th time in Jerusalem`,
  text: SENTENCE,
  group: ['Talks', 'Diplomacy', 'On the ground'][index % 3],
  image: index === 1 ? {...PICTURE, caption: 'At the table', credit: 'Jo'} : undefined,
  media:
    index === 2
      ? {url: 'https://www.youtube.com/watch?v=abcdefghijk', caption: 'A film', credit: 'Jo'}
      : undefined,
}));
const calendar = {
  title: 'Timeline',
  span: {title: 'The nine months', start: '2013-07-29', end: '2014-04-29'},
  eras: [{title: 'Second term', start: '2013-01-20', end: '2013-12-31'}],
  events,
};

const issues = ['Borders', 'Security', 'Jerusalem', 'Refugees'].map((title) => ({
  id: title,
  title,
  text: SENTENCE,
  positions: [
    {delegation: 'The Israelis', text: SENTENCE},
    {delegation: 'The Palestinians', text: SENTENCE},
  ],
  links: [
    {url: 'https://one.example/', title: 'Map'},
    {url: 'https://two.example/', title: 'Study'},
  ],
}));

const petition = {
  id: 'senators',
  title: 'Speak up for the talks',
  text: LONG,
  addressee: 'Your two senators',
  action: {url: 'https://nobody.example/sign'},
  count: 1234,
  goal: 5000,
  closes: '2013-12-31',
  privacy: {controller: 'Two States Now', url: 'https://nobody.example/privacy'},
  fields: [
    {name: 'given-name'},
    {name: 'family-name', required: true},
    {name: 'email'},
    {name: 'tel'},
    {name: 'postal-code'},
    {name: 'region', type: 'choice', options: [{value: 'MD', label: 'Maryland'}]},
    {name: 'comment', help: SENTENCE},
    {name: 'chapter', label: 'Your chapter', type: 'choice', options: [{value: 'b', label: 'Boston'}]},
    {name: 'host', label: 'I can host an evening', type: 'checkbox'},
  ],
  consents: [
    {id: 'news', text: SENTENCE, url: 'https://nobody.example/news'},
    {id: 'age', text: 'I am of age', required: true},
  ],
  targets: {
    by: 'region',
    items: [
      {
        region: 'MD',
        name: 'Barbara Mikulski',
        title: 'Senator',
        party: 'D',
        phone: '+1 202-224-3121',
        email: 'a@senate.example',
        url: 'https://a.example/',
      },
      {
        region: 'MD',
        name: 'Ben Cardin',
        title: 'Senator',
        party: 'D',
        phone: '+1 202-224-3122',
        url: 'https://b.example/',
      },
    ],
  },
  letter: {subject: 'The talks', body: `Dear {senator},\n\n${SENTENCE}`, maxLength: 90},
  thanks: {text: SENTENCE, url: 'https://nobody.example/next'},
};

const signup = {
  lists: [
    {id: 'alerts', title: 'Alerts', text: SENTENCE},
    {id: 'roundup', title: 'Roundup'},
  ],
  action: {url: 'https://nobody.example/join'},
  privacy: petition.privacy,
};

const press = (selector: string) => (root: ParentNode) => {
  for (const button of root.querySelectorAll<HTMLElement>(selector)) button.click();
};

function type(root: ParentNode, selector: string, words: string): void {
  const field = root.querySelector<HTMLInputElement>(selector);
  if (!field) throw new Error(`There is no ${selector}`);
  field.value = words;
  for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, {bubbles: true}));
}

/** Puts a form where it stands once something was sent. */
const stands = (progress: object) => (root: ShadowRoot) => void Object.assign(root.host, {progress});

const now = '2013-09-09';
const news = (properties: object, then?: State['then']): State => ({
  tag: 'peace-news-feed',
  properties: {data: {title: 'News', items}, ...properties},
  ...(then && {then}),
});
const people = (properties: object, then?: State['then']): State => ({
  tag: 'peace-negotiators',
  properties: {data: {delegations}, heading: 'Negotiators', ...properties},
  ...(then && {then}),
});
const time = (properties: object, then?: State['then']): State => ({
  tag: 'peace-timeline',
  properties: {data: calendar, now, deepLink: true, ...properties},
  ...(then && {then}),
});
const sign = (properties: object, then?: State['then']): State => ({
  tag: 'peace-petition',
  properties: {data: [petition], now, ...properties},
  ...(then && {then}),
});
const join = (properties: object, then?: State['then']): State => ({
  tag: 'peace-signup',
  properties: {data: signup, heading: 'Stay in touch', ...properties},
  ...(then && {then}),
});
const about = (properties: object, then?: State['then']): State => ({
  tag: 'peace-core-issues',
  properties: {data: {issues}, heading: 'Issues', ...properties},
  ...(then && {then}),
});

/** The states by their names. */
export const STATES: Readonly<Record<string, State>> = {
  'news, with chips, new ones and marks': news(
    {filterable: true, searchable: true, unread: true, dates: 'relative', now},
    (root) => type(root, '[type=search]', 'negotiators'),
  ),
  'news as a feed of cards': news({layout: 'cards', autoload: true, limit: 4}),
  'news, the first large, clamped': news({layout: 'lead', clamp: true, limit: 3, groupBy: 'category'}),
  'news as headlines': news({layout: 'headlines'}),
  'news without text and pictures': news({layout: 'compact'}),
  'news of which nothing is found': news({searchable: true}, (root) =>
    type(root, '[type=search]', 'nothing at all'),
  ),
  'news that is not there': news({data: {items: []}}),
  'news that cannot be read': news({data: {}}),
  'people in sections, opened': people(
    {layout: 'sections', searchable: true, filterable: true},
    press('.quiet[aria-expanded]'),
  ),
  'people in tabs': people({layout: 'tabs'}),
  'people, one in a dialog': people({layout: 'compact', dialog: true}, (root) =>
    root.querySelector<HTMLElement>('.title button')?.click(),
  ),
  'people side by side': people({layout: 'columns'}),
  'time as a list': time({layout: 'vertical', searchable: true, filterable: true, selected: 'e2'}),
  'time as a list of which nothing is found': time(
    {layout: 'vertical', searchable: true, filterable: true},
    (root) => {
      type(root, '[name=find]', 'nothing at all');
      type(root, '[name=earliest]', 'yesterday');
    },
  ),
  'time along a line': time({layout: 'horizontal', searchable: true, filterable: true, selected: 'e2'}),
  'time along a line, from afar': time({layout: 'horizontal', start: '1900', end: '2100'}),
  petition: sign({}),
  'petition with what is wrong': sign({}, (root) => {
    type(root, '#person-email', 'ann@gmial.com');
    type(root, '#person-region', 'MD');
    type(root, '#letter-body', LONG);
    press('[part=submit]')(root);
  }),
  'petition with senators': sign({}, (root) => type(root, '#person-region', 'MD')),
  'petition that was refused': sign(
    {},
    stands({step: 'form', trouble: 'refused', returned: {problem: {title: 'No'}}}),
  ),
  'petition that was signed': sign({}, stands({step: 'thanked', receipt: {id: 'r', status: 'stored'}})),
  'petition on its way': sign({}, stands({step: 'sending', key: 'k'})),
  'petition that is over': sign({now: '2014-02-01'}),
  'petition that cannot be read': sign({data: 1}),
  'sign-up': join({}),
  'sign-up with what is wrong': join({}, press('[part=submit]')),
  'sign-up that was taken': join(
    {},
    stands({
      step: 'thanked',
      receipt: {id: 'r', status: 'stored', lists: [{id: 'alerts', status: 'confirm'}]},
    }),
  ),
  issues: about({numbered: true, searchable: true}),
  'issues, opened': about({numbered: true, printing: true}),
  'issues of which nothing is found': about({searchable: true}, (root) =>
    type(root, '[type=search]', 'nothing at all'),
  ),
};

/** A widget in a state, in a place of a page, as it comes to rest. */
export async function shownIn(place: ParentNode, name: keyof typeof STATES): Promise<HTMLElement> {
  const state = STATES[name];
  if (!state) throw new Error(`There is no state ${name}`);
  const widget = made(state.tag, state.properties);
  place.append(widget);
  await widget.updateComplete;
  state.then?.(widget.renderRoot as ShadowRoot);
  await widget.updateComplete;
  // Sizes are observed once per frame.
  for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
  await widget.updateComplete;
  return widget;
}
