import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {simpleParser} from 'mailparser';
import {readMailSettings} from '../src/mail/settings.ts';
import {StartError} from '../src/start-error.ts';
import {campaign} from './campaign.ts';
import {Mailbox, linkIn, linksIn} from './mailbox.ts';
import {eventually, receiptOf, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

const HOUR = 3_600_000;

/** The small campaign, where some forms want an answer to a mail. */
function careful(): Record<string, unknown> {
  const files = campaign();
  const petitions = files['petitions.json'] as Record<string, unknown>[];
  const [open, , , , , other] = petitions;
  Object.assign(open ?? {}, {
    doubleOptIn: true,
    title: 'Speak\nup <now>',
    privacy: {url: '/privacy.html', controller: 'Two States & Co'},
  });
  Object.assign(other ?? {}, {mail: {receipt: true}, thanks: {text: 'Call, too.'}});
  const signup = files['signup.json'] as {lists: Record<string, unknown>[]};
  Object.assign(signup.lists[0] ?? {}, {doubleOptIn: true});
  return files;
}

/** An endpoint that sends to a server here, with a clock that can be put forward. */
async function starting(t: TestContext, files = careful()) {
  const mailbox = await Mailbox.start(t);
  const clock = {ahead: 0};
  const settings = {
    ...settingsIn(temporaryFolder(), files),
    mail: {smtpUrl: mailbox.url, from: 'Campaign <us@campaign.example>'},
  };
  const running = await startEndpoint(t, {settings, now: () => Date.now() + clock.ahead});
  const {postman} = running.endpoint;
  /** All that is due has been tried. */
  const settled = () => postman.nudge();
  return {...running, mailbox, clock, settled};
}

const subscribe = {person: {email: 'anna@example.org'}, lists: ['alerts', 'roundup']};

describe('a mail', () => {
  it('asks to confirm a signature, which counts only then', async (t) => {
    const {caller, mailbox, settled} = await starting(t);
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
    const {caller, mailbox, settled} = await starting(t);
    await caller.post('/api/petitions/open/signatures', {
      person: {email: 'anna@example.org', givenName: 'zebra', familyName: 'zebra'},
      comment: 'zebra',
    });
    await settled();
    const {text, html, subject} = await mailbox.arrived();
    assert.doesNotMatch(`${text}${String(html)}${subject}`, /zebra/);
  });

  it('speaks the language of who signed, from right to left', async (t) => {
    const {caller, mailbox, settled} = await starting(t);
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

  it('goes to one mailbox, whatever the address looks like', async (t) => {
    const {caller, mailbox, settled} = await starting(t);
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

  it('is sent again to who signs again, at most once an hour', async (t) => {
    const {caller, mailbox, clock, settled} = await starting(t);
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
    const {caller, mailbox, settled} = await starting(t);
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

  it('is a receipt only where the petition asks for one', async (t) => {
    const {caller, mailbox, settled} = await starting(t);
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
    const {caller, mailbox, settled} = await starting(t, files);
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
    const {caller, mailbox, settled, settings} = await starting(t);
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
    const {caller, mailbox, settled} = await starting(t);
    const body = {person: {email: 'anna@example.org'}, website: 'spam.example'};
    const response = await caller.post('/api/petitions/other/signatures', body);
    assert.equal((await receiptOf(response)).status, 'confirm');
    await settled();
    assert.match((await mailbox.arrived()).subject ?? '', /^Please confirm/);
  });

  it('is one for all lists, and says which need an answer', async (t) => {
    const {caller, mailbox, settled, settings} = await starting(t);
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
    const {caller, mailbox, settled, settings} = await starting(t);
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

describe('the queue of mails', () => {
  it('waits for a server that is down, and holds no address', async (t) => {
    const {caller, mailbox, clock, settled, settings, log} = await starting(t);
    await mailbox.close();
    const response = await caller.sign('anna@example.org');
    assert.equal(response.status, 201);
    await settled();
    const [waiting] = rowsIn(settings, 'mails');
    assert.equal(waiting?.state, 'waiting');
    assert.doesNotMatch(
      JSON.stringify([waiting, rowsIn(settings, 'mail_sends'), log.lines]),
      /anna|example\.org/,
    );
    await mailbox.open();
    await settled();
    assert.equal(mailbox.mails.length, 0, 'it is not tried at once');
    clock.ahead = 90_000;
    await settled();
    await mailbox.arrived();
    assert.equal(rowsIn(settings, 'mails')[0]?.state, 'done');
  });

  it('tries the more seldom the longer nothing gets through, and gives up after days', async (t) => {
    const {caller, mailbox, clock, settled, settings, log} = await starting(t);
    await mailbox.close();
    await caller.sign('anna@example.org');
    const tries: number[] = [];
    for (let minute = 0; minute <= 40; minute++) {
      clock.ahead = minute * 60_000;
      const before = log.lines.length;
      await settled();
      if (log.lines.slice(before).some((line) => line.includes('is tried again'))) tries.push(minute);
    }
    assert.ok(tries.length >= 4 && tries.length <= 7, String(tries));
    clock.ahead = 5 * 24 * HOUR;
    await settled();
    const [row] = rowsIn(settings, 'mails');
    assert.equal(row?.state, 'failed');
    assert.match(String(row?.payload), /"failure":"[A-Z]+"/);
  });

  it('gives up what a server refuses for good, with the code and without its words, and goes on', async (t) => {
    const {caller, mailbox, settled, settings, log} = await starting(t);
    mailbox.refusals.recipient = (address) => (address.startsWith('gone') ? 550 : undefined);
    await caller.sign('gone@example.org');
    await caller.sign('anna@example.org');
    await settled();
    await mailbox.arrived();
    const rows = rowsIn(settings, 'mails');
    const failed = rows.find(({state}) => state === 'failed');
    assert.match(String(failed?.payload), /"failure":"550"/);
    assert.deepEqual(rows.map(({state}) => state).sort(), ['done', 'failed']);
    assert.doesNotMatch(log.lines.join('\n'), /gone|example\.org/);
    assert.equal(rowsIn(settings, 'signatures').length, 2, 'it waits for the organiser to see it');
  });

  it('tries again what a server refuses for now', async (t) => {
    const {caller, mailbox, clock, settled} = await starting(t);
    mailbox.refusals.recipient = () => 451;
    await caller.sign('anna@example.org');
    await settled();
    delete mailbox.refusals.recipient;
    clock.ahead = 90_000;
    await settled();
    assert.equal(mailbox.mails.length, 1);
  });

  it('tries again what a server refuses until our settings are better', async (t) => {
    const {caller, mailbox, clock, settled} = await starting(t);
    const refusals = ['530 Authentication required', '554 5.7.1 Relay access denied', '550 5.7.26 No SPF'];
    mailbox.refusals.recipient = () => refusals.shift();
    await caller.sign('anna@example.org');
    for (const minute of [0, 2, 5, 10]) {
      clock.ahead = minute * 60_000;
      await settled();
    }
    assert.deepEqual([refusals, mailbox.recipients], [[], ['anna@example.org']]);
  });

  it('says why no server or file can be reached, in words of this machine', async (t) => {
    const {caller, mailbox, settled, log} = await starting(t);
    await mailbox.close();
    await caller.sign('anna@example.org');
    await settled();
    assert.match(log.lines.join('\n'), /is tried again \(ESOCKET: connect ECONNREFUSED 127\.0\.0\.1:\d+\)/);

    const settings = settingsIn(temporaryFolder(), careful());
    const folder = join(settings.content, 'news.json');
    const mail = {from: 'us@campaign.example', folder};
    const without = await startEndpoint(t, {settings: {...settings, mail}});
    await without.caller.sign('anna@example.org');
    await without.endpoint.postman.nudge();
    assert.match(without.log.lines.join('\n'), /is tried again \(EEXIST: .*, mkdir '.*news\.json'\)/);
  });

  it('greets a server of this machine by TLS, whatever certificate it has, with the name of the campaign', async (t) => {
    const mailbox = await Mailbox.start(t);
    const mail = readMailSettings({
      PEACE_SMTP_URL: mailbox.url,
      PEACE_MAIL_FROM: 'us@campaign.example',
      PEACE_PUBLIC_URL: 'https://petition.example',
    });
    const settings = {...settingsIn(temporaryFolder(), careful()), mail};
    const {caller, endpoint} = await startEndpoint(t, {settings});
    await caller.sign('anna@example.org');
    await endpoint.postman.nudge();
    assert.deepEqual([...mailbox.names], ['petition.example by TLS']);
    for (const PEACE_PUBLIC_URL of ['http://203.0.113.9/', 'http://localhost:8787/', 'http://[::1]/']) {
      assert.equal(readMailSettings({PEACE_PUBLIC_URL}).name, undefined);
    }
  });

  it('keeps nobody waiting for a mail that is put off, however often', async (t) => {
    const {caller, mailbox, clock, settled, settings} = await starting(t);
    mailbox.refusals.recipient = (address) => (address.startsWith('typo') ? 450 : undefined);
    await caller.sign('typo@exmaple.org');
    for (const minute of [0, 1, 3, 7, 15, 31, 63, 123]) {
      clock.ahead = minute * 60_000 + 1000;
      await settled();
    }
    assert.equal(rowsIn(settings, 'mails')[0]?.attempts, 8);
    await caller.sign('anna@example.org');
    await settled();
    assert.deepEqual(mailbox.recipients, ['anna@example.org']);
  });

  it('pauses as a whole where the server hangs up, and not for long', async (t) => {
    const {caller, mailbox, clock, settled} = await starting(t);
    mailbox.refusals.recipient = () => 421;
    await caller.sign('anna@example.org');
    for (let minute = 0; minute < 100; minute++) {
      clock.ahead = minute * 60_000;
      await settled();
    }
    delete mailbox.refusals.recipient;
    await caller.sign('ben@example.org');
    clock.ahead += 5 * 60_000;
    await settled();
    assert.deepEqual(mailbox.recipients, ['ben@example.org']);
    await caller.sign('carla@example.org');
    await settled();
    assert.deepEqual(mailbox.recipients, ['ben@example.org', 'carla@example.org']);
  });

  it('is worked off by two instances without a mail twice', async (t) => {
    const {caller, mailbox, settings, endpoint} = await starting(t);
    const second = await startEndpoint(t, {settings});
    await Promise.all(Array.from({length: 60}, (_, index) => caller.sign(`person${index}@example.org`)));
    await Promise.all([endpoint.postman.nudge(), second.endpoint.postman.nudge()]);
    await eventually(() => mailbox.mails.length >= 60);
    await Promise.all([endpoint.postman.nudge(), second.endpoint.postman.nudge()]);
    assert.equal(mailbox.mails.length, 60);
    assert.equal(new Set(mailbox.recipients).size, 60);
  });

  it('takes over what another instance left undone', async (t) => {
    const {caller, mailbox, settings, clock, settled} = await starting(t);
    await mailbox.close();
    await caller.sign('anna@example.org');
    await settled();
    const {meddle} = await import('./databases.ts');
    const until = new Date(Date.now() + 10 * 60_000).toISOString();
    meddle(settings, `update mails set lease = 'another', next_at = '${until}'`);
    await mailbox.open();
    clock.ahead = 5 * 60_000;
    await settled();
    assert.equal(mailbox.mails.length, 0);
    clock.ahead = 11 * 60_000;
    await settled();
    assert.equal(mailbox.mails.length, 1);
  });

  it('takes over what an instance was sending when it died, and goes on with the others', async (t) => {
    const {caller, mailbox, clock, settled, settings, endpoint} = await starting(t);
    await mailbox.close();
    for (const name of ['anna', 'ben', 'carla']) await caller.sign(`${name}@example.org`);
    await settled();
    // It had noted that it sends, and not yet what came of it.
    const [mail = {}] = rowsIn(settings, 'mails order by created_at');
    const {address_key} = rowsIn(settings, 'signatures order by created_at')[0] ?? {};
    const sent = {
      id: String(mail['id']),
      address_key: String(address_key),
      sent_at: new Date().toISOString(),
    };
    await endpoint.database.query.insertInto('mail_sends').values(sent).execute();
    await mailbox.open();
    clock.ahead = HOUR;
    await settled();
    assert.deepEqual(mailbox.recipients.sort(), ['anna@example.org', 'ben@example.org', 'carla@example.org']);
    assert.equal(rowsIn(settings, "mails where state = 'waiting'").length, 0);
    assert.equal(rowsIn(settings, 'mail_sends').length, 3);
  });

  it('does not let anybody have us write to one address all day', async (t) => {
    const {caller, mailbox, clock, settled} = await starting(t);
    const sign = (name: string) =>
      caller.post('/api/petitions/open/signatures', {person: {email: 'anna@example.org', givenName: name}});
    for (let index = 0; index < 10; index++) await sign(`name${index}`);
    await settled();
    assert.ok(mailbox.mails.length <= 6, String(mailbox.mails.length));
    for (let hour = 1; hour < 12; hour++) {
      clock.ahead = hour * 1.1 * HOUR;
      await sign(`other${hour}`);
      await settled();
    }
    assert.ok(mailbox.mails.length >= 6 && mailbox.mails.length <= 12, String(mailbox.mails.length));
  });

  it('takes addresses of one mailbox for one', async (t) => {
    const {caller, mailbox, settled} = await starting(t);
    for (let index = 0; index < 12; index++) await caller.sign(`anna+${index}@example.org`);
    await settled();
    assert.equal(mailbox.mails.length, 6);
    await caller.sign('+anna@example.org');
    await settled();
    assert.equal(mailbox.mails.length, 7);
  });

  it('forgets what was sent after an hour', async (t) => {
    const {caller, clock, settled, settings} = await starting(t);
    await caller.sign('anna@example.org');
    await settled();
    clock.ahead = 1.1 * HOUR;
    await settled();
    assert.equal(rowsIn(settings, 'mails').length, 0);
    clock.ahead = 25 * HOUR;
    await settled();
    assert.equal(rowsIn(settings, 'mail_sends').length, 0);
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
    utimesSync(join(folder, name), weekAgo, weekAgo);
    await (await startEndpoint(t, {settings})).endpoint.postman.nudge();
    assert.deepEqual(readdirSync(folder), []);
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
