import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {databaseAddress} from '../src/database/address.ts';
import {Database} from '../src/database/database.ts';
import type {Work} from '../src/database/database.ts';
import {queued} from '../src/database/entry.ts';
import type {Entry, Fate, Keyed} from '../src/database/entry.ts';
import {OverloadError, isPassing} from '../src/database/errors.ts';
import {KeyReusedError, Writer} from '../src/database/writer.ts';
import {meddle, newDatabase, occupy, rowsIn} from './databases.ts';
import {now, signatureOf, underNewKey} from './entries.ts';
import {RememberedLog, temporaryFolder} from './running.ts';

/** A database, and writers of as many instances as are asked for. */
async function openWriters(t: TestContext, instances = 1) {
  const access = newDatabase(temporaryFolder());
  const log = new RememberedLog();
  const databases: Database[] = [];
  for (let index = 0; index < instances; index++) {
    databases.push(await Database.open(databaseAddress(access.databaseUrl), log));
  }
  t.after(() => Promise.all(databases.map((database) => database.close())));
  const writers = databases.map((database) => new Writer({database, now}));
  return {access, databases, writers, writer: writers[0] as Writer};
}

/** Counts the transactions of a database. */
function countCommits(t: TestContext, database: Database): () => number {
  const commit = t.mock.method(database, 'commit', function <T>(this: Database, work: Work<T>) {
    return this.query.transaction().execute(work);
  });
  return () => commit.mock.callCount();
}

