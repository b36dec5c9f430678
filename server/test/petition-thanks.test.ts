import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {readDefenceSettings} from '../src/defence/settings.ts';
import {campaign} from './campaign.ts';
import {anna, open, send, slowly} from './petition-form.ts';
import type {Answers} from './petition-form.ts';
import {rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

/** An endpoint whose open petition says more. */
function start(t: TestContext, change: object, files = campaign()) {
  const [first] = files['petitions.json'] as Record<string, unknown>[];
  Object.assign(first ?? {}, change);
  return startEndpoint(t, {files});
}

describe('the page of a petition', () => {
  it('says who is responsible: the petition itself, or else its campaign, from where its document is', async (t) => {
    const files = campaign();
    const privacy = (controller: string) => ({privacy: {url: 'privacy.html', controller}});
    Object.assign(files['initiative.json'] as object, privacy('Campaign & Co'));
    Object.assign(files['he/initiative.json'] as object, privacy('קמפיין'));
    const {caller} = await start(t, privacy('Petition & Co'), files);
    assert.match((await open(caller)).html, /Petition &amp; Co[^]*?<a href="\/api\/privacy\.html"/);
    assert.match((await open(caller, '/p/other')).html, /Campaign &amp; Co/);
    assert.match((await open(caller, '/he/p/hebrew')).html, /קמפיין[^]*?<a href="\/api\/he\/privacy\.html"/);
  });

  it('leads from a consent to more about it, from where its document is', async (t) => {
    const files = campaign();
    const [hebrew] = files['he/petitions.json'] as object[];
    const consents = [{id: 'updates', text: 'עדכונים', url: 'more.html'}];
    Object.assign(hebrew ?? {}, {consents});
    const {caller} = await start(t, {consents}, files);
    assert.match((await open(caller)).html, /<a class="meta" href="\/api\/more\.html"/);
    assert.match((await open(caller, '/he/p/open')).html, /<a class="meta" href="\/api\/he\/more\.html"/);
  });

  it('leads to its other languages and to its campaign, from each of them', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const [path, other] of [
      ['/p/open', '/he/p/open'],
      ['/he/p/open', '/p/open'],
    ] as const) {
      const {html} = await open(caller, path);
      const [, brand = ''] = /class="brand" href="([^"]+)"/.exec(html) ?? [];
      assert.equal(new URL(brand, new URL(path, caller.url)).pathname, '/');
      const [languages = ''] = /<div class="languages">[^]*?<\/div>/.exec(html) ?? [];
      const links = [...languages.matchAll(/href="([^"]+)"/g)].map(([, to = '']) => to);
      assert.deepEqual(
        links.map((to) => new URL(to, new URL(path, caller.url)).pathname),
        [other],
      );
    }
  });

  it('counts from where it is to count, and says the goal that is not reached, and the end', async (t) => {
    const {caller} = await start(t, {goals: [5, 50], showCountFrom: 5, closes: '2999-12-31'});
    const {html} = await open(caller);
    assert.match(html, /<b>5 signatures<\/b> Goal: 50/);
    assert.match(html, /2999/);
    const few = await start(t, {showCountFrom: 6});
    assert.doesNotMatch((await open(few.caller)).html, /<progress|5 signatures/);
  });

  it('says what came of it once it is closed, and no more when that will be', async (t) => {
    const {caller} = await start(t, {closed: true, closes: '2999-12-31', result: 'They spoke <up>.'});
    const {html} = await open(caller);
    assert.match(html, /This petition is closed\.[^]*They spoke &lt;up&gt;\./);
    assert.doesNotMatch(html, /2999/);
  });

  it('does not take its own address for where somebody came from, nor what is none', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const own = await open(caller, '/p/open', {Referer: `${caller.url}p/open`});
    assert.equal(own.hidden['referrer'], '');
    await send(caller, {...anna, ...slowly(own), referrer: 'no address'});
    const [row] = rowsIn(settings, 'signatures');
    assert.deepEqual([row?.state, row?.source_referrer], ['stored', null]);
  });

  it('is refused to a flood, with when it is worth coming back', async (t) => {
    const defence = {...readDefenceSettings({}), refuseRate: {most: 1, period: 3_600_000}};
    const {caller} = await startEndpoint(t, {settings: {...settingsIn(temporaryFolder()), defence}});
    const page = await open(caller);
    assert.equal((await send(caller, {...anna, ...slowly(page)})).status, 200);
    const refused = await send(caller, {...anna, ...slowly(page)});
    assert.equal(refused.status, 429);
    assert.ok(Number(refused.headers.get('Retry-After')) > 0);
    assert.match(refused.html, /value="anna@example\.org"/);
  });

  it('keeps a box ticked, and shows a letter in which something is wrong', async (t) => {
    const {caller} = await startEndpoint(t);
    const page = await open(caller, '/p/strict');
    const box = /<input type="checkbox" value="yes" id="consent-0"[^>]*>/;
    assert.doesNotMatch(box.exec(page.html)?.[0] ?? '', /checked/);
    assert.match(page.html, /<details><summary>/);
    const answers = {...page.hidden, 'consent-0': 'yes', 'letter-body': 'x'.repeat(30)};
    const wrong = await send(caller, answers, '/p/strict');
    assert.match(box.exec(wrong.html)?.[0] ?? '', /checked/);
    assert.match(wrong.html, /<details open><summary>/);
  });
});

