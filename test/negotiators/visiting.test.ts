import {expect, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import type {PeaceSelectEvent} from '../../src/widget/events.ts';
import {all, card, draw, measured, only, people, talks, textOf} from './talks.ts';
import {waitUntil} from '../patience.ts';

const names = (element: PeaceNegotiators) => all(element, 'li [part=name]').map(textOf);
const titles = (element: PeaceNegotiators) =>
  all(element, '[part=title]')
    .filter((title) => title.offsetHeight)
    .map(textOf);

async function search(element: PeaceNegotiators, words: string): Promise<string> {
  const field = only(element, '[type=search]') as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await element.updateComplete;
  return textOf(only(element, 'form [role=status]'));
}

describe('peace-negotiators: layouts', () => {
  const lefts = (element: PeaceNegotiators) =>
    new Set(all(element, 'section').map((section) => Math.round(section.getBoundingClientRect().left))).size;

  async function drawAt(width: number, layout: PeaceNegotiators['layout']): Promise<PeaceNegotiators> {
    const element = await draw(talks, {layout});
    element.style.width = `${width}px`;
    await measured();
    return element;
  }

  it('auto: columns where it is wide, sections in between, tabs where it is narrow', async () => {
    const element = await drawAt(760, 'auto');
    expect([lefts(element), all(element, '[role=tab]').length]).to.eql([3, 0]);
    element.style.width = '600px';
    expect([lefts(element), all(element, '[role=tab]').length]).to.eql([1, 0]);
    element.style.width = '320px';
    await waitUntil(() => all(element, '[role=tab]').length === 3);
    element.style.width = '600px';
    await waitUntil(() => !all(element, '[role=tab]').length);
  });

  it('sections: always one below the other; columns: side by side as far as there is room', async () => {
    expect(lefts(await drawAt(1000, 'sections'))).to.equal(1);
    expect(lefts(await drawAt(600, 'columns'))).to.equal(3);
    expect(lefts(await drawAt(280, 'columns'))).to.equal(1);
  });

  it('compact: names and roles only', async () => {
    const element = await drawAt(600, 'compact');
    expect(names(element)).to.have.length(4);
    expect(textOf(card(element, 'Martin Indyk')).replace(/\s+/g, ' ')).to.equal('Martin Indyk Special envoy');
    await expect(element).to.be.accessible();
  });

  it('tabs: what find-in-page finds in another delegation is opened', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    const hidden = all(element, 'section')[1];
    expect(hidden?.getAttribute('hidden')).to.equal('until-found');
    hidden?.dispatchEvent(new Event('beforematch'));
    await element.updateComplete;
    expect(textOf(only(element, '[aria-selected=true]'))).to.equal('The Israelis');
    expect(hidden?.hasAttribute('hidden')).to.equal(false);
  });

  it('shows what find-in-page finds in the rest of a biography', async () => {
    const element = await draw(talks);
    const text = card(element, 'Martin Indyk').querySelector('.text') as HTMLElement;
    text.scrollTop = 200;
    await waitUntil(() => text.clientHeight === text.scrollHeight);
    expect(text.scrollTop).to.equal(0);
    expect(card(element, 'Martin Indyk').querySelector('button')?.ariaExpanded).to.equal('true');
  });
});

describe('peace-negotiators: search', () => {
  it('is there on request only', async () => {
    expect(all(await draw(talks), '[type=search]')).to.have.length(0);
  });

  it('finds people by name, role, biography and delegation, and announces how many', async () => {
    const element = await draw(talks, {searchable: true});
    for (const [words, found, said] of [
      ['indyk', ['Martin Indyk'], '1 match.'],
      ['ENVOY', ['Martin Indyk', 'Yitzhak Molcho'], '2 matches.'],
      ['adviser', ['Frank Lowenstein'], '1 match.'],
      ['livni israelis', ['Tzipi Livni'], '1 match.'],
      ['Líndýk', [], 'Nothing matches.'],
      ['íNdyk', ['Martin Indyk'], '1 match.'],
      ['', ['Martin Indyk', 'Frank Lowenstein', 'Tzipi Livni', 'Yitzhak Molcho'], ''],
    ] as const) {
      expect(await search(element, words), words).to.equal(said);
      expect(names(element), words).to.eql([...found]);
    }
    expect(titles(element)).to.include('Observers');
  });

  it('says on the screen, too, that nothing matches, and stays', async () => {
    const element = await draw(talks, {searchable: true});
    await search(element, 'nobody at all');
    expect(only(element, 'form [role=status]').offsetHeight).to.be.greaterThan(10);
    expect(element.state).to.equal('ready');
    await expect(element).to.be.accessible();
  });

  it('finds in all tabs', async () => {
    const element = await draw(talks, {searchable: true, layout: 'tabs'});
    await search(element, 'livni');
    expect(all(element, '[role=tab]')).to.have.length(0);
    expect(titles(element)).to.eql(['The Israelis']);
    await search(element, '');
    expect(all(element, '[role=tab]')).to.have.length(3);
  });

  it('does not send the page away on Enter', async () => {
    const element = await draw(talks, {searchable: true});
    only(element, '[type=search]').focus();
    await sendKeys({press: 'Enter'});
    expect(element.isConnected).to.equal(true);
  });

  it('gives way to a link', async () => {
    const here = location.pathname + location.search;
    const element = await draw(talks, {searchable: true});
    await search(element, 'livni');
    location.hash = '#peace-person=martin-indyk';
    await waitUntil(() => textOf(element.shadowRoot?.activeElement) === 'Martin Indyk');
    expect(names(element)).to.have.length(4);
    expect((only(element, '[type=search]') as HTMLInputElement).value).to.equal('');
    history.replaceState(null, '', here);
  });
});

