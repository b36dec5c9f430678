import {expect} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {inside, issuesOf, titlesOf} from '../widget/core-issues.ts';
import '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {button, drawn, focused, issues, opened, selections, settled, summary} from './three-issues.ts';

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
