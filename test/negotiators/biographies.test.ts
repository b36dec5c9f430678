import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import type {PeaceSelectEvent} from '../../src/widget/events.ts';
import {all, card, draw, LONG, measured, only, people, talks, textOf} from './talks.ts';
import {waitUntil} from '../patience.ts';

function buttonOf(element: PeaceNegotiators, name: string): HTMLButtonElement {
  const button = card(element, name).querySelector('button');
  if (!button) throw new Error(`no button for ${name}`);
  return button;
}

function linesOf(text: HTMLElement): number {
  return Math.round(text.clientHeight / parseFloat(getComputedStyle(text).lineHeight));
}

async function click(element: PeaceNegotiators, button: HTMLElement): Promise<void> {
  button.click();
  await element.updateComplete;
  await measured();
}

describe('peace-negotiators: biographies', () => {
  afterEach(() => history.replaceState(null, '', location.pathname + location.search));

  it('are four lines long, and a button shows the rest', async () => {
    const element = await draw(people({name: 'A', bio: LONG}));
    const text = only(element, '[part=text]');
    const button = buttonOf(element, 'A');
    expect(linesOf(text)).to.equal(4);
    expect(button.hidden).to.equal(false);
    expect(button.innerText.trim()).to.match(/^More\b/);
    expect(button.getAttribute('aria-expanded')).to.equal('false');

    await click(element, button);
    expect(linesOf(text)).to.be.greaterThan(4);
    expect(button.innerText.trim()).to.match(/^Less\b/);
    expect(button.getAttribute('aria-expanded')).to.equal('true');

    await click(element, button);
    expect(linesOf(text)).to.equal(4);
    expect(button.getAttribute('aria-expanded')).to.equal('false');
  });

  it('of four lines exactly need no button', async () => {
    const element = await draw(people({name: 'A', bio: '1\n2\n3\n4'}, {name: 'B', bio: '1\n2\n3\n4\n5'}));
    expect(linesOf(card(element, 'A').querySelector('p') as HTMLElement)).to.equal(4);
    expect(buttonOf(element, 'A').hidden).to.equal(true);
    expect(buttonOf(element, 'B').hidden).to.equal(false);
  });

  it('have their button when the widget becomes too narrow for them, and lose it again', async () => {
    const element = await draw(people({name: 'A', bio: 'Took part in every round of talks. '.repeat(6)}));
    element.style.width = '560px';
    await waitUntil(() => buttonOf(element, 'A').hidden);
    element.style.width = '250px';
    await waitUntil(() => !buttonOf(element, 'A').hidden);
    element.style.width = '560px';
    await waitUntil(() => buttonOf(element, 'A').hidden);
  });

  it('that were opened can be closed after the width has changed', async () => {
    const element = await draw(people({name: 'A', bio: LONG}));
    await click(element, buttonOf(element, 'A'));
    element.style.width = '260px';
    await measured();
    expect(buttonOf(element, 'A').hidden).to.equal(false);
  });

  it('are measured when new data came', async () => {
    const element = await draw(people({name: 'A', bio: 'Short.'}));
    expect(buttonOf(element, 'A').hidden).to.equal(true);
    element.data = people({name: 'A', bio: LONG});
    await waitUntil(() => !buttonOf(element, 'A').hidden);
  });

  it('stay open when the element is moved', async () => {
    const element = await draw(people({name: 'A', bio: LONG}));
    await click(element, buttonOf(element, 'A'));
    const elsewhere = document.createElement('div');
    element.before(elsewhere);
    elsewhere.append(element);
    await measured();
    expect(buttonOf(element, 'A').getAttribute('aria-expanded')).to.equal('true');
    expect(buttonOf(element, 'A').hidden).to.equal(false);
  });

  it('name the person in their button', async () => {
    const element = await draw(people({name: 'Martin Indyk', bio: LONG}));
    expect(textOf(buttonOf(element, 'Martin Indyk'))).to.equal('More Martin Indyk');
  });

  it('tell the page who was opened, and not who was closed', async () => {
    const element = await draw(talks);
    const ids: string[] = [];
    element.parentElement?.addEventListener('peace-select', ({id}: PeaceSelectEvent) => ids.push(id));
    await click(element, buttonOf(element, 'Martin Indyk'));
    await click(element, buttonOf(element, 'Martin Indyk'));
    await click(element, buttonOf(element, 'Tzipi Livni'));
    expect(ids).to.eql(['martin-indyk', 'tzipi-livni']);
  });

  it('keep the focus on their button', async () => {
    const element = await draw(talks);
    const button = buttonOf(element, 'Martin Indyk');
    button.focus();
    await sendKeys({press: 'Enter'});
    await measured();
    expect(button.getAttribute('aria-expanded')).to.equal('true');
    expect(element.shadowRoot?.activeElement).to.equal(button);
  });
});

