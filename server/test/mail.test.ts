import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {simpleParser} from 'mailparser';
import {readMailSettings} from '../src/mail/settings.ts';
import {StartError} from '../src/start-error.ts';
import {linkIn, linksIn} from './mailbox.ts';
import {careful, startMailing} from './mailing.ts';
import {eventually, receiptOf, rowsIn, startEndpoint} from './running.ts';

const HOUR = 3_600_000;

const subscribe = {person: {email: 'anna@example.org'}, lists: ['alerts', 'roundup']};

describe('a mail', () => {
  it('asks to confirm a signature, which counts only then', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    const response = await caller.sign('anna@example.org');
    assert.equal((await receiptOf(response)).status, 'confirm');
    assert.equal(await caller.count(), 5);
    await settled();
    const mail = await mailbox.arrived();
    assert.deepEqual(mailbox.recipients, ['anna@example.org']);
    assert.equal(mail.subject, 'Please confirm your signature: Speak up <now>');
    assert.equal(mail.from?.text, '"Campaign" <us@campaign.example>');
    assert.equal(mail.headers.get('auto-submitted'), 'auto-generated');
    assert.match(mail.text ?? '', /Two States & Co/);
    assert.match(String(mail.html), /Speak\nup &lt;now&gt;/);
    assert.match(String(mail.html), /Two States &amp; Co/);
    assert.equal(linksIn(mail, 'withdraw').length, 1);
    assert.equal(linkIn(mail, 'confirm').origin, new URL(caller.url).origin);
    for (const page of ['confirm', 'withdraw']) {
      assert.ok(String(mail.html).includes(linkIn(mail, page).href), page);
    }
  });

  it('holds nothing that a visitor typed', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    await caller.post('/api/petitions/open/signatures', {
      person: {email: 'anna@example.org', givenName: 'zebra', familyName: 'zebra'},
      comment: 'zebra',
    });
    await settled();
    const {text, html, subject} = await mailbox.arrived();
    assert.doesNotMatch(`${text}${String(html)}${subject}`, /zebra/);
  });

  it('speaks the language of who signed, from right to left', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    await caller.post('/api/he/petitions/open/signatures', {
      person: {email: 'anna@example.org'},
      language: 'he',
    });
    await settled();
    const mail = await mailbox.arrived();
    assert.equal(mail.subject, 'נא לאשר את החתימה: דברו');
    assert.match(String(mail.html), /<html lang="he" dir="rtl">/);
    assert.equal(mail.headers.get('content-language'), 'he');
  });

  it('speaks it also where the page of who signed names a region, with the words of the petition', async (t) => {
    const files = careful();
    Object.assign(files['he/initiative.json'] as object, {
      privacy: {url: '/he/privacy.html', controller: 'שתי מדינות'},
    });
    Object.assign((files['he/petitions.json'] as object[])[0] ?? {}, {mail: {receipt: true}});
    const {caller, mailbox, settled} = await startMailing(t, files);
    const sent = {person: {email: 'anna@example.org'}, language: 'he-IL'};
    await caller.post('/api/he/petitions/open/signatures', sent);
    await settled();
    const mail = await mailbox.arrived();
    assert.equal(mail.subject, 'נא לאשר את החתימה: דברו');
    assert.match(mail.text ?? '', /שתי מדינות[^]*\/he\/privacy\.html/);
    await fetch(linkIn(mail, 'confirm'), {method: 'POST'});
    await settled();
    assert.match((await mailbox.arrived(2)).subject ?? '', /דברו$/);
  });

  it('goes to one mailbox, whatever the address looks like', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    for (const email of ['a,b@example.org', 'a;b@example.org', 'a\\,b@example.org']) {
      assert.equal((await caller.sign(email)).status, 201);
    }
    for (const email of ['"x"<y@example.org', '<y@example.org>', 'y@example.org>', '"y"@example.org']) {
      assert.equal((await caller.sign(email)).status, 422);
    }
    await settled();
    // As one quoted name (RFC 5321, 4.1.2), never as two addresses.
    assert.deepEqual(mailbox.recipients.sort(), [
      '"a,b"@example.org',
      '"a;b"@example.org',
      String.raw`"a\\,b"@example.org`,
    ]);
  });

  it('goes to the address that a person is known by: nobody can sign for them where no mail arrives', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    // The sign of kelvin, and a letter in two parts.
    await caller.sign('lin\u212ae@example.org');
    await caller.sign('jose\u0301@example.org');
    await caller.sign('linKe@example.org');
    await settled();
    assert.deepEqual(mailbox.recipients.sort(), ['jos\u00e9@example.org', 'linKe@example.org']);
  });

  it('is sent again to who signs again, at most once an hour', async (t) => {
    const {caller, mailbox, clock, settled} = await startMailing(t);
    await caller.sign('anna@example.org');
    await settled();
    clock.ahead = 0.9 * HOUR;
    const again = await caller.sign('Anna@Example.org');
    assert.equal((await receiptOf(again)).status, 'confirm');
    await settled();
    assert.equal(mailbox.mails.length, 1);
    clock.ahead = 1.1 * HOUR;
    await settled();
    await caller.sign('anna@example.org');
    await settled();
    assert.equal(mailbox.mails.length, 2);
    assert.equal(mailbox.mails[1]?.subject, mailbox.mails[0]?.subject);
  });

  it('tells who has signed already, and the answer does not', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    const first = await caller.sign('anna@example.org');
    await settled();
    await fetch(linkIn(await mailbox.arrived(), 'confirm'), {method: 'POST'});
    const again = await caller.sign('anna@example.org');
    const stranger = await caller.sign('bela@example.org');
    await settled();
    const statuses = [first, again, stranger].map(({status}) => status);
    assert.deepEqual(statuses, [201, 201, 201]);
    for (const response of [first, again, stranger]) {
      const {status} = await receiptOf(response);
      assert.equal(status, 'confirm');
    }
    const told = mailbox.mails.find((mail) => mail.subject?.startsWith('You have signed already'));
    assert.ok(told);
    assert.equal(linksIn(told, 'confirm').length, 0);
    assert.equal(linksIn(told, 'withdraw').length, 1);
    await caller.sign('anna@example.org');
    await settled();
    assert.equal(mailbox.mails.length, 3);
  });

  it('says who is responsible, what whoever did not send it can do, and where the petition is', async (t) => {
    const files = careful();
    const privacy = {url: '/campaign.html', controller: 'The campaign'};
    Object.assign(files['initiative.json'] as object, {privacy});
    const [, , , , , other] = files['petitions.json'] as object[];
    Object.assign(other ?? {}, {doubleOptIn: true, mail: undefined});
    const {caller, mailbox, settled} = await startMailing(t, files);
    await caller.sign('anna@example.org', 'other');
    await caller.post('/api/subscriptions', subscribe);
    await settled();
    for (const {text = ''} of mailbox.mails) assert.match(text, /The campaign[^]*\/campaign\.html/);
    const asked =
      mailbox.mails.find(({subject}) => subject?.endsWith('Another')) ?? (await mailbox.arrived());
    assert.match(asked.text ?? '', /was not you[^]*Delete it[^]*\/withdraw\?/i);
    assert.equal(linksIn(asked, 'p/other').length, 0);
    await fetch(linkIn(asked, 'confirm'), {method: 'POST'});
    await caller.sign('anna@example.org', 'other');
    await settled();
    const again = await mailbox.arrived(3);
    assert.match(again.text ?? '', /was not you[^]*Withdraw[^]*\/withdraw\?/i);
    assert.equal((await fetch(linkIn(again, 'p/other'))).status, 200);
  });

  it('is a receipt only where the petition asks for one', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    await caller.sign('anna@example.org', 'other');
    await caller.post('/api/petitions/strict/signatures', {
      person: {name: 'A', email: 'anna@example.org', region: 'MD'},
      comment: 'x',
      custom: {adult: true, 'a/b': 'c'},
      consents: [{id: 'terms', given: true, text: 'I agree.'}],
    });
    await settled();
    assert.equal(mailbox.mails.length, 1);
    assert.match(mailbox.mails[0]?.subject ?? '', /^Thank you for signing: Another$/);
    assert.match(mailbox.mails[0]?.text ?? '', /Call, too\./);
  });

  it('thanks for what was confirmed where its form does so, once', async (t) => {
    const files = careful();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {mail: {receipt: true}});
    Object.assign(files['signup.json'] as object, {mail: {receipt: true}});
    const {caller, mailbox, settled} = await startMailing(t, files);
    await caller.sign('anna@example.org');
    await caller.post('/api/subscriptions', {...subscribe, lists: ['alerts']});
    await settled();
    const links = mailbox.mails.map((mail) => linkIn(mail, 'confirm'));
    for (const link of [...links, ...links]) await fetch(link, {method: 'POST'});
    await settled();
    assert.deepEqual(
      mailbox.mails
        .slice(2)
        .map(({subject}) => subject)
        .sort(),
      ['Thank you for signing: Speak up <now>', 'You are signed up: Alerts'],
    );
  });

  it('about a signature has a way out in its head, to a page with a button', async (t) => {
    const {caller, mailbox, settled, settings} = await startMailing(t);
    await caller.sign('anna@example.org');
    await settled();
    const mail = await mailbox.arrived();
    const lines = mail.headerLines.filter(({key}) => key.startsWith('list-unsubscribe'));
    assert.deepEqual(
      lines.map(({line}) => line.replace(/\s+/g, ' ')),
      [`List-Unsubscribe: <${linkIn(mail, 'withdraw').href}>`],
    );
    assert.equal((await fetch(linkIn(mail, 'withdraw'))).status, 200);
    assert.equal(rowsIn(settings, 'signatures').length, 1);
  });

  it('asks for what a filled honeypot holds', async (t) => {
    const {caller, mailbox, settled} = await startMailing(t);
    const body = {person: {email: 'anna@example.org'}, website: 'spam.example'};
    const response = await caller.post('/api/petitions/other/signatures', body);
    assert.equal((await receiptOf(response)).status, 'confirm');
    await settled();
    assert.match((await mailbox.arrived()).subject ?? '', /^Please confirm/);
  });

  it('is one for all lists, and says which need an answer', async (t) => {
    const {caller, mailbox, settled, settings} = await startMailing(t);
    const receipt = await receiptOf(await caller.post('/api/subscriptions', subscribe));
    assert.deepEqual(receipt.lists, [
      {id: 'alerts', status: 'confirm'},
      {id: 'roundup', status: 'stored'},
    ]);
    await settled();
    assert.equal(mailbox.mails.length, 1);
    const mail = await mailbox.arrived();
    assert.equal(mail.subject, 'Please confirm: Alerts');
    assert.doesNotMatch(mail.text ?? '', /Roundup/);
    await fetch(linkIn(mail, 'confirm'), {method: 'POST'});
    assert.deepEqual(
      rowsIn(settings, 'subscriptions').map(({state}) => state),
      ['stored', 'stored'],
    );
    await caller.post('/api/subscriptions', subscribe);
    await settled();
    assert.equal(mailbox.mails.length, 2);
    const again = await mailbox.arrived(2);
    assert.equal(again.subject, 'You are on the list already: Alerts and Roundup');
    assert.equal(linksIn(again, 'confirm').length, 0);
  });

  it('about lists can be answered with one click of the mail program', async (t) => {
    const {caller, mailbox, settled, settings} = await startMailing(t);
    await caller.post('/api/subscriptions', subscribe);
    await settled();
    const [line] = (await mailbox.arrived()).headerLines.filter(({key}) => key === 'list-unsubscribe');
    const [post] = (await mailbox.arrived()).headerLines.filter(({key}) => key === 'list-unsubscribe-post');
    assert.equal(post?.line, 'List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    const url = /<(http[^>]+)>/.exec(line?.line ?? '')?.[1] ?? '';
    const body = 'List-Unsubscribe=One-Click';
    const headers = {'Content-Type': 'application/x-www-form-urlencoded'};
    const looked = await fetch(url);
    assert.equal(looked.status, 200);
    assert.equal(rowsIn(settings, 'subscriptions').length, 2);
    for (let time = 0; time < 2; time++) {
      const response = await fetch(url, {method: 'POST', body, headers, redirect: 'error'});
      assert.equal(response.status, 200);
      // The mail was about the list that needed an answer; the other one stays.
      assert.deepEqual(
        rowsIn(settings, 'subscriptions').map(({list}) => list),
        ['roundup'],
      );
    }
  });
});