describe('entries that wait together', () => {
  it('are stored in few transactions, and each is answered with its own receipt', async (t) => {
    const {access, databases, writer} = await openWriters(t);
    const commits = countCommits(t, databases[0] as Database);
    const people = Array.from({length: 300}, (_, index) => `person-${index}`);
    const entries = people.map((person) => signatureOf(person));
    const answers = await Promise.all(entries.map((entry) => writer.write(underNewKey(), entry)));
    assert.ok(commits() <= 4, `${commits()} transactions`);
    assert.deepEqual(
      answers.map(({receipt}) => receipt.id),
      entries.map(({rows: [row]}) => row?.row.id),
    );
    assert.equal(rowsIn(access, 'signatures').length, 300);
    assert.deepEqual(rowsIn(access, 'petition_counts'), [{petition: 'p', stored: 300}]);
  });

  it('do not suffer from one that cannot be stored', async (t) => {
    const {access, writer} = await openWriters(t);
    const spoilt = [
      signatureOf('no-email', {email: null as unknown as string}),
      {...signatureOf('no-receipt'), receipt: () => assert.fail('a fault of ours')},
    ];
    const entries = [signatureOf('anna'), spoilt[0], signatureOf('ben'), spoilt[1], signatureOf('carla')];
    const answers = await Promise.allSettled(
      entries.map((entry) => writer.write(underNewKey(), entry as Entry)),
    );
    assert.deepEqual(
      answers.map(({status}) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.deepEqual(
      rowsIn(access, 'signatures order by email').map(({person_key}) => person_key),
      ['anna', 'ben', 'carla'],
    );
    assert.deepEqual(rowsIn(access, 'petition_counts'), [{petition: 'p', stored: 3}]);
    assert.equal(rowsIn(access, 'idempotency_keys').length, 3);
  });

  it('of one person are one: the first, or the first that is not held', async (t) => {
    const {access, databases, writer} = await openWriters(t);
    const commits = countCommits(t, databases[0] as Database);
    const fates: Fate[][] = [];
    const watched = (entry: Entry): Entry => ({
      ...entry,
      receipt: (outcome) => {
        fates.push([...outcome.rows]);
        return entry.receipt(outcome);
      },
    });
    const entries = [
      signatureOf('anna', {state: 'held', comment: 'held'}),
      signatureOf('anna', {comment: 'first'}),
      signatureOf('anna', {comment: 'second'}),
      signatureOf('anna', {state: 'held', comment: 'held again'}),
    ];
    await Promise.all(entries.map((entry) => writer.write(underNewKey(), watched(entry))));
    assert.equal(commits(), 4, 'each sees what became of the one before');
    const ids = entries.map(({rows: [row]}) => row?.row.id ?? '');
    assert.deepEqual(fates, [
      [{became: 'new', of: 'p', id: ids[0], state: 'held', told: 'held'}],
      [{became: 'replaced', of: 'p', id: ids[1], state: 'stored', told: 'stored'}],
      [{became: 'known', of: 'p', id: ids[1], state: 'stored', told: 'stored'}],
      [{became: 'known', of: 'p', id: ids[1], state: 'stored', told: 'held'}],
    ]);
    assert.deepEqual(
      rowsIn(access, 'signatures').map(({comment}) => comment),
      ['first'],
    );
    assert.deepEqual(rowsIn(access, 'petition_counts'), [{petition: 'p', stored: 1}]);
  });

  it('all hear of a database that is busy, and can be stored later', async (t) => {
    const {access, writer} = await openWriters(t);
    const free = await occupy(access);
    const write = () =>
      Promise.allSettled(['anna', 'ben'].map((person) => writer.write(underNewKey(), signatureOf(person))));
    const busy = await write();
    await free();
    for (const answer of busy) assert.ok(answer.status === 'rejected' && isPassing(answer.reason));
    for (const {status} of await write()) assert.equal(status, 'fulfilled');
  });

  it('are not stored behind the back of whoever waits no more', async (t) => {
    const {access, writer} = await openWriters(t);
    const [late, ...others] = await Promise.allSettled([
      writer.write(underNewKey(), signatureOf('anna'), performance.now() - 1),
      writer.write(underNewKey(), signatureOf('ben'), performance.now() + 60_000),
      writer.write(underNewKey(), signatureOf('carla')),
    ]);
    assert.ok(late.status === 'rejected' && isPassing(late.reason));
    for (const {status} of others) assert.equal(status, 'fulfilled');
    assert.deepEqual(
      rowsIn(access, 'signatures order by email').map(({person_key}) => person_key),
      ['ben', 'carla'],
    );
  });

  it('are turned away when there are more than can be stored in time', async (t) => {
    const {access, writer} = await openWriters(t);
    const answers = await Promise.allSettled(
      Array.from({length: 5010}, () => writer.write(underNewKey(), {rows: [], receipt: () => receipt})),
    );
    const turnedAway = answers.filter(({status}) => status === 'rejected');
    assert.equal(turnedAway.length, 10);
    for (const answer of turnedAway) {
      assert.ok(answer.status === 'rejected' && answer.reason instanceof OverloadError);
      assert.ok(isPassing(answer.reason));
    }
    assert.equal(rowsIn(access, 'idempotency_keys').length, 5000);
  });
});

const receipt = {id: 'a', status: 'stored' as const};

describe('a key that another instance stores meanwhile', () => {
  it('is answered with its receipt, and nothing is stored twice', async (t) => {
    const {access, writers} = await openWriters(t, 2);
    for (let round = 0; round < 10; round++) {
      const keyed = underNewKey();
      const others = [0, 1].map((index) => ({keyed: underNewKey(), entry: signatureOf(`${round} ${index}`)}));
      const answers = await Promise.all(
        writers.flatMap((writer, index) => [
          writer.write(keyed, signatureOf(`${round}`)),
          writer.write(others[index]?.keyed as Keyed, others[index]?.entry as Entry),
        ]),
      );
      assert.equal(answers[0]?.receipt.id, answers[2]?.receipt.id);
      assert.deepEqual([answers[0]?.replayed, answers[2]?.replayed].sort(), [false, true]);
      assert.deepEqual([answers[1]?.replayed, answers[3]?.replayed], [false, false]);
    }
    assert.equal(rowsIn(access, 'signatures').length, 30);
    assert.deepEqual(rowsIn(access, 'petition_counts'), [{petition: 'p', stored: 30}]);
  });

  it('for something else is refused', async (t) => {
    const {writers} = await openWriters(t, 2);
    const {key} = underNewKey();
    const answers = await Promise.allSettled(
      writers.map((writer, index) =>
        writer.write({key, payloadHash: `payload ${index}`}, signatureOf(`${index}`)),
      ),
    );
    const refused = answers.filter(({status}) => status === 'rejected');
    assert.equal(refused.length, 1);
    assert.ok(refused[0]?.status === 'rejected' && refused[0].reason instanceof KeyReusedError);
  });
});

describe('what follows from an action', () => {
  it('is stored with it, chosen by what became of it, and once', async (t) => {
    const {access, writer} = await openWriters(t);
    const entry: Entry = {
      ...signatureOf('anna'),
      followUps: ({rows}) => ({
        mails: rows.map(({became, of, id}) => ({
          ...queued(became, {signature: id}, {now: now(), once: `mail ${id}`}),
          lane: of,
        })),
        deliveries: rows.map(({became, id}) => queued(became, {signature: id}, {now: now()})),
      }),
    };
    await writer.write(underNewKey(), entry);
    await writer.write(underNewKey(), entry);
    const {id} = entry.rows[0]?.row ?? {};
    const seen = (table: string) =>
      rowsIn(access, table).map(({kind, payload, state, attempts}) => [kind, payload, state, attempts]);
    const payload = JSON.stringify({signature: id});
    assert.deepEqual(seen('mails'), [['new', payload, 'waiting', 0]]);
    assert.deepEqual(seen('webhook_deliveries'), [
      ['new', payload, 'waiting', 0],
      ['known', payload, 'waiting', 0],
    ]);
  });

  it('is not there when the action is not', async (t) => {
    const {access, writer} = await openWriters(t);
    meddle(access, 'alter table webhook_deliveries rename to away');
    const followUps: Entry['followUps'] = () => ({
      mails: [{...queued('thanks', {}, {now: now()}), lane: ''}],
      deliveries: [queued('stored', {}, {now: now()})],
    });
    await assert.rejects(writer.write(underNewKey(), {...signatureOf('anna'), followUps}));
    for (const table of ['signatures', 'petition_counts', 'idempotency_keys', 'mails']) {
      assert.deepEqual(rowsIn(access, table), [], table);
    }
  });
});
