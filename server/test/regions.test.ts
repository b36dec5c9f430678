/** Who lives where: counted, and handed to those who speak for them. */
import assert from 'node:assert/strict';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {campaign} from './campaign.ts';
import {done, organise, sign} from './organising.ts';
import {startEndpoint, temporaryFolder} from './running.ts';
import type {Settings} from '../src/settings.ts';

const action = {url: '/api/petitions/senators/signatures'};
const named = (...names: string[]) => names.map((name) => ({name}));

const petitions = [
  {
    ...{id: 'senators', title: 'Tell your senators', text: 'Please.', action},
    fields: [
      ...named('given-name', 'postal-code', 'country'),
      {
        name: 'region',
        type: 'choice',
        options: [
          {value: 'CA', label: 'California'},
          {value: 'NY', label: 'New York'},
        ],
      },
    ],
    targets: {by: 'region', items: [{region: 'MD', name: 'Ben Cardin'}]},
  },
  {
    ...{id: 'zip', title: 'ZIP only', text: 'Please.', action},
    fields: [{name: 'postal-code', label: 'ZIP code'}],
  },
  {id: 'typed', title: 'Typed', text: 'Please.', action, fields: named('region')},
  // Its codes have five digits, too, and say nothing of the United States.
  {id: 'germany', title: 'Anderswo', text: 'Bitte.', action, fields: named('postal-code', 'country')},
];

/** An endpoint with signatures from here and there. */
async function startWithPlaces(t: TestContext) {
  const files = campaign();
  files['petitions.json'] = petitions;
  files['he/petitions.json'] = [
    {
      ...{id: 'senators', title: 'אמרו', text: 'אנא.', action},
      fields: [{name: 'region', type: 'choice', options: [{value: 'CA', label: 'קליפורניה'}]}],
    },
  ];
  const {settings, caller} = await startEndpoint(t, {files});
  const from = async (petition: string, name: string, address: object) => {
    const person = {email: `${name}@example.org`, ...address};
    assert.equal((await sign(caller, '', {person}, petition)).status, 201, name);
  };
  await from('senators', 'chosen', {region: 'CA'});
  await from('senators', 'chosen-elsewhere', {region: 'CA', postalCode: '10001'});
  await from('senators', 'by-zip', {postalCode: '90210-1234'});
  await from('senators', 'target', {postalCode: '20850', country: 'USA'});
  await from('senators', 'abroad', {postalCode: '10115', country: 'Germany'});
  await from('senators', 'two-states', {postalCode: '20500'});
  await from('zip', 'by-zip', {postalCode: '02139'});
  await from('zip', 'soldier', {postalCode: '09012'});
  await from('typed', 'a', {region: ' Galilee, Upper'});
  await from('typed', 'b', {region: 'galilee, upper'});
  await from('typed', 'c', {region: 'Negev'});
  await from('germany', 'a', {postalCode: '10115', country: 'DE'});
  return {settings, from};
}

/** Who is exported, by the names in their addresses. */
async function exported(settings: Settings, ...args: string[]): Promise<string[]> {
  const out = await done(settings, 'export', '--format', 'ndjson', ...args);
  const lines = out.split('\n').filter(Boolean);
  return lines
    .map((line) => JSON.parse(line) as {email?: string; state: string; id: string})
    .map(({email, state}) => email?.split('@')[0] ?? state)
    .sort();
}

describe('stats', () => {
  it('count by state, where it is asked for: as chosen, or else where the ZIP code is', async (t) => {
    const {settings} = await startWithPlaces(t);
    const told = JSON.parse(await done(settings, 'stats', '--json')) as {
      petition: string;
      regions?: unknown;
      countries?: unknown;
    }[];
    const of = (id: string) => told.find(({petition}) => petition === id);
    assert.deepEqual(of('senators')?.regions, [
      {name: 'CA', stored: 3},
      {name: '', stored: 2},
      {name: 'MD', stored: 1},
    ]);
    assert.deepEqual(of('zip')?.regions, [
      {name: '', stored: 1},
      {name: 'MA', stored: 1},
    ]);
    assert.deepEqual(of('zip')?.countries, undefined);
    assert.deepEqual(
      [of('germany')?.regions, of('germany')?.countries],
      [undefined, [{name: 'DE', stored: 1}]],
    );
    const text = await done(settings, 'stats', '--petition', 'senators');
    assert.match(text, /^ {2}regions\n {4}3 {2}CA\n {4}2 {2}\(none\)\n {4}1 {2}MD\n {2}countries$/m);
  });
});

describe('export of a region', () => {
  it('has those who live there, by code or name, in any language', async (t) => {
    const {settings} = await startWithPlaces(t);
    const of = (...args: string[]) => exported(settings, '--petition', 'senators', ...args);
    const inCalifornia = ['by-zip', 'chosen', 'chosen-elsewhere'];
    for (const region of ['CA', 'ca', 'California', 'קליפורניה']) {
      assert.deepEqual(await of('--region', region), inCalifornia, region);
    }
    assert.deepEqual(await of('--region', 'CA,MD'), [...inCalifornia, 'target'].sort());
    assert.deepEqual(await of('--region', 'MD', '--region', 'NY'), ['target']);
    assert.deepEqual(await of('--region', 'NY'), []);
    assert.deepEqual(await exported(settings, '--petition', 'zip', '--region', 'ma'), ['by-zip']);
    assert.deepEqual(await exported(settings, '--petition', 'typed', '--region', 'Galilee, Upper'), [
      'a',
      'b',
    ]);
  });

  it('of which there is none names those that there are', async (t) => {
    const {settings} = await startWithPlaces(t);
    for (const [petition, region, message] of [
      ['senators', 'XX', 'There is no region "XX" at the petition "senators". There are: CA, MD, NY.\n'],
      ['senators', 'CA,XX', 'There is no region "XX" at the petition "senators". There are: CA, MD, NY.\n'],
      ['germany', 'BE', 'Nobody has told a region at the petition "germany".\n'],
    ] as const) {
      const file = join(temporaryFolder(), 'out.csv');
      const args = ['export', '--petition', petition, '--region', region, '--out', file];
      const {code, out, err} = await organise(settings, args);
      assert.deepEqual([code, out, err], [1, '', message]);
    }
    const typed = await organise(settings, ['export', '--petition', 'typed', '--region', 'Judea']);
    assert.match(typed.err, /There are: .*\bNegev\b/);
  });

  it('with a memory does not take who lives elsewhere for withdrawn, and keeps to its region', async (t) => {
    const {settings, from} = await startWithPlaces(t);
    const memory = join(temporaryFolder(), 'california');
    const next = () => exported(settings, '--petition', 'senators', '--region', 'CA', '--new', memory);
    assert.deepEqual(await next(), ['by-zip', 'chosen', 'chosen-elsewhere']);
    await from('senators', 'later', {region: 'CA'});
    await from('senators', 'later-elsewhere', {region: 'NY'});
    assert.deepEqual(await next(), ['later']);
    await done(settings, 'erase', '--email', 'chosen@example.org');
    assert.deepEqual(await next(), ['withdrawn']);
    const whole = await organise(settings, ['export', '--petition', 'senators', '--new', memory]);
    assert.equal(whole.code, 1);
    assert.match(whole.err, /each petition, list and region needs a file of its own/);
  });
});
