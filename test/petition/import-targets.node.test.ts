import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {PetitionSchema, problemsOf} from '../../src/contract/index.ts';
import type {Petition, Target} from '../../src/contract/index.ts';
import {asYaml, congress} from './legislators.ts';
import type {Legislator} from './legislators.ts';

const script = fileURLToPath(new URL('../../scripts/import-targets.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'targets-'));
after(() => rmSync(folder, {recursive: true}));

interface Run {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
  /** How long it took, ms. */
  readonly took: number;
  readonly targets: NonNullable<Petition['targets']>;
}

/** Runs the real command. */
function command(...options: string[]): Promise<Run> {
  const start = performance.now();
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...options], {cwd: folder}, (error, out, errors) => {
      const code = error ? Number(error.code) : 0;
      resolve({
        code,
        out,
        errors,
        took: performance.now() - start,
        targets: (code || !out ? {} : JSON.parse(out)) as Run['targets'],
      });
    });
  });
}

/** A file with this content. */
function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const members = congress();
const senators = (targets: Run['targets']): readonly Target[] => targets.items ?? [];

describe('import-targets', () => {
  let json: Run, yaml: Run;
  before(async () => {
    json = await command(file('legislators-current.json', JSON.stringify(members)));
    yaml = await command(file('legislators-current.yaml', asYaml(members)));
  });

  it('finds the two senators of every state in over 535 members, and nobody else', () => {
    assert.equal(members.length, 541);
    assert.deepEqual([json.code, json.errors], [0, '']);
    assert.equal(senators(json.targets).length, 100);
    const states = new Set(senators(json.targets).map(({region}) => region));
    assert.equal(states.size, 50);
    for (const territory of ['DC', 'PR', 'GU', 'VI', 'AS', 'MP']) assert.ok(!states.has(territory));
    const expected = members
      .filter(({terms}) => terms.at(-1)?.type === 'sen')
      .map(({name}) => name['official_full']);
    assert.deepEqual(
      senators(json.targets)
        .map(({name}) => name)
        .sort(),
      expected.sort(),
    );
  });

  it('reads YAML as it reads JSON, unquoted dates included', () => {
    assert.match(readFileSync(join(folder, 'legislators-current.yaml'), 'utf8'), /\bstart: 1993-01-03\n/);
    assert.deepEqual([yaml.code, yaml.errors], [0, '']);
    assert.deepEqual(yaml.targets, json.targets);
  });

  it('reads YAML of the size of the real file within seconds', () => {
    const size = readFileSync(join(folder, 'legislators-current.yaml')).length;
    assert.ok(size > 1_000_000, `${size} bytes`);
    assert.ok(yaml.took < 30_000, `${yaml.took} ms`);
  });

  it('makes targets that the contract takes', () => {
    assert.deepEqual(problemsOf(PetitionSchema.entries.targets, json.targets), []);
    assert.equal(json.targets.by, 'region');
  });

  it('takes name, party, telephone and the way to write from the last term', () => {
    const [member] = members.filter(({terms}) => terms.length === 8 && terms.at(-1)?.contact_form);
    const last = member?.terms.at(-1);
    const found = senators(json.targets).find(({name}) => name === member?.name['official_full']);
    assert.deepEqual(found, {
      region: last?.state,
      name: member?.name['official_full'],
      title: 'Senator',
      party: last?.party?.[0],
      phone: `+1 ${last?.phone}`,
      url: last?.contact_form,
    });
  });

  it('gives the web site of those who have no contact form', () => {
    const without = members.filter(({terms}) => terms.at(-1)?.type === 'sen' && !terms.at(-1)?.contact_form);
    assert.ok(without.length >= 12, String(without.length));
    for (const {name, terms} of without) {
      const found = senators(json.targets).find((target) => target.name === name['official_full']);
      assert.equal(found?.url, terms.at(-1)?.url);
    }
  });

  it('sorts by state, then name, and keeps accents, apostrophes, commas and nicknames', () => {
    const keys = senators(json.targets).map(({region, name}) => `${region} ${name}`);
    assert.deepEqual(keys, [...keys].sort());
    for (const part of ['Luján', "O'Hara", 'King, Jr.', '"Chuck"', 'Élodie'])
      assert.ok(
        keys.some((key) => key.includes(part)),
        part,
      );
  });

  it('writes into a file on demand, and says how many', async () => {
    const {code, out, errors} = await command(
      'legislators-current.json',
      '--chamber',
      'senate',
      '--out',
      'targets.json',
    );
    assert.deepEqual([code, out], [0, '']);
    assert.equal(errors, '100 senators of 50 states are in targets.json.\n');
    assert.deepEqual(JSON.parse(readFileSync(join(folder, 'targets.json'), 'utf8')), json.targets);
  });

  it('warns of a state that has not two senators, and goes on', async () => {
    const some = members.filter(({terms}) => terms.at(-1)?.type !== 'sen' || terms.at(-1)?.state !== 'WY');
    const [one] = members.filter(({terms}) => terms.at(-1)?.type === 'sen' && terms.at(-1)?.state === 'MD');
    const name = {official_full: 'A Third'};
    const changed = [
      ...some.filter((member) => member !== one),
      {...(one as Legislator), name},
      one,
      {...(one as Legislator), name: {official_full: 'A Fourth'}},
    ];
    const {code, errors, targets} = await command(file('odd.json', JSON.stringify(changed)));
    assert.equal(code, 0);
    assert.match(errors, /^Warning: MD has 4 senators, not 2: .*A Third/m);
    assert.match(errors, /^Warning: WY has 0 senators, not 2\.$/m);
    assert.equal(errors.trim().split('\n').length, 2);
    assert.equal(senators(targets).length, 100);
  });

  for (const [what, content, words] of [
    [
      'no list',
      '{"legislators": []}',
      /is not a list of legislators with terms\. Give legislators-current\.json/,
    ],
    ['a list of something else', '[{"title": "News"}]', /is not a list of legislators/],
    ['half a file', JSON.stringify(members).slice(0, 5000), /is not whole.*download it once more/],
    [
      'broken YAML',
      `${asYaml(members.slice(0, 2))}  - : [\n`,
      /is neither JSON nor YAML: .*at line \d+, column \d+/,
    ],
    ['a web page', '<!doctype html><h1>Not found</h1>', /is not a list of legislators|neither JSON nor YAML/],
    [
      'nobody but representatives',
      JSON.stringify(members.filter(({terms}) => terms.at(-1)?.type === 'rep')),
      /has 441 members, none of them a senator/,
    ],
    [
      'a member without terms',
      JSON.stringify([...members, {name: {}}]),
      /member 542 has no terms\. Is the file complete\?/,
    ],
    [
      'a senator without a name',
      JSON.stringify([{...members.find(({terms}) => terms.at(-1)?.type === 'sen'), name: {}}]),
      /member 1 \(X\d+\): name\.official_full is missing/,
    ],
    [
      'a senator without a state',
      JSON.stringify([{name: {official_full: 'Ann Lee'}, terms: [{type: 'sen'}]}]),
      /member 1 \(Ann Lee\): the last term has no usable state/,
    ],
    ['an empty file', '', /is not a list of legislators/],
  ] as const) {
    it(`says what is wrong with ${what}, and gives nothing out`, async () => {
      const {code, out, errors} = await command(file('wrong', content));
      assert.equal(code, 1);
      assert.equal(out, '');
      assert.match(errors, words);
      assert.ok(errors.startsWith('wrong'), errors);
      assert.doesNotMatch(errors, /\n\s+at /);
    });
  }

  it('explains itself where it is called wrongly', async () => {
    for (const [options, words] of [
      [[], /^Name one file\.\nUsage: node scripts\/import-targets\.mjs FILE/],
      [['a.json', 'b.json'], /^Name one file\./],
      [
        ['missing.yaml'],
        /^missing\.yaml cannot be read: there is no such file\. Give the path of legislators-current/,
      ],
      [['legislators-current.json', '--chamber', 'house'], /^--chamber house is not possible: only senators/],
      [['legislators-current.json', '--state', 'MD'], /Unknown option '--state'[^]*Usage/],
      [
        ['legislators-current.json', '--out', 'no/such/folder.json'],
        /^no\/such\/folder\.json cannot be written/,
      ],
    ] as const) {
      const {code, out, errors} = await command(...options);
      assert.deepEqual([code, out], [1, ''], options.join(' '));
      assert.match(errors, words);
    }
  });
});
