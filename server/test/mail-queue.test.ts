import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {readMailSettings} from '../src/mail/settings.ts';
import {meddle} from './databases.ts';
import {Mailbox} from './mailbox.ts';
import {careful, startMailing} from './mailing.ts';
import {eventually, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

const HOUR = 3_600_000;

describe('the queue of mails', () => {
  it('waits for a server that is down, and holds no address', async (t) => {
    const {caller, mailbox, clock, settled, settings, log} = await startMailing(t);
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
    const {caller, mailbox, clock, settled, settings, log} = await startMailing(t);
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
    const {caller, mailbox, settled, settings, log} = await startMailing(t);
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

  it('sends the others when some cannot be made, which are tried again and given up in the end', async (t) => {
    const {caller, mailbox, clock, settled, settings, log} = await startMailing(t);
    await mailbox.close();
    await caller.post('/api/subscriptions', {person: {email: 'anna@example.org'}, lists: ['alerts']});
    // As a newer version of the endpoint may have left them.
    meddle(settings, `update mails set kind = 'later'`);
    meddle(settings, `update subscriptions set state = 'stored'`);
    await caller.sign('bela@example.org');
    meddle(settings, `update mails set payload = '{"later": "1"}' where kind = 'confirm'`);
    await caller.sign('carl@example.org');
    await settled();
    await mailbox.open();
    clock.ahead = 90_000;
    await settled();
    assert.deepEqual(mailbox.recipients, ['carl@example.org']);
    const states = () => rowsIn(settings, 'mails').map(({state}) => state);
    assert.deepEqual(states().sort(), ['done', 'waiting', 'waiting']);
    assert.match(log.lines.join('\n'), /tried again \(TypeError\)/);
    assert.match(log.lines.join('\n'), /tried again \(UnknownMailError\)/);
    clock.ahead = 5 * 24 * HOUR;
    await settled();
    assert.deepEqual(states().sort(), ['failed', 'failed']);
  });

  it('tries again what a server refuses for now', async (t) => {
    const {caller, mailbox, clock, settled} = await startMailing(t);
    mailbox.refusals.recipient = () => 451;
    await caller.sign('anna@example.org');
    await settled();
    delete mailbox.refusals.recipient;
    clock.ahead = 90_000;
    await settled();
    assert.equal(mailbox.mails.length, 1);
  });

  it('tries again what a server refuses for its content for now, as the same mail, and gives up what it never takes', async (t) => {
    const {caller, mailbox, clock, settled, settings} = await startMailing(t);
    const refusals = [451, 554];
    mailbox.refusals.content = () => refusals.shift();
    await caller.sign('anna@example.org');
    await settled();
    assert.equal(rowsIn(settings, 'mails')[0]?.state, 'waiting');
    clock.ahead = 90_000;
    await settled();
    const ids = mailbox.mails.map(({messageId}) => messageId);
    assert.deepEqual([ids.length, new Set(ids).size], [2, 1]);
    assert.equal(rowsIn(settings, 'mails')[0]?.state, 'failed');
  });

  it('does not ask to confirm what was settled before the mail could leave', async (t) => {
    const {caller, mailbox, clock, settled, settings} = await startMailing(t);
    await mailbox.close();
    await caller.sign('anna@example.org');
    await settled();
    meddle(settings, `update signatures set state = 'stored'`);
    await mailbox.open();
    clock.ahead = 90_000;
    await settled();
    assert.deepEqual([mailbox.mails.length, rowsIn(settings, 'mails')[0]?.state], [0, 'done']);
  });

  it('tries again what a server refuses until our settings are better', async (t) => {
    const {caller, mailbox, clock, settled} = await startMailing(t);
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
    const {caller, mailbox, settled, log} = await startMailing(t);
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
    // Whose certificate is not trusted elsewhere is given no mail; by this name it is not known to be this machine.
    const away = {...mail, smtpUrl: mailbox.url.replace('127.0.0.1', '127.1')};
    const wary = await startEndpoint(t, {
      settings: {...settingsIn(temporaryFolder(), careful()), mail: away},
    });
    await wary.caller.sign('ben@example.org');
    await wary.endpoint.postman.nudge();
    assert.match(wary.log.lines.join('\n'), /is tried again \(ESOCKET: .*certificate/);
    assert.deepEqual(mailbox.recipients, ['anna@example.org']);
    for (const PEACE_PUBLIC_URL of ['http://203.0.113.9/', 'http://localhost:8787/', 'http://[::1]/']) {
      assert.equal(readMailSettings({PEACE_PUBLIC_URL}).name, undefined);
    }
  });

  it('keeps nobody waiting for a mail that is put off, however often', async (t) => {
    const {caller, mailbox, clock, settled, settings} = await startMailing(t);
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
    const {caller, mailbox, clock, settled} = await startMailing(t);
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
    const {caller, mailbox, settings, endpoint} = await startMailing(t);
    const second = await startEndpoint(t, {settings});
    await Promise.all(Array.from({length: 60}, (_, index) => caller.sign(`person${index}@example.org`)));
    await Promise.all([endpoint.postman.nudge(), second.endpoint.postman.nudge()]);
    await eventually(() => mailbox.mails.length >= 60);
    await Promise.all([endpoint.postman.nudge(), second.endpoint.postman.nudge()]);
    assert.equal(mailbox.mails.length, 60);
    assert.equal(new Set(mailbox.recipients).size, 60);
  });

  it('takes over what another instance left undone', async (t) => {
    const {caller, mailbox, settings, clock, settled} = await startMailing(t);
    await mailbox.close();
    await caller.sign('anna@example.org');
    await settled();
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
    const {caller, mailbox, clock, settled, settings, endpoint} = await startMailing(t);
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
    const {caller, mailbox, clock, settled} = await startMailing(t);
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
    const {caller, mailbox, settled} = await startMailing(t);
    for (let index = 0; index < 12; index++) await caller.sign(`anna+${index}@example.org`);
    await settled();
    assert.equal(mailbox.mails.length, 6);
    await caller.sign('+anna@example.org');
    await settled();
    assert.equal(mailbox.mails.length, 7);
  });

  it('forgets what was sent after an hour', async (t) => {
    const {caller, clock, settled, settings} = await startMailing(t);
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
