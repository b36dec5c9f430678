import {aTimeout, expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import '../../src/timeline/define.ts';
import {page} from '../../src/page.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, isIn, issuesOf, nextEvent, reached, titlesOf, widgetOf, wordsOf} from './core-issues.ts';
import {startHostPage} from './host-page.ts';
import type {HostPage} from './host-page.ts';
import {warnings} from './warnings.ts';
import {waitUntil} from '../patience.ts';

const issues = issuesOf('Borders', 'Water');
const json = JSON.stringify(issues);

function inline(text: string): string {
  return `<script type="application/json">${text}</script>`;
}

async function parsed(markup: string): Promise<PeaceCoreIssues> {
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.innerHTML = markup;
  const widget = place.querySelector('peace-core-issues');
  if (!widget) return expect.fail('There is no widget in the markup');
  await widget.updateComplete;
  return widget;
}

describe('an inline document', () => {
  it('is read at once and replaces the request', async () => {
    const url = await endpoint.script([{json: issuesOf('Over HTTP')}]);
    const widget = await parsed(`<peace-core-issues src="${url}">${inline(json)}</peace-core-issues>`);
    expect(widget.state).to.equal('ready');
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    expect(await endpoint.requests(url)).to.have.length(0);
  });

  it('may be the whole document', async () => {
    const widget = await parsed(
      `<peace-core-issues>${inline(JSON.stringify({peace: '1.0', issues}))}</peace-core-issues>`,
    );
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
  });

  it('that is broken is an error that shows the fallback content, with a line on the console', async () => {
    const widget = await parsed(
      `<peace-core-issues>${inline('{"issues": [')}<p>Plain</p></peace-core-issues>`,
    );
    expect(widget.state).to.equal('error');
    expect(widget.querySelector('p')?.getClientRects()).to.have.length(1);
    expect(warnings[0]).to.match(/^<peace-core-issues> SyntaxError: ./);
    expect(warnings.at(-1)).to.match(/^<peace-core-issues> data: /);
  });

  it('of another type, or deeper inside, is not taken', async () => {
    const widget = await parsed(
      `<peace-core-issues><script type="application/ld+json">${json}</script><p>${inline(json)}</p></peace-core-issues>`,
    );
    expect(widget.state).to.equal('loading');
    await waitUntil(() => warnings.length);
    expect(warnings).to.deep.equal(['<peace-core-issues> has neither src nor data']);
    const [root] = inside(widget, '.root');
    expect(root?.ariaBusy, 'nobody waits').to.equal('false');
    expect(root?.textContent?.trim()).to.equal('');
    expect(inside(widget, '.bone')).to.have.length(0);
  });

  it('gives way to data', async () => {
    const widget = await parsed(`<peace-core-issues>${inline(json)}</peace-core-issues>`);
    widget.data = issuesOf('Data');
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Data']);
  });

  it('is no fallback content: there is a skeleton while strings load', async () => {
    const widget = await parsed(`<peace-core-issues lang="he">${inline(json)}</peace-core-issues>`);
    expect(widget.state).to.equal('loading');
    expect(inside(widget, '.bone')).not.to.have.length(0);
    await reached(widget, 'ready');
  });
});

describe('while the page is being parsed', () => {
  /** A page on which the element is defined before the parser comes to it. */
  async function pageWithElement(): Promise<HostPage> {
    const host = startHostPage();
    host.document.write(
      `<script type="module">
        import ${JSON.stringify(new URL('/src/core-issues/define.ts', location.href).href)};
        defined = true;
      </script><script>var defined = false; import(${JSON.stringify(
        new URL('/src/core-issues/define.ts', location.href).href,
      )}).then(() => { defined = true; });</script>`,
    );
    await waitUntil(() => Reflect.get(host.window, 'defined'), 'The element is not defined');
    return host;
  }

  function widgetIn(host: HostPage): PeaceCoreIssues {
    return (
      host.document.querySelector('peace-core-issues') ?? expect.fail('The parser has not come to the widget')
    );
  }

  it('an inline document is waited for, and read when it is there to the end', async () => {
    const host = await pageWithElement();
    host.document.write(`<peace-core-issues><script type="application/json">${json.slice(0, 20)}`);
    const widget = widgetIn(host);
    await nextFrame();
    await widget.updateComplete;
    expect(host.document.readyState).to.equal('loading');
    expect(wordsOf(widget)).not.to.include('No issues');

    host.document.write(`${json.slice(20)}</script></peace-core-issues><p>The rest of the page`);
    host.document.close();
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    expect(host.warnings).to.deep.equal([]);
    expect(host.failures).to.deep.equal([]);
  });

  it('a broken inline document is an error in the end', async () => {
    const host = await pageWithElement();
    host.document.write(`<peace-core-issues>${inline('{"issues"')}</peace-core-issues>`);
    host.document.close();
    await reached(widgetIn(host), 'error');
    expect(host.failures).to.deep.equal([]);
  });

  it('fallback content takes the place of the skeleton when the parser comes to it', async () => {
    const url = await endpoint.script([{json: issues, hold: true}]);
    const host = await pageWithElement();
    host.document.write(`<peace-core-issues src="${url}">`);
    const widget = widgetIn(host);
    await widget.updateComplete;
    host.document.write('<p>Plain</p></peace-core-issues>');
    host.document.close();
    await waitUntil(() => inside(widget, '.bone').length === 0, 'There are both');
  });
});

describe('children that come right after the element', () => {
  /** As Angular makes an element: on the page first, with its children only then. */
  function made(): PeaceCoreIssues {
    const widget = document.createElement('peace-core-issues');
    document.body.append(widget);
    return widget;
  }

  it('are its fallback content', async () => {
    const widget = made();
    widget.src = await endpoint.script([{json: issues, hold: true}]);
    widget.append('Plain');
    await widget.updateComplete;
    expect(inside(widget, '.bone')).to.have.length(0);
    widget.remove();
  });

  it('may be its document', async () => {
    const widget = made();
    widget.insertAdjacentHTML('beforeend', inline(json));
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    widget.remove();
  });
});

describe('an element that is defined later', () => {
  it('keeps the properties that it was given before', async () => {
    // Elements of a document without a window are upgraded only when they come to the page.
    const widget = document.implementation.createHTMLDocument().createElement('peace-core-issues');
    expect(widget.shadowRoot).to.equal(null);
    Object.assign(widget, {data: issues, heading: 'Issues', headingLevel: 3});
    document.body.append(widget);
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    const [heading] = inside(widget, '[part=heading]');
    expect(heading?.textContent?.trim()).to.equal('Issues');
    expect(heading?.getAttribute('aria-level')).to.equal('3');
    widget.data = issuesOf('Newer');
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    widget.remove();
  });
});

describe('fifty widgets that came and went', () => {
  type Tell = (self: unknown, args: unknown[], result: unknown) => void;

  /** Tells of every call of a method, until the returned function is called. */
  function overhear(target: object, method: string, tell: Tell): () => void {
    const own = Object.getOwnPropertyDescriptor(target, method);
    const original = Reflect.get(target, method) as (...args: unknown[]) => unknown;
    function told(this: unknown, ...args: unknown[]): unknown {
      const result = original.apply(this, args);
      tell(this, args, result);
      return result;
    }
    Object.defineProperty(target, method, {configurable: true, writable: true, value: told});
    return () => {
      if (own) Object.defineProperty(target, method, own);
      else Reflect.deleteProperty(target, method);
    };
  }

  /** What was taken and not given back, while some code runs. */
  async function heldAfter(run: () => Promise<void>): Promise<string[]> {
    const held = new Map<unknown, string[]>();
    const namesOf = (thing: unknown) => held.get(thing) ?? [];
    const take = (thing: unknown, name: string) => held.set(thing, [...new Set([...namesOf(thing), name])]);
    const giveBack = (thing: unknown, name: string) =>
      held.set(
        thing,
        namesOf(thing).filter((each) => each !== name),
      );
    const restore = [document, window].flatMap((target) => [
      overhear(target, 'addEventListener', (_self, [type, listener]) => take(listener, String(type))),
      overhear(target, 'removeEventListener', (_self, [type, listener]) => giveBack(listener, String(type))),
    ]);
    restore.push(
      overhear(window, 'setInterval', (_self, _args, timer) => take(timer, 'a timer')),
      overhear(window, 'clearInterval', (_self, [timer]) => giveBack(timer, 'a timer')),
      overhear(MutationObserver.prototype, 'observe', (observer) => take(observer, 'an observer')),
      overhear(MutationObserver.prototype, 'disconnect', (observer) => giveBack(observer, 'an observer')),
    );
    try {
      await run();
    } finally {
      for (const each of restore) each();
    }
    return [...held.values()].flat();
  }

  /** One after another, of a document that is there already. */
  async function comeAndGo(src: string, onGone: (widget: Element) => void = () => {}): Promise<void> {
    for (let n = 0; n < 50; n++) {
      const widget = document.createElement('peace-core-issues');
      widget.src = src;
      widget.refresh = 60;
      document.body.append(widget);
      await widget.updateComplete;
      widget.remove();
      onGone(widget);
    }
    await nextFrame();
  }

  let src: string;
  beforeEach(async () => {
    src = await endpoint.script([{json: issues}]);
    await reached(await widgetOf(src), 'ready');
  });

  it('leave no listener, timer or observer behind', async () => {
    expect(await heldAfter(() => comeAndGo(src))).to.deep.equal([]);
    expect(page().ticks.size).to.equal(0);
  });

  it('can be collected as garbage', async function (this: Mocha.Context) {
    const {gc: collect} = globalThis as {gc?: () => void};
    // Only the Chromium of these tests lets a page ask for it.
    if (!collect) return this.skip();
    const gone: WeakRef<Element>[] = [];
    await comeAndGo(src, (widget) => gone.push(new WeakRef(widget)));
    // What an element has to say without a document waits for an idle moment.
    await new Promise((resolve) => requestIdleCallback(resolve));
    // An object that was looked at lives on to the end of the task.
    await aTimeout(0);
    collect();
    const left = gone.filter((ref) => ref.deref()).length;
    expect(left).to.be.below(3);
  });
});

describe('attributes', () => {
  it('have defaults, and the element sets none on itself', async () => {
    const widget = await parsed('<peace-core-issues></peace-core-issues>');
    const {src, heading, headingLevel, colorScheme, refresh, timeout, data} = widget;
    expect({src, heading, headingLevel, colorScheme, refresh, timeout, data}).to.deep.equal({
      src: undefined,
      heading: undefined,
      headingLevel: 2,
      colorScheme: 'auto',
      refresh: 0,
      timeout: 20,
      data: undefined,
    });
    expect(widget.getAttributeNames()).to.deep.equal([]);
  });

  for (const [attribute, value, property, otherwise, accepted] of [
    ['heading-level', '7', 'headingLevel', 2, '1 to 6'],
    ['heading-level', 'h3', 'headingLevel', 2, '1 to 6'],
    ['color-scheme', 'purple', 'colorScheme', 'auto', 'auto, light, dark'],
    ['refresh', '-1', 'refresh', 0, '0 to 86400'],
    ['refresh', 'often', 'refresh', 0, '0 to 86400'],
    ['timeout', '0', 'timeout', 20, '1 to 120'],
  ] as const) {
    it(`${attribute}="${value}" counts as its default, with one hint however many there are`, async () => {
      const tag = `<peace-core-issues ${attribute}="${value}"></peace-core-issues>`;
      const widget = await parsed(tag + tag);
      expect(widget[property]).to.equal(otherwise);
      expect(warnings).to.have.length(1);
      expect(warnings[0])
        .to.match(/^<peace-core-issues> /)
        .and.to.include(`${attribute}="${value}" is not one of: ${accepted}`);
    });
  }

  it('that switch something on do so unless they say no, as servers write it', async () => {
    const widget = await parsed(
      '<peace-core-issues numbered="" exclusive="exclusive" searchable="false"></peace-core-issues>',
    );
    expect([widget.numbered, widget.exclusive, widget.searchable]).to.deep.equal([true, true, false]);
    widget.setAttribute('searchable', 'true');
    widget.removeAttribute('numbered');
    expect([widget.numbered, widget.searchable]).to.deep.equal([false, true]);
    expect(warnings.filter((line) => !line.includes('neither'))).to.deep.equal([]);
  });

  it('that are empty count as their defaults', async () => {
    const widget = await parsed(
      '<peace-core-issues timeout="" color-scheme="" positions heading-level=""></peace-core-issues>',
    );
    const {timeout, colorScheme, positions, headingLevel} = widget;
    expect([timeout, colorScheme, positions, headingLevel]).to.deep.equal([20, 'auto', 'columns', 2]);
    expect(warnings.filter((line) => !line.includes('neither'))).to.deep.equal([]);
  });

  it('that are dates are dates, or nothing with a hint', () => {
    const timeline = document.createElement('peace-timeline');
    timeline.setAttribute('start', ' 2013-08 ');
    timeline.setAttribute('end', '2013-02-31');
    timeline.setAttribute('now', 'yesterday');
    expect([timeline.start, timeline.end, timeline.now]).to.deep.equal(['2013-08', undefined, undefined]);
    expect(warnings).to.have.length(2);
    expect(warnings[0]).to.include('<peace-timeline> end="2013-02-31" is not one of: dates like 2013');
  });

  it('are trimmed, may be in upper case, and can be taken back', async () => {
    const widget = await parsed(
      '<peace-core-issues heading-level=" 3 " color-scheme=" Dark "></peace-core-issues>',
    );
    const scheme = () => getComputedStyle(inside(widget, '.root')[0] as Element).colorScheme;
    expect(widget.headingLevel).to.equal(3);
    expect(widget.colorScheme).to.equal('dark');
    expect(scheme()).to.equal('dark');
    expect(warnings).to.deep.equal([]);
    widget.removeAttribute('heading-level');
    widget.removeAttribute('color-scheme');
    await widget.updateComplete;
    expect(widget.headingLevel).to.equal(2);
    expect(widget.colorScheme).to.equal('auto');
    expect(scheme()).to.equal('normal');
  });
});

describe('color-scheme', () => {
  const background = (widget: Element) =>
    getComputedStyle(inside(widget, '.root')[0] as Element).backgroundColor;

  it('overrides that of the page', async () => {
    const widget = await parsed('<peace-core-issues color-scheme="dark"></peace-core-issues>');
    expect(background(widget)).to.equal('rgb(18, 24, 30)');
    widget.colorScheme = 'light';
    await widget.updateComplete;
    expect(background(widget)).to.equal('rgb(255, 255, 255)');
  });

  it('is that of the page otherwise', async function (this: Mocha.Context) {
    if (!CSS.supports('color', 'light-dark(red, red)')) this.skip();
    const widget = await parsed('<peace-core-issues></peace-core-issues>');
    const place = widget.parentElement as HTMLElement;
    place.style.colorScheme = 'dark';
    expect(background(widget)).to.equal('rgb(18, 24, 30)');
    place.style.colorScheme = 'light';
    expect(background(widget)).to.equal('rgb(255, 255, 255)');
  });
});

describe('heading', () => {
  it('is there when it has words, at its level; those inside are one below', async () => {
    const widget = await parsed(
      `<peace-core-issues heading="Issues" heading-level="3">${inline(json)}</peace-core-issues>`,
    );
    const levels = inside(widget, '[role=heading]').map((heading) => heading.getAttribute('aria-level'));
    expect(levels).to.deep.equal(['3', '4', '4']);
  });

  for (const markup of ['', 'heading=""']) {
    it(`is not there otherwise, and those inside take its level: <peace-core-issues ${markup}>`, async () => {
      const widget = await parsed(`<peace-core-issues ${markup}>${inline(json)}</peace-core-issues>`);
      const levels = inside(widget, '[role=heading]').map((heading) => heading.getAttribute('aria-level'));
      expect(levels).to.deep.equal(['2', '2']);
    });
  }

  it('is never below level 6', async () => {
    const widget = await parsed(
      `<peace-core-issues heading="Issues" heading-level="6">${inline(json)}</peace-core-issues>`,
    );
    const levels = inside(widget, '[role=heading]').map((heading) => heading.getAttribute('aria-level'));
    expect(levels).to.deep.equal(['6', '6', '6']);
  });
});

describe('hidden', () => {
  it('hides the widget, whatever the page says of its display', async () => {
    const widget = await parsed(`<peace-core-issues hidden>${inline(json)}</peace-core-issues>`);
    expect(widget.getClientRects()).to.have.length(0);
    widget.style.display = 'flex';
    expect(widget.getClientRects()).to.have.length(0);
    widget.hidden = false;
    expect(widget.getClientRects()).to.have.length(1);
  });
});

describe('custom states', () => {
  /** Gives all elements that are made from now on other custom states. */
  function states(set: unknown): () => void {
    const own = Object.getOwnPropertyDescriptor(ElementInternals.prototype, 'states');
    Object.defineProperty(ElementInternals.prototype, 'states', {configurable: true, get: () => set});
    return () => {
      if (own) Object.defineProperty(ElementInternals.prototype, 'states', own);
    };
  }

  it('follow the state', async () => {
    const widget = await parsed(`<peace-core-issues>${inline(json)}</peace-core-issues>`);
    expect(isIn(widget, 'ready')).to.equal(true);
    widget.data = {issues: []};
    await widget.updateComplete;
    expect(isIn(widget, 'ready')).to.equal(false);
    expect(isIn(widget, 'empty')).to.equal(true);
  });

  it('may be missing', async () => {
    const restore = states(undefined);
    try {
      const widget = await parsed(`<peace-core-issues>${inline(json)}</peace-core-issues>`);
      expect(widget.state).to.equal('ready');
      expect(titlesOf(widget)).to.have.length(2);
    } finally {
      restore();
    }
  });

  it('may have to begin with two hyphens', async () => {
    class Dashed extends Set<string> {
      override add(name: string): this {
        if (!name.startsWith('--')) throw new DOMException('The value must start with "--".', 'SyntaxError');
        return super.add(name);
      }
    }
    const set = new Dashed();
    const restore = states(set);
    try {
      const widget = await parsed(`<peace-core-issues>${inline(json)}</peace-core-issues>`);
      expect([...set]).to.deep.equal(['--ready']);
      widget.data = {issues: []};
      await widget.updateComplete;
      expect([...set]).to.deep.equal(['--empty']);
    } finally {
      restore();
    }
  });
});

describe('events', () => {
  it('reach the page out of a shadow root', async () => {
    const host = await fixture<HTMLElement>(html`<div></div>`);
    const widget = document.createElement('peace-core-issues');
    widget.data = issues;
    const loaded = nextEvent(document.body, 'peace-load');
    host.attachShadow({mode: 'open'}).append(widget);
    expect((await loaded).target === host, 'the event comes from the host').to.equal(true);
  });
});
