import {aTimeout, expect, fixture, html, nextFrame, oneEvent, waitUntil} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {page} from '../../src/page.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, issuesOf, reached, titlesOf, widgetOf, wordsOf} from './core-issues.ts';
import {startHostPage} from './host-page.ts';
import type {HostPage} from './host-page.ts';
import {warnings} from './warnings.ts';

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
    expect(widget.state).to.equal('empty');
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
    await waitUntil(() => Reflect.get(host.window, 'defined'), 'The element is not defined', {timeout: 5000});
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
  /** What an object is told to hold: its calls of one method that are not yet undone by another. */
  function balance(
    target: object,
    [hold, release]: readonly [string, string],
    keyOf: (args: unknown[], result: unknown) => unknown,
  ): {held: Set<unknown>; restore: () => void} {
    const held = new Set<unknown>();
    const original = {
      hold: Reflect.get(target, hold) as Function,
      release: Reflect.get(target, release) as Function,
    };
    const own = Object.hasOwn(target, hold);
    Object.assign(target, {
      [hold](this: unknown, ...args: unknown[]) {
        const result: unknown = original.hold.apply(this, args);
        held.add(keyOf(args, result));
        return result;
      },
      [release](this: unknown, ...args: unknown[]) {
        held.delete(keyOf(args, args[0]));
        return original.release.apply(this, args) as unknown;
      },
    });
    return {
      held,
      restore() {
        if (own) Object.assign(target, {[hold]: original.hold, [release]: original.release});
        else for (const name of [hold, release]) Reflect.deleteProperty(target, name);
      },
    };
  }

  it('leave no listener, timer, observer or subscription behind', async () => {
    const url = await endpoint.script([{json: issues}]);
    await reached(await widgetOf(url), 'ready');
    const listener = ([type, callback]: unknown[]) => callback && `${String(type)} ${callbackId(callback)}`;
    const ids = new Map<unknown, number>();
    const callbackId = (callback: unknown) =>
      ids.get(callback) ?? (ids.set(callback, ids.size), ids.size - 1);
    const balances = {
      document: balance(document, ['addEventListener', 'removeEventListener'], listener),
      window: balance(window, ['addEventListener', 'removeEventListener'], listener),
      intervals: balance(window, ['setInterval', 'clearInterval'], (_args, result) => result),
      observers: balance(MutationObserver.prototype, ['observe', 'disconnect'], () => 'one or more'),
      subscriptions: balance(page().ticks, ['add', 'delete'], ([tick]) => tick),
    };
    try {
      for (let n = 0; n < 50; n++) {
        const widget = document.createElement('peace-core-issues');
        widget.src = url;
        widget.refresh = 60;
        document.body.append(widget);
        await widget.updateComplete;
        widget.remove();
      }
      await nextFrame();
    } finally {
      for (const {restore} of Object.values(balances)) restore();
    }
    for (const [name, {held}] of Object.entries(balances)) expect([...held], name).to.deep.equal([]);
  });

  it('can be collected as garbage', async function (this: Mocha.Context) {
    const {gc: collect} = globalThis as {gc?: () => void};
    // Only the Chromium of these tests lets a page ask for it.
    if (!collect) return this.skip();
    const url = await endpoint.script([{json: issues}]);
    await reached(await widgetOf(url), 'ready');
    const refs: WeakRef<Element>[] = [];
    for (let n = 0; n < 50; n++) {
      const widget = document.createElement('peace-core-issues');
      widget.src = url;
      widget.refresh = 60;
      document.body.append(widget);
      await widget.updateComplete;
      widget.remove();
      refs.push(new WeakRef(widget));
    }
    // An object that was looked at lives on to the end of the task.
    await aTimeout(0);
    collect();
    const left = refs.filter((ref) => ref.deref()).length;
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
      timeout: 10,
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
    ['timeout', '0', 'timeout', 10, '1 to 120'],
    ['timeout', '', 'timeout', 10, '1 to 120'],
  ] as const) {
    it(`${attribute}="${value}" counts as its default, with one hint however many there are`, async () => {
      const tag = `<peace-core-issues ${attribute}="${value}"></peace-core-issues>`;
      const widget = await parsed(tag + tag);
      expect(widget[property]).to.equal(otherwise);
      expect(warnings).to.have.length(1);
      expect(warnings[0])
        .to.match(/^<peace-/)
        .and.to.include(`${attribute}="${value}" is not one of: ${accepted}`);
    });
  }

  it('are trimmed, may be in upper case, and can be taken back', async () => {
    const widget = await parsed(
      '<peace-core-issues heading-level=" 3 " color-scheme=" Dark "></peace-core-issues>',
    );
    expect(widget.headingLevel).to.equal(3);
    expect(widget.colorScheme).to.equal('dark');
    expect(getComputedStyle(widget).colorScheme).to.equal('dark');
    expect(warnings).to.deep.equal([]);
    widget.removeAttribute('heading-level');
    widget.removeAttribute('color-scheme');
    await widget.updateComplete;
    expect(widget.headingLevel).to.equal(2);
    expect(widget.colorScheme).to.equal('auto');
    expect(getComputedStyle(widget).colorScheme).to.equal('normal');
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
    expect(widget.matches(':state(ready)')).to.equal(true);
    widget.data = {issues: []};
    await widget.updateComplete;
    expect(widget.matches(':state(ready)')).to.equal(false);
    expect(widget.matches(':state(empty)')).to.equal(true);
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
    const loaded = oneEvent(document.body, 'peace-load');
    host.attachShadow({mode: 'open'}).append(widget);
    expect((await loaded).target).to.equal(host);
  });
});
