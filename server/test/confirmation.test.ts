import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {Links} from '../src/confirmation/links.ts';
import {CONFIRM_WITHIN, Tokens} from '../src/confirmation/tokens.ts';
import type {Subject} from '../src/confirmation/tokens.ts';
import {campaign} from './campaign.ts';
import {Mailbox, linkIn} from './mailbox.ts';
import {careful, startMailing} from './mailing.ts';
import {meddle} from './databases.ts';
import {eventually, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

const DAY = 86_400_000;

/** An endpoint where every signature of the open petition is held, and the link that confirms the first. */
async function held(
  t: TestContext,
  person: Record<string, string> = {},
  change: object = {},
  files = campaign(),
) {
  const mailbox = await Mailbox.start(t);
  const clock = {ahead: 0};
  const [open] = files['petitions.json'] as Record<string, unknown>[];
  Object.assign(open ?? {}, {doubleOptIn: true, ...change});
  const settings = {
    ...settingsIn(temporaryFolder(), files),
    mail: {smtpUrl: mailbox.url, from: 'us@campaign.example'},
  };
  const running = await startEndpoint(t, {settings, now: () => Date.now() + clock.ahead});
  await running.caller.post('/api/petitions/open/signatures', {
    person: {email: 'anna@example.org', ...person},
    comment: 'Peace <now>',
  });
  await running.endpoint.postman.nudge();
  const mail = await mailbox.arrived();
  return {...running, clock, mailbox, confirm: linkIn(mail, 'confirm'), withdraw: linkIn(mail, 'withdraw')};
}

const press = (url: URL) => fetch(url, {method: 'POST', redirect: 'error'});

/** The heading of a page. */
async function headingOf(response: Response): Promise<string | undefined> {
  return /<h1>([^<]*)<\/h1>/.exec(await response.text())?.[1];
}

describe('the link to confirm', () => {
  it('changes nothing when it is looked at, by whatever program', async (t) => {
    const {caller, confirm, settings} = await held(t, {givenName: 'Anna', familyName: 'Schmidt'});
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'GET']) {
      assert.ok((await fetch(confirm, {method})).ok);
    }
    assert.equal(await caller.count(), 5);
    assert.equal(rowsIn(settings, 'signatures')[0]?.state, 'held');
    const page = await (await fetch(confirm)).text();
    assert.match(page, /<h1>Confirm your signature<\/h1>/);
    assert.match(page, /Speak up/);
    assert.match(page, /Anna Schmidt/);
    assert.match(page, /Peace &lt;now&gt;/);
    assert.doesNotMatch(page, /anna@example|<script/);
  });

  it('leads to all that would count in somebody’s name: another may have sent it', async (t) => {
    const letter = {subject: 'Speak up', body: 'Dear {senator}'};
    const {caller, endpoint, mailbox} = await held(t, {}, {letter});
    const sent = {
      person: {email: 'bela@example.org'},
      consents: [{id: 'updates', given: true, text: 'Nothing will come of it.', language: 'en'}],
      letter: {subject: 'Be <silent>', body: 'I do not care.'},
    };
    await caller.post('/api/petitions/open/signatures', sent);
    await endpoint.postman.nudge();
    const page = await (await fetch(linkIn(await mailbox.arrived(2), 'confirm'))).text();
    assert.match(page, /Be &lt;silent&gt;\s+I do not care\./);
    assert.match(page, /Keep me informed\./);
    assert.doesNotMatch(page, /Nothing will come of it/);
  });

  it('leads to the answers to the form’s own questions, too, in its words', async (t) => {
    const fields = [
      {name: 'email', required: true},
      {name: 'role', type: 'choice', label: 'You are', options: [{value: 't', label: 'A <teacher>'}]},
      {name: 'adult', type: 'checkbox', label: 'I am of age'},
      {name: 'press', type: 'checkbox', label: 'The press may call me'},
    ];
    const {caller, endpoint, mailbox} = await held(t, {}, {fields});
    const custom = {role: 't', adult: true, press: false};
    await caller.post('/api/petitions/open/signatures', {person: {email: 'bela@example.org'}, custom});
    await endpoint.postman.nudge();
    const page = await (await fetch(linkIn(await mailbox.arrived(2), 'confirm'))).text();
    assert.match(page, /<dt>You are<\/dt>\s*<dd><bdi>A &lt;teacher&gt;<\/bdi>/);
    assert.match(page, /<dt>Agreed to<\/dt>\s*<dd><bdi>I am of age<\/bdi>/);
    assert.doesNotMatch(page, /press may call/);
  });

  it('says so where it cannot be looked up just now', async (t) => {
    const {confirm, settings} = await held(t);
    meddle(settings, 'alter table signatures rename to signatures_away');
    for (const method of ['GET', 'POST']) {
      const response = await fetch(confirm, {method, headers: {'Accept-Language': 'fr'}});
      assert.equal(response.status, 500);
      assert.match(response.headers.get('Content-Type') ?? '', /^text\/html/);
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.match((await headingOf(response)) ?? '', /^Ce n’est pas possible pour le moment/);
    }
  });

  it('counts once when its button is pressed, also twice at once, and again later', async (t) => {
    const {caller, confirm, settings} = await held(t);
    const [first, second] = await Promise.all([press(confirm), press(confirm)]);
    const headings = [await headingOf(first), await headingOf(second)].sort();
    assert.deepEqual(headings, ['Thank you: your signature counts', 'Your signature is confirmed already']);
    assert.equal(await caller.count(), 6);
    assert.equal(rowsIn(settings, 'petition_counts')[0]?.stored, 1);
    assert.equal(await headingOf(await fetch(confirm)), 'Your signature is confirmed already');
    assert.equal(await headingOf(await press(confirm)), 'Your signature is confirmed already');
    assert.equal(rowsIn(settings, 'petition_counts')[0]?.stored, 1);
  });

  it('says so kindly when the person has a stored signature meanwhile', async (t) => {
    const {confirm, settings} = await held(t);
    // What was held made way for a later one, under another id.
    meddle(settings, `update signatures set id = 'another', state = 'stored'`);
    meddle(settings, `insert into petition_counts (petition, stored) values ('open', 1)`);
    assert.equal(await headingOf(await press(confirm)), 'Your signature is confirmed already');
    assert.equal(rowsIn(settings, 'petition_counts')[0]?.stored, 1);
  });

  it('still counts when the petition has closed meanwhile: it was signed in time', async (t) => {
    const closes = new Date(Date.now() + DAY).toISOString();
    const {caller, confirm, clock, settings} = await held(t, {}, {closes});
    clock.ahead = 2 * DAY;
    assert.equal((await caller.sign('bela@example.org')).status, 410);
    assert.equal(await headingOf(await press(confirm)), 'Thank you: your signature counts');
    assert.equal(rowsIn(settings, 'petition_counts')[0]?.stored, 1);
  });

  it('is good for 30 days, but what was confirmed stays so', async (t) => {
    const {confirm, clock, settings} = await held(t);
    clock.ahead = (CONFIRM_WITHIN + 1) * DAY;
    for (const response of [await fetch(confirm), await press(confirm)]) {
      assert.equal(response.status, 410);
      assert.equal(await headingOf(response), 'This link is too old');
    }
    assert.equal(rowsIn(settings, 'signatures')[0]?.state, 'held');
    clock.ahead = CONFIRM_WITHIN * DAY;
    assert.equal((await press(confirm)).status, 200);
    clock.ahead = (CONFIRM_WITHIN + 2) * DAY;
    assert.equal(await headingOf(await fetch(confirm)), 'Your signature is confirmed already');
  });

  it('does not work for another purpose, when it was changed, or without its token', async (t) => {
    const {caller, confirm, withdraw, settings} = await held(t);
    const token = confirm.searchParams.get('token') ?? '';
    const changed = `${token.slice(0, 30)}${token[30] === 'A' ? 'B' : 'A'}${token.slice(31)}`;
    const wrong = [`/withdraw?token=${token}`, `/confirm?token=${withdraw.searchParams.get('token')}`];
    for (const path of [
      ...wrong,
      `/confirm?token=${changed}`,
      '/confirm?token=',
      '/confirm',
      '/unsubscribe?token=é',
    ]) {
      for (const method of ['GET', 'POST']) {
        const response = await fetch(new URL(path, caller.url), {method});
        assert.equal(response.status, 404, `${method} ${path}`);
        assert.equal(await headingOf(response), 'This link does not work');
      }
    }
    assert.equal(rowsIn(settings, 'signatures')[0]?.state, 'held');
  });

  it('leads to a page in the language of who signed', async (t) => {
    const {caller, endpoint, mailbox} = await held(t);
    await caller.post('/api/petitions/open/signatures', {
      person: {email: 'bela@example.org'},
      language: 'he',
    });
    await endpoint.postman.nudge();
    const page = await (await fetch(linkIn(await mailbox.arrived(2), 'confirm'))).text();
    assert.match(page, /<html lang="he" dir="rtl">/);
    assert.match(page, /<h1>אישור החתימה<\/h1>/);
  });

  it('tells the webhook, as if the signature had just come', async (t) => {
    const {confirm, settings, endpoint} = await held(t);
    await endpoint.close();
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of the receiver'};
    const again = await startEndpoint(t, {settings: {...settings, webhook}});
    await press(new URL(`${confirm.pathname}${confirm.search}`, again.caller.url));
    const [signature] = rowsIn(settings, 'signatures');
    const [delivery] = rowsIn(settings, 'webhook_deliveries');
    assert.deepEqual(JSON.parse(String(delivery?.payload)), {id: signature?.id});
  });
});

