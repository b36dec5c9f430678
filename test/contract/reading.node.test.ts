import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {
  ContractError,
  readIssues,
  readNegotiators,
  readNews,
  readPetitions,
  readSignup,
  readTimeline,
  takeSection,
} from '../../src/contract/index.ts';

const pointers = (problems: readonly {pointer: string}[]) => problems.map(({pointer}) => pointer);

/** What is left of a link that an event, and its picture, have. */
function linksOfEvent(link: string) {
  const {value, problems} = readTimeline({
    events: [{start: '2013', title: 'A', url: link, image: {url: link}}],
  });
  const {url, image} = value.events[0] ?? {};
  return {url, image: image?.url, wrong: pointers(problems).sort()};
}

describe('reading: what is wrong costs the smallest part', () => {
  it('drops a wrong link and keeps its item', () => {
    const {value, problems} = readNews({items: [{title: 'A', url: 'javascript:alert(1)'}]});
    assert.equal(value.items[0]?.title, 'A');
    assert.equal(value.items[0]?.url, undefined);
    assert.deepEqual(pointers(problems), ['/items/0/url']);
  });

  for (const url of [
    'data:text/html,x',
    'vbscript:x',
    ' javascript:x',
    'java\nscript:x',
    'JavaScript:x',
    'blob:x',
  ]) {
    it(`takes ${JSON.stringify(url)} for no link`, () => {
      assert.equal(readNews({items: [{title: 'A', url}]}).value.items[0]?.url, undefined);
      assert.deepEqual(linksOfEvent(url), {
        url: undefined,
        image: undefined,
        wrong: ['/events/0/image/url', '/events/0/url'],
      });
    });
  }

  for (const url of [
    'https://a.example/',
    'HTTP://a.example',
    '/a',
    'a/b?c:d',
    '//a.example',
    '#x',
    'mailto:a@b.c',
    'tel:+1',
  ]) {
    it(`takes ${url} for a link`, () => {
      assert.equal(readNews({items: [{title: 'A', url}]}).value.items[0]?.url, url);
      assert.deepEqual(linksOfEvent(url), {url, image: url, wrong: []});
    });
  }

  it('drops an item without words and keeps those beside it', () => {
    const {value, problems} = readNews({
      items: [{id: '1'}, {id: '2', title: ' '}, null, 7, {id: '3', title: 'C'}],
    });
    assert.deepEqual(
      value.items.map(({id}) => id),
      ['3'],
    );
    assert.deepEqual(pointers(problems), ['/items/0', '/items/1/title', '/items/2', '/items/3']);
  });

  it('takes a hole in a page’s own list for what is missing there', () => {
    const events = [
      {start: '2013', title: 'A'},
      {start: '2014', title: 'B'},
    ];
    const holed = [events[0], , events[1]]; // eslint-disable-line no-sparse-arrays -- a page may have one
    const {value, problems} = readTimeline({events: holed});
    assert.deepEqual(
      value.events.map(({title}) => title),
      ['A', 'B'],
    );
    assert.deepEqual(pointers(problems), ['/events/1']);
  });

  it('names places as they were sent, also after parts were dropped', () => {
    const events = [
      {title: 'no date'},
      {start: '2013', title: 'kept'},
      {start: '2013-02-31', title: 'no such day'},
    ];
    const {value, problems} = readTimeline({events});
    assert.deepEqual(
      value.events.map(({title}) => title),
      ['kept'],
    );
    assert.deepEqual(pointers(problems), ['/events/0/start', '/events/2/start']);
  });

  it('drops what holds a required part, outwards', () => {
    const petition = {id: 'p', title: 'P', text: 'T', action: {url: 'javascript:x'}};
    const {value, problems} = readPetitions([petition, {...petition, id: 'q', action: {url: '/q'}}]);
    assert.deepEqual(
      value.map(({id}) => id),
      ['q'],
    );
    assert.ok(pointers(problems).includes('/0/action/url'));
  });

  it('does not change the document it was given', () => {
    const document = {items: [{title: 'A', tags: [1, 'b']}, {}]};
    const before = structuredClone(document);
    readNews(document);
    assert.deepEqual(document, before);
  });

  it('escapes names in pointers (RFC 6901)', () => {
    const {problems} = readPetitions({
      id: 'p',
      title: 'P',
      text: 'T',
      action: {url: '/p'},
      strings: {'a/b~c': 5},
    });
    assert.deepEqual(pointers(problems), ['/strings/a~1b~0c']);
  });

  for (const [what, document] of [
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['a text', 'x'],
    ['no items', {}],
  ] as const) {
    it(`refuses ${what} as a feed, in words`, () => {
      assert.throws(
        () => readNews(document),
        (error) => error instanceof ContractError && /document|items/.test(error.message),
      );
    });
  }

  it('refuses sections without their list', () => {
    for (const read of [readTimeline, readNegotiators, readIssues, readSignup])
      assert.throws(() => read({}), ContractError);
  });
});

