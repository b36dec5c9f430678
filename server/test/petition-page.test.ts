import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {questionsOf} from '../src/http/petition-page/questions.ts';
import {petitionPage} from '../src/http/petition-page/routes.ts';
import {campaign} from './campaign.ts';
import {occupy, onPostgres} from './databases.ts';
import {rowsIn, settingsIn, startEndpoint, temporaryFolder, writeFiles} from './running.ts';
import {anna, open, send, slowly} from './petition-form.ts';
import type {Answers} from './petition-form.ts';

describe('the page of a petition', () => {
  it('that cannot be shown just now says so, to a person', async () => {
    const library = {
      campaign: () => Promise.resolve({initiative: {title: 'A campaign'}}),
      campaignFor: () => Promise.resolve({initiative: {title: 'A campaign'}}),
      petition: () => Promise.reject(new Error('It is away')),
    };
    const problemOf = () => ({status: 503, kind: 'busy', title: 'It is busy', retryAfter: 2});
    const parts = {desk: {library}, problemOf} as unknown as Parameters<typeof petitionPage>[0];
    const response = await petitionPage(parts).request('/p/open');
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('Retry-After'), '2');
    assert.match(await response.text(), /^<!doctype html>[^]*<h1>This is not possible just now/);
  });

  it('says what is asked, where it is passed on, and in which languages', async (t) => {
    const {caller} = await startEndpoint(t);
    const {html, headers} = await open(caller);
    assert.match(html, /<html lang="en" dir="ltr">/);
    assert.match(html, /<title>Speak up – A campaign<\/title>/);
    assert.match(html, /<p class="text standfirst">Please speak up\.<\/p>/);
    assert.match(html, /<b>5 signatures<\/b> Goal: 100/);
    assert.match(html, /<meta property="og:title" content="Speak up"/);
    assert.match(html, new RegExp(`<link rel="canonical" href="${caller.url}p/open"`));
    assert.match(html, new RegExp(`<link rel="alternate" hreflang="he" href="${caller.url}he/p/open"`));
    assert.doesNotMatch(html, /<script/);
    assert.match(headers.get('Content-Security-Policy') ?? '', /^default-src 'none'/);
    const hebrew = await open(caller, '/he/p/open');
    assert.match(hebrew.html, /<html lang="he" dir="rtl">/);
    assert.match(hebrew.html, /דברו/);
  });

  it('names the address that the environment says', async (t) => {
    const settings = {...settingsIn(temporaryFolder()), publicUrl: 'https://petition.example/'};
    const {caller} = await startEndpoint(t, {settings});
    const {html} = await open(caller);
    assert.match(html, /<meta property="og:url" content="https:\/\/petition\.example\/p\/open"/);
  });

  it('is a page also where there is no petition, or no such language', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const path of ['/p/none', '/xx/p/open', '/he/p/none', '/p/%3Cscript%3E']) {
      const {status, html} = await open(caller, path);
      assert.equal(status, 404, path);
      assert.match(html, /<h1>.*<\/h1>/);
      assert.doesNotMatch(html, /<script/);
    }
  });

  it('says when it is closed, not open yet, or signed elsewhere', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.match((await open(caller, '/p/closed')).html, /This petition is closed\./);
    assert.match((await open(caller, '/p/past')).html, /This petition is closed\./);
    assert.match((await open(caller, '/p/future')).html, /This petition opens on 2999\./);
    assert.match((await open(caller, '/p/elsewhere')).html, /<p>This petition is signed elsewhere\.<\/p>/);
    for (const id of ['closed', 'past', 'future', 'elsewhere']) {
      assert.doesNotMatch((await open(caller, `/p/${id}`)).html, /<form/);
    }
    assert.equal((await send(caller, {...anna, key: 'a'.repeat(20)}, '/p/closed')).status, 410);
  });
});

