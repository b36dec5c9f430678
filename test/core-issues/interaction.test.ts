import {expect, fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import type {PeaceSelectEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {inside, issuesOf, reached, titlesOf, widgetOf} from '../widget/core-issues.ts';
import '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {made} from '../made.ts';

const issues = {
  issues: [
    {id: 'borders', title: 'Borders', text: 'Where the line runs.', links: [{url: '/more', title: 'More'}]},
    {id: 'a b/ä+', title: 'Water', text: 'Who drinks.'},
    {id: '7', title: 'Refugees', text: 'Who returns.'},
  ],
};

async function drawn(options: Partial<PeaceCoreIssues> = {}): Promise<PeaceCoreIssues> {
  const widget = Object.assign(document.createElement('peace-core-issues'), {data: issues, ...options});
  await fixture(html`${widget}`);
  return widget;
}

/** Events of opening and what follows from them come after the click. */
async function settled(widget: PeaceCoreIssues): Promise<void> {
  await nextFrame();
  await nextFrame();
  await widget.updateComplete;
}

function opened(widget: Element): boolean[] {
  return inside(widget, 'details').map((details) => details.hasAttribute('open'));
}

function summary(widget: Element, index: number): HTMLElement {
  return inside(widget, 'summary')[index] ?? expect.fail(`There is no issue ${index}`);
}

function button(widget: Element): HTMLElement {
  return inside(widget, 'button')[0] ?? expect.fail('There is no button');
}

/** The words of what has the focus. */
function focused(widget: Element): string | undefined {
  return widget.shadowRoot?.activeElement?.textContent?.trim();
}

function selections(widget: PeaceCoreIssues): string[] {
  const ids: string[] = [];
  widget.addEventListener('peace-select', (event: PeaceSelectEvent) => ids.push(event.id));
  return ids;
}

describe('core issues: opening and closing', () => {
  it('begins with all closed', async () => {
    expect(opened(await drawn())).to.deep.equal([false, false, false]);
  });

  it('opens and closes one, and tells which was opened', async () => {
    const widget = await drawn();
    const ids = selections(widget);
    summary(widget, 1).click();
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, true, false]);
    // A browser tells of opening a little later; of what is closed by then it does not tell.
    await waitUntil(() => ids.length);
    summary(widget, 1).click();
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    expect(ids).to.deep.equal(['a b/ä+']);
  });

  it('opens all, then closes all, and says what it will do', async () => {
    const widget = await drawn();
    const ids = selections(widget);
    expect(button(widget).textContent?.trim()).to.equal('Open all');
    button(widget).click();
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, true, true]);
    expect(button(widget).textContent?.trim()).to.equal('Close all');
    button(widget).click();
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    expect(ids, 'the visitor chose no issue').to.deep.equal([]);
  });

  it('offers to close all once each was opened, and to open all once one was closed', async () => {
    const widget = await drawn();
    // A browser tells of what was opened a little later.
    const offers = (text: string) =>
      waitUntil(() => button(widget).textContent?.trim() === text, `it does not offer to ${text}`);
    for (const index of [0, 1, 2]) summary(widget, index).click();
    await offers('Close all');
    summary(widget, 2).click();
    await offers('Open all');
  });

  it('stays as it is when a visitor is quick', async () => {
    const widget = await drawn();
    summary(widget, 0).click();
    widget.heading = 'Rendered in between';
    summary(widget, 1).click();
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, true, false]);
  });
});

