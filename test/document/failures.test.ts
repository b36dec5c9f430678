import {expect, fixture, html} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import type {PeaceErrorEvent} from '../../src/widget/events.ts';
import type {Answer} from '../endpoint/endpoint.ts';
import '../../src/timeline/define.ts';
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

const good = issuesOf('Borders', 'Water');

/** What the visitor is told. */
const WORDS = {
  network: 'This could not be loaded: no connection to the server.',
  timeout: 'This could not be loaded: the server took too long.',
  status: 'This could not be loaded: the server reports a problem.',
  unreadable: 'This could not be loaded: the answer cannot be read.',
};

interface Failure {
  readonly answer?: Answer;
  /** Instead of an answer: an address where nobody is. */
  readonly src?: string;
  readonly kind: string;
  readonly words: string;
  /** What whoever builds the page is told. */
  readonly reason: RegExp;
  readonly requests?: number;
}

function html200(body: string, type: string): Answer {
  return {body, headers: {'Content-Type': type}};
}

function unreachable(answer: Answer): Failure {
  return {answer, kind: 'network', words: WORDS.network, reason: /cannot be reached.+\(CORS\)$/, requests: 3};
}

function unreadable(kind: string, answer: Answer, reason: RegExp): Failure {
  return {answer, kind, words: WORDS.unreadable, reason, requests: 1};
}

function refused(status: number): Failure {
  const reason = new RegExp(`^answered with status ${status}$`);
  return {answer: {status, json: good}, kind: 'status', words: WORDS.status, reason, requests: 1};
}

const FAILURES: Readonly<Record<string, Failure>> = {
  'an endpoint that is down': {...unreachable({}), src: 'http://127.0.0.1:64999/issues.json', requests: 0},
  'an address that is none': {...unreachable({}), src: 'http://', requests: 0},
  'a javascript: address': {...unreachable({}), src: 'javascript:window.executed=true', requests: 0},
  'an answer without CORS': unreachable({json: good, cors: false}),
  'a connection that is cut': unreachable({cut: true}),
  'a connection that is cut within the answer': unreachable({json: good, cutAfter: 9}),
  'an endpoint that does not answer': {
    answer: {hold: true},
    kind: 'timeout',
    words: WORDS.timeout,
    reason: /^no answer within 1 s$/,
    requests: 1,
  },
  'an answer that does not end': {
    answer: {json: good, holdAfter: 9},
    kind: 'timeout',
    words: WORDS.timeout,
    reason: /^no answer within 1 s$/,
    requests: 1,
  },
  'status 404': refused(404),
  'status 500': refused(500),
  'HTML with status 200': unreadable(
    'type',
    html200('<!doctype html><title>Welcome</title>', 'text/html; charset=utf-8'),
    /^answered with "text\/html; charset=utf-8" instead of JSON$/,
  ),
  'an empty answer': unreadable('json', html200('', 'application/json'), /^is not valid JSON: ./),
  'truncated JSON': unreadable(
    'json',
    html200('{"issues": [{"ti', 'application/json'),
    /^is not valid JSON: ./,
  ),
  'a list at the top': unreadable('contract', {json: [good]}, /issues/),
  'a text at the top': unreadable('contract', {json: 'good'}, /^the document must be an object$/),
  'null at the top': unreadable('contract', {json: null}, /^the document must be an object$/),
  'a document of a later version': unreadable(
    'contract',
    {json: {peace: '2.0', issues: good}},
    /^\/peace version 2\.0 needs a newer kit; this one reads 1\.0$/,
  ),
  'a section that is no list': unreadable('contract', {json: {issues: 'none'}}, /^\/issues /),
};

/** A widget that has failed, and what it has let know. */
interface Outcome {
  readonly url: string;
  readonly widget: PeaceCoreIssues;
  readonly events: readonly PeaceErrorEvent[];
}

/** Pauses are as short as they may be, until the returned function is called. */
function shortestPauses(): () => void {
  const {random} = Math;
  Math.random = () => 0;
  return () => {
    Math.random = random;
  };
}