describe('the thanks', () => {
  it('are those of the petition, lead on, and say in the title what is the matter', async (t) => {
    const {caller} = await start(t, {thanks: {title: 'Well <done>', text: 'Call.', url: '/next.html'}});
    const thanks = await send(caller, {...anna, ...slowly(await open(caller))});
    assert.match(thanks.html, /<h1>Well &lt;done&gt;<\/h1>[^]*Call\.[^]*<a class="tall" href="\/next\.html"/);
    assert.match(thanks.html, /<title>Thank you for signing/);
    const ben = {...anna, email: 'ben@example.org', website: 'spam.example'};
    const held = await send(caller, {...ben, ...slowly(await open(caller))});
    assert.match(held.html, /<title>Please check your mail/);
  });

  it('are given also where a text to pass on was cut in the middle of a letter', async (t) => {
    const {caller} = await start(t, {share: {text: 'Speak up \ud83d'}});
    const {html} = await send(caller, {...anna, ...slowly(await open(caller))});
    assert.match(html, /Speak%20up/);
  });

  it('let the petition be passed on by ways that tell which one it was and after whom, and not more', async (t) => {
    const {caller, settings} = await start(t, {share: {title: 'Speak & act', text: 'Peace?'}});
    const {html} = await send(caller, {...anna, ...slowly(await open(caller))});
    const [, id] = /peace-ref%3D([^"&%]+)/.exec(html) ?? [];
    assert.equal(id, String(rowsIn(settings, 'signatures')[0]?.id).slice(0, 8));
    const hrefs = [...html.matchAll(/<li><a href="([^"]+)"/g)].map(([, href = '']) =>
      href.replaceAll('&amp;', '&'),
    );
    const ways = ['mail', 'whatsapp', 'facebook', 'x', 'bluesky'];
    for (const [index, way] of ways.entries()) {
      const [, link = ''] = /(http:\S+)$/.exec(decodeURIComponent(hrefs[index] ?? '')) ?? [];
      const {pathname, searchParams} = new URL(link);
      assert.deepEqual(
        [
          pathname,
          ...['utm_source', 'utm_medium', 'utm_campaign', 'peace-ref'].map((name) => searchParams.get(name)),
        ],
        ['/p/open', 'share', way, 'open', id],
      );
    }
    assert.match(hrefs[0] ?? '', /^mailto:\?subject=Speak%20%26%20act&body=Peace%3F%20http/);
  });
});

describe('the letter', () => {
  const letter = {subject: 'Peace', body: 'Dear {senator}, {constructor}'};
  const items = [{region: 'MD', name: 'Ben Cardin', email: 'a&b@senate.example'}];

  /** What is kept of a letter, and the page after it. */
  async function written(t: TestContext, change: object, answers: Answers) {
    const {caller, settings} = await start(t, change);
    const page = await open(caller);
    const thanks = await send(caller, {...anna, ...slowly(page), ...answers});
    assert.equal(thanks.status, 200);
    const kept = rowsIn(settings, 'signatures')[0]?.letter as string | null;
    return {page, thanks, kept: kept === null ? null : (JSON.parse(kept) as unknown)};
  }

  it('goes to nobody where nobody speaks for the region', async (t) => {
    const {kept} = await written(t, {letter, targets: {by: 'region', items}}, {});
    assert.equal(kept, null);
  });

  it('is only sent once somebody has worked on it, where the campaign wants that', async (t) => {
    const change = {letter: {...letter, sendUnedited: false}};
    const unedited = {'letter-subject': letter.subject, 'letter-body': letter.body};
    assert.equal((await written(t, change, unedited)).kept, null);
    const {kept} = await written(t, change, {...unedited, 'letter-body': 'My own words'});
    assert.deepEqual(kept, {subject: 'Peace', body: 'My own words', targets: []});
  });

  it('keeps the words that nobody may change, whatever is sent', async (t) => {
    const sent = {'letter-subject': 'War', 'letter-body': 'War'};
    const body = await written(t, {letter: {...letter, editable: 'body'}}, sent);
    assert.deepEqual(body.kept, {subject: 'Peace', body: 'War', targets: []});
    const none = await written(t, {letter: {...letter, editable: 'none'}}, sent);
    assert.deepEqual(none.kept, {...letter, targets: []});
    assert.match(none.page.html, /<p class="letter text">Dear \{senator\}/);
    assert.doesNotMatch(none.page.html, /name="letter-/);
  });

  it('is shown with the address of whom it goes to, which is one address', async (t) => {
    const {thanks} = await written(t, {letter, targets: {by: 'region', items}}, {region: 'MD'});
    assert.match(thanks.html, /href="mailto:a%26b@senate\.example"/);
    assert.match(thanks.html, /Dear Ben Cardin, \{constructor\}/);
  });
});
