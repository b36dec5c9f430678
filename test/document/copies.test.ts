import {aTimeout, expect, fixture, html} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {findCopy} from '../../src/document/copies.ts';
import {page} from '../../src/page.ts';
import {endpoint} from '../endpoint/client.ts';
import {
  inside,
  isIn,
  issuesOf,
  nextEvent,
  reached,
  titlesOf,
  widgetOf,
  wordsOf,
} from '../widget/core-issues.ts';
import {warnings} from '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';

const older = issuesOf('As it was');
const newer = issuesOf('As it is');

/** Whether this browser keeps copies; on `http:` pages, for one, it has nothing to keep them in. */
async function keepsCopies(): Promise<boolean> {
  try {
    return Boolean(await caches.open('peace-widgets'));
  } catch {
    return false;
  }
}

/** A URL that an earlier visit has read; the page knows nothing of it, as after loading it anew. */
async function visited(document: unknown = older): Promise<string> {
  const url = await endpoint.script([{json: document}], 'issues.json');
  const widget = await widgetOf(url);
  await reached(widget, 'ready');
  widget.remove();
  await waitUntil(() => findCopy(url), 'No copy is kept', {interval: 10});
  page().documents.delete(url);
  return url;
}

/** Makes every access to a storage throw, as in a sandboxed frame. */
function withoutStorage(): () => void {
  const own = Object.getOwnPropertyDescriptor(window, 'caches');
  Object.defineProperty(window, 'caches', {
    configurable: true,
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  });
  return () => {
    if (own) Object.defineProperty(window, 'caches', own);
    else Reflect.deleteProperty(window, 'caches');
  };
}

describe('the last good copy', () => {
  before(async function (this: Mocha.Context) {
    if (!(await keepsCopies())) this.skip();
  });

  it('is shown after 1 s when the endpoint does not answer, and replaced when it does', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{json: newer, hold: true}]);
    const start = performance.now();
    const widget = await widgetOf(url);
    expect(widget.state).to.equal('loading');

    await reached(widget, 'stale');
    expect(performance.now() - start).to.be.at.least(900);
    expect(titlesOf(widget)).to.deep.equal(['As it was']);

    await endpoint.release(url);
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['As it is']);
    expect(wordsOf(widget)).not.to.include('copy');
  });

  it('is not shown when the endpoint answers within 1 s', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{json: newer}]);
    const start = performance.now();
    const widget = await widgetOf(url);
    const stale: boolean[] = [];
    widget.addEventListener('peace-load', (event) => stale.push(event.stale));
    await reached(widget, 'ready');
    const tookLong = performance.now() - start > 990;
    await aTimeout(1050);
    // On a busy machine it may not have answered within 1 s.
    expect(tookLong ? stale.slice(-1) : stale).to.deep.equal([false]);
  });

  it('is shown when the endpoint fails, with the day and time of it, by event, state and words', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{status: 500}]);
    const widget = await widgetOf(url);
    const failed = nextEvent(widget, 'peace-error');
    const loaded = nextEvent(widget, 'peace-load');
    expect((await failed).message).to.equal('answered with status 500');
    expect((await loaded).stale).to.equal(true);
    await reached(widget, 'stale');

    expect(isIn(widget, 'stale')).to.equal(true);
    expect(isIn(widget, 'ready')).to.equal(false);
    expect(titlesOf(widget)).to.deep.equal(['As it was']);
    const today = new Date().toLocaleDateString('en', {dateStyle: 'medium'});
    expect(inside(widget, '[part=stale]')[0]?.textContent?.trim())
      .to.match(/^Showing the copy of .+ at .+ [AP]M\.$|^Showing the copy of .+, .+ [AP]M\.$/)
      .and.include(today);
  });

  it('is shown to a later widget too, and the endpoint asked again', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{status: 500}, {json: newer, hold: true}]);
    await reached(await widgetOf(url), 'stale');
    const later = await widgetOf(url);
    await reached(later, 'stale');
    await endpoint.arrived(url, 3);
    await endpoint.release(url);
    await reached(later, 'ready');
  });

  it('does not stay for good where it was shown because the endpoint was slow', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{hold: true}, {json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'stale');
    widget.remove();
    await waitUntil(async () => (await endpoint.requests(url))[1]?.aborted);
    document.body.append(widget);
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['As it is']);
    widget.remove();
  });

  it('is not overwritten by JSON that is of no use', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{json: {message: 'Down for maintenance'}}, {status: 500}]);
    const widget = await widgetOf(url);
    await reached(widget, 'stale');
    expect(titlesOf(widget)).to.deep.equal(['As it was']);
    expect(warnings.filter((line) => line.includes(url))).to.have.length(1);

    page().documents.delete(url);
    const later = await widgetOf(url);
    await reached(later, 'stale');
    expect(titlesOf(later)).to.deep.equal(['As it was']);
  });

  it('is shown, with the newest reason, when the endpoint fails after JSON that was of no use', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{json: {message: 'Down for maintenance'}}, {status: 500}]);
    await reached(await widgetOf(url), 'stale');
    page().documents.get(url)?.reload();
    await endpoint.arrived(url, 3);
    await waitUntil(() => warnings.some((line) => line.includes('answered with status 500')));

    const later = await widgetOf(url);
    await reached(later, 'stale');
    expect(titlesOf(later)).to.deep.equal(['As it was']);
  });

  it('is not what a service worker of the page finds that looks in all caches for the endpoint’s answer', async () => {
    const url = await visited();
    expect(Boolean(await caches.match(url, {ignoreSearch: true}))).to.equal(false);
  });

  it('is that of the same URL, query included', async () => {
    const url = await visited();
    await endpoint.rescript(url, [{status: 500}]);
    await reached(await widgetOf(`${url}?lang=he`), 'error');
  });
});

