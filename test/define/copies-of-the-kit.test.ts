import {expect} from '@open-wc/testing';
import {define} from '../../src/widget/define.ts';
import {version} from '../../src/widget/version.ts';
import {endpoint} from '../endpoint/client.ts';
import {issuesOf, reached, titlesOf} from '../widget/core-issues.ts';
import {hostPage} from '../widget/host-page.ts';
import type {HostPage} from '../widget/host-page.ts';
import {warnings} from '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';

const ALL = '/dist/cdn/peace-widgets.js';
const ONE = '/dist/cdn/core-issues.js';
const WITH_CLOCK = ['/dist/cdn/news-feed.js', '/dist/cdn/timeline.js'];
const initiative = {peace: '1.0', issues: issuesOf('Borders', 'Water')};

async function isBuilt(): Promise<boolean> {
  const files = await Promise.all([ALL, ONE, ...WITH_CLOCK].map((file) => fetch(file, {method: 'HEAD'})));
  return files.every(({ok}) => ok);
}

function scripts(...files: string[]): string {
  return files.map((file) => `<script type="module" src="${file}"></script>`).join('');
}

function widgets(count: number, src: string): string {
  return `<peace-core-issues src="${src}"></peace-core-issues>`.repeat(count);
}

/** A page in Hebrew with two widgets; what it fetches, perhaps by another `fetch` than the browser's. */
async function hebrewPage(
  files: readonly string[],
  fetched = 'fetch',
): Promise<HostPage & {fetched: readonly string[]}> {
  const inline = (data: unknown) => `<script type="application/json">${JSON.stringify(data)}</script>`;
  const page = await hostPage(`<html lang="he"><body><script>
      const really = ${fetched}, fetched = [];
      window.fetch = (url, init) => (fetched.push(url), really(url, init));
    </script>${scripts(...files)}
    <peace-core-issues>${inline(issuesOf('Borders', 'Water'))}</peace-core-issues>
    <peace-negotiators>${inline({delegations: []})}</peace-negotiators>`);
  return {...page, fetched: page.window.eval('fetched') as string[]};
}

async function speaks({document}: HostPage, words: string): Promise<void> {
  const button = () => document.querySelector('peace-core-issues')?.shadowRoot?.querySelector('button');
  await waitUntil(() => button()?.textContent?.trim() === words, `It does not say ${words}`);
}

async function allReady({document}: HostPage): Promise<void> {
  await Promise.all(
    [...document.querySelectorAll('peace-core-issues')].map((widget) => reached(widget, 'ready')),
  );
}

describe('define', () => {
  const tagged = (of: string) =>
    class extends HTMLElement {
      static readonly version = of;
    };

  it('registers an element', () => {
    const element = tagged('1.0.0');
    define('x-first', element);
    expect(customElements.get('x-first')).to.equal(element);
  });

  it('leaves the first where the same version comes again, and says nothing', () => {
    const first = tagged('1.0.0');
    define('x-same', first);
    define('x-same', tagged('1.0.0'));
    expect(customElements.get('x-same')).to.equal(first);
    expect(warnings).to.deep.equal([]);
  });

  it('leaves the first where another version comes, and says so once, by name', () => {
    const first = tagged('1.0.0');
    define('x-other', first);
    define('x-other', tagged('1.1.0'));
    define('x-other', tagged('1.1.0'));
    expect(customElements.get('x-other')).to.equal(first);
    expect(warnings).to.deep.equal([
      '<x-other> is already registered in version 1.0.0; version 1.1.0 is not used',
    ]);
  });

  it('leaves somebody else’s element of that name', () => {
    customElements.define('x-theirs', class extends HTMLElement {});
    define('x-theirs', tagged('1.0.0'));
    expect(warnings[0]).to.include('<x-theirs> is already registered in version unknown');
  });
});