describe('the form on it', () => {
  it('stores what the widget would store, and says so', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const page = await open(caller, '/p/open?utm_campaign=spring&peace-ref=12345678', {
      Referer: 'https://blog.example/post?secret',
    });
    const thanks = await send(caller, {...anna, ...slowly(page), 'consent-0': 'yes'});
    assert.equal(thanks.status, 200);
    assert.match(thanks.html, /<h1>Thank you for signing<\/h1>\s*<p>Your signature is stored\.<\/p>/);
    assert.match(thanks.html, /<b>6 signatures<\/b>/);
    assert.equal(thanks.headers.get('Cache-Control'), 'no-store');
    const [row] = rowsIn(settings, 'signatures');
    assert.equal(row?.state, 'stored');
    assert.equal(row?.given_name, 'Anna');
    assert.equal(row?.postal_code, '20001');
    assert.deepEqual(JSON.parse(String(row?.consents)), [
      {id: 'updates', given: true, text: 'Keep me informed.', language: 'en'},
    ]);
    assert.equal(row?.source_page, `${caller.url}p/open`);
    assert.equal(row?.source_referrer, 'https://blog.example');
    assert.equal(row?.source_campaign, 'spring');
    assert.equal(row?.source_referral, '12345678');
    assert.ok(Number(row?.elapsed) >= 20_000);
  });

  it('stores the digits of every keyboard alike, and a comment as it was written', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const digits = {'postal-code': '٢٠٠٠١', comment: '۲۰۱۳'};
    const {status} = await send(caller, {...anna, ...digits, ...slowly(await open(caller))});
    assert.equal(status, 200);
    const [row] = rowsIn(settings, 'signatures');
    assert.equal(row?.postal_code, '20001');
    assert.equal(row?.comment, '۲۰۱۳');
  });

  it('tells browsers whether it asks for the name of a country or for its code', () => {
    const options = [{value: 'US', label: 'United States'}];
    const known = [{name: 'country'}, {name: 'country', type: 'choice' as const, options}].map((field) => {
      const petition = {id: 'p', title: 'P', text: 'P', action: {url: '/sign'}, fields: [field]};
      return questionsOf(petition, (key) => key)[0]?.autocomplete;
    });
    assert.deepEqual(known, ['country-name', 'country']);
  });

  it('prints no form: nobody can send it', async (t) => {
    const {caller} = await startEndpoint(t);
    const {html} = await open(caller);
    const [form = ''] = /<form[^>]*>/.exec(html) ?? [];
    // A class of its own would show it all the same.
    const classes = /class="([^"]+)"/.exec(form)?.[1]?.split(' ') ?? [];
    const printed = html.slice(html.lastIndexOf('@media print'));
    for (const name of classes) assert.match(printed, new RegExp(`form\\.${name},`));
  });

  it('is one signature however often it is sent, and another with other answers', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const answers: Answers = {...anna, ...slowly(await open(caller))};
    const both = await Promise.all([send(caller, answers), send(caller, answers)]);
    for (const {status, html} of [...both, await send(caller, answers)]) {
      assert.equal(status, 200);
      assert.match(html, /Your signature is stored\./);
    }
    assert.equal(rowsIn(settings, 'signatures').length, 1);
    const other = await send(caller, {...answers, 'given-name': 'Bela', email: 'bela@example.org'});
    assert.equal(other.status, 422);
    assert.match(other.html, /This form was sent before with other answers/);
    assert.match(other.html, /value="bela@example\.org"/);
    assert.notEqual(other.hidden['key'], answers['key']);
    const bela = {...answers, ...slowly(other), 'given-name': 'Bela', email: 'bela@example.org'};
    assert.equal((await send(caller, bela)).status, 200);
    assert.equal(rowsIn(settings, 'signatures').length, 2);
  });

  it('says all that is wrong at once, above and at the fields, and keeps what was typed', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const page = await open(caller, '/p/strict');
    const typed = {
      name: 'Anna "A" <Schmidt>',
      email: 'anna@',
      'postal-code': '200011',
      region: 'MD',
      'custom-role': 'pilot',
      'letter-body': 'x'.repeat(30),
    };
    const wrong = await send(caller, {...page.hidden, ...typed}, '/p/strict');
    assert.equal(wrong.status, 422);
    assert.match(wrong.html, /<title>Error: /);
    const summary = /<div class="trouble".*?<\/div>/s.exec(wrong.html)?.[0] ?? '';
    assert.match(summary, /autofocus/);
    const listed = [...summary.matchAll(/<a href="#([^"]+)">([^<]+)</g)].map(([, id, text]) => [id, text]);
    assert.deepEqual(
      listed.map(([id]) => id),
      [...['field-1', 'field-2', 'field-4', 'field-5', 'field-6', 'field-7', 'body', 'consent-0']],
    );
    for (const [id, text] of listed) {
      assert.match(wrong.html, new RegExp(`aria-describedby="(?:${id}-help )?${id}-error"`));
      assert.ok(wrong.html.includes(`id="${id}-error">${text}<`), `the error at ${id}`);
    }
    assert.match(wrong.html, /value="Anna &quot;A&quot; &lt;Schmidt&gt;"/);
    assert.match(wrong.html, /<option value="MD"\s+selected/);
    assert.equal(wrong.hidden['key'], page.hidden['key']);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    const right = {
      ...{...slowly(wrong), ...typed, email: 'anna@example.org', 'postal-code': '20001', comment: 'a\r\nb'},
      ...{'custom-role': 'teacher', 'custom-adult': 'yes', 'custom-a/b': 'c', 'consent-0': 'yes'},
      ...{'letter-subject': 'Speak up', 'letter-body': 'short'},
    };
    assert.equal((await send(caller, right, '/p/strict')).status, 200);
    const [row] = rowsIn(settings, 'signatures');
    assert.equal(row?.comment, 'a\nb');
    assert.deepEqual(JSON.parse(String(row?.custom)), {role: 'teacher', adult: true, 'a/b': 'c'});
    assert.deepEqual(
      (JSON.parse(String(row?.consents)) as {id: string; given: boolean}[]).map(({id, given}) => [id, given]),
      [
        ['terms', true],
        ['updates', false],
      ],
    );
  });

  it('is held when the honeypot is filled or the petition wants a confirmation, and says so', async (t) => {
    const files = campaign();
    const [, , , , , other] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(other ?? {}, {doubleOptIn: true});
    const {caller, settings} = await startEndpoint(t, {files});
    const page = await open(caller);
    assert.match(
      page.html,
      /<div class="away" aria-hidden="true">\s*<label>Website <input name="website" tabindex="-1"/,
    );
    for (const [path, answers] of [
      ['/p/open', {website: 'spam.example'}],
      ['/p/other', {}],
    ] as const) {
      const {html} = await send(caller, {...anna, ...slowly(await open(caller, path)), ...answers}, path);
      assert.match(html, /<h1>Please check your mail<\/h1>\s*<p>Your signature counts once you follow/);
    }
    assert.deepEqual(
      rowsIn(settings, 'signatures').map(({state}) => state),
      ['held', 'held'],
    );
  });

  it('finds the people that it goes to in a file among the pages, which may change', async (t) => {
    const files = campaign();
    const [first] = files['petitions.json'] as Record<string, unknown>[];
    const letter = {subject: 'Peace', body: 'Dear {senator}'};
    Object.assign(first ?? {}, {letter, targets: {by: 'region', src: '/targets.json'}});
    const settings = settingsIn(temporaryFolder(), files);
    const {caller} = await startEndpoint(t, {settings});
    const write = (content: unknown) => writeFiles(settings.pages, {'targets.json': content});
    assert.doesNotMatch((await open(caller)).html, /name="region"/);
    write('{"by": ');
    assert.doesNotMatch((await open(caller)).html, /name="region"/);
    write({by: 'region', items: [{region: 'MD', name: 'Ben Cardin'}, {name: 'Nobody'}]});
    const page = await open(caller);
    assert.match(page.html, /<option value="MD"\s*>\s*MD/);
    const {html} = await send(caller, {...anna, ...slowly(page), region: 'MD'});
    assert.match(html, /Dear Ben Cardin/);
    const [row] = rowsIn(settings, 'signatures');
    assert.deepEqual(JSON.parse(String(row?.letter)), {...letter, targets: ['Ben Cardin']});
  });

  it('sends the letter, and shows it with the people that it goes to', async (t) => {
    const files = campaign();
    const [first] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(first ?? {}, {
      letter: {subject: 'From {name}', body: 'Dear {senator},\nI live in {state}.'},
      targets: {
        by: 'region',
        items: [
          {region: 'MD', name: 'Ben <Cardin>', title: 'Senator', phone: '+1 202'},
          {region: 'NY', name: 'Another'},
        ],
      },
    });
    const {caller, settings} = await startEndpoint(t, {files});
    const page = await open(caller);
    assert.match(page.html, /<option value="MD"\s*>\s*MD/);
    const {html} = await send(caller, {
      ...anna,
      ...slowly(page),
      region: 'MD',
      'letter-subject': 'From {name}',
      'letter-body': 'Dear {senator},\r\nI live in {state}.',
    });
    assert.match(html, /Your senators in MD/);
    assert.match(html, /Dear Ben &lt;Cardin&gt;,\nI live in MD\./);
    assert.match(html, /href="tel:\+1202"/);
    assert.doesNotMatch(html, /Another/);
    assert.deepEqual(JSON.parse(String(rowsIn(settings, 'signatures')[0]?.letter)), {
      subject: 'From Anna Schmidt',
      body: 'Dear {senator},\nI live in MD.',
      targets: ['Ben <Cardin>'],
    });
  });

  it('is from a site like any other signature', async (t) => {
    const files = campaign();
    const [first] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(first ?? {}, {origins: ['https://ally.example']});
    const {caller, settings} = await startEndpoint(t, {files});
    const answers = () => open(caller).then((page) => ({...anna, ...slowly(page)}));
    const from = async (origin: string) =>
      (await send(caller, await answers(), '/p/open', {Origin: origin})).status;
    assert.equal(await from('https://stranger.example'), 403);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    assert.equal(await from(caller.url.slice(0, -1)), 200);
  });

  it('that is far too long is refused with a page', async (t) => {
    const {caller} = await startEndpoint(t);
    const {status, html} = await send(caller, {comment: 'x'.repeat(70_000)}, '/he/p/open');
    assert.equal(status, 413);
    assert.match(html, /<html lang="he" dir="rtl">[^]*<h1>זה יותר מ־64 ק״ב/);
  });

  it('without its key is asked for once more, with one', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    for (const answers of [anna, {...anna, key: 'short'}]) {
      const {status, hidden} = await send(caller, answers);
      assert.equal(status, 422);
      assert.match(hidden['key'] ?? '', /^[\da-f-]{36}$/);
    }
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
  });

  it(
    'keeps what was typed when nothing can be stored just now',
    {skip: onPostgres && 'PostgreSQL waits'},
    async (t) => {
      const {caller, settings} = await startEndpoint(t);
      const page = await open(caller);
      const release = await occupy(settings);
      const busy = await send(caller, {...anna, ...slowly(page)});
      await release();
      assert.equal(busy.status, 503);
      assert.match(busy.html, /It was not stored\. Please send it once more/);
      assert.match(busy.html, /value="anna@example\.org"/);
      assert.equal(busy.hidden['key'], page.hidden['key']);
      assert.equal((await send(caller, {...anna, ...slowly(busy)})).status, 200);
    },
  );

  it('keeps consents in the language that they were read in, also one without words of ours', async (t) => {
    const files = campaign();
    const german = {id: 'open', title: 'Sprecht', text: 'Bitte.', action: {url: 'petitions/open/signatures'}};
    files['de/initiative.json'] = {peace: '1.0', title: 'Kampagne', language: 'de-AT'};
    files['de/petitions.json'] = [{...german, consents: [{id: 'updates', text: 'Haltet mich informiert.'}]}];
    const {caller, settings} = await startEndpoint(t, {files});
    const page = await open(caller, '/de/p/open');
    await send(caller, {...anna, ...slowly(page), 'consent-0': 'yes'}, '/de/p/open');
    assert.deepEqual(JSON.parse(String(rowsIn(settings, 'signatures')[0]?.consents)), [
      {id: 'updates', given: true, text: 'Haltet mich informiert.', language: 'de-AT'},
    ]);
  });

  it('is no larger than any other form', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal((await send(caller, {...anna, comment: 'x'.repeat(70_000)})).status, 413);
  });
});