describe('peace-negotiators: filter', () => {
  const buttons = (element: PeaceNegotiators) => all(element, '[part=filter] button');
  const selected = (element: PeaceNegotiators) => textOf(only(element, '[aria-selected=true]'));

  it('shows one delegation, and all again', async () => {
    const element = await draw(talks, {filterable: true});
    expect(buttons(element).map(textOf)).to.eql(['All', 'The Americans', 'The Israelis', 'Observers']);
    expect(selected(element)).to.equal('All');
    buttons(element)[2]?.click();
    await element.updateComplete;
    expect([selected(element), ...titles(element)]).to.eql(['The Israelis', 'The Israelis']);
    await expect(element).to.be.accessible();
    buttons(element)[0]?.click();
    await element.updateComplete;
    expect(titles(element)).to.have.length(3);
  });

  it('is one stop on the way through the page, with arrows inside', async () => {
    const element = await draw(talks, {filterable: true});
    buttons(element)[0]?.focus();
    await sendKeys({press: 'ArrowRight'});
    await element.updateComplete;
    expect(selected(element)).to.equal('The Americans');
    expect(buttons(element).map(({tabIndex}) => tabIndex)).to.eql([-1, 0, -1, -1]);
  });

  it('is not needed for tabs or one delegation', async () => {
    expect(buttons(await draw(talks, {filterable: true, layout: 'tabs'}))).to.have.length(0);
    expect(buttons(await draw(people({name: 'A'}), {filterable: true}))).to.have.length(0);
  });

  it('shows all when the delegation is gone', async () => {
    const element = await draw(talks, {filterable: true});
    buttons(element)[2]?.click();
    element.data = {delegations: [talks.delegations[0], talks.delegations[2]]};
    await element.updateComplete;
    expect(selected(element)).to.equal('All');
    expect(names(element)).to.have.length(2);
  });
});

describe('peace-negotiators: one person', () => {
  it('is shown alone, with all of the biography and no tabs', async () => {
    const element = await draw(talks, {person: ' tzipi-livni ', layout: 'tabs'});
    expect([...titles(element), ...names(element)]).to.eql(['The Israelis', 'Tzipi Livni']);
    const text = only(element, '[part=text]');
    expect(text.clientHeight).to.equal(text.scrollHeight);
    expect(all(element, 'button, [role=tab]')).to.have.length(0);
  });

  it('that there is not makes the widget empty', async () => {
    expect((await draw(talks, {person: 'nobody'})).state).to.equal('empty');
  });
});