describe('two copies of the kit on one page', () => {
  before(async function (this: Mocha.Context) {
    // `npm run build` makes the files.
    if (!(await isBuilt())) this.skip();
  });

  /** A copy of the built file that says it is of another version. */
  async function otherVersion(): Promise<string> {
    const code = await (await fetch(ALL)).text();
    expect(code).to.include(version);
    const headers = {'Content-Type': 'text/javascript'};
    return endpoint.script([{body: code.replaceAll(version, '9.9.9'), headers}], 'peace-widgets.js');
  }

  it('from two files, make one request for ten widgets of one document', async () => {
    const url = await endpoint.script([{json: initiative, hold: true}]);
    const others = ['peace-news-feed', 'peace-negotiators']
      .map((tag) => `<${tag} src="${url}"></${tag}>`)
      .join('');
    const page = await hostPage(scripts(ONE, ALL) + widgets(8, url) + others);
    await endpoint.arrived(url, 1);
    await endpoint.release(url);
    await allReady(page);
    page.document.body.insertAdjacentHTML('beforeend', widgets(1, url));
    await allReady(page);
    for (const tag of ['peace-news-feed', 'peace-negotiators']) {
      const widget = page.document.querySelector(tag) as Element & {state?: string};
      await waitUntil(() => widget.state === 'empty', `${tag} is not empty`);
    }
    expect(await endpoint.requests(url)).to.have.length(1);
    expect(page.warnings).to.deep.equal([]);
    expect(page.failures).to.deep.equal([]);
  });

  it('of one file loaded twice, are one kit', async () => {
    const url = await endpoint.script([{json: initiative}]);
    const page = await hostPage(scripts(ALL, `${ALL}?again`, ALL) + widgets(2, url));
    await allReady(page);
    expect(await endpoint.requests(url)).to.have.length(1);
    expect(page.warnings).to.deep.equal([]);
    expect(page.failures).to.deep.equal([]);
  });

  it('of two versions, work, with one warning for each name', async () => {
    const url = await endpoint.script([{json: initiative}]);
    const other = await otherVersion();
    const page = await hostPage(scripts(ONE, other, `${other}?again`) + widgets(2, url));
    await allReady(page);
    const [widget] = page.document.querySelectorAll('peace-core-issues');
    if (!widget) return expect.fail('There is no widget');
    expect((widget.constructor as unknown as {version: string}).version).to.equal(version);
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    expect(page.warnings).to.deep.equal([
      `<peace-core-issues> is already registered in version ${version}; version 9.9.9 is not used`,
    ]);
    expect(page.failures).to.deep.equal([]);
  });

  it('of two versions, share documents', async () => {
    const url = await endpoint.script([{json: initiative}]);
    const newsFeed = `<peace-news-feed src="${url}"></peace-news-feed>`;
    const page = await hostPage(scripts(ONE, await otherVersion()) + widgets(1, url) + newsFeed);
    await allReady(page);
    const feed = page.document.querySelector('peace-news-feed') as Element & {state?: string};
    await waitUntil(() => feed.state === 'empty', 'The feed is not empty');
    expect(await endpoint.requests(url)).to.have.length(1);
    expect(page.failures).to.deep.equal([]);
  });

  it('have one timer for everything that depends on the time, as long as they need it', async () => {
    const page = await hostPage(
      `<script>
        var timers = new Set();
        const {setInterval: start, clearInterval: stop} = window;
        window.setInterval = (...args) => {
          const timer = start(...args);
          timers.add(timer);
          return timer;
        };
        window.clearInterval = (timer) => {
          timers.delete(timer);
          stop(timer);
        };
      </script>${scripts(...WITH_CLOCK)}<peace-news-feed></peace-news-feed><peace-timeline></peace-timeline>`,
    );
    const timers = Reflect.get(page.window, 'timers') as Set<unknown>;
    expect(timers.size).to.equal(1);
    page.document.querySelector('peace-news-feed')?.remove();
    expect(timers.size).to.equal(1);
    page.document.querySelector('peace-timeline')?.remove();
    expect(timers.size).to.equal(0);
  });

  it('fetch the words of a language once', async () => {
    const page = await hebrewPage([ONE, ALL]);
    await speaks(page, 'לפתוח הכול');
    const people = page.document.querySelector('peace-negotiators');
    await waitUntil(
      () => people?.shadowRoot?.textContent?.includes('עדיין'),
      'The other file is not in Hebrew',
    );
    expect(page.fetched.filter((url) => url.endsWith('he-reading.json'))).to.have.length(1);
    expect(page.warnings).to.deep.equal([]);
  });

  it('add one thing to the page: a symbol', async () => {
    const page = await hostPage('<peace-core-issues></peace-core-issues>');
    const namesOf = () => Object.getOwnPropertyNames(page.window);
    const before = namesOf();
    await page.window.eval(`Promise.all(${JSON.stringify([ALL, ONE])}.map((file) => import(file)))`);
    await waitUntil(() => page.warnings.length, 'It does not say that there is no document');
    const lit = ['litElementVersions', 'litHtmlVersions', 'reactiveElementVersions', 'litPropertyMetadata'];
    const added = namesOf().filter((name) => !before.includes(name) && !lit.includes(name));
    expect(added).to.deep.equal([]);
    expect(Object.getOwnPropertySymbols(page.window).map(String)).to.include('Symbol(peace-widgets/1)');
    expect(page.document.head.querySelectorAll('style, link')).to.have.length(0);
  });
});

