import {expect, fixture, html, oneEvent} from '@open-wc/testing';
import type {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import '../../src/negotiators/define.ts';
import {page} from '../../src/page.ts';
import type {PeaceLoadEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {all, card, draw, LONG, only, people, talks, textOf} from './talks.ts';
import {warnings} from '../widget/warnings.ts';
import {waitUntil} from '../patience.ts';
import {made} from '../made.ts';

const PIXEL =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="red"/></svg>';

describe('peace-negotiators: reading', () => {
  beforeEach(() => page().said.clear());

  async function load(json: unknown): Promise<PeaceNegotiators> {
    const src = await endpoint.script([{json}], 'talks/negotiators.json');
    const element = await fixture<PeaceNegotiators>(html`<peace-negotiators src=${src}></peace-negotiators>`);
    await waitUntil(() => element.state !== 'loading');
    await element.updateComplete;
    return element;
  }

  it('draws its section of a whole document', async () => {
    const element = await load({peace: '1.0', negotiators: talks});
    expect(element.state).to.equal('ready');
    expect(all(element, '[part=title]').map(textOf)).to.eql(['The Americans', 'The Israelis', 'Observers']);
    expect(all(element, '[part=name]')).to.have.length(4);
  });

  it('draws name, role and biography of a person', async () => {
    const indyk = card(await draw(talks), 'Martin Indyk');
    expect(textOf(indyk.querySelector('[part=role]'))).to.equal('Special envoy');
    expect(textOf(indyk.querySelector('[part=text]'))).to.equal(LONG.trim());
  });

  it('has by default the layout of its width, all people and nothing on request', () => {
    const element = document.createElement('peace-negotiators');
    expect(element).to.include({
      layout: 'auto',
      delegation: undefined,
      person: undefined,
      searchable: false,
      filterable: false,
      dialog: false,
      deepLink: false,
      structuredData: false,
    });
  });

  it('shows a skeleton until the document is there', async () => {
    const src = await endpoint.script([{hold: true}]);
    const element = await fixture<PeaceNegotiators>(html`<peace-negotiators src=${src}></peace-negotiators>`);
    expect(element.state).to.equal('loading');
    expect(all(element, '.bone').length).to.be.greaterThan(15);
  });

  it('keeps the content of the page when the document cannot be had', async () => {
    const src = await endpoint.script([{status: 404}]);
    const element = await fixture<PeaceNegotiators>(
      html`<peace-negotiators src=${src}><a href="/team">Who negotiates</a></peace-negotiators>`,
    );
    await waitUntil(() => element.state === 'error');
    await element.updateComplete;
    expect(element.querySelector('a')?.checkVisibility?.() ?? true).to.equal(true);
    expect(element.querySelector('a')?.offsetHeight).to.be.greaterThan(0);
    expect(all(element, '[part=person]')).to.have.length(0);
  });

  it('says so when there are no delegations', async () => {
    const element = await draw({delegations: []});
    expect(element.state).to.equal('empty');
    expect(textOf(only(element, '[part=empty]'))).to.equal('No negotiators have been named yet.');
  });

  it('says so for a delegation without members, under its name', async () => {
    const observers = all(await draw(talks), 'section')[2];
    expect(textOf(observers?.querySelector('[part=title]'))).to.equal('Observers');
    expect(textOf(observers?.querySelector('.note'))).to.equal('No negotiators have been named yet.');
    expect(observers?.querySelector('ul')).to.equal(null);
  });

  it('shows those who have left after the others, with the date', async () => {
    const lists = all(await draw(talks), 'section')[1]?.querySelectorAll('ul');
    expect(textOf(lists?.[0])).to.include('Tzipi Livni');
    expect(textOf(lists?.[0])).not.to.include('until');
    expect(textOf(lists?.[1]))
      .to.include('Yitzhak Molcho')
      .and.to.match(/until\sAug\s2013/);
  });

  it('has one list where nobody has left', async () => {
    expect(all(await draw(talks), 'section')[0]?.querySelectorAll('ul')).to.have.length(1);
  });

  it('ends with the credit line', async () => {
    expect(textOf(only(await draw({...talks, credit: 'After the Times'}), '[part=credit]'))).to.equal(
      'After the Times',
    );
    expect(all(await draw(talks), '[part=credit]')).to.have.length(0);
  });

  describe('one delegation', () => {
    it('is shown alone', async () => {
      const element = await draw(talks, {delegation: ' israelis '});
      expect(all(element, '[part=title]').map(textOf)).to.eql(['The Israelis']);
    });

    it('needs no tabs', async () => {
      const element = await draw(talks, {delegation: 'israelis', layout: 'tabs'});
      expect(all(element, '[role=tab], [role=tabpanel], [tabindex="0"]')).to.have.length(0);
      expect(only(element, 'section').hidden).to.equal(false);
    });

    it('that does not exist is empty, and the console names those that do', async () => {
      const element = await draw(talks, {delegation: 'swiss'});
      expect(element.state).to.equal('empty');
      expect(warnings).to.eql([
        '<peace-negotiators> delegation="swiss" is not one of: americans, israelis, observers',
      ]);
      element.delegation = 'americans';
      await element.updateComplete;
      expect(element.state).to.equal('ready');
    });
  });

  describe('a plain list of people', () => {
    const titles = (element: PeaceNegotiators) => all(element, '[part=title]').map(textOf);

    it('is grouped by delegation or group, those in none last', async () => {
      const element = await load([
        {name: 'Nobody’s'},
        {name: 'A', delegation: 'The Americans'},
        {name: 'B', group: 'The Israelis', role: 'Envoy'},
        {name: 'C', delegation: 'The Americans'},
      ]);
      expect(titles(element)).to.eql(['The Americans', 'The Israelis', 'Others']);
      expect(all(element, '[part=name]').map(textOf)).to.eql(['A', 'C', 'B', 'Nobody’s']);
      element.delegation = 'the-israelis';
      await element.updateComplete;
      expect(titles(element)).to.eql(['The Israelis']);
    });

    it('needs no title where nobody has a delegation', async () => {
      const element = await load({peace: '1.0', negotiators: [{name: 'A'}, {name: 'B'}]});
      expect(titles(element)).to.eql([]);
      expect(all(element, '[part=name]').map(textOf)).to.eql(['A', 'B']);
    });

    it('reports what is wrong where it stands', async () => {
      const element = document.createElement('peace-negotiators');
      const loaded = oneEvent<PeaceLoadEvent>(element, 'peace-load');
      element.data = [
        {id: 'a', name: 'A', delegation: 'X'},
        {id: 'b', name: 'B'},
        {id: 'a', name: 'C', delegation: 'Y', until: 'soon'},
        {role: 'Envoy'},
      ];
      document.body.append(element);
      const {problems} = await loaded;
      expect(problems.map(({pointer}) => pointer)).to.have.members(['/2/until', '/3/name', '/2/id']);
      element.remove();
    });
  });

  describe('emblems', () => {
    let image: {url: string; alt: string};
    beforeEach(async () => {
      const answer = {body: PIXEL, headers: {'Content-Type': 'image/svg+xml'}};
      image = {url: await endpoint.script([answer], 'flag.svg'), alt: 'Flag'};
    });

    it('stand before the name of a delegation, loaded late, and go where they cannot be had', async () => {
      const element = await draw({delegations: [{name: 'D', image, members: []}]});
      const emblem = only(element, '[part=title] img') as HTMLImageElement;
      expect(emblem).to.include({alt: 'Flag', loading: 'lazy'});
      await waitUntil(() => emblem.complete && emblem.naturalWidth);
      expect(emblem.offsetHeight).to.equal(parseFloat(getComputedStyle(emblem).fontSize));
      element.data = {delegations: [{name: 'D', image: {url: '/nowhere.svg'}, members: []}]};
      await waitUntil(() => !all(element, 'img').length);
    });

    it('keep their place before they are here, where their size is told', async () => {
      const url = await endpoint.script([{hold: true}], 'flag.svg');
      const element = await draw({
        delegations: [{name: 'D', image: {url, alt: 'Flag', width: 30, height: 20}, members: []}],
      });
      const emblem = only(element, '[part=title] img');
      const {fontSize} = getComputedStyle(emblem);
      expect(emblem.getBoundingClientRect().width).to.be.closeTo(1.5 * parseFloat(fontSize), 0.1);
    });

    it('stand in the tab where there are tabs', async () => {
      const delegations = ['D', 'E'].map((name) => ({name, image, members: []}));
      expect(all(await draw({delegations}, {layout: 'tabs'}), '[role=tab] img')).to.have.length(2);
    });
  });

  describe('portraits', () => {
    let url: string;
    beforeEach(async () => {
      url = await endpoint.script(
        [{body: PIXEL, headers: {'Content-Type': 'image/svg+xml'}}],
        'portrait.svg',
      );
    });

    it('are loaded late, in a place of 72 px', async () => {
      const path = new URL(url).pathname;
      const image = {url: path, sources: [{url: `${path}?2x`, width: 144}]};
      const img = only(await load(people({name: 'A B', image})), 'img') as HTMLImageElement;
      expect(img.loading).to.equal('lazy');
      expect(img.getAttribute('src')).to.equal(url);
      expect(img.srcset).to.equal(`${url}?2x 144w`);
      expect(img.sizes).to.equal('72px');
      expect(getComputedStyle(img).objectFit).to.equal('cover');
      const {width, height} = img.getBoundingClientRect();
      expect([width, height]).to.eql([72, 72]);
    });

    it('are decorative unless they say what they show', async () => {
      const data = people({name: 'A', image: {url}}, {name: 'B', image: {url, alt: 'B at a desk'}});
      expect(all(await draw(data), 'img').map((img) => img.getAttribute('alt'))).to.eql(['', 'B at a desk']);
    });

    it('name their source', async () => {
      const element = await draw(people({name: 'A', image: {url, credit: 'Photo: C. Camera'}}));
      expect(textOf(card(element, 'A'))).to.include('Photo: C. Camera');
    });

    it('that cannot be had give way to initials', async () => {
      const element = await draw(people({name: 'Tzipi Livni', image: {url: '/nowhere.png'}}));
      await waitUntil(() => !all(element, 'img').length);
      expect(textOf(only(element, '[part=portrait]'))).to.equal('TL');
    });

    it('that are initials stay in their square when the text of the page is large', async () => {
      const element = await draw(people({name: 'Mary Wolf'}));
      element.style.fontSize = '64px';
      const tile = only(element, '[part=portrait]');
      expect(tile.scrollWidth).to.equal(tile.clientWidth);
    });

    it('are asked for again when the document is read again', async () => {
      const answers = [{status: 503}, {body: PIXEL, headers: {'Content-Type': 'image/svg+xml'}}];
      const data = people({name: 'Tzipi Livni', image: {url: await endpoint.script(answers, 'late.svg')}});
      const element = await draw(data);
      await waitUntil(() => !all(element, 'img').length);
      element.data = structuredClone(data);
      await waitUntil(() => all(element, 'img').some((img) => (img as HTMLImageElement).naturalWidth));
    });

    it('are hidden while somebody else has taken their place, whose own is on its way', async () => {
      const late = await endpoint.script([
        {body: PIXEL, headers: {'Content-Type': 'image/svg+xml'}, hold: true},
      ]);
      const element = await draw(people({name: 'A', image: {url}}));
      const visibility = () => getComputedStyle(only(element, 'img')).visibility;
      await waitUntil(() => (only(element, 'img') as HTMLImageElement).complete, 'not loaded');
      element.data = people({name: 'B', image: {url: late}});
      await element.updateComplete;
      expect(visibility()).to.equal('hidden');
      await endpoint.arrived(late, 1);
      await endpoint.release(late);
      await waitUntil(() => visibility() === 'visible', 'still hidden');
    });

    it('stay when they can', async () => {
      const element = await draw(people({name: 'Tzipi Livni', image: {url}}));
      const img = only(element, 'img') as HTMLImageElement;
      await waitUntil(() => img.complete && img.naturalWidth > 0);
      await element.updateComplete;
      expect(img.isConnected).to.equal(true);
    });

    it('that are no pictures are initials', async () => {
      const element = await draw(people({name: 'A B', image: {url: 'mailto:a@b.example'}}));
      expect(textOf(only(element, '[part=portrait]'))).to.equal('AB');
    });
  });

  describe('bad input', () => {
    it('costs a person without a name, and the others are shown', async () => {
      const element = document.createElement('peace-negotiators');
      const loaded = oneEvent<PeaceLoadEvent>(element, 'peace-load');
      element.data = people({role: 'Nobody'}, {name: 'Somebody'});
      document.body.append(element);
      const {problems} = await loaded;
      expect(problems.map(({pointer}) => pointer)).to.eql(['/delegations/0/members/0/name']);
      await element.updateComplete;
      expect(all(element, '[part=name]').map(textOf)).to.eql(['Somebody']);
      element.remove();
    });

    it('costs a link that would be executed', async () => {
      const links = ['javascript:alert(1)', ' data:text/html,x', 'https://example.org/'].map((url) => ({
        url,
        title: 'L',
      }));
      const element = await draw(people({name: 'A', links}));
      expect(all(element, 'a').map((link) => link.getAttribute('href'))).to.eql(['https://example.org/']);
    });

    it('shows HTML as the text it is', async () => {
      const element = await draw(people({name: '<b>A</b> &amp; B', bio: '<img src=x onerror=alert(1)>'}));
      expect(textOf(only(element, '[part=name]'))).to.equal('<b>A</b> &amp; B');
      expect(textOf(only(element, '[part=text]'))).to.equal('<img src=x onerror=alert(1)>');
      expect(all(element, 'img')).to.have.length(0);
    });

    it('keeps two people of one name apart', async () => {
      const element = await draw(people({name: 'A B'}, {name: 'A B'}));
      expect(all(element, '[part=name]').map(({id}) => id)).to.eql(['person-a-b', 'person-a-b-2']);
    });

    it('falls back to what suits the width for a layout that there is not', async () => {
      const element = await fixture<PeaceNegotiators>(
        html`${made('peace-negotiators', {data: talks}, {layout: 'carousel'})}`,
      );
      expect(element.layout).to.equal('auto');
      expect(warnings.join()).to.include('layout').and.to.include('auto, sections, columns, tabs, compact');
    });

    it('draws a thousand people, all of them, and finds one', async () => {
      const members = Array.from({length: 1000}, (_, index) => ({name: `Person ${index}`, bio: LONG}));
      const element = await draw(people(...members, {name: 'Zed'}), {searchable: true});
      expect(all(element, '[part=person]')).to.have.length(1001);
      const field = only(element, '[type=search]') as HTMLInputElement;
      field.value = 'zed';
      field.dispatchEvent(new Event('input', {bubbles: true}));
      await element.updateComplete;
      expect(all(element, '[part=name]').map(textOf)).to.eql(['Zed']);
    });

    it('costs a date of leaving that is none, not the person', async () => {
      for (const until of ['2013-13', '2013-8', 'soon', '']) {
        const element = await draw(people({name: 'A', until}));
        expect(textOf(card(element, 'A')).replace(/\s/g, ''), until).to.equal('AA');
        element.remove();
      }
    });

    for (const [until, words] of [
      ['2013', 'until 2013'],
      ['2013-08', 'until Aug 2013'],
      ['2013-02-31', 'until Feb 2013'],
      ['2013-08-14T09:30Z', 'until Aug 2013'],
    ] as const) {
      it(`says when a person left, to the month at most: ${until}`, async () => {
        expect(textOf(card(await draw(people({name: 'A', until})), 'A'))).to.include(words);
      });
    }

    it('shows all tabs where they have no room in one row, with no bar to scroll', async () => {
      const names = ['The Americans', 'The Palestinians', 'The Israelis', 'The Quartet', LONG];
      const element = await draw(
        {delegations: names.map((name) => ({name, members: [{name}]}))},
        {layout: 'tabs'},
      );
      element.style.width = '280px';
      const row = only(element, '[role=tablist]');
      expect(row.scrollWidth).to.be.at.most(row.clientWidth);
      const {left, right, bottom} = row.getBoundingClientRect();
      for (const tab of all(element, '[role=tab]')) {
        const box = tab.getBoundingClientRect();
        expect(box.left).to.be.at.least(left - 1);
        expect(box.right).to.be.at.most(right + 1);
        expect(box.bottom).to.be.at.most(bottom);
      }
    });

    for (const width of [280, 1200]) {
      it(`keeps unbroken words within ${width} px`, async () => {
        const word = 'W'.repeat(400);
        const person = {name: word, role: word, bio: word, links: [{url: '/', title: word}]};
        const element = await draw({
          delegations: [{name: word, members: [person]}, ...talks.delegations],
          credit: word,
        });
        element.style.width = `${width}px`;
        expect(element.scrollWidth).to.be.at.most(width);
        element.layout = 'tabs';
        await element.updateComplete;
        expect(element.scrollWidth).to.be.at.most(width);
      });
    }
  });
});
