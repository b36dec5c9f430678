import {aTimeout, expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, issuesOf, nextEvent, reached, titlesOf, widgetOf} from '../widget/core-issues.ts';
import {warnings} from '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {made} from '../made.ts';

const older = issuesOf('Older');
const newer = issuesOf('Newer');

async function countOf(url: string): Promise<number> {
  return (await endpoint.requests(url)).length;
}

async function wasAborted(url: string): Promise<boolean> {
  return (await endpoint.requests(url))[0]?.aborted ?? false;
}

async function isAborted(url: string): Promise<void> {
  await waitUntil(() => wasAborted(url), 'The request is not aborted', {interval: 20});
}

/** Long enough for a request that must not be made to arrive. */
async function aWhile(): Promise<void> {
  await aTimeout(100);
}

/** Whatever is under way is done: tasks, microtasks, rendering. */
async function settled(widget: PeaceCoreIssues): Promise<void> {
  await nextFrame();
  await widget.updateComplete;
}

describe('one document', () => {
  it('is asked for once by ten widgets at once', async () => {
    const url = await endpoint.script([{json: newer}]);
    const page = await fixture(
      html`<div>
        ${Array.from({length: 10}, () => html`<peace-core-issues src=${url}></peace-core-issues>`)}
      </div>`,
    );
    const widgets = [...page.querySelectorAll('peace-core-issues')];
    await Promise.all(widgets.map((widget) => reached(widget, 'ready')));
    expect(widgets.map(titlesOf)).to.deep.equal(Array(10).fill(['Newer']));
    expect(await countOf(url)).to.equal(1);
  });

  it('is asked for once by widgets that come while it is under way, and after', async () => {
    const url = await endpoint.script([{json: newer, hold: true}]);
    const first = await widgetOf(url);
    await endpoint.arrived(url, 1);
    const second = await widgetOf(url);
    await aWhile();
    await endpoint.release(url);
    await Promise.all([first, second].map((widget) => reached(widget, 'ready')));
    await reached(await widgetOf(url), 'ready');
    first.remove();
    second.remove();
    await reached(await widgetOf(url), 'ready');
    expect(await countOf(url)).to.equal(1);
  });

  it('is the same document, however its address is written', async () => {
    const url = await endpoint.script([{json: newer}], 'issues.json');
    await reached(await widgetOf(` ${url.replace('/issues', '/./issues')}\n`), 'ready');
    await reached(await widgetOf(url.replace('http:', 'HTTP:')), 'ready');
    expect(await countOf(url)).to.equal(1);
  });

  it('is asked for without cookies, by a request that needs no preflight', async () => {
    const url = await endpoint.script([{json: newer}]);
    await reached(await widgetOf(url), 'ready');
    const [request] = await endpoint.requests(url);
    expect(request?.method).to.equal('GET');
    expect(request?.headers).not.to.have.property('cookie');
    expect(await endpoint.preflights(url)).to.have.length(0);
  });
});

