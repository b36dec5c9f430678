import {expect, fixture} from '@open-wc/testing';
import '../../src/all.ts';
import type {Strings} from '../../src/contract/primitives.ts';
import type {PeaceElement} from '../../src/widget/peace-element.ts';
import * as english from '../../src/widget/locale/en.ts';
import {registerStrings} from '../../src/widget/locale/strings.ts';
import {waitUntil} from '../patience.ts';

type Widget = PeaceElement<unknown>;

const SECTIONS = ['news', 'negotiators', 'timeline', 'petitions', 'signup', 'issues'];
const WIDGETS = [
  'news-feed searchable filterable limit="3"',
  'negotiators searchable filterable',
  'timeline searchable filterable now="2013-09-09"',
  'timeline layout="vertical" now="2013-09-09"',
  'petition petition-id="senators"',
  'signup',
  'core-issues searchable',
];
const DIRECTIONS = {en: 'ltr', es: 'ltr', fr: 'ltr', he: 'rtl', ar: 'rtl'} as const;
type Language = keyof typeof DIRECTIONS;
const LANGUAGES = Object.keys(DIRECTIONS) as Language[];

const en = Object.assign({}, ...Object.values(english)) as Strings;

async function json(path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(path)).json()) as Record<string, unknown>;
}

/** The demo campaign in a language. */
async function campaignIn(language: Language): Promise<Record<string, unknown>> {
  const folder = language === 'en' ? '/server/content' : `/server/content/${language}`;
  const sections = SECTIONS.map(async (name) => [name, await json(`${folder}/${name}.json`)] as const);
  return {peace: '1.0', language, ...Object.fromEntries(await Promise.all(sections))};
}

/** All widgets below an element of a language. */
async function pageIn(language: string, data?: unknown): Promise<{page: HTMLElement; widgets: Widget[]}> {
  const page = await fixture<HTMLElement>(`<section lang="${language}">
    ${WIDGETS.map((widget) => `<peace-${widget}></peace-${widget.split(' ')[0]}>`).join('')}
  </section>`);
  const widgets = [...page.children] as Widget[];
  for (const widget of widgets) widget.data = data;
  return {page, widgets};
}

async function reach(widgets: readonly Widget[], state: string): Promise<void> {
  await waitUntil(() => widgets.every((widget) => widget.state === state), `Not ${state}`);
  await Promise.all(widgets.map((widget) => widget.updateComplete));
}

/** What is inside a widget and meant for people. */
function nodesIn(widget: Widget): Node[] {
  const nodes: Node[] = [];
  const visit = (node: Node): void => {
    // The trap for robots is the same in every language.
    if (node instanceof Element && node.matches('style,script,:has(>#website)')) return;
    nodes.push(node);
    node.childNodes.forEach(visit);
  };
  visit(widget.renderRoot);
  return nodes;
}

function textsIn(widget: Widget): Text[] {
  return nodesIn(widget).filter((node) => node instanceof Text);
}

/** Whatever a widget shows or says: its texts, and the attributes that are read out. */
function saidBy(widget: Widget): string[] {
  const read = ['aria-label', 'aria-valuetext', 'title', 'placeholder', 'alt'];
  const elements = nodesIn(widget).filter((node) => node instanceof Element);
  const attributes = elements.flatMap((element) => read.map((name) => element.getAttribute(name) ?? ''));
  return [...textsIn(widget).map(({data}) => data), ...attributes].map((text) => text.trim()).filter(Boolean);
}

/** The sentences of a language that have no placeholder. */
function plain(strings: Strings): string[] {
  return Object.values(strings)
    .flatMap((wording) => (typeof wording === 'string' ? [wording] : Object.values(wording)))
    .filter((sentence) => !sentence.includes('{'));
}

