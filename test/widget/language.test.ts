import {expect, fixture, html} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {registerStrings} from '../../src/widget/locale/strings.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, issuesOf, nextEvent, reached, widgetOf, wordsOf} from './core-issues.ts';
import {hostPage, startHostPage} from './host-page.ts';
import type {HostPage} from './host-page.ts';
import {warnings} from './warnings.ts';
import {waitUntil} from '../patience.ts';

const ENGLISH = 'Open all';
const HEBREW = 'לפתוח הכול';
const issues = issuesOf('Borders', 'Water');

/** The word on the button of a widget with two issues. */
function buttonOf(widget: Element): string | undefined {
  return inside(widget, 'button')[0]?.textContent?.trim();
}

async function speaks(widget: PeaceCoreIssues, words: string): Promise<void> {
  await waitUntil(() => buttonOf(widget) === words, `It does not say ${words}`, {interval: 10});
}

/** A widget somewhere below an element of a language. */
async function widgetIn(lang: string | undefined, data: unknown = issues): Promise<PeaceCoreIssues> {
  const place = await fixture<HTMLElement>(html`<section><p></p></section>`);
  if (lang !== undefined) place.lang = lang;
  const widget = document.createElement('peace-core-issues');
  widget.data = data;
  place.firstElementChild?.append(widget);
  await reached(widget, 'ready');
  return widget;
}

function rootOf(widget: Element): HTMLElement {
  return inside(widget, '.root')[0] ?? expect.fail('There is nothing inside');
}

function directionOf(widget: Element): {lang: string; dir: string} {
  const {lang, dir} = rootOf(widget);
  return {lang, dir};
}

/** A page in Hebrew with two widgets, whose strings are at another address. It has not loaded before these have. */
function hebrewPage(strings: string): {host: HostPage; widgets: Element[]} {
  const from = (path: string) => new URL(path, location.href).href;
  const imports = {[from('/src/widget/locale/he.json')]: strings};
  const widget = `<peace-core-issues><script type="application/json">${JSON.stringify(issues)}</script></peace-core-issues>`;
  const host = startHostPage();
  host.document.write(`<html lang="he"><body>
    <script type="importmap">${JSON.stringify({imports})}</script>
    ${widget}${widget}<script type="module">import '${from('/src/core-issues/define.ts')}';</script>`);
  host.document.close();
  return {host, widgets: [...host.document.querySelectorAll('peace-core-issues')]};
}

/** What the endpoint answers with a module of strings. */
const hebrewModule = {
  body: `export default {"openAll": "${HEBREW}"}`,
  headers: {'Content-Type': 'text/javascript'},
};

async function allSpeak(widgets: readonly Element[], words: string): Promise<void> {
  await waitUntil(() => widgets.every((each) => buttonOf(each) === words), `They do not say ${words}`);
}

describe('the strings of a language', () => {
  it('are loaded once per page, when a widget needs them', async () => {
    const url = await endpoint.script([hebrewModule]);
    const {host, widgets} = hebrewPage(url);
    await allSpeak(widgets, HEBREW);
    expect(await endpoint.requests(url)).to.have.length(1);
    expect(host.failures).to.deep.equal([]);
  });

  it('that cannot be had are English, with one hint', async () => {
    const {host, widgets} = hebrewPage(await endpoint.script([{status: 404}]));
    await allSpeak(widgets, ENGLISH);
    expect((widgets[0] as PeaceCoreIssues).state).to.equal('ready');
    expect(host.warnings).to.have.length(1);
    expect(host.warnings[0]).to.match(/^<peace-.+> has no strings of "he": TypeError: /);
    expect(host.failures).to.deep.equal([]);
    expect(directionOf(widgets[0] as Element), 'English words are no Hebrew').to.deep.equal({
      lang: 'en',
      dir: 'ltr',
    });
  });

  it('that take long are English meanwhile', async () => {
    const url = await endpoint.script([{...hebrewModule, hold: true}]);
    const {widgets} = hebrewPage(url);
    await allSpeak(widgets, ENGLISH);
    expect(directionOf(widgets[0] as Element)).to.deep.equal({lang: 'en', dir: 'ltr'});
    await endpoint.release(url);
    await allSpeak(widgets, HEBREW);
    expect(directionOf(widgets[0] as Element)).to.deep.equal({lang: 'he', dir: 'rtl'});
  });

  it('are English where the kit does not speak the page’s, whose texts keep their direction', async () => {
    const widget = await widgetIn('fa', issuesOf('مرزها'));
    expect(directionOf(widget)).to.deep.equal({lang: 'en', dir: 'ltr'});
    const issue = inside(widget, 'details')[0];
    expect([issue?.lang, issue?.dir]).to.deep.equal(['fa', 'rtl']);
  });

  it('can be given beforehand, also of a language that the kit does not speak', async () => {
    registerStrings('pt', {openAll: 'Abrir tudo'});
    const widget = await widgetIn('pt-BR');
    expect(buttonOf(widget)).to.equal('Abrir tudo');
    expect(directionOf(widget)).to.deep.equal({lang: 'pt-BR', dir: 'ltr'});
  });
});