describe('the link to withdraw', () => {
  it('deletes the signature when its button is pressed, and counts it no longer, once', async (t) => {
    const {caller, confirm, withdraw, settings} = await held(t);
    await press(confirm);
    assert.equal(await headingOf(await fetch(withdraw)), 'Withdraw your signature');
    assert.equal(await caller.count(), 6);
    const answers = await Promise.all([press(withdraw), press(withdraw)]);
    for (const response of answers) {
      assert.equal(await headingOf(response), 'Your signature is withdrawn');
    }
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    assert.equal(rowsIn(settings, 'petition_counts')[0]?.stored, 0);
    // Nobody would ever clear away what no webhook is there to be told.
    assert.deepEqual(rowsIn(settings, 'webhook_deliveries'), []);
    assert.equal(await headingOf(await fetch(withdraw)), 'There is nothing here any more');
    assert.equal(await headingOf(await press(confirm)), 'There is nothing here any more');
  });

  it('leaves nothing of the signature in the file of the database', async (t) => {
    const {withdraw, settings, endpoint} = await held(t);
    const file = () => readFileSync(settings.databaseUrl, 'latin1');
    await endpoint.database.clear();
    assert.match(file(), /anna@example\.org[^]*Peace <now>|Peace <now>[^]*anna@example\.org/);
    await press(withdraw);
    await endpoint.close();
    assert.doesNotMatch(file(), /anna@example\.org|Peace <now>/);
  });

  it('takes back what was never confirmed without counting it', async (t) => {
    const {caller, withdraw, settings} = await held(t);
    await press(withdraw);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    assert.equal(await caller.count(), 5);
  });

  it('tells no webhook of what it never knew', async (t) => {
    const {withdraw, settings, endpoint} = await held(t);
    await endpoint.close();
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of the receiver'};
    const {caller} = await startEndpoint(t, {settings: {...settings, webhook}});
    await press(new URL(`${withdraw.pathname}${withdraw.search}`, caller.url));
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    assert.deepEqual(rowsIn(settings, 'webhook_deliveries'), []);
  });

  it('has no end', async (t) => {
    const {withdraw, clock, settings} = await held(t);
    clock.ahead = 4000 * DAY;
    assert.equal((await press(withdraw)).status, 200);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
  });
});

