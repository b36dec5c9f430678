/** Mails of several petitions: none has to wait until those of another have left. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {sql} from 'kysely';
import {queued} from '../src/database/entry.ts';
import {Lanes, WAITING_LANES} from '../src/mail/lanes.ts';
import {meddle, onPostgres} from './databases.ts';
import {linkIn} from './mailbox.ts';
import {careful, openWithMails, startMailing} from './mailing.ts';
import {rowsIn} from './running.ts';

const LATE = '2999-01-01T00:00:00.000Z';

describe('mails of several petitions', () => {
  it('leave in turn, however many of one of them wait', async (t) => {
    const {caller, mailbox, settled, settings} = await startMailing(t);
    // While nothing can be handed over, they gather.
    meddle(settings, 'alter table mail_sends rename to away');
    for (let index = 0; index < 30; index++) await caller.sign(`p${index}@example.org`);
    await caller.sign('late@example.org', 'other');
    await caller.post('/api/subscriptions', {person: {email: 'list@example.org'}, lists: ['alerts']});
    await settled();
    meddle(settings, 'alter table away rename to mail_sends');
    meddle(settings, `update mails set next_at = created_at, lease = null`);
    await settled();
    const all = mailbox.recipients;
    assert.equal(all.length, 32);
    for (const recipient of ['late@example.org', 'list@example.org']) {
      assert.ok(all.indexOf(recipient) < 20, `${recipient}: ${all.indexOf(recipient)}`);
    }
  });

  it('wait in the lane of their petition, also those that follow when something is confirmed', async (t) => {
    const files = careful();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {mail: {receipt: true}});
    const {caller, settings, mailbox, settled} = await startMailing(t, files);
    await caller.sign('anna@example.org');
    await settled();
    await fetch(linkIn(await mailbox.arrived(), 'confirm'), {method: 'POST'});
    await settled();
    assert.deepEqual(
      rowsIn(settings, 'mails order by created_at').map(({kind, lane}) => [kind, lane]),
      [
        ['confirm', 'petition open'],
        ['receipt', 'petition open'],
      ],
    );
  });

  it('have their turns also where there are more petitions than mails in a batch', async (t) => {
    const rows = Array.from({length: 90}, (_, index) => ({
      ...queued('confirm', {}, {now: 0}),
      id: `${index}`,
      // Of the first, nothing is due.
      ...(index < 30 ? {next_at: LATE, lane: 'a'} : {lane: `p${index % 6}`}),
    }));
    const {database} = await openWithMails(t, rows);
    const lanes = new Lanes(database.query);
    const laneOf = (id: string) => rows[Number(id)]?.lane;
    const now = new Date().toISOString();
    const turns = [await lanes.due(now, 4), await lanes.due(now, 4)];
    assert.deepEqual(
      turns.map((ids) => ids.map(laneOf)),
      [
        ['p0', 'p1', 'p2', 'p3'],
        ['p4', 'p5', 'p0', 'p1'],
      ],
    );
    const most = await lanes.due(now, 8);
    assert.deepEqual([most.length, new Set(most).size, new Set(most.map(laneOf)).size], [8, 8, 6]);
    assert.equal((await lanes.due(now, 100)).length, 60, 'and all of them where there is room');
  });

  it('are found by the index, however many wait', async (t) => {
    const rows = Array.from({length: 6000}, (_, index) => ({
      ...queued('confirm', {}, {now: 0}),
      next_at: LATE,
      lane: index < 10 ? 'small' : 'large',
    }));
    const {database, access} = await openWithMails(t, rows);
    if (onPostgres) meddle(access, 'analyze mails');
    const how = onPostgres ? sql`explain` : sql`explain query plan`;
    const dueIn = sql`select id from mails where state = 'waiting' and lane = 'large'
      and next_at <= '3000' order by next_at limit 20`;
    for (const query of [WAITING_LANES, dueIn]) {
      const {rows: plan} = await sql`${how} ${query}`.execute(database.query);
      // PostgreSQL knows that nearly all are in this lane.
      assert.match(JSON.stringify(plan), onPostgres ? /mails_by_lane|mails_due/ : /mails_by_lane/);
      assert.doesNotMatch(JSON.stringify(plan), /Seq Scan|SCAN mails|Sort|TEMP B-TREE/);
    }
  });
});