describe('core issues: side by side', () => {
  const titles = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
  const data = {issues: titles.map((title) => ({title, text: `About ${title}. `.repeat(200)}))};
  const places = (widget: Element) =>
    inside(widget, 'summary').map((each) => {
      const {left, top} = each.getBoundingClientRect();
      return {left, top};
    });

  async function wide(options: Partial<PeaceCoreIssues> = {}): Promise<PeaceCoreIssues> {
    const widget = await drawn({data, ...options});
    widget.style.width = '1000px';
    await settled(widget);
    return widget;
  }

  it('stand in two columns where it is wide, read from top to bottom', async () => {
    const lefts = places(await wide()).map(({left}) => left);
    expect(new Set(lefts).size).to.equal(2);
    expect(lefts).to.deep.equal([...lefts].sort((one, other) => one - other));
  });

  it('stay in their column and where they are when others are opened; only what is below goes down', async () => {
    const widget = await wide();
    const before = places(widget);
    for (const index of [3, 2, 6]) {
      const {top, left} = places(widget)[index] ?? {};
      summary(widget, index).click();
      await waitUntil(() => inside(widget, 'details')[index]?.matches('[open]'));
      await settled(widget);
      expect(places(widget)[index]).to.deep.equal({top, left});
    }
    const after = places(widget);
    expect(after.map(({left}) => left)).to.deep.equal(before.map(({left}) => left));
    for (const index of [0, 1, 4, 5, 6])
      expect(after[index]?.top, titles[index]).to.equal(before[index]?.top);
  });

  for (const width of [1000, 400]) {
    it(`stay under the pointer when another one closes above: ${width} px`, async () => {
      const room = document.createElement('div');
      room.style.height = '300vh';
      const widget = await wide({exclusive: true});
      widget.style.width = `${width}px`;
      widget.before(room);
      widget.after(room.cloneNode());
      summary(widget, 0).click();
      await waitUntil(() => opened(widget)[0]);
      await settled(widget);
      summary(widget, 2).scrollIntoView({block: 'center'});
      const {top} = summary(widget, 2).getBoundingClientRect();
      summary(widget, 2).click();
      await waitUntil(() => !opened(widget)[0]);
      await settled(widget);
      expect(summary(widget, 2).getBoundingClientRect().top).to.be.closeTo(top, 1);
    });
  }
});

describe('core issues: one at a time', () => {
  it('is a wish of the page, like numbers, search and stacked positions', () => {
    expect(document.createElement('peace-core-issues')).to.include({
      exclusive: false,
      numbered: false,
      searchable: false,
      positions: 'columns',
      deepLink: false,
    });
  });

  it('closes the issue that was open, and offers no button to open all', async () => {
    const widget = await drawn({exclusive: true});
    const ids = selections(widget);
    expect(inside(widget, 'button')).to.have.length(0);
    for (const index of [0, 2]) {
      summary(widget, index).click();
      await settled(widget);
      await waitUntil(() => ids.length === (index ? 2 : 1));
    }
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, true]);
    summary(widget, 2).click();
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    expect(ids).to.deep.equal(['borders', '7']);
  });

  it('ends with the last one when a visitor is quick', async () => {
    const widget = await drawn({exclusive: true});
    summary(widget, 0).click();
    summary(widget, 1).click();
    await waitUntil(() => opened(widget).join() === 'false,true,false');
  });

  it('is printed all open nevertheless', async () => {
    const widget = await drawn({exclusive: true});
    dispatchEvent(new Event('beforeprint'));
    expect(opened(widget)).to.deep.equal([true, true, true]);
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, true, true]);
    dispatchEvent(new Event('afterprint'));
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
  });
});

describe('core issues: search', () => {
  async function search(widget: PeaceCoreIssues, words: string): Promise<string> {
    const field = inside(widget, '[type=search]')[0] as HTMLInputElement;
    field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await settled(widget);
    return inside(widget, 'form [role=status]')[0]?.textContent?.trim() ?? '';
  }

  it('finds issues by title, text and position, opens what it finds, and announces how many', async () => {
    const [borders, water, refugees] = issues.issues;
    const positions = [{delegation: 'Both', text: 'As neighbours.'}];
    const widget = await drawn({
      searchable: true,
      data: {issues: [borders, water, {...refugees, positions}]},
    });
    const ids = selections(widget);
    for (const [words, titles, said] of [
      ['WATER', ['Water'], '1 match.'],
      ['drinks who', ['Water'], '1 match.'],
      ['neighbours both', ['Refugees'], '1 match.'],
      ['who', ['Water', 'Refugees'], '2 matches.'],
      ['peace', [], 'Nothing matches.'],
    ] as const) {
      expect(await search(widget, words), words).to.equal(said);
      expect(titlesOf(widget), words).to.deep.equal([...titles]);
      expect(opened(widget), words).to.deep.equal(titles.map(() => true));
    }
    expect(await search(widget, '')).to.equal('');
    expect(opened(widget)).to.deep.equal([false, false, false]);
    expect(ids, 'the visitor chose no issue').to.deep.equal([]);
  });

  it('leaves open what the visitor has opened, before it and meanwhile', async () => {
    const widget = await drawn({searchable: true});
    summary(widget, 0).click();
    await waitUntil(() => opened(widget)[0]);
    await settled(widget);
    await search(widget, 'who');
    expect(opened(widget)).to.deep.equal([true, true]);
    await search(widget, 'e');
    summary(widget, 2).click();
    await settled(widget);
    summary(widget, 2).click();
    await waitUntil(() => opened(widget).join() === 'true,true,true');
    await search(widget, '');
    expect(opened(widget)).to.deep.equal([true, false, true]);
  });

  it('opens nothing where much is found, or where one is open at a time', async () => {
    const widget = await drawn({searchable: true, data: issuesOf('A', 'B', 'C', 'D')});
    await search(widget, 'about');
    expect(opened(widget)).to.deep.equal([false, false, false, false]);
    await search(widget, 'about b');
    widget.exclusive = true;
    await search(widget, 'about');
    expect(opened(widget)).to.deep.equal([false, false, false, false]);
  });

  it('says on the screen, too, that nothing matches', async () => {
    const widget = await drawn({searchable: true});
    await search(widget, 'peace');
    expect(inside(widget, 'form [role=status]')[0]?.offsetHeight).to.be.greaterThan(10);
    expect(widget.state).to.equal('ready');
    await expect(widget).to.be.accessible();
  });

  it('gives way to a link', async () => {
    const address = location.pathname + location.search;
    const widget = await drawn({searchable: true});
    await search(widget, 'water');
    location.hash = '#peace-issue=7';
    await waitUntil(() => focused(widget) === 'Refugees');
    expect(titlesOf(widget)).to.have.length(3);
    history.replaceState(null, '', address);
  });
});

