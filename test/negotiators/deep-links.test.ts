import {expect, nextFrame} from '@open-wc/testing';
import type {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import {all, card, draw, measured, only, talks, textOf} from './talks.ts';
import {waitUntil} from '../patience.ts';

const here = location.pathname + location.search;
const opened = (element: PeaceNegotiators) =>
  all(element, '[aria-expanded=true]').map((button) =>
    textOf(button.parentElement?.querySelector('[part=name]')),
  );

async function arrived(element: PeaceNegotiators, name: string): Promise<void> {
  await waitUntil(() => textOf(element.shadowRoot?.activeElement) === name, `${name} has the focus`);
}

describe('peace-negotiators: deep links', () => {
  afterEach(() => {
    history.replaceState(null, '', here);
    scrollTo(0, 0);
  });

  it('open the biography of a person, scroll there and focus the name', async () => {
    history.replaceState(null, '', '#peace-person=tzipi-livni');
    const space = document.createElement('div');
    space.style.height = '300vh';
    document.body.prepend(space);
    try {
      const element = await draw(talks);
      await arrived(element, 'Tzipi Livni');
      expect(opened(element)).to.eql(['Tzipi Livni']);
      const {top, bottom} = only(element, '#person-tzipi-livni').getBoundingClientRect();
      expect(top).to.be.at.least(0);
      expect(bottom).to.be.at.most(innerHeight);
    } finally {
      space.remove();
    }
  });

  it('open the tab of the person', async () => {
    history.replaceState(null, '', '#peace-person=tzipi-livni');
    const element = await draw(talks, {layout: 'tabs'});
    await arrived(element, 'Tzipi Livni');
    expect(textOf(only(element, '[aria-selected=true]'))).to.equal('The Israelis');
  });

  it('to a card in a dialog leave the focus at the name when that is closed', async () => {
    history.replaceState(null, '', '#peace-person=tzipi-livni');
    const element = await draw(talks, {dialog: true});
    await waitUntil(() => all(element, 'dialog[open]').length, 'The dialog is open');
    only(element, 'dialog [part=close]').click();
    await arrived(element, 'Tzipi Livni');
    expect(element.shadowRoot?.activeElement?.id).to.equal('person-tzipi-livni');
  });

  it('lead to a delegation: its tab, or its title', async () => {
    history.replaceState(null, '', '#peace-delegation=israelis');
    const element = await draw(talks, {layout: 'tabs'});
    await arrived(element, 'The Israelis');
    expect(textOf(only(element, '[aria-selected=true]'))).to.equal('The Israelis');
    element.remove();
    await arrived(await draw(talks), 'The Israelis');
  });

  it('lead to two people of one delegation after each other', async () => {
    const element = await draw({
      delegations: [{name: 'D', members: talks.delegations.flatMap<object>(({members}) => members)}],
    });
    location.hash = '#peace-person=martin-indyk';
    await arrived(element, 'Martin Indyk');
    location.hash = '#peace-person=tzipi-livni';
    await arrived(element, 'Tzipi Livni');
    expect(opened(element)).to.eql(['Martin Indyk', 'Tzipi Livni']);
  });

  it('to a delegation are written by its tab, with deep-link only', async () => {
    for (const [deepLink, hash] of [
      [false, ''],
      [true, '#peace-delegation=israelis'],
    ] as const) {
      const element = await draw(talks, {layout: 'tabs', deepLink});
      all(element, '[role=tab]')[1]?.click();
      expect(location.hash).to.equal(hash);
      element.remove();
    }
  });

  it('are followed when the address changes', async () => {
    const element = await draw(talks);
    location.hash = '#peace-person=martin-indyk';
    await arrived(element, 'Martin Indyk');
    location.hash = '#peace-person=tzipi-livni';
    await arrived(element, 'Tzipi Livni');
    expect(opened(element)).to.eql(['Martin Indyk', 'Tzipi Livni']);
  });

  it('wait for a person who comes with a later document', async () => {
    history.replaceState(null, '', '#peace-person=tzipi-livni');
    const element = await draw({delegations: talks.delegations.slice(0, 1)});
    expect(element.shadowRoot?.activeElement).to.equal(null);
    element.data = talks;
    await arrived(element, 'Tzipi Livni');
  });

  it('do not concern a widget that does not show the person', async () => {
    history.replaceState(null, '', '#peace-person=tzipi-livni');
    const element = await draw(talks, {delegation: 'americans'});
    await measured();
    expect(opened(element)).to.eql([]);
    expect(element.shadowRoot?.activeElement).to.equal(null);
  });

  it('reach ids of any spelling', async () => {
    const id = '1 "quoted" \\ שם';
    history.replaceState(null, '', `#peace-person=${encodeURIComponent(id)}`);
    const element = await draw({delegations: [{id, name: 'D', members: [{id, name: 'Odd'}]}]});
    await arrived(element, 'Odd');
  });

  it('are written when a biography is opened, with deep-link only', async () => {
    for (const [deepLink, hash] of [
      [false, ''],
      [true, '#peace-person=martin-indyk'],
    ] as const) {
      const element = await draw(talks, {deepLink});
      card(element, 'Martin Indyk').querySelector('button')?.click();
      await nextFrame();
      expect(location.hash).to.equal(hash);
      element.remove();
    }
  });
});
