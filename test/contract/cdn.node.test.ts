import assert from 'node:assert/strict';
import {globSync, readFileSync} from 'node:fs';
import {before, describe, it} from 'node:test';
import fc from 'fast-check';
import {build} from 'vite';
import type {Rollup} from 'vite';
import {internalNames} from '../../scripts/cdn/internal-names.ts';
import {replacedModules} from '../../scripts/cdn/slimmed.ts';
import * as contract from '../../src/contract/index.ts';
import {badDocuments} from './bad-documents.ts';

type Contract = typeof contract;

/** The contract as it is in CDN files, where a checker of the kit's own takes the place of Valibot. */
async function contractOfTheCdn(): Promise<Contract> {
  const {output} = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [replacedModules()],
    build: {
      write: false,
      rolldownOptions: {
        input: 'src/contract/index.ts',
        preserveEntrySignatures: 'strict',
        output: {format: 'es'},
      },
    },
  })) as Rollup.RollupOutput;
  return (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)) as Contract;
}

const READERS = {
  news: 'readNews',
  negotiators: 'readNegotiators',
  timeline: 'readTimeline',
  petitions: 'readPetitions',
  signup: 'readSignup',
  issues: 'readIssues',
} as const;

/** What is left of a document, or that nothing is. */
function read(
  of: Contract,
  reader: keyof Contract,
  document: unknown,
): {value: unknown; places: string[] | undefined} {
  try {
    const {value, problems} = (of[reader] as (json: unknown) => contract.Reading<unknown>)(document);
    return {
      value: JSON.parse(JSON.stringify(value)) as unknown,
      places: [...new Set(problems.map(({pointer}) => pointer))].sort(),
    };
  } catch (error) {
    assert.ok(error instanceof of.ContractError, String(error));
    return {value: 'refused', places: undefined};
  }
}

