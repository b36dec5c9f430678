/** The time of a double opt-in: what proves that somebody meant it. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {parse} from 'csv-parse/sync';
import {bodyOf} from '../src/webhooks/deliveries.ts';
import type {SignatureTable} from '../src/database/tables.ts';
import {meddle} from './databases.ts';
import {linkIn} from './mailbox.ts';
import {startMailing} from './mailing.ts';
import {done} from './organising.ts';
import {rowsIn} from './running.ts';

const HOUR = 3_600_000;

/** Somebody who has signed and joined a list, where both want an answer to a mail, and the links to answer by. */
async function startHeld(t: TestContext) {
  const running = await startMailing(t);
  const {caller, mailbox, settled, settings} = running;
  await caller.sign('anna@example.org');
  await settled();
  await caller.post('/api/subscriptions', {person: {email: 'anna@example.org'}, lists: ['alerts']});
  await settled();
  const links = [linkIn(await mailbox.arrived(1), 'confirm'), linkIn(await mailbox.arrived(2), 'confirm')];
  const confirmAll = () => Promise.all(links.map((link) => fetch(link, {method: 'POST', redirect: 'error'})));
  const times = () =>
    ['signatures', 'subscriptions'].flatMap((table) =>
      rowsIn(settings, table).map(({state, confirmed_at}) => [state, confirmed_at]),
    );
  return {...running, confirmAll, times};
}

describe('the time of a confirmation', () => {
  it('is kept of signatures and lists, as that of the first', async (t) => {
    const {confirmAll, times, clock} = await startHeld(t);
    assert.deepEqual(times(), [
      ['held', null],
      ['held', null],
    ]);
    clock.ahead = HOUR;
    const before = new Date(Date.now() + HOUR).toISOString();
    await confirmAll();
    const confirmed = times();
    for (const [state, time] of confirmed) {
      assert.equal(state, 'stored');
      assert.ok(String(time) >= before, String(time));
      assert.ok(Date.parse(String(time)) <= Date.now() + HOUR);
    }
    clock.ahead = 2 * HOUR;
    await confirmAll();
    assert.deepEqual(times(), confirmed);
  });

  it('is told to the organiser, to the person, and to the receiver of webhooks', async (t) => {
    const {confirmAll, settings} = await startHeld(t);
    await confirmAll();
    const [signature] = rowsIn(settings, 'signatures') as unknown as [SignatureTable];
    const [subscription] = rowsIn(settings, 'subscriptions');
    const csv = await done(settings, 'export', '--petition', 'open');
    const [line] = parse(csv, {bom: true, columns: true}) as [Record<string, string>];
    assert.equal(line['confirmed_at'], signature.confirmed_at);
    const lines = (await done(settings, 'person', '--email', 'anna@example.org')).trim().split('\n');
    assert.deepEqual(
      lines.map((json) => (JSON.parse(json) as {confirmed_at: unknown}).confirmed_at),
      [signature.confirmed_at, subscription?.['confirmed_at']],
    );
    const {data} = JSON.parse(bodyOf('signature', signature)) as {data: {confirmedAt: unknown}};
    assert.equal(data.confirmedAt, signature.confirmed_at);
  });

  it('is nobody’s whom the organiser has confirmed, nor theirs who had to confirm nothing', async (t) => {
    const {caller, settings, times} = await startHeld(t);
    await caller.sign('bela@example.org', 'other');
    await done(settings, 'held', '--petition', 'open', '--confirm');
    assert.deepEqual(times(), [
      ['stored', null],
      ['stored', null],
      ['held', null],
    ]);
    for (const row of rowsIn(settings, 'signatures') as unknown as SignatureTable[]) {
      assert.doesNotMatch(bodyOf('signature', row), /confirmed/);
    }
  });

  it('is not known of who confirmed before it was kept', async (t) => {
    const {settings, endpoint, confirmAll} = await startHeld(t);
    await confirmAll();
    await endpoint.close();
    // As a version left it that did not keep it.
    for (const table of ['signatures', 'subscriptions']) {
      meddle(settings, `alter table ${table} drop column confirmed_at`);
    }
    meddle(settings, 'drop index mails_by_lane');
    meddle(settings, 'alter table mails drop column lane');
    meddle(settings, `delete from kysely_migration where name >= '2026-11-30-a'`);
    const kept = (await done(settings, 'person', '--email', 'anna@example.org')).trim().split('\n');
    assert.equal(kept.length, 2);
    for (const line of kept) assert.match(line, /"state":"stored".*"confirmed_at":null/);
  });
});