describe('peace-negotiators: tabs', () => {
  const tabsOf = (element: PeaceNegotiators) => all(element, '[role=tab]');
  const selected = (element: PeaceNegotiators) => textOf(only(element, '[role=tab][aria-selected=true]'));
  const visible = (element: PeaceNegotiators) =>
    all(element, 'section').filter(({offsetHeight}) => offsetHeight);

  it('show one delegation, and the one that is clicked', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    expect(selected(element)).to.equal('The Americans');
    expect(visible(element).map(textOf).join()).to.include('Martin Indyk');

    tabsOf(element)[1]?.click();
    await element.updateComplete;
    expect(selected(element)).to.equal('The Israelis');
    expect(visible(element)).to.have.length(1);
    expect(textOf(visible(element)[0]))
      .to.include('Tzipi Livni')
      .and.not.to.include('Martin Indyk');
  });

  it('and their panel know each other', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    for (const tab of tabsOf(element)) {
      tab.click();
      await element.updateComplete;
      const panel = only(element, `#${tab.getAttribute('aria-controls') ?? ''}`);
      expect(panel.getAttribute('role')).to.equal('tabpanel');
      expect(panel.getAttribute('aria-label')).to.equal(textOf(tab));
    }
  });

  it('lead to what they show and to nothing else, by keyboard and to screen readers', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    tabsOf(element)[1]?.click();
    await element.updateComplete;
    await measured();
    const next = document.createElement('button');
    element.after(next);
    tabsOf(element)[1]?.focus();
    const {shadowRoot} = element;
    await sendKeys({press: 'Tab'});
    expect(shadowRoot?.activeElement?.getAttribute('role')).to.equal('tabpanel');
    await sendKeys({press: 'Tab'});
    expect(textOf(shadowRoot?.activeElement)).to.match(/^More\s+Tzipi Livni$/);
    await sendKeys({press: 'Tab'});
    expect(document.activeElement).to.equal(next);
    expect(all(element, '[role=tabpanel], section[tabindex], section[role]')).to.have.length(1);
  });

  it('are one stop on the way through the page, the selected one', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    tabsOf(element)[1]?.click();
    await element.updateComplete;
    expect(tabsOf(element).map(({tabIndex}) => tabIndex)).to.eql([-1, 0, -1]);
  });

  for (const [dir, lang, next, previous] of [
    ['left to right', 'en', 'ArrowRight', 'ArrowLeft'],
    ['right to left', 'he', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    it(`follow arrows, Home and End from ${dir}, and select at once`, async () => {
      const element = await draw(talks, {layout: 'tabs'});
      element.lang = lang;
      element.requestUpdate();
      await waitUntil(() => element.shadowRoot?.querySelector('.root')?.getAttribute('lang') === lang);
      await waitUntil(() => tabsOf(element).length === 3);
      tabsOf(element)[0]?.focus();
      const reached: string[] = [];
      for (const press of [next, next, next, previous, 'Home', 'End', 'ArrowDown']) {
        await sendKeys({press});
        await element.updateComplete;
        expect(element.shadowRoot?.activeElement).to.equal(only(element, '[aria-selected=true]'));
        reached.push(element.shadowRoot?.activeElement?.id ?? '');
      }
      expect(reached).to.eql(
        ['israelis', 'observers', 'americans', 'observers', 'americans', 'observers', 'observers'].map(
          (id) => `delegation-${id}`,
        ),
      );
    });
  }

  it('take their keys from the page, but not arrows with a modifier: those are the browser’s', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    const press = (options: KeyboardEventInit) => {
      const event = new KeyboardEvent('keydown', {cancelable: true, bubbles: true, ...options});
      tabsOf(element)[0]?.dispatchEvent(event);
      return event.defaultPrevented;
    };
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
      expect(press({key: 'ArrowRight', [modifier]: true}), modifier).to.equal(false);
    }
    expect(press({key: 'ArrowDown'})).to.equal(false);
    await element.updateComplete;
    expect(selected(element)).to.equal('The Americans');
    expect(press({key: 'ArrowRight'})).to.equal(true);
  });

  it('keep the delegation when the document changes around it', async () => {
    const element = await draw(talks, {layout: 'tabs'});
    tabsOf(element)[1]?.click();
    element.data = {delegations: [{id: 'new', name: 'New', members: []}, ...talks.delegations]};
    await element.updateComplete;
    expect(selected(element)).to.equal('The Israelis');
    element.data = {delegations: talks.delegations.filter(({id}) => id !== 'israelis')};
    await element.updateComplete;
    expect(selected(element)).to.equal('The Americans');
    expect(visible(element)).to.have.length(1);
  });
});
