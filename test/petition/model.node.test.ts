import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Petition} from '../../src/contract/petitions.ts';
import {momentOf, seenFrom, written} from '../../src/petition/moments.ts';
import {openingOf} from '../../src/petition/opening.ts';
import {goalOf} from '../../src/petition/progress.ts';
import {channelsOf, tagged} from '../../src/petition/share.ts';
import {targetsOf} from '../../src/petition/targets.ts';

// Far from where machines that run tests are: there, days would be those of UTC.
process.env['TZ'] = 'America/New_York';

const petition = (rest: Partial<Petition> = {}): Petition => ({
  id: 'one',
  title: 'Speak up',
  text: 'Please.',
  action: {url: '/sign'},
  ...rest,
});
/** A moment on the reader's clock. */
const at = (...parts: [number, number, number?, number?, number?]) =>
  new Date(...(parts as [number, number])).getTime();

describe('when one can sign', () => {
  for (const [what, rest, now, opening] of [
    ['nothing is said', {}, at(2013, 8, 8), 'open'],
    ['it is said to be closed', {closed: true}, at(2013, 8, 8), 'closed'],
    ['the last day has come', {closes: '2013-09-08'}, at(2013, 8, 8), 'open'],
    ['the last day ends', {closes: '2013-09-08'}, at(2013, 8, 8, 23, 59), 'open'],
    ['the last day is over', {closes: '2013-09-08'}, at(2013, 8, 9), 'closed'],
    ['the last month ends', {closes: '2013-12'}, at(2013, 11, 31, 23, 59), 'open'],
    ['the last month is over', {closes: '2013-12'}, at(2014, 0, 1), 'closed'],
    ['the last year ends', {closes: '2013'}, at(2013, 11, 31, 23, 59), 'open'],
    ['the last year is over', {closes: '2013'}, at(2014, 0, 1), 'closed'],
    ['a time on the wall has not come', {closes: '2013-09-08T12:00'}, at(2013, 8, 8, 11, 59), 'open'],
    ['a time on the wall has come', {closes: '2013-09-08T12:00'}, at(2013, 8, 8, 12), 'closed'],
    ['a moment has not come', {closes: '2013-09-08T12:00:00Z'}, Date.UTC(2013, 8, 8, 11, 59), 'open'],
    ['a moment has come', {closes: '2013-09-08T12:00:00Z'}, Date.UTC(2013, 8, 8, 12), 'closed'],
    ['the first day has not come', {opens: '2013-09-08'}, at(2013, 8, 7, 23, 59), 'early'],
    ['the first day has come', {opens: '2013-09-08'}, at(2013, 8, 8), 'open'],
    ['the first month has not come', {opens: '2013-10'}, at(2013, 8, 30, 23, 59), 'early'],
    ['the first year has come', {opens: '2013'}, at(2013, 0, 1), 'open'],
    ['it has both opened and closed', {opens: '2013-09-01', closes: '2013-09-02'}, at(2013, 8, 3), 'closed'],
  ] as const) {
    it(`${opening}, when ${what}`, () => {
      assert.equal(openingOf(petition(rest), now), opening);
    });
  }
});

describe('a moment', () => {
  const noon = at(2013, 8, 8, 12);

  it('is where the reader is, unless it is the same everywhere', () => {
    assert.equal(momentOf('2013-09-08'), Date.UTC(2013, 8, 8, 4));
    assert.equal(momentOf('2013-09-08T12:00'), Date.UTC(2013, 8, 8, 16));
    assert.equal(momentOf('2013-09-08T12:00Z'), Date.UTC(2013, 8, 8, 12));
    assert.equal(momentOf('2013-11-03', 1) - momentOf('2013-11-03'), 25 * 3_600_000, 'clocks are changed');
  });

  it('is seen in hours and minutes where these matter, and otherwise in days as the calendar has them', () => {
    for (const [moment, timed, seen] of [
      [at(2013, 8, 8, 12, 30), true, 'in 30 minutes'],
      [at(2013, 8, 8, 11, 58), true, '2 minutes ago'],
      [at(2013, 8, 8, 14, 40), true, 'in 3 hours'],
      [at(2013, 8, 9, 11), true, 'in 23 hours'],
      [at(2013, 8, 9, 13), true, 'tomorrow'],
      [at(2013, 8, 8, 23, 59), false, 'today'],
      [at(2013, 8, 9, 0, 1), false, 'tomorrow'],
      [at(2013, 8, 7, 23, 59), false, 'yesterday'],
      [at(2013, 11, 8), false, 'in 91 days'],
    ] as const)
      assert.equal(seenFrom(noon, moment, timed, 'en'), seen);
  });

  it('is written with its time only where that is known', () => {
    assert.equal(written(noon, false, 'en'), 'September 8, 2013');
    assert.match(written(noon, true, 'en'), /^September 8, 2013.* 12:00\sPM$/);
  });
});