describe('reading: an event’s null', () => {
  const nulls: readonly [pointer: string, event: object][] = [
    ...['id', 'end', 'displayDate', 'group', 'text', 'image', 'url', 'media', 'language'].map(
      (key): [string, object] => [`/events/0/${key}`, {[key]: null}],
    ),
    ...['url', 'alt', 'width', 'height', 'sources', 'caption', 'credit'].map((key): [string, object] => [
      `/events/0/image/${key}`,
      {image: {url: 'https://a.example/b.png', [key]: null}},
    ]),
  ];
  for (const [pointer, event] of nulls) {
    it(`is no value, and is reported: ${pointer}`, () => {
      const {value, problems} = readTimeline({events: [{start: '2013', title: 'a', ...event}]});
      assert.deepEqual(
        problems.map((problem) => problem.pointer),
        [pointer],
      );
      assert.equal(value.events.length, 1);
      assert.doesNotMatch(JSON.stringify(value), /null/);
    });
  }
});

describe('reading: ids', () => {
  it('derives an id from the words, in any script', () => {
    const {value} = readNegotiators({
      delegations: [{name: 'הישראלים', members: [{name: 'Tzipi Livni'}, {name: '🕊️'}]}],
    });
    assert.equal(value.delegations[0]?.id, 'הישראלים');
    assert.deepEqual(
      value.delegations[0]?.members.map(({id}) => id),
      ['tzipi-livni', 'item'],
    );
  });

  it('keeps derived ids when other items come and go', () => {
    const a = {start: '2013', title: 'A'};
    const ids = (events: object[]) => readTimeline({events}).value.events.map(({id}) => id);
    assert.deepEqual(ids([{start: '2012', title: 'Z'}, a]).slice(1), ids([a]));
  });

  it('tells apart two items with the same headline', () => {
    const {value} = readNews({
      items: [
        {title: 'Same', _peace: {outlet: {name: 'Reuters'}}},
        {title: 'Same', _peace: {outlet: {name: 'Haaretz'}}},
        {title: 'Same', _peace: {outlet: {name: 'Haaretz'}}},
      ],
    });
    assert.equal(new Set(value.items.map(({id}) => id)).size, 3);
  });

  it('never derives an id that an item brings', () => {
    const {value, problems} = readIssues({
      issues: [
        {title: 'Water', text: 't'},
        {id: 'water', title: 'Other', text: 't'},
      ],
    });
    assert.deepEqual(
      value.issues.map(({id}) => id),
      ['water-2', 'water'],
    );
    assert.deepEqual(problems, []);
  });

  it('keeps both of two items with one id, and says so', () => {
    const {value, problems} = readNews({
      items: [
        {id: 7, title: 'A'},
        {id: '7', title: 'B'},
      ],
    });
    assert.deepEqual(
      value.items.map(({id}) => id),
      ['7', '7-2'],
    );
    assert.match(problems[0]?.detail ?? '', /"7" is used twice/);
  });
});

describe('reading: order and time', () => {
  it('puts the newest article first and what has no date last', () => {
    const item = (title: string, published?: string) => ({title, _peace: {published}});
    const {value} = readNews({
      items: [item('none'), item('month', '2013-09'), item('day', '2013-09-08'), item('year', '2014')],
    });
    assert.deepEqual(
      value.items.map(({title}) => title),
      ['year', 'day', 'month', 'none'],
    );
  });

  it('drops an end that is before its start, and says so', () => {
    const {value, problems} = readTimeline({
      span: {start: '2014', end: '2013'},
      events: [{start: '2013-05', end: '2013-04', title: 'A'}],
    });
    assert.equal(value.span, undefined);
    assert.equal(value.events[0]?.end, undefined);
    assert.deepEqual(pointers(problems).sort(), ['/events/0/end', '/span/end']);
  });
});

describe('sections of a document', () => {
  it('takes its section of a whole document, or a section alone', () => {
    const news = {items: []};
    assert.deepEqual(takeSection({peace: '1.0', news}, 'news').json, news);
    assert.equal(takeSection({peace: '1.0', news}, 'news').pointer, '/news');
    assert.deepEqual(takeSection(news, 'news').json, news);
    assert.equal(takeSection({peace: '1.3'}, 'news').json, undefined);
  });

  it('refuses another major version in a clear sentence', () => {
    assert.throws(() => takeSection({peace: '2.0'}, 'news'), /version 2\.0 needs a newer kit/);
  });

  it('refuses what is neither an object nor a list', () => {
    for (const json of [null, 5, 'x', true]) assert.throws(() => takeSection(json, 'news'), ContractError);
  });

  it('passes on what the document says for all, unless the section says otherwise', () => {
    const whole = {
      peace: '1.0',
      language: 'he',
      strings: {retry: 'R'},
      news: {language: 'ar', items: []},
      issues: {issues: []},
    };
    assert.equal(takeSection(whole, 'news').language, 'ar');
    assert.equal(takeSection(whole, 'issues').language, 'he');
    assert.deepEqual(takeSection(whole, 'issues').strings, {retry: 'R'});
  });
});