describe('without an SMTP server', () => {
  it('mails are files for their owner alone, and go after a week', async (t) => {
    const {caller, endpoint, settings} = await startEndpoint(t, {files: careful()});
    await caller.sign('anna@example.org');
    await endpoint.postman.nudge();
    const folder = settings.mail?.folder ?? '';
    const [name = ''] = await eventually(() => {
      const files = readdirSync(folder);
      return files.length > 0 ? files : undefined;
    });
    assert.match(name, /^\d{8}T\d{6}Z-[\da-f-]{36}\.eml$/);
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600);
    const mail = await simpleParser(readFileSync(join(folder, name)));
    assert.match(mail.subject ?? '', /^Please confirm/);
    assert.ok(linkIn(mail, 'confirm'));
    const weekAgo = Date.now() / 1000 - 8 * 86_400;
    // The draft of an endpoint that died in the middle of writing.
    writeFileSync(join(folder, '.0123456789ab'), 'To: anna@example.org');
    writeFileSync(join(folder, 'notes.txt'), 'of the organiser');
    for (const old of [name, '.0123456789ab', 'notes.txt']) utimesSync(join(folder, old), weekAgo, weekAgo);
    await (await startEndpoint(t, {settings})).endpoint.postman.nudge();
    assert.deepEqual(readdirSync(folder), ['notes.txt']);
  });
});

