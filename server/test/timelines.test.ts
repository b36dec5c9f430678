import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {TimelineSchema, problemsOf} from 'peace-widgets/contract';
import {StartError} from '../src/start-error.ts';
import {campaign} from './campaign.ts';
import {startNewspaper} from './newspaper.ts';
import {eventually, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

/** A file of TimelineJS, as its own guide has them: numbers may be texts, texts are HTML. */
const slides = {
  title: {text: {headline: 'The <b>talks</b>', text: '<p>From the beginning</p>'}},
  events: [
    {
      start_date: {year: '2013', month: '8', day: '14'},
      text: {headline: 'Talks &amp; more', text: '<p>In Jerusalem</p>'},
      media: {url: 'table.jpg', caption: 'A table', link: '/talks'},
      group: 'Diplomacy',
      unique_id: 'talks',
    },
    {start_date: {year: -1}, text: {headline: 'Long before'}, media: {url: 'https://vimeo.com/1'}},
  ],
  eras: [{start_date: {year: 2009}, end_date: {year: 2013}, text: {headline: 'A term'}}],
};

/** Items of vis-timeline, as `JSON.stringify` writes them, with their groups. */
const items = {
  groups: [{id: 1, content: '<i>Diplomacy</i>'}],
  items: [
    {id: 'A', content: 'A term', start: '2009-01-20', end: '2013-01-20', type: 'background'},
    {id: 7, content: '<b>Talks</b><br>In Jerusalem', start: '2013-08-14', group: 1, title: 'Closed doors'},
    {content: 'Second round', start: '2013-09-01T10:00:00.000Z', end: Date.UTC(2013, 8, 3), group: 'Other'},
    {content: 'Third round', start: 'Sep 5, 2013', className: 'red'},
  ],
};

const OF_ITEMS = [
  {id: '7', start: '2013-08-14', title: 'Talks', group: 'Diplomacy', text: 'In Jerusalem\n\nClosed doors'},
  {
    id: '2013-09-01t10-00-00-000z-second-round',
    start: '2013-09-01T10:00:00.000Z',
    end: '2013-09-03T00:00:00.000Z',
    title: 'Second round',
    group: 'Other',
  },
  {id: '2013-09-05-third-round', start: '2013-09-05', title: 'Third round'},
];

/** The timeline of an endpoint that reads these answers at the addresses that its `sources.json` names. */
async function servedFrom(t: Parameters<typeof startNewspaper>[0], ...answers: unknown[]) {
  const paper = await startNewspaper(t);
  answers.forEach((answer, index) => {
    paper.answer(`/${index}/t.json`, typeof answer === 'string' ? answer : JSON.stringify(answer));
  });
  const timeline = answers.map((_, index) => paper.at(`/${index}/t.json`));
  const settings = {
    ...settingsIn(temporaryFolder(), {...campaign(), 'sources.json': {timeline}}),
    sources: {
      privateNetworks: ['loopback'],
      refresh: 40,
      patience: 5_000,
      reading: 20_000,
      longest: 100_000,
    },
  };
  const {caller, log} = await startEndpoint(t, {settings, watch: true});
  return {
    paper,
    log,
    /** Waits for so many events. */
    timeline: (count: number) =>
      eventually(async () => {
        const json = (await caller.json('/api/timeline.json')) as {events: object[]};
        return json.events.length === count && json;
      }),
  };
}

describe('a timeline elsewhere', () => {
  it('that was made for TimelineJS is ours: text, links that lead there, title and eras', async (t) => {
    const {paper, timeline} = await servedFrom(t, slides);
    const served = await timeline(2);
    assert.deepEqual(served, {
      title: 'The talks',
      text: 'From the beginning',
      eras: [{start: '2009', end: '2013', title: 'A term'}],
      events: [
        {id: '0000-long-before', start: '0000', title: 'Long before', media: {url: 'https://vimeo.com/1'}},
        {
          id: 'talks',
          start: '2013-08-14',
          title: 'Talks & more',
          text: 'In Jerusalem',
          url: paper.at('/talks'),
          group: 'Diplomacy',
          image: {url: paper.at('/0/table.jpg'), caption: 'A table'},
        },
      ],
    });
    assert.deepEqual(problemsOf(TimelineSchema, served), []);
  });

  it('of vis-timeline is ours: groups by their names, a tooltip for a text, a background for an era', async (t) => {
    const {timeline} = await servedFrom(t, items);
    const served = (await timeline(3)) as {eras?: unknown};
    assert.deepEqual(served, {
      eras: [{start: '2009-01-20', end: '2013-01-20', title: 'A term'}],
      events: OF_ITEMS,
    });
    assert.deepEqual(problemsOf(TimelineSchema, served), []);
  });

  it('may be that of another campaign, alone or in its whole document, in a language of its own', async (t) => {
    const events = [{id: 'a', start: '2013', title: 'Entretiens', url: '../a'}];
    const whole = {peace: '1.0', language: 'fr', timeline: {span: {start: '2013', end: '2014'}, events}};
    const {paper, timeline} = await servedFrom(t, whole, {events: [{start: '2014', title: 'Talks'}]});
    assert.deepEqual(await timeline(2), {
      span: {start: '2013', end: '2014'},
      events: [
        {id: 'a', start: '2013', title: 'Entretiens', url: paper.at('/a'), language: 'fr'},
        {id: '2014-talks', start: '2014', title: 'Talks'},
      ],
    });
  });

  it('costs no more than what is wrong in it, which is said by where it stands there', async (t) => {
    const [first] = slides.events;
    const wrong = {events: [first, {start_date: {year: 'soon'}, text: {headline: 'Soon'}}]};
    const {log, timeline} = await servedFrom(
      t,
      wrong,
      [...items.items, {content: 'Never', start: 'never'}],
      {items: []},
      '{"events": [',
    );
    await timeline(4);
    const said = async (words: RegExp) =>
      eventually(() => log.lines.some((line) => words.test(line))).catch(() =>
        assert.fail(`${String(words)} is not in\n${log.lines.join('\n')}`),
      );
    await said(/0\/t\.json \/events\/1\/start_date: is not a date/);
    await said(/1\/t\.json \/4\/start: is not a date/);
    await said(/2\/t\.json is JSON, but no timeline \(.*events/);
    await said(/3\/t\.json is JSON, but no timeline \(.*JSON/);
  });
});

describe('timeline.json among the documents', () => {
  const servedAs = async (t: Parameters<typeof startNewspaper>[0], json: unknown) => {
    const {caller} = await startEndpoint(t, {files: {...campaign(), 'timeline.json': json}});
    return (await caller.json('/api/timeline.json')) as {title?: string; events: {title: string}[]};
  };

  it('may be a file of TimelineJS or vis-timeline, with rows of a sheet besides', async (t) => {
    const sheet = 'Date,Title\n2014,From a sheet\n';
    const files = {...campaign(), 'timeline.json': slides, 'events.csv': sheet};
    const {caller} = await startEndpoint(t, {files});
    const served = (await caller.json('/api/timeline.json')) as {title: string; events: {title: string}[]};
    assert.equal(served.title, 'The talks');
    assert.deepEqual(
      served.events.map(({title}) => title),
      ['Long before', 'Talks & more', 'From a sheet'],
    );
    assert.deepEqual((await servedAs(t, items)).events, OF_ITEMS);
  });

  it('stays as it was written where it is ours, also what only newer widgets know', async (t) => {
    const own = {events: [{start: '2013', title: 'a < b', mood: 'good'}], mode: 'new'};
    assert.deepEqual(await servedAs(t, own), own);
  });

  it('stops the start where it is wrong, by its own names', async (t) => {
    const refusal = (json: unknown) =>
      startEndpoint(t, {files: {...campaign(), 'timeline.json': json}}).then(
        () => assert.fail('it started'),
        (error: unknown) => (error instanceof StartError ? error.message : String(error)),
      );
    const dateless = {events: [{start_date: {year: 2013}, text: {headline: 'a'}}, {text: {headline: 'b'}}]};
    assert.match(await refusal(dateless), /timeline\.json \/events\/1\/start_date: /);
    assert.match(
      await refusal({title: {text: {headline: 'Nothing'}}}),
      /timeline\.json \(whole file\): .*events/,
    );
    assert.match(await refusal({events: [{title: 'a'}]}), /timeline\.json \/events\/0\/start: /);
  });
});