describe('core issues: keyboard', () => {
  it('reaches the button and each title, and opens with Enter and Space', async () => {
    const widget = await drawn();
    button(widget).focus();
    await sendKeys({press: 'Tab'});
    expect(focused(widget)).to.equal('Borders');
    await sendKeys({press: 'Enter'});
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, false, false]);
    await sendKeys({press: ' '});
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    await sendKeys({press: 'Tab'});
    expect(focused(widget)).to.equal('Water');
  });

  it('keeps the focus on the button that opens all', async () => {
    const widget = await drawn();
    button(widget).focus();
    await sendKeys({press: 'Enter'});
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, true, true]);
    expect(focused(widget)).to.equal('Close all');
  });

  it('shows where the focus is', async () => {
    const widget = await drawn();
    button(widget).focus();
    await sendKeys({press: 'Tab'});
    const {outlineStyle, outlineWidth} = getComputedStyle(summary(widget, 0));
    expect({outlineStyle, outlineWidth}).to.deep.equal({outlineStyle: 'solid', outlineWidth: '2px'});
  });
});

describe('core issues: links into them', () => {
  const address = location.pathname + location.search;
  const follow = async (hash: string) => {
    const changed = oneEvent(window, 'hashchange');
    location.hash = hash;
    await changed;
  };

  beforeEach(() => history.replaceState(null, '', address));
  afterEach(() => history.replaceState(null, '', address));

  it('open the issue, take the visitor there, and close nothing', async () => {
    const widget = await drawn();
    summary(widget, 0).click();
    await settled(widget);
    await follow('#peace-issue=7');
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, false, true]);
    expect(focused(widget)).to.equal('Refugees');
  });

  it('that the page came with are followed, also when the document comes later', async () => {
    history.replaceState(null, '', '#peace-issue=borders');
    const url = await endpoint.script([{json: issues, hold: true}]);
    const widget = await widgetOf(url);
    await endpoint.arrived(url, 1);
    await endpoint.release(url);
    await reached(widget, 'ready');
    await settled(widget);
    expect(opened(widget)).to.deep.equal([true, false, false]);
    expect(focused(widget)).to.equal('Borders');
  });

  for (const hash of ['#peace-issue=a%20b%2F%C3%A4%2B', '#peace-event=x&peace-issue=a+b/ä%2B']) {
    it(`may hold any id, beside other links: ${hash}`, async () => {
      const widget = await drawn();
      await follow(hash);
      await settled(widget);
      expect(opened(widget)).to.deep.equal([false, true, false]);
    });
  }

  for (const hash of [
    '#peace-issue=none',
    '#peace-issue=',
    '#borders',
    '#peace-talks',
    '#/route?peace-issue=borders',
    '#%',
  ]) {
    it(`that lead elsewhere change nothing: ${hash}`, async () => {
      const widget = await drawn();
      await follow(hash);
      await settled(widget);
      expect(opened(widget)).to.deep.equal([false, false, false]);
      expect(focused(widget)).to.equal(undefined);
    });
  }

  it('are followed once: closing the issue and moving the widget does not open it again', async () => {
    const widget = await drawn();
    await follow('#peace-issue=7');
    await settled(widget);
    summary(widget, 2).click();
    await settled(widget);
    summary(widget, 0).focus();
    (widget.parentElement as HTMLElement).append(widget);
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, false]);
    expect(focused(widget)).not.to.equal('Refugees');
  });

  it('that changed while the widget was away are followed when it is back', async () => {
    const widget = await drawn();
    const place = widget.parentElement as HTMLElement;
    widget.remove();
    await follow('#peace-issue=7');
    place.append(widget);
    await settled(widget);
    expect(opened(widget)).to.deep.equal([false, false, true]);
  });

  it('are written with deep-link, without a new entry in the history', async () => {
    const widget = await drawn({deepLink: true});
    const {length} = history;
    history.replaceState({own: 1}, '', '#peace-event=x');
    summary(widget, 1).click();
    await waitUntil(() => location.hash.includes('peace-issue'));
    expect(new URLSearchParams(location.hash.slice(1)).get('peace-issue')).to.equal('a b/ä+');
    expect(new URLSearchParams(location.hash.slice(1)).get('peace-event')).to.equal('x');
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal({own: 1});
    expect(opened(widget)).to.deep.equal([false, true, false]);
  });

  it('are written into this page’s address, whatever its <base> says', async () => {
    const base = document.createElement('base');
    base.href = '/elsewhere/';
    document.head.prepend(base);
    try {
      const widget = await drawn({deepLink: true});
      summary(widget, 0).click();
      await waitUntil(() => location.hash.includes('peace-issue'));
      expect(location.pathname + location.search).to.equal(address);
    } finally {
      base.remove();
    }
  });

  it('are not written without deep-link', async () => {
    const widget = await drawn();
    summary(widget, 1).click();
    await settled(widget);
    expect(location.hash).to.equal('');
  });

  it('are not written when all are opened at once', async () => {
    const widget = await drawn({deepLink: true});
    button(widget).click();
    await settled(widget);
    expect(location.hash).to.equal('');
  });

  for (const own of ['#chapter-2', '#peace-talks', '#/route']) {
    it(`are never written over the page’s own fragment: ${own}`, async () => {
      const widget = await drawn({deepLink: true});
      history.replaceState(null, '', own);
      summary(widget, 1).click();
      await settled(widget);
      expect(opened(widget)).to.deep.equal([false, true, false]);
      expect(location.hash).to.equal(own);
    });
  }
});