describe('the language of a widget', () => {
  it('is English on a page that does not say', async () => {
    const {documentElement: root} = document;
    const {lang} = root;
    root.removeAttribute('lang');
    const widget = await widgetIn(undefined);
    root.lang = lang;
    expect(buttonOf(widget)).to.equal(ENGLISH);
    expect(directionOf(widget)).to.deep.equal({lang: 'en', dir: 'ltr'});
  });

  for (const [lang, words, tag, dir] of [
    ['he', HEBREW, 'he', 'rtl'],
    ['he-IL', HEBREW, 'he-IL', 'rtl'],
    ['HE', HEBREW, 'he', 'rtl'],
    ['iw', HEBREW, 'he', 'rtl'],
    ['en-GB', ENGLISH, 'en-GB', 'ltr'],
    ['de', ENGLISH, 'en', 'ltr'],
    ['ar', 'فتح الكل', 'ar', 'rtl'],
    ['es-419', 'Abrir todo', 'es-419', 'ltr'],
    ['fr-CA', 'Tout ouvrir', 'fr-CA', 'ltr'],
    ['', ENGLISH, 'en', 'ltr'],
    ['not a language', ENGLISH, 'en', 'ltr'],
    ['he_IL', ENGLISH, 'en', 'ltr'],
  ] as const) {
    it(`on a page with lang="${lang}" is ${tag}`, async () => {
      const widget = await widgetIn(lang);
      // Where words are long in coming, it speaks English meanwhile.
      await speaks(widget, words);
      expect(directionOf(widget)).to.deep.equal({lang: tag, dir});
      expect(warnings).to.deep.equal([]);
    });
  }

  it('is the nearest: its own before that of the page', async () => {
    const widget = await widgetIn('he');
    widget.lang = 'en';
    await speaks(widget, ENGLISH);
    widget.removeAttribute('lang');
    await speaks(widget, HEBREW);
  });

  it('is that around its shadow hosts, live', async () => {
    const outer = await fixture<HTMLElement>(html`<section lang="he"><div></div></section>`);
    const middle = document.createElement('div');
    outer.firstElementChild?.attachShadow({mode: 'closed'}).append(middle);
    const widget = document.createElement('peace-core-issues');
    widget.data = issues;
    middle.attachShadow({mode: 'open'}).append(widget);
    await speaks(widget, HEBREW);
    outer.lang = 'en';
    await speaks(widget, ENGLISH);
    middle.lang = 'he';
    await speaks(widget, HEBREW);
    expect(directionOf(widget).dir).to.equal('rtl');
  });

  it('switches with the page, back and forth, and keeps what is open', async () => {
    const widget = await widgetIn('en');
    inside(widget, 'summary')[0]?.click();
    await nextEvent(widget, 'peace-select');
    const place = widget.closest('section') as HTMLElement;
    place.lang = 'he';
    await speaks(widget, HEBREW);
    expect(directionOf(widget)).to.deep.equal({lang: 'he', dir: 'rtl'});
    expect(inside(widget, 'details').map((details) => details.hasAttribute('open'))).to.deep.equal([
      true,
      false,
    ]);
    place.lang = 'en';
    await speaks(widget, ENGLISH);
    expect(directionOf(widget)).to.deep.equal({lang: 'en', dir: 'ltr'});
  });

  it('goes round all of the kit’s, and back, also faster than their strings come', async () => {
    const widget = await widgetIn('en');
    const place = widget.closest('section') as HTMLElement;
    for (const lang of ['ar', 'es', 'fr', 'he']) place.lang = lang;
    await speaks(widget, HEBREW);
    for (const [lang, words] of [
      ['ar', 'فتح الكل'],
      ['es', 'Abrir todo'],
      ['fr', 'Tout ouvrir'],
      ['en', ENGLISH],
    ] as const) {
      place.lang = lang;
      await speaks(widget, words);
    }
  });

  it('is that of the place to which it is moved', async () => {
    const widget = await widgetIn('en');
    const place = await fixture<HTMLElement>(html`<section lang="he"></section>`);
    place.append(widget);
    await speaks(widget, HEBREW);
    place.lang = 'en';
    await speaks(widget, ENGLISH);
  });

  it('leaves the page’s own attributes alone', async () => {
    const widget = await widgetIn('he');
    expect(widget.getAttributeNames()).to.deep.equal([]);
  });

  it('says what failed and what is old', async () => {
    const url = await endpoint.script([{status: 500}]);
    const widget = await widgetOf(url);
    widget.lang = 'he';
    await reached(widget, 'error');
    await waitUntil(() => wordsOf(widget).includes('התוכן לא נטען: השרת דיווח על תקלה.'));
    expect(buttonOf(widget)).to.equal('לנסות שוב');
  });
});