describe('a link about a signature', () => {
  const consents = [
    {id: 'updates', given: true, text: 'Keep me informed.', language: 'en'},
    {id: 'terms', given: false, text: 'Sell me.', language: 'en'},
  ];

  /** Somebody with all that can be said, and a form that says who is responsible. */
  async function signed(t: TestContext) {
    const running = await held(
      t,
      {},
      {
        ...{consents: consents.map(({id, text}) => ({id, text}))},
        privacy: {url: '/own.html', controller: 'Two & Co'},
      },
    );
    const {caller, endpoint, mailbox} = running;
    const person = {email: 'bela@example.org', name: 'Béla', postalCode: '20001'};
    await caller.post('/api/petitions/open/signatures', {person, consents, language: 'en'});
    await endpoint.postman.nudge();
    const mail = await mailbox.arrived(2);
    return {...running, confirm: linkIn(mail, 'confirm'), withdraw: linkIn(mail, 'withdraw')};
  }

  it('shows what it is about before it is confirmed or withdrawn, to whom it goes, and only what was agreed to', async (t) => {
    const {confirm, withdraw} = await signed(t);
    for (const link of [confirm, withdraw]) {
      const page = await (await fetch(link, {headers: {'Accept-Language': 'fr'}})).text();
      // Who signed in English is spoken to in English, whatever machine they look with.
      assert.match(page, /<html lang="en"/);
      for (const said of ['Béla', '20001', 'Keep me informed.', String(new Date().getUTCFullYear())]) {
        assert.ok(page.includes(said), said);
      }
      assert.doesNotMatch(page, /Sell me/);
      assert.match(page, /<footer[^]*href="\/own\.html"[^]*Two &amp; Co/);
    }
  });

  it('has a way out for whom it is not about, and a way to the petition for whom it is', async (t) => {
    const {caller, confirm, withdraw} = await signed(t);
    const page = await (await fetch(confirm)).text();
    const [, out = ''] = /It was not you[^<]*<a [^>]*href="([^"]+)"/.exec(page) ?? [];
    assert.equal(await headingOf(await fetch(new URL(out, confirm))), 'Withdraw your signature');
    assert.equal(new URL(out, confirm).href, new URL(withdraw.pathname + withdraw.search, caller.url).href);
    for (let time = 0; time < 2; time++) {
      const thanks = await (await press(confirm)).text();
      const [, on = ''] = /href="(p\/[^"]+)"/.exec(thanks) ?? [];
      assert.equal((await fetch(new URL(on, confirm))).status, 200);
    }
    assert.match(await (await fetch(confirm)).text(), /href="p\/open"/);
  });

  it('that is gone says so with 410, to whoever looks or presses', async (t) => {
    const {confirm, withdraw} = await signed(t);
    await press(withdraw);
    for (const response of [await fetch(confirm), await press(confirm), await fetch(withdraw)]) {
      assert.equal(response.status, 410);
      assert.equal(await headingOf(response), 'There is nothing here any more');
    }
  });

  it('that cannot be read says so in the language that the browser asks for', async (t) => {
    const {caller} = await held(t);
    const response = await caller.get('/confirm?token=x', {'Accept-Language': 'he-IL,en;q=0.5'});
    assert.match(await response.text(), /<html lang="he"[^]*הקישור אינו פועל/);
  });

  it('touches nothing else of the same person', async (t) => {
    const files = campaign();
    for (const petition of files['petitions.json'] as object[]) Object.assign(petition, {doubleOptIn: true});
    const {caller, endpoint, settings, mailbox} = await held(t, {}, {}, files);
    await caller.sign('anna@example.org', 'other');
    await endpoint.postman.nudge();
    await press(linkIn(await mailbox.arrived(), 'confirm'));
    const states = () =>
      rowsIn(settings, 'signatures order by petition').map(({petition, state}) => [petition, state]);
    assert.deepEqual(states(), [
      ['open', 'stored'],
      ['other', 'held'],
    ]);
    await press(linkIn(await mailbox.arrived(), 'withdraw'));
    assert.deepEqual(states(), [['other', 'held']]);
  });
});