describe('a page that is switched from language to language', () => {
  it('says nothing in the one before, and reads in the direction of the new one', async () => {
    const words = new Map<Language, Strings>([['en', en]]);
    for (const language of LANGUAGES.slice(1)) {
      const file = (await import(`../../src/widget/locale/${language}.json`)) as {default: Strings};
      words.set(language, file.default);
    }
    const campaigns = new Map<Language, unknown>();
    for (const language of LANGUAGES) campaigns.set(language, await campaignIn(language));
    const {page, widgets} = await pageIn('en', campaigns.get('en'));
    await reach(widgets, 'ready');

    for (const language of [...LANGUAGES.slice(1), 'en'] as const) {
      page.lang = language;
      for (const widget of widgets) widget.data = campaigns.get(language);
      const roots = () => widgets.map((widget) => widget.renderRoot.querySelector<HTMLElement>('.root'));
      await waitUntil(() => roots().every((root) => root?.lang === language), language);
      await reach(widgets, 'ready');
      expect([...new Set(roots().map((root) => root?.dir))]).to.deep.equal([DIRECTIONS[language]]);
      const own = new Set(plain(words.get(language) ?? {}));
      const foreign = new Set(
        LANGUAGES.flatMap((other) => plain(words.get(other) ?? {})).filter((sentence) => !own.has(sentence)),
      );
      const strange = () => widgets.flatMap(saidBy).filter((text) => foreign.has(text));
      // Long documents are drawn by and by.
      await waitUntil(() => !strange().length, `Not ${language}: ${strange().join()}`);
    }
  });
});

describe('what is in another language than the page', () => {
  /** The language and direction that a text inside a widget is marked with. */
  const markOf = (text: Element | null | undefined) => {
    const marked = text?.closest<HTMLElement>('[lang]');
    return [marked?.lang, marked?.dir];
  };

  it('carries its language and direction, headings and headlines alike', async () => {
    const {widgets} = await pageIn('en', await campaignIn('ar'));
    await reach(widgets, 'ready');
    const unmarked: string[] = [];
    for (const widget of widgets) {
      const headlines = textsIn(widget).filter(({parentElement: parent}) =>
        parent?.closest('[part=heading],[part=title]'),
      );
      const foreign = headlines.filter(({data}) => /\p{Script=Arabic}/u.test(data));
      for (const {data, parentElement} of foreign) {
        if (String(markOf(parentElement)) !== 'ar,rtl') unmarked.push(`${widget.localName}: ${data.trim()}`);
      }
      if (widget.localName !== 'peace-signup') expect(foreign, widget.localName).not.to.deep.equal([]);
    }
    expect(unmarked).to.deep.equal([]);
  });

  it('begins where the words around it do: headings, headlines and delegations', async () => {
    const {widgets} = await pageIn('he', await campaignIn('en'));
    await reach(widgets, 'ready');
    const titles: Partial<Record<string, string>> = {
      'peace-news-feed': '[part=heading],[part=title]',
      'peace-negotiators': '[part=title]',
    };
    const places = widgets.flatMap((widget) => [
      ...widget.renderRoot.querySelectorAll(titles[widget.localName] ?? 'none'),
    ]);
    expect(places.length).to.be.greaterThan(5);
    for (const title of places) {
      const words = document.createRange();
      words.selectNodeContents(title);
      const {right} = words.getBoundingClientRect();
      expect(right, title.textContent ?? '').to.be.closeTo(title.getBoundingClientRect().right, 2);
    }
  });

  it('is not the heading that the page gives', async () => {
    const {widgets} = await pageIn('en', await campaignIn('ar'));
    for (const widget of widgets) widget.heading = 'What we read';
    await reach(widgets, 'ready');
    for (const widget of widgets) {
      expect(markOf(widget.renderRoot.querySelector('[part=heading]'))).to.deep.equal(['en', 'ltr']);
    }
  });

  it('is the heading of a page that the kit does not speak', async () => {
    const {widgets} = await pageIn('fa', await campaignIn('en'));
    for (const widget of widgets) widget.heading = 'خبرها';
    await reach(widgets, 'ready');
    for (const widget of widgets) {
      expect(markOf(widget.renderRoot.querySelector('[part=heading]'))).to.deep.equal(['fa', 'rtl']);
    }
  });
});