// They all fail at the same time, so that their pauses and time-outs are waited for once.
describe('a document that cannot be had', () => {
  const outcomes = new Map<string, Outcome>();
  const lines: string[] = [];

  async function fail(name: string, {answer = {}, src}: Failure): Promise<void> {
    const url = src ?? (await endpoint.script([answer], 'issues.json'));
    const widget = document.createElement('peace-core-issues');
    const events: PeaceErrorEvent[] = [];
    widget.addEventListener('peace-error', (event) => events.push(event));
    widget.timeout = 1;
    widget.src = url;
    widget.innerHTML = '<p>The issues in plain words</p>';
    document.body.append(widget);
    outcomes.set(name, {url, widget, events});
    await reached(widget, 'error');
  }

  function outcomeOf(name: string): Outcome {
    return outcomes.get(name) ?? expect.fail(`nothing came of ${name}`);
  }

  before(async () => {
    const {warn} = console;
    console.warn = (line: string) => lines.push(line);
    const restore = shortestPauses();
    await Promise.all(Object.entries(FAILURES).map(([name, failure]) => fail(name, failure)));
    restore();
    console.warn = warn;
  });

  after(() => outcomes.forEach(({widget}) => widget.remove()));

  for (const [name, {kind, words, reason, requests}] of Object.entries(FAILURES)) {
    describe(`because of ${name}`, () => {
      it('tells the visitor', () => {
        const {widget} = outcomeOf(name);
        expect(inside(widget, '[role=status]')[0]?.textContent).to.include(words);
        expect(inside(widget, '.root')[0]?.getAttribute('aria-busy')).to.equal('false');
      });

      it('leaves the fallback content to be seen', () => {
        expect(outcomeOf(name).widget.querySelector('p')?.getClientRects()).to.have.length(1);
      });

      it('tells the page, once, by an event and on the console', () => {
        const {url, widget, events} = outcomeOf(name);
        expect(isIn(widget, 'error')).to.equal(true);
        expect(events.map((event) => event.kind)).to.deep.equal([kind]);
        expect(events[0]?.url).to.equal(url);
        expect(events[0]?.message).to.match(reason);
        expect(lines.filter((line) => line.includes(` ${url}: `))).to.deep.equal([
          `<peace-core-issues> ${url}: ${events[0]?.message}`,
        ]);
      });

      if (requests) {
        it(`asks ${requests === 1 ? 'once' : `${requests} times`}`, async () => {
          expect(await endpoint.requests(outcomeOf(name).url)).to.have.length(requests);
        });
      }
    });
  }

  it('executes nothing', () => {
    expect(window).not.to.have.property('executed');
  });
});

describe('a passing failure', () => {
  const busy: Answer = {status: 503, json: {}};
  const exposed = {'Access-Control-Expose-Headers': 'Retry-After'};
  const cases = {
    '503, twice': [busy, busy, {json: good}],
    '502 and 504': [{status: 502}, {status: 504}, {json: good}],
    '429 from a server that does not let its Retry-After be seen': [
      {status: 429},
      {status: 429},
      {json: good},
    ],
    'a connection that is cut': [{cut: true}, {json: good, cutAfter: 3}, {json: good}],
  } satisfies Record<string, Answer[]>;
  const widgets = new Map<string, PeaceCoreIssues>();

  before(async () => {
    const restore = shortestPauses();
    await Promise.all(
      Object.entries(cases).map(async ([name, answers]) => {
        const widget = document.createElement('peace-core-issues');
        widget.src = await endpoint.script(answers, 'issues.json');
        document.body.append(widget);
        widgets.set(name, widget);
        await reached(widget, 'ready');
      }),
    );
    restore();
  });

  after(() => widgets.forEach((widget) => widget.remove()));

  for (const name of Object.keys(cases)) {
    it(`is got over by asking up to three times: ${name}`, async () => {
      expect(await endpoint.requests(widgets.get(name)?.src ?? '')).to.have.length(3);
    });
  }

  it('of a server that says when to come back is asked again then, not before', async () => {
    const url = await endpoint.script([
      {status: 429, headers: {...exposed, 'Retry-After': '1'}},
      {json: good},
    ]);
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    const start = performance.now();
    await reached(widget, 'ready');
    expect(performance.now() - start).to.be.at.least(900);
    expect(await endpoint.requests(url)).to.have.length(2);
  });

  it('is not waited for longer than 30 s', async () => {
    const url = await endpoint.script([
      {status: 503, headers: {...exposed, 'Retry-After': '31'}},
      {json: good},
    ]);
    await reached(await widgetOf(url), 'error');
    expect(await endpoint.requests(url)).to.have.length(1);
  });
});

