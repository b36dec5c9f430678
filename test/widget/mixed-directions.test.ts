import {expect, fixture, html} from '@open-wc/testing';
import '../../src/all.ts';
import {made} from '../made.ts';
import {waitUntil} from '../patience.ts';

/** Names that end in a sign which belongs to no script. */
const SENATOR = 'Robert P. Casey Jr.';
const DELEGATION = 'The U.S.A.';
const OUTLET = 'Yahoo!';
const CAMPAIGN = 'Two States Now, Inc.';

const people = [{id: 'envoy', name: SENATOR, role: 'שליח'}];

/** What each widget shows of them on a page in Hebrew. */
const SHOWN: Readonly<Record<string, {data: unknown; names: readonly string[]; more?: object}>> = {
  'peace-news-feed': {
    data: {
      items: [{id: '1', title: 'ידיעה', url: 'https://news.example/', _peace: {outlet: {name: OUTLET}}}],
    },
    names: [OUTLET],
  },
  'peace-negotiators': {
    data: {delegations: [{id: 'us', name: DELEGATION, members: people}]},
    names: [DELEGATION, SENATOR],
  },
  'peace-timeline': {
    data: {events: [{id: 'one', start: '2013-07-30', title: 'אירוע', group: DELEGATION}]},
    names: [DELEGATION, DELEGATION],
    more: {filterable: true, layout: 'vertical'},
  },
  'peace-timeline along a line': {
    data: {events: [{id: 'one', start: '2013-07-30', title: 'אירוע', group: DELEGATION}]},
    names: [DELEGATION],
    more: {layout: 'horizontal'},
  },
  'peace-core-issues': {
    data: {
      issues: [{id: 'water', title: 'מים', text: 'מים', positions: [{delegation: DELEGATION, text: 'מים'}]}],
    },
    names: [DELEGATION],
    more: {printing: true},
  },
  'peace-petition': {
    data: [
      {
        id: 'senators',
        title: 'עצומה',
        text: 'עצומה',
        addressee: SENATOR,
        action: {url: 'https://nobody.example/sign'},
        privacy: {controller: CAMPAIGN, url: 'https://nobody.example/privacy'},
        fields: [
          {name: 'email'},
          {name: 'region', type: 'choice', options: [{value: 'PA', label: 'פנסילבניה'}]},
        ],
        targets: {by: 'region', items: [{region: 'PA', name: SENATOR, title: 'סנאטור', party: 'D'}]},
        letter: {subject: 'נושא', body: 'מכתב'},
      },
    ],
    names: [SENATOR, CAMPAIGN, SENATOR, SENATOR],
  },
};

/** The ranges of a text wherever it is to be seen below a node. */
function placesOf(root: Node, text: string): Range[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const ranges: Range[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const start = (node as Text).data.indexOf(text);
    if (start < 0 || node.parentElement?.closest('.hidden')) continue;
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, start + text.length);
    ranges.push(range);
  }
  return ranges;
}

/** Where a character of a range stands, from the left, px. */
function leftOf(range: Range, index: number): number {
  const one = range.cloneRange();
  one.setStart(range.startContainer, range.startOffset + index);
  one.setEnd(range.startContainer, range.startOffset + index + 1);
  return one.getBoundingClientRect().left;
}

describe('a name in Latin letters in Hebrew', () => {
  for (const [where, {data, names, more}] of Object.entries(SHOWN)) {
    it(`ends with the sign that it ends with: ${where}`, async () => {
      const [tag] = where.split(' ');
      const widget = made(tag as 'peace-petition', {data, ...more});
      await fixture(html`<section lang="he" dir="rtl" style="width: 600px">${widget}</section>`);
      await waitUntil(() => widget.state === 'ready', 'It is not ready');
      await widget.updateComplete;
      const root = widget.renderRoot as ShadowRoot;
      const region = root.querySelector<HTMLSelectElement>('select[name=region]');
      if (region) {
        region.value = 'PA';
        region.dispatchEvent(new Event('input', {bubbles: true}));
        region.dispatchEvent(new Event('change', {bubbles: true}));
        await widget.updateComplete;
      }
      const places = [...new Set(names)].flatMap((name) => placesOf(root, name));
      expect(places.map(String).sort()).to.deep.equal([...names].sort());
      for (const place of places) {
        const last = String(place).length - 1;
        expect(leftOf(place, last), String(place)).to.be.greaterThan(leftOf(place, last - 1));
      }
    });
  }
});

describe('an article in a language that its feed does not tell', () => {
  const MARCH = 'Thousands march in Haifa, in the north.';
  const WALK = 'אלפים צעדו בחיפה, אשר בצפון.';
  const REPORT = 'BBC: אלפים צעדו בחיפה.';
  for (const [around, feed] of [
    ['en', undefined],
    ['he', undefined],
    // WordPress says the language of the site, whatever that of a post is.
    ['en', 'en-US'],
    ['he', 'he-IL'],
    ['he', 'en-US'],
  ] as const) {
    it(`ends where its letters lead to: on a page in ${around}, of a feed in ${feed ?? 'none'}`, async () => {
      const items = [MARCH, WALK, REPORT].map((words, at) => ({id: `${at}`, title: words, summary: words}));
      const widget = made('peace-news-feed', {data: {language: feed, items}});
      await fixture(html`<section lang=${around} style="width: 600px">${widget}</section>`);
      await waitUntil(() => widget.state === 'ready', 'It is not ready');
      await widget.updateComplete;
      for (const words of [MARCH, WALK, REPORT]) {
        const places = placesOf(widget.renderRoot, words);
        expect(places.length).to.equal(2);
        for (const place of places) {
          const last = words.length - 1;
          const isLast = leftOf(place, last) > leftOf(place, last - 1);
          expect(isLast, words).to.equal(words === MARCH);
        }
      }
    });
  }
});