describe('peace-negotiators: dialog', () => {
  const dialogOf = (element: PeaceNegotiators) => only(element, 'dialog') as HTMLDialogElement;

  async function opened(attributes: Partial<PeaceNegotiators> = {}): Promise<PeaceNegotiators> {
    const element = await draw(talks, {dialog: true, ...attributes});
    const button = card(element, 'Martin Indyk').querySelector('button') as HTMLElement;
    button.focus();
    button.click();
    await element.updateComplete;
    return element;
  }

  it('is shown when the widget returns that was taken out of the page meanwhile', async () => {
    const element = await draw(talks, {dialog: true});
    const parent = element.parentElement;
    card(element, 'Tzipi Livni').querySelector('button')?.click();
    element.remove();
    await element.updateComplete;
    parent?.append(element);
    await waitUntil(() => all(element, 'dialog[open]').length, 'The dialog is open');
  });

  it('shows one card with all of the biography, and tells the page', async () => {
    const element = await draw(talks, {dialog: true});
    const ids: string[] = [];
    element.addEventListener('peace-select', ({id}: PeaceSelectEvent) => ids.push(id));
    expect(all(element, 'dialog')).to.have.length(0);
    card(element, 'Tzipi Livni').querySelector('button')?.click();
    await element.updateComplete;
    const dialog = dialogOf(element);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(dialog.ariaLabel).to.equal('Tzipi Livni');
    expect(textOf(dialog.querySelector('[part=name]'))).to.equal('Tzipi Livni');
    const text = dialog.querySelector('[part=text]') as HTMLElement;
    expect(text.clientHeight).to.equal(text.scrollHeight);
    expect(getComputedStyle(dialog).borderBlockStartColor).to.equal('rgb(47, 127, 158)');
    expect(ids).to.eql(['tzipi-livni']);
    await expect(element).to.be.accessible();
  });

  it('asks for the focus itself, so that it is told as a whole, and its button is the first stop in it', async () => {
    const element = await opened();
    const dialog = dialogOf(element);
    // Chromium, which lets no dialog have it, gives it to the button at once.
    expect(dialog.autofocus).to.equal(true);
    if (element.shadowRoot?.activeElement === dialog) await sendKeys({press: 'Tab'});
    expect(element.shadowRoot?.activeElement?.part.value).to.equal('close');
  });

  for (const way of ['Escape', 'the button'] as const) {
    it(`gives the focus back when it is closed by ${way}`, async () => {
      const element = await opened();
      if (way === 'Escape') await sendKeys({press: 'Escape'});
      else only(element, '[part=close]').click();
      await waitUntil(() => !all(element, 'dialog').length);
      expect(textOf(element.shadowRoot?.activeElement)).to.equal('Martin Indyk');
    });
  }

  it('is opened by names in the compact layout, too, and by "More"', async () => {
    expect(textOf(dialogOf(await opened({layout: 'compact'})).querySelector('[part=text]'))).to.include(
      'Took part',
    );
    const element = await draw(talks, {dialog: true});
    (card(element, 'Martin Indyk').querySelector('.text + button') as HTMLElement).click();
    await element.updateComplete;
    expect(dialogOf(element).open).to.equal(true);
  });

  it('is not what "Less" opens below words that finding in the page has shown', async () => {
    const element = await draw(talks, {dialog: true});
    const find = (selector: string) => card(element, 'Martin Indyk').querySelector<HTMLElement>(selector);
    expect(find('.text + button')?.hasAttribute('aria-expanded')).to.equal(false);
    find('.text')?.dispatchEvent(new Event('scroll'));
    await element.updateComplete;
    expect(find('.clamped')).to.equal(null);
    find('.text + button')?.click();
    await element.updateComplete;
    expect(find('.clamped')).not.to.equal(null);
    expect(all(element, 'dialog')).to.have.length(0);
  });

  it('is opened by a link', async () => {
    const here = location.pathname + location.search;
    history.replaceState(null, '', '#peace-person=tzipi-livni');
    const element = await draw(talks, {dialog: true});
    await waitUntil(() => all(element, 'dialog[open]').length);
    expect(dialogOf(element).ariaLabel).to.equal('Tzipi Livni');
    history.replaceState(null, '', here);
  });
});

describe('peace-negotiators: structured data', () => {
  const scripts = (element: Element) => [...element.querySelectorAll('script')].map(({text}) => text);

  it('is there on request only', async () => {
    expect(scripts(await draw(talks))).to.eql([]);
  });

  it('names people, what they do and where they belong, and follows the document', async () => {
    const element = await draw(talks, {structuredData: true});
    const [script] = scripts(element);
    const {'@context': context, '@graph': graph} = JSON.parse(script ?? '') as Record<string, object[]>;
    expect(context).to.equal('https://schema.org');
    expect(graph).to.have.length(4);
    expect(graph?.[1]).to.eql({
      '@type': 'Person',
      name: 'Frank Lowenstein',
      description: 'A close adviser.',
      memberOf: {'@type': 'Organization', name: 'The Americans'},
    });
    expect(graph?.[2]).to.eql({'@type': 'Person', name: 'Yitzhak Molcho', jobTitle: 'Envoy'});
    element.data = people({name: '</script><b>'});
    await element.updateComplete;
    expect(scripts(element)).to.have.length(1);
    expect(element.querySelector('script')?.outerHTML).to.match(
      /"name":"\\u003c\/script>\\u003cb>".*<\/script>$/,
    );
  });

  it('goes with the element, comes back with it, and ends with the attribute', async () => {
    const element = await draw(talks, {structuredData: true});
    const parent = element.parentElement as HTMLElement;
    element.remove();
    expect(document.querySelector('[type="application/ld+json"]')).to.equal(null);
    parent.append(element);
    await nextFrame();
    expect(scripts(element)).to.have.length(1);
    element.structuredData = false;
    await element.updateComplete;
    expect(scripts(element)).to.eql([]);
  });

  it('does not follow what the visitor looks for', async () => {
    const element = await draw(talks, {structuredData: true, searchable: true});
    await search(element, 'livni');
    expect(scripts(element)[0]).to.include('Indyk');
  });
});