describe('after a failure', () => {
  it('"Try again" asks again, says that it loads, and shows the document', async () => {
    const url = await endpoint.script([{status: 500}, {json: good, hold: true}]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');

    inside(widget, 'button')[0]?.click();
    await endpoint.arrived(url, 2);
    await reached(widget, 'loading');
    expect(inside(widget, 'button')).to.have.length(0);

    await endpoint.release(url);
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    expect(wordsOf(widget)).not.to.include('could not be loaded');
  });

  it('"Try again" leaves the focus where it is said what came of it', async () => {
    const url = await endpoint.script([{status: 500}, {status: 500, hold: true}, {json: good}]);
    const widget = await widgetOf(url);
    const told = () => widget.shadowRoot?.activeElement?.getAttribute('role');
    const again = () => {
      const [button] = inside(widget, 'button');
      button?.focus();
      button?.click();
    };
    await reached(widget, 'error');
    again();
    await endpoint.arrived(url, 2);
    await reached(widget, 'loading');
    expect(told()).to.equal('status');
    await endpoint.release(url);
    await reached(widget, 'error');
    expect(told()).to.equal('status');
    again();
    await reached(widget, 'ready');
    expect(told()).to.equal('status');
  });

  it('without one, a dialog leads the focus to what there is to do', async () => {
    const widget = await widgetOf(await endpoint.script([{json: good}]));
    await reached(widget, 'ready');
    const dialog = document.createElement('dialog');
    dialog.append(widget);
    document.body.append(dialog);
    dialog.showModal();
    const first = widget.shadowRoot?.activeElement?.localName;
    dialog.remove();
    // Some browsers do not look into shadow roots.
    expect([undefined, 'button']).to.include(first);
  });

  it('two impatient clicks ask once', async () => {
    const url = await endpoint.script([{status: 500}, {json: good}]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    widget.reload();
    widget.reload();
    await reached(widget, 'ready');
    expect(await endpoint.requests(url)).to.have.length(2);
  });

  it('"Try again" past the browser’s own copy of the answer', async () => {
    const url = await endpoint.script([
      {status: 404, headers: {'Cache-Control': 'max-age=60'}},
      {json: good},
    ]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    widget.reload();
    await reached(widget, 'ready');
  });

  it('a later widget asks again, past the browser’s own copy too', async () => {
    const url = await endpoint.script([
      {status: 404, headers: {'Cache-Control': 'max-age=60'}},
      {json: good},
    ]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    await reached(await widgetOf(url), 'ready');
    await reached(widget, 'ready');
  });

  it('asks again when the device is online again', async () => {
    const url = await endpoint.script([{status: 500}, {json: good}]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    dispatchEvent(new Event('online'));
    await reached(widget, 'ready');
  });

  it('asks again when somebody comes back to the page, once for all widgets, as after logging in to a network', async () => {
    const portal = html200('<!doctype html><title>Welcome</title>', 'text/html');
    const url = await endpoint.script([portal, {json: good}]);
    const widgets = [await widgetOf(url), await widgetOf(url)];
    for (const widget of widgets) await reached(widget, 'error');
    document.dispatchEvent(new Event('visibilitychange'));
    for (const widget of widgets) await reached(widget, 'ready');
    expect(await endpoint.requests(url)).to.have.length(2);
  });

  it('fails again with an event of its own', async () => {
    const url = await endpoint.script([{status: 404}, {status: 410}]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    const failed = nextEvent(widget, 'peace-error');
    widget.reload();
    expect((await failed).message).to.equal('answered with status 410');
  });
});

describe('fallback content', () => {
  it('is shown while the document loads, without a skeleton, and hidden when it is there', async () => {
    const url = await endpoint.script([{json: good, hold: true}]);
    const widget = await fixture<PeaceCoreIssues>(
      html`<peace-core-issues src=${url}><p>In plain words</p></peace-core-issues>`,
    );
    expect(widget.querySelector('p')?.getClientRects()).to.have.length(1);
    expect(inside(widget, '.bone')).to.have.length(0);

    await endpoint.arrived(url, 1);
    await endpoint.release(url);
    await reached(widget, 'ready');
    expect(widget.querySelector('p')?.getClientRects()).to.have.length(0);
  });

  describe('that has the focus', () => {
    /** A widget that has come to a state while the focus was on a link inside, out of the window. */
    async function reachedFrom(
      answer: Answer,
      state: 'ready' | 'error',
      heading = '',
    ): Promise<PeaceCoreIssues> {
      const url = await endpoint.script([{...answer, hold: true}], 'issues.json');
      const place = await fixture(html`
        <div style="padding-block-start: 3000px">
          <peace-core-issues src=${url} heading=${heading}>
            <p>In <a href="#words">plain words</a></p>
          </peace-core-issues>
        </div>
      `);
      const widget = place.firstElementChild as PeaceCoreIssues;
      widget.querySelector('a')?.focus({preventScroll: true});
      await endpoint.arrived(url, 1);
      await endpoint.release(url);
      await reached(widget, state);
      return widget;
    }

    const roleOfFocus = () => document.activeElement?.shadowRoot?.activeElement?.getAttribute('role');

    it('hands it to the widget’s heading, and scrolls nowhere', async () => {
      await reachedFrom({json: good}, 'ready', 'Issues');
      expect(roleOfFocus()).to.equal('heading');
      expect(scrollY).to.equal(0);
    });

    it('hands it to the widget’s beginning where there is no heading', async () => {
      await reachedFrom({json: good}, 'ready');
      expect(roleOfFocus()).to.equal('status');
    });

    it('keeps it where the document cannot be had', async () => {
      const widget = await reachedFrom({status: 404}, 'error');
      expect(document.activeElement).to.equal(widget.querySelector('a'));
    });
  });

  it('is not a comment, which a framework may have left: there is a skeleton', async () => {
    const url = await endpoint.script([{json: good, hold: true}]);
    const widget = await fixture<PeaceCoreIssues>(
      html`<peace-core-issues src=${url}> <!-- nothing --> </peace-core-issues>`,
    );
    expect(inside(widget, '.bone')).not.to.have.length(0);
  });
});

describe('bad items', () => {
  it('are left out, named once on the console and in the event; the good ones show', async () => {
    const json = {peace: '1.0', issues: {issues: [{title: 'Borders'}, ...good.issues, {text: 'No title'}]}};
    const url = await endpoint.script([{json}]);
    const widget = document.createElement('peace-core-issues');
    const loaded = nextEvent(widget, 'peace-load');
    widget.src = url;
    document.body.append(widget);
    const {problems, url: from, stale} = await loaded;
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
    expect(problems.map(({pointer}) => pointer)).to.deep.equal([
      '/issues/issues/0/text',
      '/issues/issues/3/title',
    ]);
    expect({from, stale}).to.deep.equal({from: url, stale: false});

    const again = nextEvent(widget, 'peace-load');
    widget.reload();
    await again;
    const named = warnings.filter((line) => line.includes('/issues/issues/3/title'));
    expect(named).to.have.length(1);
    expect(named[0]).to.match(new RegExp(`^<peace-core-issues> ${url}: `));
    widget.remove();
  });

  it('may be 5 MB', async () => {
    const url = await endpoint.script([{json: good, size: 5_000_000}]);
    const widget = await widgetOf(url);
    await reached(widget, 'ready');
    expect(titlesOf(widget)).to.have.length(2);
  });
});

describe('a document without the section', () => {
  it('is empty, in words and state', async () => {
    const widget = await widgetOf(await endpoint.script([{json: {peace: '1.0', news: {items: []}}}]));
    await reached(widget, 'empty');
    expect(wordsOf(widget)).to.equal('No issues have been published yet.');
    expect(isIn(widget, 'empty')).to.equal(true);
  });

  it('is empty too when its list is', async () => {
    await reached(await widgetOf(await endpoint.script([{json: {issues: []}}])), 'empty');
  });
});

describe('a widget without an address', () => {
  it('is not told of where a framework gives it a document as it takes over the page of a server', async () => {
    const [widget] = [
      await fixture<PeaceCoreIssues>(html`<peace-core-issues></peace-core-issues>`),
      await fixture(html`<peace-timeline></peace-timeline>`),
    ];
    await widget.updateComplete;
    widget.data = {issues: []};
    await waitUntil(() => warnings.length);
    expect(warnings).to.deep.equal(['<peace-timeline> has neither src nor data']);
  });

  it('asks nobody, keeps its fallback content, and says so to whoever builds the page', async () => {
    const {fetch} = window;
    window.fetch = () => expect.fail('it asks');
    try {
      const widget = await fixture<PeaceCoreIssues>(html`
        <peace-core-issues src=" "><p>Read on</p></peace-core-issues>
      `);
      expect(widget.state).to.equal('loading');
      expect(widget.querySelector('p')?.getClientRects()).to.have.length(1);
      await waitUntil(() => warnings.length);
      expect(warnings).to.deep.equal(['<peace-core-issues> has neither src nor data']);
      widget.data = {issues: []};
      await waitUntil(() => widget.state === 'empty');
    } finally {
      window.fetch = fetch;
    }
  });
});
