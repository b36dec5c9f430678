import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readNews} from '../../src/contract/news.ts';
import {canonical, mergedNews} from '../../src/document/formats/merged-news.ts';

describe('links', () => {
  const isSame = (a: string, b: string) =>
    canonical(`https://a.example/${a}`) === canonical(`https://a.example/${b}`);

  it('are the same without what only tells where a visitor came from', () => {
    for (const [one, other] of [
      ['x/', 'x'],
      ['x?utm_source=r&id=3', 'x?id=3'],
      ['x?id=3&utm_source=r&utm_medium=q', 'x?id=3'],
      ['x?a=1&utm_source=r&b=2#c', 'x?a=1&b=2'],
      ['x?gclid=1', 'x'],
      ['x?mc_cid=1&mc_eid=2', 'x'],
      ['x?ref=rss', 'x'],
      ['x?source=rss-1a2b3c------2', 'x'],
    ] as const)
      assert.ok(isSame(one, other), one);
    assert.equal(canonical('http://www.a.example/x'), canonical('https://a.example/x'));
  });

  it('are others where what they carry may be content', () => {
    for (const [one, other] of [
      ['x?source=a', 'x?source=b'],
      ['?p=1', '?p=2'],
      ['x?preferred=1', 'x'],
      ['x?xref=1', 'x?xref=2'],
      ['?url=https://www.b.example', '?url=b.example'],
    ] as const)
      assert.ok(!isSame(one, other), one);
  });
});

describe('several feeds', () => {
  const feed = (title: string, site: string, items: unknown[]) => ({
    feed: readNews({title, home_page_url: '/', items}, `https://${site}/feed.json`).value,
    source: site,
  });

  it('are one, newest first, and each article names its feed', () => {
    const {items, title} = mergedNews(
      [
        feed('A', 'a.example', [{title: 'old', date_published: '2013'}]),
        feed('B', 'b.example', [{title: 'new', date_published: '2014', language: 'he'}]),
      ],
      false,
    );
    assert.deepEqual(
      items.map((item) => [item.title, item.outlet?.name]),
      [
        ['new', 'B'],
        ['old', 'A'],
      ],
    );
    assert.equal(title, undefined);
  });

  it('name their articles also while the others are not here', () => {
    const {items, title} = mergedNews([feed('A', 'a.example', [{title: 'old'}])], false);
    assert.deepEqual([items[0]?.outlet?.name, title], ['A', undefined]);
  });

  it('have an article once that both have, by its link or by an id that is unique everywhere', () => {
    const {items} = mergedNews(
      [
        feed('A', 'a.example', [
          {id: 'tag:x,2013:1', title: 'by id'},
          {id: '1', url: 'https://www.x.example/2/', title: 'by link'},
          {id: '0b9f3c5e-6d1a-4f0e-9c51', title: 'by a long id'},
          {id: 'tag:x,2013:3', url: '/3', title: 'one with a link'},
        ]),
        feed('B', 'b.example', [
          {id: 'tag:x,2013:1', title: 'again'},
          {id: '2', url: 'http://x.example/2?utm_source=rss', title: 'again'},
          {id: '1', title: 'another 1'},
          {id: '0b9f3c5e-6d1a-4f0e-9c51', url: '/4', title: 'again'},
          {id: 'tag:x,2013:3', title: 'again'},
        ]),
      ],
      false,
    );
    assert.deepEqual(
      items.map(({title}) => title),
      ['by id', 'by link', 'by a long id', 'one with a link', 'another 1'],
    );
  });

  it('keep articles with other links, whatever their ids, and tell them apart', () => {
    const {items} = mergedNews(
      [
        feed('A', 'x.example/a', [
          {id: '1', title: 'a', url: '/a'},
          {id: 'tag:x,2013:1', title: 'b', url: '/b'},
        ]),
        feed('B', 'x.example/b', [
          {id: '1', title: 'c', url: '/c'},
          {id: 'tag:x,2013:1', title: 'd', url: '/d'},
        ]),
      ],
      false,
    );
    assert.deepEqual(
      items.map(({title}) => title),
      ['a', 'b', 'c', 'd'],
    );
    assert.notEqual(items[0]?.id, items[2]?.id);
  });

  it('keep articles with links that are alike, for they are relative to their feeds', () => {
    const {items} = mergedNews(
      [
        feed('A', 'a.example', [{title: 'a', url: '1.html'}]),
        feed('B', 'b.example', [{title: 'b', url: '1.html'}]),
      ],
      false,
    );
    assert.equal(items.length, 2);
  });

  it('have articles in their languages, which lead to where they come from', () => {
    const hebrew = feed('A', 'a.example', [{title: 'a'}]);
    const arabic = feed('B', 'b.example', [{title: 'b', language: 'ar'}]);
    const {items, language} = mergedNews(
      [{...hebrew, feed: {...hebrew.feed, language: 'he'}}, arabic],
      false,
    );
    assert.deepEqual(
      items.map((item) => [item.language, item.outlet]),
      [
        ['he', {name: 'A', url: '/'}],
        ['ar', {name: 'B', url: '/'}],
      ],
    );
    assert.equal(language, 'he');
  });

  it('that are pages of one keep its title, and name no outlet, whatever a page calls itself', () => {
    const page = (title: string, from: number) =>
      feed(title, 'a.example', [
        {id: from, title: `${from}`},
        {id: from + 1, title: `${from + 1}`},
      ]);
    const {items, title} = mergedNews([page('A', 1), page('A – page 2', 2)], true);
    assert.deepEqual([title, items.map((item) => item.title)], ['A', ['1', '2', '3']]);
    assert.equal(items[0]?.id, '1');
    assert.equal(items[0]?.outlet, undefined);
  });

  it('name articles of a later page after their source, whatever that page calls itself', () => {
    const {items} = mergedNews(
      [
        feed('A', 'a.example', [{id: 1, title: '1'}]),
        feed('B', 'b.example', [{id: 1, title: '1'}]),
        feed('A – page 2', 'a.example', [{id: 2, title: '2'}]),
      ],
      false,
    );
    assert.deepEqual(
      items.map(({outlet}) => outlet?.name),
      ['A', 'B', 'A'],
    );
  });

  it('lead no further where they add nothing', () => {
    const page = (next: string) => {
      const {feed: one, source} = feed('A', 'a.example', [{id: 1, title: 'same'}]);
      return {feed: {...one, next}, source};
    };
    assert.deepEqual(mergedNews([page('2'), page('3')], true).next, ['2']);
    assert.deepEqual(mergedNews([feed('A', 'a.example', [{title: 'the only one'}])], true).next, []);
  });
});
