import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import {contrast, painted} from '../contrast.ts';
import {endpoint} from '../endpoint/client.ts';
import {all, card, draw, measured, only, people, talks, textOf} from './talks.ts';
import {waitUntil} from '../patience.ts';

function initialsContrast(element: PeaceNegotiators): number {
  const tile = only(element, '[part=portrait]');
  const {color, backgroundColor} = getComputedStyle(tile);
  const {backgroundColor: surface} = getComputedStyle(only(element, '.root'));
  return contrast(painted(surface, backgroundColor, color), painted(surface, backgroundColor));
}

describe('peace-negotiators: accessibility', () => {
  describe('passes axe', () => {
    for (const layout of ['sections', 'tabs'] as const) {
      for (const colorScheme of ['light', 'dark'] as const) {
        it(`in ${layout}, ${colorScheme}`, async () => {
          const element = await draw(
            {...talks, credit: 'After the Times'},
            {layout, heading: 'The negotiators'},
          );
          element.colorScheme = colorScheme;
          await element.updateComplete;
          await expect(element).to.be.accessible();
        });
      }
    }

    it('with a biography open and links', async () => {
      const element = await draw({
        delegations: [
          {
            ...talks.delegations[0],
            members: [{...talks.delegations[0]?.members[0], links: [{url: '/', title: 'Home page'}]}],
          },
        ],
      });
      only(element, 'button').click();
      await measured();
      await expect(element).to.be.accessible();
    });

    it('while loading, empty and failed', async () => {
      const waiting = await endpoint.script([{hold: true}]);
      const failing = await endpoint.script([{status: 500}]);
      for (const [src, state] of [
        [waiting, 'loading'],
        [failing, 'error'],
      ] as const) {
        const element = await fixture<PeaceNegotiators>(
          html`<peace-negotiators src=${src}></peace-negotiators>`,
        );
        await waitUntil(() => element.state === state, state);
        await element.updateComplete;
        await expect(element).to.be.accessible();
      }
      await expect(await draw({delegations: []})).to.be.accessible();
    });
  });

  it('has links that a finger hits', async () => {
    const links = [
      {url: '/', title: 'Home page'},
      {url: '/interview', title: 'Interview'},
    ];
    const element = await draw(people({name: 'A', links}));
    for (const link of all(element, 'a')) {
      expect(link.getBoundingClientRect().height).to.be.at.least(24);
    }
  });

  it('has a button that a finger hits however short its word is', async () => {
    const element = await draw({peace: '1.0', strings: {more: '+'}, negotiators: talks});
    const {width, height} = all(element, '.more + button')[0]?.getBoundingClientRect() ?? {};
    expect(width).to.be.at.least(24);
    expect(height).to.be.at.least(24);
  });

  it('has headings one level below each other', async () => {
    const levels = (element: PeaceNegotiators) =>
      all(element, '[role=heading]')
        .filter(({offsetHeight}) => offsetHeight)
        .map((heading) => heading.getAttribute('aria-level'));
    const data = {
      delegations: talks.delegations.slice(0, 1).concat({...talks.delegations[2], members: []} as never),
    };
    expect(levels(await draw(data, {heading: 'N'}))).to.eql(['2', '3', '4', '4', '3']);
    expect(levels(await draw(data))).to.eql(['2', '3', '3', '2']);
    expect(levels(await draw(data, {heading: 'N', layout: 'tabs'}))).to.eql(['2', '3', '3']);
  });

  describe('colours', () => {
    const COLORS = [
      '#fff',
      '#000',
      '#ff0',
      '#00f',
      '#f00',
      '#0f0',
      '#0ff',
      '#808080',
      '#ffffff10',
      'gold',
      '#3f5f8a',
    ];

    it('keep initials in one line, however large the text', async () => {
      const element = await draw({delegations: [{name: 'D', members: [{name: 'Mohammed Wallace'}]}]});
      element.style.fontSize = '48px';
      const words = document.createRange();
      words.selectNodeContents(only(element, '[part=portrait]'));
      expect(words.getBoundingClientRect().height).to.be.lessThan(48 * 1.375 * 1.5);
    });

    for (const scheme of ['light', 'dark'] as const) {
      for (const color of COLORS) {
        it(`keep initials legible: ${color}, ${scheme}`, async () => {
          const element = await draw({delegations: [{name: 'D', color, members: [{name: 'A B'}]}]});
          element.colorScheme = scheme;
          await element.updateComplete;
          expect(initialsContrast(element)).to.be.at.least(4.5);
        });
      }
    }

    for (const scheme of ['light', 'dark'] as const) {
      it(`show which tab is selected, whatever they are: ${scheme}`, async () => {
        const delegations = COLORS.map((color) => ({id: color, name: color, color, members: []}));
        const element = await draw({delegations}, {layout: 'tabs', colorScheme: scheme});
        const surface = painted(getComputedStyle(only(element, '.root')).backgroundColor);
        for (const tab of all(element, '[role=tab]')) {
          tab.click();
          await element.updateComplete;
          const {color, borderBlockEndColor, borderBlockEndWidth} = getComputedStyle(tab);
          expect(borderBlockEndWidth).to.equal('4px');
          expect(contrast(painted(borderBlockEndColor), surface), `bar, ${tab.id}`).to.be.at.least(3);
          expect(contrast(painted(color), surface), `name, ${tab.id}`).to.be.at.least(4.5);
        }
      });
    }

    it('are those of the delegations, in the rule and, with the text’s, in the tab', async () => {
      const element = await draw(talks, {layout: 'tabs'});
      const [one, other] = all(element, '[role=tab]').map((tab) => getComputedStyle(tab).color);
      expect(one).not.to.equal(other);
      element.layout = 'sections';
      await element.updateComplete;
      expect(
        all(element, '[part=title]').map((title) => getComputedStyle(title).borderBlockStartColor),
      ).to.eql(['rgb(63, 95, 138)', 'rgb(47, 127, 158)', 'rgb(10, 90, 125)']);
    });

    it('go with their delegation when the document changes', async () => {
      const element = await draw(talks);
      element.data = {delegations: [...talks.delegations].reverse()};
      await element.updateComplete;
      expect(getComputedStyle(all(element, '[part=title]')[0] as Element).borderBlockStartColor).to.equal(
        'rgb(10, 90, 125)',
      );
    });

    it('that are none leave the accent of the page', async () => {
      const element = await draw({delegations: [{name: 'D', color: 'blorp', members: []}]});
      const {borderBlockStartColor, borderBlockStartWidth} = getComputedStyle(only(element, '[part=title]'));
      expect([borderBlockStartColor, borderBlockStartWidth]).to.eql(['rgb(10, 90, 125)', '4px']);
    });
  });

  describe('languages', () => {
    async function drawHebrew(data: unknown): Promise<PeaceNegotiators> {
      const page = await fixture(
        html`<div lang="he" dir="rtl"><peace-negotiators></peace-negotiators></div>`,
      );
      const element = page.querySelector('peace-negotiators') as PeaceNegotiators;
      element.data = data;
      await waitUntil(() => element.state === 'ready');
      await element.updateComplete;
      return element;
    }

    it('draws Hebrew from right to left', async () => {
      const content = await fetch(new URL('../../server/content/he/negotiators.json', import.meta.url));
      const element = await drawHebrew(await content.json());
      expect(only(element, '.root').dir).to.equal('rtl');
      expect(textOf(all(element, '[part=portrait]')[0])).to.equal('מא');
      const livni = card(element, 'ציפי');
      const [tile, name] = ['[part=portrait]', '[part=name]'].map((part) =>
        livni.querySelector(part)?.getBoundingClientRect(),
      );
      expect(tile?.left).to.be.greaterThan(name?.right ?? Infinity);
      await expect(element).to.be.accessible();
    });

    it('says until when in Hebrew', async () => {
      const molcho = card(await drawHebrew(talks), 'Molcho');
      expect(textOf(molcho)).to.match(/עד\s+(?:ב?אוג׳?)\S*\s2013/u);
    });

    it('marks people in another language than the page, but not the words of the kit', async () => {
      const data = people({name: 'صائب عريقات', bio: 'نص '.repeat(900), language: 'ar'}, {name: 'A B'});
      const element = await draw(data);
      const erekat = card(element, 'صائب');
      expect(erekat).to.include({lang: 'ar', dir: 'rtl'});
      expect(erekat.querySelector('button')?.lang).to.equal('en');
      expect(card(element, 'A B')).to.include({lang: '', dir: ''});
    });

    it('marks names of delegations, but not what the kit calls all of them, and those in none', async () => {
      const list = [{name: 'א', delegation: 'הישראלים'}, {name: 'ב'}];
      const data = {peace: '1.0', language: 'he', negotiators: list};
      const element = await draw(data, {filterable: true});
      const langs = (selector: string) =>
        all(element, selector).map((each) => [textOf(each), each.closest('[lang]')?.getAttribute('lang')]);
      expect(langs('[role=tab] > bdi')).to.eql([
        ['All', 'en'],
        ['הישראלים', 'he'],
        ['Others', 'en'],
      ]);
      expect(langs('[part=title] > bdi')).to.eql([
        ['הישראלים', 'he'],
        ['Others', 'en'],
      ]);
    });

    it('takes the language of the document for all of it, and of a person for one', async () => {
      const data = {
        ...people({name: 'ציפי לבני'}, {name: 'A B', language: 'en'}),
        language: 'he',
        credit: 'קרדיט',
      };
      const element = await draw(data);
      expect(only(element, '[part=title] > bdi')).to.include({lang: 'he', dir: 'rtl'});
      expect(only(element, '[part=credit]')).to.include({lang: 'he', dir: 'rtl'});
      expect(card(element, 'ציפי')).to.include({lang: 'he', dir: 'rtl'});
      expect(card(element, 'A B')).to.include({lang: '', dir: ''});
    });
  });

  describe('media', () => {
    let able = true;
    before(async () => {
      able = await emulateMedia({media: 'screen'}).then(
        () => true,
        () => false,
      );
    });
    afterEach(() => able && emulateMedia({media: 'screen', forcedColors: 'none'}));

    it('prints all tabs and all biographies, and no buttons', async function () {
      if (!able) this.skip();
      const element = await draw(talks, {layout: 'tabs'});
      await emulateMedia({media: 'print'});
      for (const section of all(element, 'section, [part=title]'))
        expect(section.offsetHeight).to.be.greaterThan(0);
      for (const text of all(element, '[part=text]')) {
        expect(text.offsetHeight).to.be.greaterThan(0);
        expect(text.clientHeight).to.equal(text.scrollHeight);
      }
      for (const button of all(element, 'button')) expect(button.offsetHeight).to.equal(0);
    });

    it('prints the names that open a dialog', async function () {
      if (!able) this.skip();
      const element = await draw(talks, {layout: 'compact', dialog: true});
      await emulateMedia({media: 'print'});
      const names = all(element, '[part=name] button');
      expect(names.length).to.equal(4);
      for (const name of names) expect(name.offsetHeight).to.be.greaterThan(0);
    });

    it('tells the selected tab in forced colours', async function () {
      if (!able) this.skip();
      const element = await draw(talks, {layout: 'tabs'});
      await emulateMedia({forcedColors: 'active'});
      const bars = all(element, '[role=tab]').map((tab) => getComputedStyle(tab).borderBlockEndWidth);
      expect(bars).to.eql(['4px', '0px', '0px']);
      const {borderBlockEndColor} = getComputedStyle(only(element, '[aria-selected=true]'));
      const {backgroundColor} = getComputedStyle(only(element, '.root'));
      expect(contrast(painted(borderBlockEndColor), painted(backgroundColor))).to.be.at.least(3);
    });
  });
});