describe('the goal', () => {
  it('is the next round number where the petition has none', () => {
    const reached: number[] = [];
    for (let count = 0; count < 5_000_000; count = reached.at(-1) ?? Infinity) {
      reached.push(goalOf(petition(), count, false) ?? Infinity);
    }
    assert.deepEqual(reached.slice(0, 8), [100, 150, 250, 500, 750, 1000, 1500, 2500]);
    assert.equal(reached.at(-1), 5_000_000);
    assert.equal(reached.length, 24);
    for (const [index, goal] of reached.slice(1).entries()) assert.ok(goal <= 2 * (reached[index] ?? 0));
  });

  it('is the petition’s own until that is reached', () => {
    assert.equal(goalOf(petition({goal: 120}), 119, false), 120);
    assert.equal(goalOf(petition({goal: 120}), 120, false), 150);
    assert.equal(goalOf(petition({goals: [100, 500, 1000]}), 99, false), 100);
    assert.equal(goalOf(petition({goals: [100, 500, 1000]}), 100, false), 500);
    assert.equal(goalOf(petition({goals: [100, 500, 1000]}), 1001, false), 1500);
    assert.equal(goalOf(petition({goal: 5000, goals: []}), 10, false), 5000);
  });

  it('is none where the count is out of this world', () => {
    for (const count of [Infinity, NaN, 1e300]) assert.equal(goalOf(petition(), count, false), undefined);
  });

  it('stays where it is when the petition is closed', () => {
    assert.equal(goalOf(petition(), 5, true), undefined);
    assert.equal(goalOf(petition({goal: 100}), 500, true), 100);
    assert.equal(goalOf(petition({goals: [100, 500, 1000]}), 200, true), 500);
    assert.equal(goalOf(petition({goals: [100, 500, 1000]}), 1001, true), 1000);
  });
});

describe('the people a petition goes to', () => {
  const items = [
    {region: 'MD', name: 'Barbara Mikulski'},
    {region: 'MD', name: 'Ben Cardin'},
    {region: 'VA', name: 'Tim Kaine'},
  ];
  const names = (region: string) =>
    targetsOf(petition({targets: {by: 'region', items}}), region).map(({name}) => name);

  it('are those of the region, however it is written', () => {
    assert.deepEqual(names('MD'), ['Barbara Mikulski', 'Ben Cardin']);
    assert.deepEqual(names('va'), ['Tim Kaine']);
  });

  it('are nobody for another region, or none', () => {
    assert.deepEqual(names('DC'), []);
    assert.deepEqual(names(''), []);
    assert.deepEqual(targetsOf(petition(), 'MD'), []);
  });
});

describe('passing on', () => {
  const shared = {url: 'https://blog.example/?p=1&x=2', title: 'Speak up & out', text: 'I did. Will you?'};

  it('writes text and address so that they arrive as they are', () => {
    const {mail, whatsapp, facebook, x, bluesky} = channelsOf(shared);
    const parameters = (address = '') => Object.fromEntries(new URL(address).searchParams);
    const both = `${shared.text} ${shared.url}`;
    assert.deepEqual(parameters(mail), {subject: shared.title, body: both});
    assert.deepEqual(parameters(whatsapp), {text: both});
    assert.deepEqual(parameters(facebook), {u: shared.url});
    assert.deepEqual(parameters(x), {text: shared.text, url: shared.url});
    assert.deepEqual(parameters(bluesky), {text: both});
    // A mail program takes a plus sign for a plus sign.
    assert.doesNotMatch(mail ?? '', /\+/);
  });

  it('leaves out half a letter, where a text was cut', () => {
    const {x} = channelsOf({...shared, text: 'Peace \ud83d'});
    assert.equal(new URL(x ?? '').searchParams.get('text'), 'Peace ');
  });

  it('takes the title where there is no text', () => {
    assert.match(channelsOf({...shared, text: ''})['whatsapp'] ?? '', /text=Speak%20up%20%26%20out%20https/);
  });

  it('leaves it to Mastodon which server is one’s own, and does not tell it what is passed on', () => {
    const {origin, pathname, search, hash} = new URL(channelsOf(shared)['mastodon'] ?? '');
    assert.equal(origin + pathname + search, 'https://share.joinmastodon.org/');
    assert.equal(new URLSearchParams(hash.slice(1)).get('text'), `${shared.text} ${shared.url}`);
  });

  it('tells by which way, for which petition, after whose signature', () => {
    const url = new URL(tagged(shared.url, 'x', 'senators', '0123456789'));
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      p: '1',
      x: '2',
      utm_source: 'share',
      utm_medium: 'x',
      utm_campaign: 'senators',
      'peace-ref': '01234567',
    });
  });

  it('passes nothing on that this page was told of a person', () => {
    const told = 'https://blog.example/?peace-email=ann%40example.org&peace-ref=abc&utm_medium=mail&p=1';
    const url = new URL(tagged(told, 'copy', 'senators'));
    assert.deepEqual(Object.fromEntries(url.searchParams), {
      utm_medium: 'copy',
      p: '1',
      utm_source: 'share',
      utm_campaign: 'senators',
    });
  });
});
