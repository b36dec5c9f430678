import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {readAnyTimeline as readAny} from '../../src/document/formats/timelinejs.ts';
import {textOf} from '../../src/document/html.ts';

const slide = (start_date: unknown, more: object = {}) => ({start_date, text: {headline: 'a'}, ...more});
const readAnyTimeline = (json: unknown) => readAny(json, textOf);
const read = (...events: unknown[]) => readAnyTimeline({events});
const starts = (...dates: unknown[]) =>
  read(...dates.map((date) => slide(date))).value.events.map(({start}) => start);

describe('TimelineJS 3', () => {
  it('is read with all that a slide has', () => {
    const {value, problems} = readAnyTimeline({
      title: {text: {headline: 'The talks', text: 'How they went.'}},
      events: [
        {
          unique_id: 7,
          start_date: {year: '2013', month: '7', day: 30},
          end_date: {year: 2014},
          display_date: 'Summer 2013',
          group: 'Talks',
          text: {headline: 'Talks resume', text: 'In Washington.'},
          media: {
            url: 'https://a.example/table.jpg?w=3',
            caption: 'A table',
            credit: 'Somebody',
            link: 'https://a.example/talks',
            alt: 'Table',
          },
        },
        slide({year: 2014}, {media: {url: 'https://youtu.be/abc', thumbnail: 'b.png', caption: 'Film'}}),
      ],
      eras: [{start_date: {year: 2013}, end_date: {year: 2014}, text: {headline: 'Direct talks'}}],
    });
    assert.deepEqual(problems, []);
    assert.equal(value.title, 'The talks');
    assert.equal(value.text, 'How they went.');
    assert.deepEqual(value.eras, [{start: '2013', end: '2014', title: 'Direct talks'}]);
    const [talks, film] = value.events;
    assert.deepEqual(
      {...talks, media: 0, from: 0, to: 0},
      {
        id: '7',
        start: '2013-07-30',
        end: '2014',
        displayDate: 'Summer 2013',
        title: 'Talks resume',
        text: 'In Washington.',
        url: 'https://a.example/talks',
        group: 'Talks',
        image: {url: 'https://a.example/table.jpg?w=3', alt: 'Table', caption: 'A table', credit: 'Somebody'},
        media: 0,
        language: undefined,
        from: 0,
        to: 0,
      },
    );
    assert.deepEqual({...film?.media}, {url: 'https://youtu.be/abc', caption: 'Film', credit: undefined});
    assert.equal(film?.image?.url, 'b.png');
  });

  it('has dates of numbers or texts, as precise as they are', () => {
    assert.deepEqual(
      starts(
        {year: 2013},
        {year: '2013', month: ''},
        {year: 2013, month: 8},
        {year: '2013', month: '08', day: '14'},
        {year: 2013, month: 8, day: 14, hour: 9},
        {year: 2013, month: 8, day: 14, hour: '9', minute: '5', second: 12},
      ),
      ['2013', '2013', '2013-08', '2013-08-14', '2013-08-14T09:00', '2013-08-14T09:05'],
    );
  });

  it('has dates with words of their own, but for those that end', () => {
    const spring = {year: 1994, month: 4, display_date: 'Spring'};
    const {value} = read(
      slide(spring, {text: {headline: 'a'}}),
      slide(spring, {text: {headline: 'b'}, display_date: 'Easter'}),
      slide(spring, {text: {headline: 'c'}, end_date: {year: 1995}}),
    );
    const words = value.events.map(({title, displayDate}) => title + String(displayDate));
    assert.deepEqual(words.sort(), ['aSpring', 'bEaster', 'cundefined']);
  });

  it('counts years before our era as historians do', () => {
    assert.deepEqual(starts({year: '-500'}, {year: -1}, {year: 33}, {year: 10_000}), [
      '-000499',
      '0000',
      '0033',
      '+010000',
    ]);
  });

  it('tells each problem where it stands', () => {
    const {value, problems} = read(
      slide({year: 2013}),
      {text: {headline: 'Some day'}},
      slide({year: 2013, month: 13}),
      slide({year: 'soon'}),
      {start_date: {year: 2014}},
      slide({year: 2015}, {end_date: {year: 2014}}),
      slide({year: 12_000}),
      null,
      'slide',
    );
    assert.deepEqual(
      value.events.map(({start}) => start),
      ['2013', '2015'],
    );
    assert.deepEqual([...new Set(problems.map(({pointer}) => pointer))].sort(), [
      '/events/1/start_date',
      '/events/2/start_date',
      '/events/3/start_date',
      '/events/4/text/headline',
      '/events/5/end_date',
      '/events/6/start_date',
      '/events/7/start_date',
      '/events/7/text/headline',
      '/events/8/start_date',
      '/events/8/text/headline',
    ]);
  });

  it('shows a slide that is nothing but a picture', () => {
    const [event] = read({start_date: {year: 1}, media: {url: 'a.png', caption: 'A table'}}).value.events;
    assert.equal(event?.title, 'A table');
  });

  it('shows a slide that is nothing but a text, and no word of it twice', () => {
    const [event] = read({start_date: {year: 1}, text: {text: 'It began.\n\nAnd went on.'}}).value.events;
    assert.equal(event?.title, 'It began.');
    assert.equal(event?.text, 'And went on.');
  });

  it('tells what media say, and links to what is embedded', () => {
    const media = (url: string) =>
      read(slide({year: 1}, {media: {url, caption: 'C', credit: 'D'}})).value.events[0];
    assert.equal(media('<blockquote>To be or not</blockquote>')?.media, undefined);
    assert.equal(
      media('<iframe width=1 src="https://a.example/map"></iframe>')?.media?.url,
      'https://a.example/map',
    );
    const page = media('https://commons.wikimedia.org/wiki/File:Foo.jpg');
    assert.equal(page?.image, undefined);
    assert.deepEqual(page?.media, {
      url: 'https://commons.wikimedia.org/wiki/File:Foo.jpg',
      caption: 'C',
      credit: 'D',
    });
  });

  it('is not told by an empty title alone', () => {
    const {value} = readAnyTimeline({title: null, events: [{start: '2013', title: 'own'}]});
    assert.deepEqual(
      value.events.map(({title}) => title),
      ['own'],
    );
  });

  it('of two thousand slides, a tenth of them damaged, shows the good ones and reports each bad one', () => {
    const damages = [
      () => ({text: {headline: 'no date'}}),
      () => slide({year: 'MMXIII'}),
      () => slide({year: 2013, month: 2, day: 30}),
      () => slide({month: 3}),
      () => null,
      () => 7,
    ];
    const year = fc.integer({min: -9999, max: 9999}).filter((number) => number !== 0);
    const good = fc.record({year, month: fc.integer({min: 1, max: 12}), day: fc.integer({min: 1, max: 28})});
    fc.assert(
      fc.property(
        fc.array(fc.tuple(good, fc.integer({min: 0, max: 59})), {minLength: 2000, maxLength: 2000}),
        (slides) => {
          const events = slides.map(([date, dice]) => (dice < 6 ? damages[dice]?.() : slide(date)));
          const bad = slides.flatMap(([, dice], index) => (dice < 6 ? [index] : []));
          const {value, problems} = readAnyTimeline({events});
          assert.equal(value.events.length, 2000 - bad.length);
          const reported = new Set(problems.map(({pointer}) => Number(pointer.split('/')[2])));
          assert.deepEqual(
            [...reported].sort((a, b) => a - b),
            bad,
          );
        },
      ),
      {numRuns: 5},
    );
  });

  it('is told by the first slide that has a date', () => {
    const {value, problems} = readAnyTimeline({
      events: [null, 'x', {text: {headline: 'no date'}}, slide({year: 2013})],
    });
    assert.equal(value.events.length, 1);
    assert.deepEqual(
      [...new Set(problems.map(({pointer}) => pointer.slice(0, 9)))],
      ['/events/0', '/events/1', '/events/2'],
    );
  });

  it('is not what is in the kit’s own format', () => {
    const {value} = readAnyTimeline({title: 'Talks', events: [{start: '2013', title: 'a'}]});
    assert.equal(value.title, 'Talks');
    assert.throws(() => readAnyTimeline({title: {text: {}}, events: 7}));
  });
});