describe('the settings of mail', () => {
  const good = {
    PEACE_SMTP_URL: 'smtps://user:pass-word@smtp.example.org',
    PEACE_MAIL_FROM: 'Two States Now <us@example.org>',
    PEACE_PUBLIC_URL: 'https://petition.example/',
  };
  for (const [what, change, said] of [
    ['no SMTP address', {PEACE_SMTP_URL: 'https://smtp.example.org'}, /PEACE_SMTP_URL must be/],
    ['no sender', {PEACE_MAIL_FROM: ''}, /needs PEACE_MAIL_FROM/],
    ['a wrong sender', {PEACE_MAIL_FROM: 'us'}, /PEACE_MAIL_FROM must be/],
    [
      'a sender with a line break',
      {PEACE_MAIL_FROM: 'A\nBcc: b@c.de <us@example.org>'},
      /PEACE_MAIL_FROM must be/,
    ],
    ['no address for links', {PEACE_PUBLIC_URL: ''}, /needs PEACE_PUBLIC_URL/],
  ] as const) {
    it(`are checked at the start: ${what}`, () => {
      assert.throws(
        () => readMailSettings({...good, ...change}),
        (error: unknown) =>
          error instanceof StartError && said.test(error.message) && !error.message.includes('pass-word'),
      );
    });
  }

  it('are what the environment says', () => {
    const {smtpUrl, from} = readMailSettings(good);
    assert.deepEqual({smtpUrl, from}, {smtpUrl: good.PEACE_SMTP_URL, from: good.PEACE_MAIL_FROM});
    assert.equal(readMailSettings({}).smtpUrl, undefined);
  });
});