describe('while a widget is shown', () => {
  it('what it shows stays when the endpoint fails later', async () => {
    const url = await endpoint.script([{json: older}, {status: 500}, {json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.reload();
    await reached(widget, 'stale');
    expect(titlesOf(widget)).to.deep.equal(['As it was']);
    widget.reload();
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['As it is']);
  });

  it('nothing that it shows is moved by the line that says so, which is announced', async () => {
    const url = await endpoint.script([{json: older}, {status: 500}, {json: newer}]);
    const widget = await fixture<PeaceCoreIssues>(
      html`<peace-core-issues src=${url} heading="Issues"></peace-core-issues>`,
    );
    const place = () => inside(widget, 'summary')[0]?.getBoundingClientRect().top;
    await reached(widget, 'ready');
    const before = place();
    widget.reload();
    await reached(widget, 'stale');
    expect(place()).to.equal(before);
    expect(inside(widget, '[part=stale]')[0]?.closest('[role=status]')).to.be.an.instanceOf(HTMLElement);
    widget.reload();
    await reached(widget, 'ready');
    expect(place()).to.equal(before);
  });

  it('what it shows stays when a later answer is of no use', async () => {
    const url = await endpoint.script([{json: older}, {json: {issues: 7}}, {json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.reload();
    await reached(widget, 'stale');
    expect(titlesOf(widget)).to.deep.equal(['As it was']);
    widget.reload();
    await reached(widget, 'ready');
  });
});

describe('where storage throws', () => {
  let restore: () => void;
  beforeEach(() => (restore = withoutStorage()));
  afterEach(() => restore());

  it('documents are read all the same', async () => {
    const widget = await widgetOf(await endpoint.script([{json: newer}]));
    await reached(widget, 'ready');
    expect(warnings).to.deep.equal([]);
  });

  it('the copy in memory is shown when the endpoint fails', async () => {
    const url = await endpoint.script([{json: older}, {status: 500}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.reload();
    await reached(widget, 'stale');
    const later = await widgetOf(url);
    await reached(later, 'stale');
    expect(titlesOf(later)).to.deep.equal(['As it was']);
  });

  it('what a widget shows stays when a later answer is of no use, until a better one comes', async () => {
    const url = await endpoint.script([{json: older}, {json: {issues: 7}}, {json: newer}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    widget.reload();
    await reached(widget, 'stale');
    expect(titlesOf(widget)).to.deep.equal(['As it was']);
    widget.reload();
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['As it is']);
  });

  it('a failure without a copy is a failure', async () => {
    await reached(await widgetOf(await endpoint.script([{status: 500}])), 'error');
  });
});
