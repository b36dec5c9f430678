/** A machine that woke up in another year, and was put right. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {openWithMails, startMailing} from './mailing.ts';
import {startNewspaper} from './newspaper.ts';
import {eventually, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';
import {campaign} from './campaign.ts';
import {queued} from '../src/database/entry.ts';
import {openEndpoint} from '../src/endpoint.ts';
import {MailQueue} from '../src/mail/queue.ts';

const DAY = 86_400_000;

/** By how much a clock was ahead. */
const AHEAD = [
  {ahead: 400 * DAY, long: 'years'},
  {ahead: DAY / 24, long: 'an hour'},
];

describe('a clock that was ahead and is put back', () => {
  it('turns nobody away who came meanwhile', async (t) => {
    const clock = {ahead: 400 * DAY};
    const {caller} = await startEndpoint(t, {now: () => Date.now() + clock.ahead});
    await caller.sign('anna@example.org');
    clock.ahead = 0;
    const response = await caller.sign('bela@example.org');
    assert.equal(response.status, 201);
    assert.equal(((await response.json()) as {status: string}).status, 'stored');
  });

  it('lets a mail be sent once more an hour later', async (t) => {
    const {caller, mailbox, clock, settled} = await startMailing(t);
    clock.ahead = DAY / 24;
    await caller.sign('anna@example.org');
    await settled();
    clock.ahead = 0;
    await caller.sign('anna@example.org');
    await settled();
    assert.equal(mailbox.mails.length, 1, 'not at once');
    clock.ahead = DAY / 24 + 60_000;
    await settled();
    await caller.sign('anna@example.org');
    await settled();
    assert.equal(mailbox.mails.length, 2);
  });

  for (const {ahead, long} of AHEAD) {
    it(`leaves no mail waiting for ${long}`, async (t) => {
      const {caller, mailbox, clock, settled, settings} = await startMailing(t);
      clock.ahead = ahead;
      await mailbox.close();
      await caller.sign('anna@example.org');
      await settled();
      assert.equal(rowsIn(settings, 'mails')[0]?.['state'], 'waiting');
      clock.ahead = 0;
      await mailbox.open();
      await settled();
      assert.deepEqual(mailbox.recipients, ['anna@example.org']);
    });

    it(`leaves no webhook waiting for ${long}`, async (t) => {
      const receiver = await startNewspaper(t);
      const webhook = {url: receiver.at('/hook'), secret: 'a secret of more than 24 characters'};
      const settings = {...settingsIn(temporaryFolder()), webhook};
      const clock = {ahead};
      const {caller} = await startEndpoint(t, {settings, now: () => Date.now() + clock.ahead});
      receiver.answer('/hook', {status: 503});
      await caller.sign('anna@example.org');
      await eventually(
        () => rowsIn(settings, 'webhook_deliveries')[0]?.['lease'] === null && receiver.asked('/hook').length,
      );
      receiver.answer('/hook', {status: 204});
      clock.ahead = 0;
      await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
    });
  }

  it('leaves nothing waiting that was never tried, or for longer than anything is put off', async (t) => {
    const now = Date.now();
    const waiting = (once: string, attempts: number, minutes: number) => ({
      ...queued('confirm', {signature: once}, {now, once, due: now + minutes * 60_000}),
      lane: 'petition open',
      attempts,
    });
    const mails = [waiting('new', 0, 50), waiting('failed', 1, 50), waiting('failed long ago', 1, 70)];
    const {database, access} = await openWithMails(t, mails);
    await new MailQueue(database, () => now).tidy();
    const due = rowsIn(access, `mails where next_at <= '${new Date(now).toISOString()}' order by once`);
    assert.deepEqual(
      due.map(({once}) => once),
      ['failed long ago', 'new'],
    );
  });

  it('leaves sources as they are asked', async (t) => {
    const newspaper = await startNewspaper(t);
    newspaper.answer('/feed', JSON.stringify({items: [{id: 1, title: 'Talks begin'}]}));
    const files = {...campaign(), 'sources.json': {news: [newspaper.at('/feed')]}};
    const sources = {
      privateNetworks: ['loopback'],
      refresh: 40,
      patience: 5000,
      reading: 20_000,
      longest: 10_000,
    };
    const settings = {...settingsIn(temporaryFolder(), files), sources};
    const log = {info() {}, warn() {}, error() {}};
    const before = await openEndpoint(settings, {log, now: () => Date.now() + 10 * DAY});
    await eventually(() => rowsIn(settings, 'source_copies')[0]?.['body']);
    await before.close();
    const asked = newspaper.asked('/feed').length;
    await startEndpoint(t, {settings});
    await eventually(() => newspaper.asked('/feed').length > asked);
  });
});