describe('the contract in CDN files reads as Valibot does', () => {
  let cdn: Contract;
  before(async () => {
    cdn = await contractOfTheCdn();
  });

  it('the demo content, without a problem', () => {
    for (const [section, reader] of Object.entries(READERS)) {
      const file = new URL(`../../server/content/${section}.json`, import.meta.url);
      const document = JSON.parse(readFileSync(file, 'utf8')) as unknown;
      assert.deepEqual(read(cdn, reader, document), read(contract, reader, document));
      assert.deepEqual(read(cdn, reader, document).places, []);
    }
  });

  for (const [name, , value] of badDocuments) {
    if (!(name in READERS)) continue;
    it(`${name}: ${JSON.stringify(value).slice(0, 90)}`, () => {
      const reader = READERS[name as keyof typeof READERS];
      const document = JSON.parse(JSON.stringify(value)) as unknown;
      assert.deepEqual(read(cdn, reader, document), read(contract, reader, document));
    });
  }

  it('whatever the damage', () => {
    const odd = fc.oneof(
      fc.constant(null),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant([]),
      fc.constant({}),
    );
    const maybe = (good: fc.Arbitrary<unknown>) =>
      fc.option(fc.oneof({weight: 4, arbitrary: good}, odd), {nil: undefined});
    const text = fc.constantFrom('A', 'B', ' ', '');
    const link = fc.constantFrom('/a', 'https://a.example', 'javascript:x', 'data:x');
    const date = fc.constantFrom('2013', '2013-02-28', '2013-02-30', 'soon');
    const item = fc.record({
      id: maybe(text),
      title: maybe(text),
      summary: maybe(text),
      url: maybe(link),
      tags: maybe(fc.array(fc.oneof(text, odd), {maxLength: 3})),
      _peace: maybe(
        fc.record({published: maybe(date), outlet: maybe(fc.record({name: maybe(text), url: maybe(link)}))}),
      ),
    });
    const document = fc.record({
      title: maybe(text),
      items: maybe(fc.array(fc.oneof(item, odd), {maxLength: 4})),
    });
    fc.assert(
      fc.property(document, (value) => {
        const json = JSON.parse(JSON.stringify(value)) as unknown;
        const [found, expected] = [read(cdn, 'readNews', json), read(contract, 'readNews', json)];
        assert.deepEqual(found.value, expected.value);
        const {places = []} = found;
        // Where a part is wrong, it does not tell what is wrong with the whole as well.
        for (const place of expected.places ?? [])
          assert.ok(
            places.some((one) => one.startsWith(place)),
            place,
          );
        for (const place of places) assert.ok(expected.places?.includes(place), place);
      }),
      {numRuns: 2000},
    );
  });

  it('to the last character and entry', () => {
    const person = {email: 'a@b.example'};
    const [most, more] = ['x'.repeat(200), 'x'.repeat(201)];
    for (const [schema, value, pointer] of [
      ['SubmissionSchema', {person: {...person, name: most}}, undefined],
      ['SubmissionSchema', {person: {...person, name: more}}, '/person/name'],
      ['SubmissionSchema', {person, custom: {[most]: most}}, undefined],
      ['SubmissionSchema', {person, custom: {a: 1}}, '/custom/a'],
      ['SubmissionSchema', {person, custom: 'a'}, '/custom'],
      ['SubscriptionSchema', {person, lists: ['a']}, undefined],
      ['SubscriptionSchema', {person, lists: []}, '/lists'],
    ] as const)
      for (const either of [cdn, contract])
        assert.equal(
          either.problemsOf(either[schema], value)[0]?.pointer,
          pointer,
          JSON.stringify(value).slice(0, 60),
        );
  });

  it('and says in plain words what is wrong', () => {
    const items = [{title: 5}, {title: ' '}, 'x', {title: 'T', id: {}}, {title: 'T', tags: 'a'}];
    assert.deepEqual(
      cdn.readNews({items}).problems.map(({detail}) => detail),
      ['must be a text', 'must not be blank', 'must be an object', 'is not what it may be', 'must be a list'],
    );
    const petition = {id: 'p', title: 'P', text: 'T', action: {url: '/p'}};
    const petitions = [
      {...petition, text: undefined},
      {...petition, goal: '1'},
      {...petition, closed: 'no'},
      {...petition, fields: [{name: 'a', type: 'b'}]},
    ];
    const details = cdn.readPetitions(petitions).problems.map(({detail}) => detail);
    assert.deepEqual(details.slice(0, 3), ['is missing', 'must be a number', 'must be true or false']);
    assert.match(details[3] ?? '', /^must be one of: \w+, \w+/);
    const person = {email: 'a@b.example', name: 'x'.repeat(201)};
    assert.deepEqual(
      cdn.problemsOf(cdn.SubscriptionSchema, {person, lists: []}).map(({detail}) => detail),
      ['must be at most 200 characters', 'must name at least one list'],
    );
  });
});

describe('templates in CDN files', () => {
  // The build cuts white space off a template's ends: words that it kept apart would run into each other.
  it('have no space at an end that keeps words apart', () => {
    for (const file of globSync('src/**/*.ts')) {
      const [spaced] = /html`(?: \S[^`\n]*|[^`\n]*\S )`/.exec(readFileSync(file, 'utf8')) ?? [];
      assert.equal(spaced, undefined, file);
    }
  });
});

describe('short names in CDN files', () => {
  const names = internalNames();

  it('are those of what stays in a class, or in the timeline', () => {
    for (const name of ['renderSection', 'isRightToLeft', 'isCluster', 'onWheel']) assert.match(name, names);
  });

  it('are none that a page, a document, another copy, the browser or Lit knows', () => {
    const foreign = {
      page: ['select', 'zoomTo', 'previous', 'deepLink', 'styles', 'data'],
      document: [...Object.keys(contract.TimelineEventSchema.entries), 'from', 'to', 'eras', 'span'],
      copy: ['documents', 'deliveries', 'outbox', 'said', 'ticks'],
      browser: ['month', 'era', 'range', 'scale', 'at'],
      lit: ['renderRoot', 'updateComplete', 'handleEvent', 'hostConnected'],
    };
    for (const [who, known] of Object.entries(foreign))
      assert.deepEqual(
        known.filter((name) => names.test(name)),
        [],
        who,
      );
  });
});
