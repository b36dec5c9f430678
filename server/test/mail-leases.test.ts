import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {queued} from '../src/database/entry.ts';
import {MailQueue} from '../src/mail/queue.ts';
import {meddle} from './databases.ts';
import {openWithMails, startMailing} from './mailing.ts';
import {rowsIn} from './running.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A queue with mails that nobody is there to send, and a clock that moves by hand. */
async function start(t: TestContext, amount: number) {
  const clock = {now: Date.now()};
  const at = (index: number) => ({now: clock.now, due: clock.now - index * MINUTE, once: `mail ${index}`});
  const mails = Array.from({length: amount}, (_, index) => ({
    ...queued('confirm', {signature: 'x'}, at(index)),
    lane: 'petition open',
  }));
  const {database, access} = await openWithMails(t, mails);
  const queue = () => new MailQueue(database, () => clock.now);
  return {queue, clock, access, mails};
}

describe('what an instance has taken on', () => {
  it('is its own for ten minutes, the longest due first', async (t) => {
    const {queue, clock, mails} = await start(t, 25);
    const first = await queue().take();
    const idsOf = (some: readonly {readonly id: string}[]) => some.map(({id}) => id).sort();
    assert.deepEqual(idsOf(first), idsOf(mails.slice(5)));
    assert.deepEqual(idsOf(await queue().take()), idsOf(mails.slice(0, 5)));
    clock.now += 10 * MINUTE - 1;
    assert.deepEqual(await queue().take(), []);
    clock.now += 1;
    assert.equal((await queue().take()).length, 20);
  });

  it('is no more its own when another has taken it over', async (t) => {
    const {queue, clock, access} = await start(t, 1);
    const [slow, quick] = [queue(), queue()];
    const taken = await slow.take();
    clock.now += 10 * MINUTE;
    const takenOver = await quick.take();
    await slow.later(taken, DAY);
    await slow.failed(taken, '550');
    assert.equal(rowsIn(access, 'mails')[0]?.['state'], 'waiting');
    await quick.done(takenOver);
    await slow.failed(taken, '550');
    assert.deepEqual(
      rowsIn(access, 'mails').map(({state, lease}) => [state, lease]),
      [['done', null]],
    );
  });
});

describe('a mail that has left', () => {
  it('does not leave again where the database takes no note of it at first', async (t) => {
    const {caller, mailbox, clock, settled, settings} = await startMailing(t);
    mailbox.refusals.content = () => void meddle(settings, 'alter table mails rename to mails_away');
    await caller.sign('anna@example.org');
    await mailbox.arrived();
    await settled();
    delete mailbox.refusals.content;
    meddle(settings, 'alter table mails_away rename to mails');
    // Longer than it was taken on for.
    clock.ahead = HOUR / 2;
    await settled();
    assert.equal(rowsIn(settings, 'mails')[0]?.state, 'done');
    assert.equal(mailbox.mails.length, 1);
  });
});

describe('what is too much for one mailbox', () => {
  it('waits after six in an hour, and is not sent after twelve in a day', async (t) => {
    const {queue, clock} = await start(t, 0);
    const permissions = async (from: number, amount: number) => {
      const all: string[] = [];
      for (let index = 0; index < amount; index++) all.push(await queue().permit(`${from + index}`, 'anna'));
      return all.join(' ');
    };
    assert.equal(await permissions(0, 8), 'now now now now now now later later');
    assert.equal(await queue().permit('other', 'ben'), 'now');
    clock.now += HOUR;
    // Those that wait have left no note, or the day would be over sooner.
    assert.equal(await permissions(10, 7), 'now now now now now now never');
    await queue().unpermit('15');
    assert.equal(await permissions(20, 2), 'now never');
    clock.now += DAY - HOUR;
    assert.equal(await permissions(30, 1), 'now');
  });
});

describe('a mail that was refused', () => {
  it('may be asked for again after an hour, and stays on record for thirty days', async (t) => {
    const {queue, clock, access} = await start(t, 1);
    await queue().failed(await queue().take(), '550');
    const left = async () => {
      await queue().tidy();
      return rowsIn(access, 'mails').map(({once, state}) => [once, state]);
    };
    clock.now += HOUR;
    assert.deepEqual(await left(), [['mail 0', 'failed']]);
    clock.now += 1;
    assert.deepEqual(await left(), [[null, 'failed']]);
    clock.now += 30 * DAY - HOUR - 1;
    assert.deepEqual(await left(), [[null, 'failed']]);
    clock.now += 1;
    assert.deepEqual(await left(), []);
  });
});
