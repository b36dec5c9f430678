import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {describe, it} from 'node:test';
import {Kysely} from 'kysely';
import {migrate} from '../src/database/migrations.ts';
import {sqliteDialect} from '../src/database/sqlite.ts';
import type {Tables} from '../src/database/tables.ts';
import {meddle} from './databases.ts';
import {RememberedLog, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

const path = '/api/petitions/open/signatures';

/** A database as the first version left it, with so many signatures, one held, and one subscription. */
async function openFormer(signatures: number) {
  const settings = {...settingsIn(temporaryFolder()), secret: 'a'.repeat(32)};
  const former = new Kysely<Tables>({dialect: sqliteDialect(settings.databaseUrl)});
  await migrate(former, new RememberedLog(), '2026-11-01-actions');
  await former.destroy();
  // As the first version made it.
  const keyOf = (email: string) =>
    createHmac('sha256', settings.secret).update(`person\n${email}`).digest('hex');
  const columns = 'id, person_key, state, email, given_name, created_at';
  const valuesOf = (id: number) => {
    const email = `p${id}@example.org`;
    return `'${id}', '${keyOf(email)}', '${id === 0 ? 'held' : 'stored'}', '${email}', 'Anna', '2013'`;
  };
  const rows = Array.from({length: signatures}, (_, id) => `(${valuesOf(id)}, 'open')`);
  meddle(settings, `insert into signatures (${columns}, petition) values ${rows.join()}`);
  meddle(settings, `insert into subscriptions (${columns}, list) values (${valuesOf(1)}, 'alerts')`);
  meddle(settings, `insert into petition_counts values ('open', ${signatures - 1})`);
  return settings;
}

describe('who signed when a person was an address alone', () => {
  it('is known when they sign again, and shares the address with others from now on', async (t) => {
    const settings = await openFormer(1201);
    const {caller} = await startEndpoint(t, {settings});
    const sign = async (id: number, givenName: string) => {
      await caller.post(path, {person: {email: `p${id}@example.org`, givenName}});
      return caller.count();
    };
    assert.equal(await sign(1, 'Anna'), 1205);
    assert.equal(await sign(1200, ' ANNA'), 1205);
    assert.equal(await sign(1, 'Ben'), 1206);
    assert.equal(await sign(0, 'Anna'), 1207, 'one that was held gives way');
    const {length} = rowsIn(settings, 'signatures');
    assert.equal(length, 1202);
    const household = rowsIn(settings, "signatures where email = 'p1@example.org' order by given_name");
    assert.deepEqual(
      household.map(({given_name}) => given_name),
      ['Anna', 'Ben'],
    );
  });

  it('is known on lists by the address, as before', async (t) => {
    const settings = await openFormer(2);
    const {caller} = await startEndpoint(t, {settings});
    await caller.post('/api/subscriptions', {person: {email: 'P1@example.org'}, lists: ['alerts']});
    assert.deepEqual(
      rowsIn(settings, 'subscriptions').map(({email}) => email),
      ['p1@example.org'],
    );
  });
});