it('a page whose language is no language tag breaks nothing', async () => {
  const sources = ['timeline', 'news-feed'].map((room) => `/src/${room}/define.ts`);
  const host = await hostPage(`<html lang="he_IL"><body><peace-timeline></peace-timeline>
    <script type="module">${sources.map((source) => `import '${source}';`).join('')}</script>`);
  await new Promise((resolve) => (host.window.requestIdleCallback ?? setTimeout)(resolve));
  await waitUntil(() => host.warnings.length > 0);
  expect(host.failures).to.deep.equal([]);
});

describe('a document in another language than its page', () => {
  it('is marked with language and direction, item by item', async () => {
    const widget = await widgetIn('en', {...issues, language: 'he'});
    expect(inside(widget, 'details').map(({lang, dir}) => ({lang, dir}))).to.deep.equal([
      {lang: 'he', dir: 'rtl'},
      {lang: 'he', dir: 'rtl'},
    ]);
    expect(directionOf(widget)).to.deep.equal({lang: 'en', dir: 'ltr'});
  });

  it('is not marked when it is another region’s', async () => {
    const widget = await widgetIn('en-GB', {...issues, language: 'en-US'});
    expect(inside(widget, 'details')[0]?.hasAttribute('lang')).to.equal(false);
  });

  it('takes its language from the whole document', async () => {
    const widget = await widgetIn('he', {peace: '1.0', language: 'en', issues});
    expect(inside(widget, 'details')[0]?.dir).to.equal('ltr');
  });
});

describe('wordings that a document replaces', () => {
  it('are said in place of the kit’s own, in every language', async () => {
    const data = {peace: '1.0', strings: {openAll: 'Show me everything'}, issues};
    expect(buttonOf(await widgetIn('en', data))).to.equal('Show me everything');
    expect(buttonOf(await widgetIn('he', data))).to.equal('Show me everything');
  });

  it('may be those of the section alone', async () => {
    const widget = await widgetIn('en', {strings: {openAll: 'Show me everything'}, ...issues});
    expect(buttonOf(widget)).to.equal('Show me everything');
    inside(widget, 'button')[0]?.click();
    await waitUntil(() => buttonOf(widget) === 'Close all');
  });

  for (const strings of [
    {openAll: 7},
    {openAll: null},
    {openAll: {other: 7}},
    {openAll: []},
    'none',
    null,
    [],
  ]) {
    it(`and are of no use cost nothing but themselves: ${JSON.stringify(strings)}`, async () => {
      const widget = await widgetIn('en', {peace: '1.0', strings, issues});
      expect(inside(widget, 'details')).to.have.length(2);
    });
  }
});