describe('the built kit', () => {
  before(async function (this: Mocha.Context) {
    if (!(await isBuilt())) this.skip();
  });

  it('is in English, with one hint, where a host forbids the words of its language', async () => {
    const page = await hebrewPage([ONE], "() => Promise.reject(new TypeError('Refused to connect'))");
    await speaks(page, 'Open all');
    expect(page.warnings).to.have.length(1);
    expect(page.warnings[0]).to.match(
      /^<peace-…> has no strings of "he": Error: the server cannot be reached/,
    );
    expect(page.failures).to.deep.equal([]);
  });

  it('asks again for the words of its language when somebody comes back, the network does, or a script asks', async () => {
    const lost = `(really => (...request) =>
      window.isBack ? really(...request) : Promise.reject(new TypeError('Failed to fetch')))(fetch)`;
    const returns: readonly ((page: HostPage) => void)[] = [
      ({document}) => document.dispatchEvent(new Event('visibilitychange')),
      ({window}) => window.dispatchEvent(new Event('online')),
      ({document}) => document.querySelector('peace-core-issues')?.reload(),
    ];
    await Promise.all(
      returns.map(async (comeBack) => {
        const page = await hebrewPage([ONE], lost);
        await speaks(page, 'Open all');
        await waitUntil(() => page.warnings.length, 'It does not give up');
        page.window.eval('isBack = true');
        comeBack(page);
        await speaks(page, 'לפתוח הכול');
      }),
    );
  });

  it('throws nothing where there are no custom elements, and leaves the fallback content', async () => {
    const page = await hostPage(
      `<script>Object.defineProperty(window, 'customElements', {value: undefined});</script>
      ${scripts(ALL)}<peace-core-issues src="/none"><p>Plain</p></peace-core-issues>`,
    );
    expect(page.failures).to.deep.equal([]);
    expect(page.document.querySelector('p')?.getClientRects()).to.have.length(1);
  });

  it('works in a sandboxed frame, where storage throws', async () => {
    const code = await endpoint.script([{file: ONE.slice(1)}], 'core-issues.js');
    const src = await endpoint.script([{json: initiative}, {status: 500}]);
    const frame = document.createElement('iframe');
    frame.sandbox.add('allow-scripts');
    // The second reading fails: what is shown then comes from memory.
    frame.srcdoc = `<!doctype html><body>${scripts(code)}${widgets(1, src)}<script>
      const told = [];
      const tell = (line) => told.push(String(line));
      console.warn = tell;
      addEventListener('error', ({message}) => tell(message));
      addEventListener('unhandledrejection', ({reason}) => tell(reason));
      const storage = (async () => caches.open('any'))().then(() => 'works', () => 'throws');
      const [widget] = document.getElementsByTagName('peace-core-issues');
      let loads = 0;
      widget.addEventListener('peace-load', async () => {
        await widget.updateComplete;
        if (++loads === 1) return widget.reload();
        const titles = [...widget.shadowRoot.querySelectorAll('summary')].map((title) => title.innerText.trim());
        parent.postMessage({storage: await storage, state: widget.state, titles, told}, '*');
      });
    </script>`;
    const message = new Promise<MessageEvent>((resolve) =>
      addEventListener('message', resolve, {once: true}),
    );
    document.body.append(frame);
    const {storage, state, titles, told} = (await message).data as Record<string, unknown>;
    frame.remove();
    expect(storage).to.equal('throws');
    expect(titles).to.deep.equal(['Borders', 'Water']);
    expect(state).to.equal('stale');
    expect(told).to.deep.equal([`<peace-core-issues> ${src}: answered with status 500`]);
  });
});