describe('a text in the language of the page', () => {
  it('is of no unknown language', async () => {
    const {widgets} = await pageIn('en', await campaignIn('en'));
    await reach(widgets, 'ready');
    const unknown = widgets.flatMap((widget) => [...widget.renderRoot.querySelectorAll('[lang=""]')]);
    expect(unknown.map(({outerHTML}) => outerHTML)).to.deep.equal([]);
  });
});

describe('Arabic', () => {
  it('is written with its letters joined', async () => {
    const {widgets} = await pageIn('ar', await campaignIn('ar'));
    await reach(widgets, 'ready');
    const letters = widgets.flatMap(textsIn).filter(({data}) => /\p{Script=Arabic}/u.test(data));
    const spacings = letters.map(({parentElement}) => parentElement && getComputedStyle(parentElement));
    // What has left the page meanwhile has no style.
    const used = new Set(spacings.map((style) => style?.letterSpacing).filter(Boolean));
    expect([...used].filter((spacing) => spacing !== 'normal' && spacing !== '0px')).to.deep.equal([]);
  });
});

describe('every wording', () => {
  /** A language in which each sentence is its key, and no other word is in Latin letters. */
  const marked = Object.fromEntries(
    Object.entries(en).map(([key, wording]) => {
      const [sentence = ''] = typeof wording === 'string' ? [wording] : Object.values(wording).slice(-1);
      return [key, `⟦${key}⟧${(sentence.match(/\{\w+\}/g) ?? []).join('')}`];
    }),
  );

  /** A document without Latin letters in what is shown of it. */
  function withoutLatin(value: unknown, key = ''): unknown {
    if (Array.isArray(value)) return value.map((item) => withoutLatin(item, key));
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([name, item]) => [name, withoutLatin(item, name)]),
      );
    }
    const shown = ['title', 'text', 'summary', 'content_text', 'name', 'label', 'role', 'bio', 'group'];
    const isText = [...shown, 'subject', 'body', 'addressee', 'controller', 'tags'].includes(key);
    return isText && typeof value === 'string' && !/^[a-z-]+$/.test(value)
      ? value.replace(/[A-Za-z]+/g, 'ع')
      : value;
  }

  /** What is in Latin letters, besides the keys. */
  const latin = (widget: Widget) =>
    saidBy(widget).filter((text) => /[A-Za-z]/.test(text.replace(/⟦[\w-]+⟧|\{\w+\}/g, '')));

  before(() => registerStrings('ur', marked));

  it('is a string of the kit that can be translated', async () => {
    const {widgets} = await pageIn('ur', withoutLatin(await campaignIn('ar')));
    await reach(widgets, 'ready');
    for (const widget of widgets) {
      expect(saidBy(widget).some((text) => text.includes('⟦'))).to.equal(true, widget.localName);
      expect(latin(widget), widget.localName).to.deep.equal([]);
    }
  });

  it('is, where there is nothing to show', async () => {
    const {widgets} = await pageIn('ur', {
      peace: '1.0',
      news: {items: []},
      negotiators: {delegations: []},
      timeline: {events: []},
      petitions: [],
      signup: {lists: [], action: {url: '/'}},
      issues: {issues: []},
    });
    await reach(widgets, 'empty');
    for (const widget of widgets) expect(latin(widget), widget.localName).to.deep.equal([]);
  });

  it('is, where the document is of no use', async () => {
    const {widgets} = await pageIn('ur', 'nothing');
    await reach(widgets, 'error');
    for (const widget of widgets) expect(latin(widget), widget.localName).to.deep.equal([]);
  });

  it('can be replaced by the document', async () => {
    const strings = Object.fromEntries(Object.keys(en).map((key) => [key, `⟪${key}⟫`]));
    const {widgets} = await pageIn('ur', {...(await campaignIn('ar')), strings});
    await reach(widgets, 'ready');
    for (const widget of widgets) {
      expect(saidBy(widget).some((text) => text.includes('⟪'))).to.equal(true, widget.localName);
      expect(saidBy(widget).filter((text) => text.includes('⟦'))).to.deep.equal([], widget.localName);
    }
  });
});