describe('a link about lists', () => {
  /** Somebody who asks for both lists, each of which wants an answer. */
  async function asked(t: TestContext) {
    const files = careful();
    const {lists} = files['signup.json'] as {lists: object[]};
    for (const list of lists) Object.assign(list, {doubleOptIn: true});
    const running = await startMailing(t, files);
    const consents = [{id: 'updates', given: true, text: 'Something else.', language: 'en'}];
    const sent = {person: {email: 'anna@example.org'}, lists: ['alerts', 'roundup'], consents};
    await running.caller.post('/api/subscriptions', sent);
    await running.settled();
    const mail = await running.mailbox.arrived();
    return {...running, confirm: linkIn(mail, 'confirm'), out: linkIn(mail, 'unsubscribe')};
  }

  const states = (settings: Parameters<typeof rowsIn>[0]) =>
    rowsIn(settings, 'subscriptions order by list').map(
      ({list, state}) => `${String(list)} ${String(state)}`,
    );

  it('speaks of lists from asking to unsubscribing, by their titles', async (t) => {
    const {confirm, out, settings} = await asked(t);
    const page = await (await fetch(confirm)).text();
    assert.match(page, /<h1>Confirm your subscription<\/h1>/);
    assert.match(page, /<bdi>Alerts\nRoundup<\/bdi>[^]*<bdi>Keep me informed\.<\/bdi>/);
    const [, away = ''] = /It was not you[^<]*<a [^>]*href="([^"]+)"/.exec(page) ?? [];
    assert.equal(new URL(away, confirm).href, out.href);
    assert.equal(await headingOf(await press(confirm)), 'Thank you: you are signed up');
    assert.deepEqual(states(settings), ['alerts stored', 'roundup stored']);
    for (const response of [await press(confirm), await fetch(confirm)]) {
      assert.equal(await headingOf(response), 'Your subscription is confirmed already');
    }
    assert.match(await (await fetch(out)).text(), /<h1>Unsubscribe<\/h1>[^]*<bdi>Alerts\nRoundup<\/bdi>/);
    assert.equal(await headingOf(await press(out)), 'You are unsubscribed');
    assert.deepEqual(states(settings), []);
  });

  it('asks as long as one of them waits, and is too old for that one only', async (t) => {
    const {confirm, clock, settings} = await asked(t);
    meddle(settings, `update subscriptions set state = 'stored' where list = 'alerts'`);
    assert.equal(await headingOf(await fetch(confirm)), 'Confirm your subscription');
    clock.ahead = (CONFIRM_WITHIN + 1) * DAY;
    assert.equal((await press(confirm)).status, 410);
    assert.deepEqual(states(settings), ['alerts stored', 'roundup held']);
  });

  it('touches no list that its mail was not about', async (t) => {
    const {caller, mailbox, settings, settled} = await startMailing(t);
    const person = {email: 'anna@example.org'};
    await caller.post('/api/subscriptions', {person, lists: ['alerts']});
    await settled();
    await caller.post('/api/subscriptions', {person, lists: ['roundup'], website: 'filled'});
    await settled();
    const mail = await mailbox.arrived();
    await press(linkIn(mail, 'confirm'));
    assert.deepEqual(states(settings), ['alerts stored', 'roundup held']);
  });
});

