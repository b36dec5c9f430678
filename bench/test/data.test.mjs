import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {makeItems, shapes} from '../lib/data.mjs';

const items = makeItems(40, 'http://127.0.0.1:1');

describe('items', () => {
  it('are the same every time, in date order, a quarter with an image', () => {
    assert.deepEqual(makeItems(40, 'http://127.0.0.1:1'), items);
    const dates = items.map(({date}) => date);
    assert.deepEqual([...dates].sort(), dates);
    assert.equal(items.filter(({image}) => image).length, 10);
  });
});

describe('shapes', () => {
  it("have the timeline's native events", () => {
    const {events} = shapes.peaceTimeline(items);
    const [first, second] = events;
    assert.equal(events.length, 40);
    assert.deepEqual(first, {
      id: 'e0',
      start: items[0].date.slice(0, 10),
      title: items[0].headline,
      text: items[0].text,
      group: items[0].group,
      image: {url: 'http://127.0.0.1:1/img/0.png', alt: items[0].alt, width: 160, height: 90},
    });
    assert.deepEqual(Object.keys(second), ['id', 'start', 'title', 'text', 'group']);
  });

  it('have a JSON Feed whose items name their group as outlet and tag', () => {
    const feed = shapes.jsonFeed(items);
    assert.equal(feed.version, 'https://jsonfeed.org/version/1.1');
    assert.equal(feed.items.length, 40);
    assert.equal(feed.items[0].image, 'http://127.0.0.1:1/img/0.png');
    assert.equal(feed.items[0].date_published, items[0].date);
    assert.deepEqual(feed.items[1].tags, [items[1].group]);
    assert.deepEqual(feed.items[1]._peace, {outlet: {name: items[1].group}});
    assert.ok(!('image' in feed.items[1]));
  });

  it('lose no item in any shape', () => {
    const counts = {
      neutral: ({items: list}) => list.length,
      peaceTimeline: ({events}) => events.length,
      jsonFeed: ({items: list}) => list.length,
      timelineJs: ({events}) => events.length,
      mastodon: (list) => list.length,
      feedr: ({responseData}) => responseData.feed.entries.length,
    };
    for (const [name, shape] of Object.entries(shapes))
      assert.equal(counts[name](shape(items, '')), 40, name);
  });
});