describe('core issues: accessibility', () => {
  it('when loading', async () => {
    const widget = await widgetOf(await endpoint.script([{hold: true}]));
    expect(widget.state).to.equal('loading');
    await expect(widget).to.be.accessible();
  });

  it('when ready, all open, with a heading', async () => {
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: issues}, {heading: 'Core issues'})}`,
    );
    await expect(widget).to.be.accessible();
    button(widget).click();
    await settled(widget);
    await expect(widget).to.be.accessible();
  });

  it('when dark', async () => {
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: issues}, {'color-scheme': 'dark'})}`,
    );
    button(widget).click();
    await settled(widget);
    await expect(widget).to.be.accessible();
  });

  it('when empty', async () => {
    const widget = await fixture<PeaceCoreIssues>(html`${made('peace-core-issues', {data: {issues: []}})}`);
    expect(widget.state).to.equal('empty');
    await expect(widget).to.be.accessible();
  });

  it('when it failed, and when it is old', async () => {
    const url = await endpoint.script([{status: 500}, {json: issues}, {status: 500}]);
    const widget = await widgetOf(url);
    await reached(widget, 'error');
    await expect(widget).to.be.accessible();
    widget.reload();
    await reached(widget, 'ready');
    widget.reload();
    await reached(widget, 'stale');
    await expect(widget).to.be.accessible();
  });

  it('in Hebrew', async () => {
    const widget = await fixture<PeaceCoreIssues>(
      html`${made('peace-core-issues', {data: issuesOf('גבולות', 'מים')}, {lang: 'he'})}`,
    );
    await waitUntil(() => widget.state === 'ready');
    await widget.updateComplete;
    expect(titlesOf(widget)).to.have.length(2);
    await expect(widget).to.be.accessible();
  });

  it('offers targets of at least 24 px', async () => {
    const widget = await drawn();
    button(widget).click();
    await settled(widget);
    for (const target of [button(widget), ...inside(widget, 'summary, a')]) {
      expect(target.getBoundingClientRect().height, target.outerHTML).to.be.at.least(24);
    }
  });

  it('announces what it says of its state', async () => {
    const url = await endpoint.script([{status: 500}]);
    const widget = await widgetOf(url);
    const [status] = inside(widget, '[role=status]');
    expect(status?.textContent?.trim()).to.equal('Loading');
    await reached(widget, 'error');
    expect(inside(widget, '[role=status]')[0] === status, 'the same live region').to.equal(true);
    expect(status?.textContent).to.include('This could not be loaded');
  });
});