describe('a page behind a link', () => {
  it('loads nothing, runs nothing, is kept nowhere and told to nobody, and says what becomes of data', async (t) => {
    const files = campaign();
    Object.assign(files['initiative.json'] as object, {privacy: {url: '/privacy.html'}});
    const {confirm, log} = await held(t, {}, {}, files);
    const response = await fetch(confirm);
    assert.match(await response.text(), /<footer[^]*href="\/privacy\.html"/);
    const {headers} = response;
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.match(policy, /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; /);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer');
    assert.equal(headers.get('X-Robots-Tag'), 'noindex, nofollow');
    await eventually(() => log.lines.some((line) => line.includes('GET /confirm 200')));
    assert.doesNotMatch(log.lines.join('\n'), /token|[\w-]{40}/);
  });
});

describe('a token', () => {
  const tokens = new Tokens('secret');
  const subject: Subject = {kind: 'list', targets: ['alerts', 'רשימה'], personKey: 'ab'.repeat(32)};

  it('says what was put into it, in characters of an address', () => {
    const token = tokens.make('withdraw', subject, 0);
    assert.match(token, /^[\w-]+$/);
    assert.deepEqual(tokens.read('withdraw', token, 0), {subject, expired: false});
    assert.equal(new Tokens('other').read('withdraw', token, 0), undefined);
  });

  it('is nothing with any of its bytes changed', () => {
    const bytes = Buffer.from(tokens.make('confirm', subject, Date.now()), 'base64url');
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      assert.equal(tokens.read('confirm', changed.toString('base64url'), Date.now()), undefined);
    }
  });

  it('means for ever what it meant when it left in a mail', () => {
    const left = [
      ['confirm', 'petition', '-sRwBU_AykGqQbZCH-pX6AFP5qurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urb3Blbg'],
      ['confirm', 'list', 'l8nqtcSygViGoCXuXkQuJgJP5qurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urb3Blbg'],
      ['withdraw', 'petition', 'jNAgidnjmla8Jvfak7XUOwMAAKurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urb3Blbg'],
      ['withdraw', 'list', 'y3_7oUshHKrVU4_mLWsBuAQAAKurq6urq6urq6urq6urq6urq6urq6urq6urq6urq6urb3Blbg'],
    ] as const;
    for (const [purpose, kind, token] of left) {
      const {personKey} = subject;
      const reading = tokens.read(purpose, token, Date.UTC(2026, 0, 31));
      assert.deepEqual(reading, {subject: {kind, targets: ['open'], personKey}, expired: false});
    }
  });

  it('leads where the environment says', () => {
    const links = new Links(tokens, () => 'https://petition.example/');
    assert.match(links.withdraw(subject), /^https:\/\/petition\.example\/unsubscribe\?token=/);
    assert.equal(links.absolute('/privacy.html'), 'https://petition.example/privacy.html');
    assert.equal(links.absolute('https://other.example/p'), 'https://other.example/p');
  });
});