describe('a changed src', () => {
  it('never shows the older answer, and hangs up on it', async () => {
    const slow = await endpoint.script([{json: older, hold: true}]);
    const quick = await endpoint.script([{json: newer}]);
    const widget = await widgetOf(slow);
    const loaded: (string | undefined)[] = [];
    widget.addEventListener('peace-load', (event) => loaded.push(event.url));
    await endpoint.arrived(slow, 1);
    widget.src = quick;
    await reached(widget, 'ready');
    await isAborted(slow);
    await aWhile();
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    expect(loaded).to.deep.equal([quick]);
    expect(warnings).to.deep.equal([]);
  });

  it('does not show the older answer that another widget still waits for', async () => {
    const slow = await endpoint.script([{json: older, hold: true}]);
    const quick = await endpoint.script([{json: newer}]);
    const widget = await widgetOf(slow);
    const other = await widgetOf(slow);
    widget.src = quick;
    await reached(widget, 'ready');
    await endpoint.arrived(slow, 1);
    await endpoint.release(slow);
    await reached(other, 'ready');
    expect(titlesOf(other)).to.deep.equal(['Older']);
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    expect(await wasAborted(slow)).to.equal(false);
  });

  it('takes the older content away while the newer loads', async () => {
    const url = await endpoint.script([{json: older}]);
    const slow = await endpoint.script([{json: newer, hold: true}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.src = slow;
    await reached(widget, 'loading');
    expect(titlesOf(widget)).to.deep.equal([]);
  });

  it('shows what is asked for last, back and forth', async () => {
    const first = await endpoint.script([{json: older, hold: true}, {json: issuesOf('Second try')}]);
    const second = await endpoint.script([{json: newer, hold: true}]);
    const widget = await widgetOf(first);
    await endpoint.arrived(first, 1);
    widget.src = second;
    await endpoint.arrived(second, 1);
    widget.src = first;
    await reached(widget, 'ready');
    await isAborted(second);
    await aWhile();
    expect(titlesOf(widget)).to.deep.equal(['Second try']);
  });

  it('of a widget that is off the page asks for the newer document only', async () => {
    const first = await endpoint.script([{json: older, hold: true}]);
    const second = await endpoint.script([{json: newer}]);
    const widget = await widgetOf(first);
    await endpoint.arrived(first, 1);
    widget.remove();
    await isAborted(first);
    widget.src = second;
    document.body.append(widget);
    await reached(widget, 'ready');
    await aWhile();
    widget.remove();
    expect(await countOf(first)).to.equal(1);
  });

  it('that is taken away leaves a widget that waits for another', async () => {
    const url = await endpoint.script([{json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.removeAttribute('src');
    await reached(widget, 'loading');
    expect(titlesOf(widget)).to.deep.equal([]);
  });
});

describe('a widget that is removed', () => {
  it('hangs up, if it was the last to ask', async () => {
    const url = await endpoint.script([{json: newer, hold: true}]);
    const first = await widgetOf(url);
    const last = await widgetOf(url);
    await endpoint.arrived(url, 1);
    first.remove();
    await aWhile();
    expect(await wasAborted(url)).to.equal(false);
    last.remove();
    await isAborted(url);
    expect(warnings).to.deep.equal([]);
  });

  it('does not ask again after a failure', async () => {
    const url = await endpoint.script([{status: 503}, {json: newer}]);
    const {random} = Math;
    Math.random = () => 0;
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    await aTimeout(50);
    Math.random = random;
    widget.remove();
    await aTimeout(400);
    expect(await countOf(url)).to.equal(1);
  });

  it('asks again when it comes back before there was an answer', async () => {
    const url = await endpoint.script([{json: older, hold: true}, {json: newer}]);
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    widget.remove();
    await isAborted(url);
    document.body.append(widget);
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    widget.remove();
  });

  it('shows what it has, and asks nobody, when it comes back after the answer', async () => {
    const url = await endpoint.script([{json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.remove();
    await aWhile();
    let loads = 0;
    widget.addEventListener('peace-load', () => loads++);
    document.body.append(widget);
    await settled(widget);
    expect(widget.state).to.equal('ready');
    expect(loads).to.equal(0);
    expect(await countOf(url)).to.equal(1);
    widget.remove();
  });

  it('shows what was read meanwhile when it comes back', async () => {
    const url = await endpoint.script([{json: older}, {json: newer}]);
    const widget = await widgetOf(url);
    const other = await widgetOf(url);
    await reached(widget, 'ready');
    widget.remove();
    await aWhile();
    other.reload();
    await waitUntil(() => titlesOf(other)[0] === 'Newer');
    expect(titlesOf(widget)).to.deep.equal(['Older']);
    document.body.append(widget);
    await waitUntil(() => titlesOf(widget)[0] === 'Newer', 'It shows what it had');
    widget.remove();
  });

  it('may be removed before it was ever shown', async () => {
    const url = await endpoint.script([{json: newer}]);
    const widget = document.createElement('peace-core-issues');
    widget.src = url;
    document.body.append(widget);
    widget.remove();
    await aWhile();
    document.body.append(widget);
    await reached(widget, 'ready');
    expect(await countOf(url)).to.equal(1);
    widget.remove();
  });
});

describe('a widget that is moved', () => {
  it('goes on waiting for the same answer', async () => {
    const url = await endpoint.script([{json: newer, hold: true}]);
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    const place = await fixture<HTMLElement>(html`<section></section>`);
    place.append(widget);
    await aWhile();
    expect(await wasAborted(url)).to.equal(false);
    await endpoint.release(url);
    await reached(widget, 'ready');
    expect(await countOf(url)).to.equal(1);
  });

  it('reloads nothing, tells nothing, and keeps what is open', async () => {
    const url = await endpoint.script([{json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    // The browser tells of the opening in a task of its own.
    const opened = nextEvent(widget, 'peace-select');
    inside(widget, 'summary')[0]?.click();
    await opened;
    await settled(widget);
    const [details] = inside(widget, 'details');
    const told: string[] = [];
    for (const type of ['peace-load', 'peace-error', 'peace-select'] as const) {
      widget.addEventListener(type, () => told.push(type));
    }
    const place = await fixture<HTMLElement>(html`<section></section>`);
    place.append(widget);
    await settled(widget);
    await aWhile();
    expect(inside(widget, 'details')[0] === details, 'the same element').to.equal(true);
    expect(details?.hasAttribute('open')).to.equal(true);
    expect(told).to.deep.equal([]);
    expect(await countOf(url)).to.equal(1);
  });

  it('reads an inline document once', async () => {
    const widget = await fixture<PeaceCoreIssues>(html`<peace-core-issues></peace-core-issues>`);
    const script = Object.assign(document.createElement('script'), {
      type: 'application/json',
      text: JSON.stringify(newer),
    });
    const place = await fixture<HTMLElement>(html`<section></section>`);
    widget.append(script);
    place.append(widget);
    await reached(widget, 'ready');
    let loads = 0;
    widget.addEventListener('peace-load', () => loads++);
    document.body.append(widget);
    await settled(widget);
    expect(loads).to.equal(0);
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    widget.remove();
  });
});

describe('data', () => {
  it('replaces a request under way', async () => {
    const url = await endpoint.script([{json: older, hold: true}]);
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    widget.data = newer;
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    await isAborted(url);
    await aWhile();
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
  });

  it('replaces an answer that has just come', async () => {
    const url = await endpoint.script([{json: older}]);
    const widget = await widgetOf(url);
    await nextEvent(widget, 'peace-load');
    widget.data = newer;
    await settled(widget);
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
  });

  it('gives way to the document when it is taken back', async () => {
    const url = await endpoint.script([{json: older}]);
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: newer}, {src: url})}`,
    );
    expect(titlesOf(widget)).to.deep.equal(['Newer']);
    expect(await countOf(url)).to.equal(0);
    widget.data = undefined;
    await nextEvent(widget, 'peace-load');
    await widget.updateComplete;
    expect(titlesOf(widget)).to.deep.equal(['Older']);
  });

  it('is announced by an event without an address', async () => {
    const widget = document.createElement('peace-core-issues');
    widget.src = await endpoint.script([{json: older}]);
    widget.data = newer;
    const loaded = nextEvent(widget, 'peace-load');
    document.body.append(widget);
    expect((await loaded).url).to.equal(undefined);
    widget.remove();
  });

  it('that is of no use is an error', async () => {
    const widget = await fixture<PeaceCoreIssues>(html`${made('peace-core-issues', {data: 'none'})}`);
    expect(widget.state).to.equal('error');
    expect(warnings).to.deep.equal(['<peace-core-issues> data: the document must be an object']);
  });
});

describe('{lang} in src', () => {
  it('is the language of the page, and follows it', async () => {
    const url = await endpoint.script([{json: newer}]);
    const place = await fixture(
      html`<div lang="he"><peace-core-issues src="${url}{lang}/issues.json"></peace-core-issues></div>`,
    );
    await endpoint.arrived(url, 1);
    place.setAttribute('lang', 'en-GB');
    await endpoint.arrived(url, 2);
    const paths = (await endpoint.requests(url)).map(({path}) => path.split('/').slice(2).join('/'));
    expect(paths).to.deep.equal(['he/issues.json', 'en/issues.json']);
  });
});

describe('refresh', () => {
  let hidden = false;

  before(() => Object.defineProperty(document, 'hidden', {configurable: true, get: () => hidden}));
  after(() => Reflect.deleteProperty(document, 'hidden'));

  /** A widget's clock is this many seconds later, and the page comes into view or goes out of it. */
  function later(seconds: number): void {
    const {now} = Date;
    Date.now = () => now() + seconds * 1000;
    document.dispatchEvent(new Event('visibilitychange'));
    Date.now = now;
  }

  it('reads the document again, once for all widgets', async () => {
    // While the second answer is coming there is no third, however long it takes; a browser holds nothing back either.
    const url = await endpoint.script([{json: older}, {json: newer, holdAfter: 1}]);
    const widgets = await Promise.all(
      [0, 1, 2].map(() =>
        fixture<PeaceCoreIssues>(html`<peace-core-issues src=${url} refresh="1"></peace-core-issues>`),
      ),
    );
    await endpoint.arrived(url, 2);
    await aWhile();
    expect(await countOf(url)).to.equal(2);
    await endpoint.release(url);
    for (const widget of widgets) await waitUntil(() => titlesOf(widget)[0] === 'Newer', 'No refresh');
  });

  it('asks the server, not the browser’s cache', async () => {
    const url = await endpoint.script([
      {json: older, headers: {'Cache-Control': 'max-age=60'}},
      {json: newer},
    ]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.refresh = 60;
    await widget.updateComplete;
    later(61);
    await waitUntil(() => titlesOf(widget)[0] === 'Newer', 'No refresh');
  });

  it('waits while the page is hidden, and reads it when it comes back, if it is time', async () => {
    const url = await endpoint.script([{json: older}, {json: newer}]);
    const widget = await widgetOf(url);
    widget.refresh = 60;
    await reached(widget, 'ready');
    hidden = true;
    later(61);
    await aWhile();
    hidden = false;
    later(50);
    await aWhile();
    expect(await countOf(url)).to.equal(1);
    later(61);
    await waitUntil(() => titlesOf(widget)[0] === 'Newer', 'No refresh');
    expect(await countOf(url)).to.equal(2);
  });

  it('goes on when the clock was put back, and so does asking again', async () => {
    const url = await endpoint.script([{json: older}, {json: newer}, {json: older}]);
    const widget = await widgetOf(url);
    widget.refresh = 60;
    await reached(widget, 'ready');
    later(-3600);
    await waitUntil(() => titlesOf(widget)[0] === 'Newer', 'No refresh');
    const {now} = Date;
    Date.now = () => now() - 7200_000;
    widget.reload();
    Date.now = now;
    await waitUntil(() => titlesOf(widget)[0] === 'Older', 'No answer');
  });

  it('ends with the last widget', async () => {
    const url = await endpoint.script([{json: older}, {json: newer}]);
    const widget = await widgetOf(url);
    widget.refresh = 1;
    await reached(widget, 'ready');
    widget.remove();
    await aWhile();
    const before = await countOf(url);
    await aTimeout(1100);
    later(61);
    await aWhile();
    expect(await countOf(url)).to.equal(before);
  });

  it('is off by default, also when the page comes back into view', async () => {
    const url = await endpoint.script([{json: newer}]);
    await reached(await widgetOf(url), 'ready');
    later(100_000);
    await aWhile();
    expect(await countOf(url)).to.equal(1);
  });

  it('keeps what is open', async () => {
    const url = await endpoint.script([{json: older}, {json: {issues: [...older.issues, ...newer.issues]}}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    inside(widget, 'summary')[0]?.click();
    await settled(widget);
    widget.reload();
    await waitUntil(() => titlesOf(widget).length === 2);
    expect(inside(widget, 'details').map((details) => details.hasAttribute('open'))).to.deep.equal([
      true,
      false,
    ]);
  });
});
