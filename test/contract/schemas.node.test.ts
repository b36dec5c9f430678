import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import type {GenericSchema} from 'valibot';
import {jsonSchemaOf} from '../../scripts/schemas.ts';
import * as contract from '../../src/contract/index.ts';

const ajv = new Ajv2020({allErrors: true});

/** The pointers that a validator of somebody else's complains about, by the published JSON Schema. */
function complaints(name: string, value: unknown): string[] {
  const validate = ajv.compile(jsonSchemaOf(name));
  validate(value);
  const found = (validate.errors ?? [])
    // The alternatives of an anyOf are complained about one by one; the anyOf itself says it once.
    .filter(({schemaPath}) => !/\/anyOf\/\d/.test(schemaPath))
    .map(({instancePath, params}) =>
      'missingProperty' in params ? `${instancePath}/${String(params['missingProperty'])}` : instancePath,
    );
  return [...new Set(found)].sort();
}

const ours = (schema: GenericSchema, value: unknown) =>
  [...new Set(contract.problemsOf(schema, value).map(({pointer}) => pointer))].sort();

const content = new URL('../../server/content/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, content), 'utf8'));

describe('the demo content', () => {
  for (const folder of ['', 'he/']) {
    it(`passes the published schemas (${folder || 'en'})`, () => {
      const sections = readdirSync(new URL(folder || '.', content)).filter(
        (file) => file.endsWith('.json') && file !== 'initiative.json',
      );
      assert.equal(sections.length, 6);
      const whole: Record<string, unknown> = {...(json(`${folder}initiative.json`) as object)};
      for (const file of sections) whole[file.replace('.json', '')] = json(folder + file);
      assert.deepEqual(complaints('initiative', whole), []);
      assert.deepEqual(contract.problemsOf(contract.InitiativeSchema, whole), []);
    });
  }
});

describe('bad documents: the published schemas and the kit complain about the same places', () => {
  const petition = {id: 'p', title: 'P', text: 'T', action: {url: '/p'}};
  const bad: [name: string, schema: GenericSchema, value: unknown][] = [
    ['news', contract.NewsSchema, {}],
    ['news', contract.NewsSchema, {items: 'none'}],
    [
      'news',
      contract.NewsSchema,
      {items: [{}, {title: ''}, {title: 5}, null, {title: 'ok'}, {summary: 'ok'}]},
    ],
    [
      'news',
      contract.NewsSchema,
      {
        items: [
          {title: 'A', url: 'javascript:x'},
          {title: 'B', image: 'data:x'},
        ],
      },
    ],
    [
      'news',
      contract.NewsSchema,
      {
        items: [
          {title: 'A', _peace: {published: '2013-02-31'}},
          {title: 'B', tags: [1]},
        ],
      },
    ],
    [
      'negotiators',
      contract.NegotiatorsSchema,
      {delegations: [{name: 'A'}, {members: []}, {name: 'B', members: [{}]}]},
    ],
    ['negotiators', contract.NegotiatorsSchema, {delegations: [{name: 'A', color: 'url(x)', members: []}]}],
    [
      'timeline',
      contract.TimelineSchema,
      {events: [{title: 'A'}, {start: '2013-13', title: 'B'}, {start: '2013'}]},
    ],
    ['timeline', contract.TimelineSchema, {span: {start: '2013'}, events: []}],
    [
      'petitions',
      contract.PetitionsSchema,
      [petition, {...petition, action: {url: 'ftp://x'}}, {...petition, goal: '10'}],
    ],
    [
      'petitions',
      contract.PetitionsSchema,
      [
        {...petition, consents: [{id: 'c'}]},
        {...petition, id: undefined},
      ],
    ],
    ['signup', contract.SignupSchema, {lists: [{id: 'a'}], action: {}}],
    ['issues', contract.IssuesSchema, {issues: [{title: 'A'}, {title: 'B', text: 'T', links: [{url: 'x'}]}]}],
    ['initiative', contract.InitiativeSchema, {peace: '2.0'}],
    ['initiative', contract.InitiativeSchema, {news: {items: [{}]}}],
    ['submission', contract.SubmissionSchema, {person: {email: 'nobody'}, elapsed: '5'}],
    ['submission', contract.SubmissionSchema, {}],
    ['subscription', contract.SubscriptionSchema, {person: {email: 'a@b.example'}, lists: []}],
    ['receipt', contract.ReceiptSchema, {id: 'x', status: 'maybe'}],
    ['problem', contract.ProblemSchema, {errors: [{pointer: 5}]}],
  ];
  for (const [name, schema, value] of bad) {
    it(`${name}: ${JSON.stringify(value).slice(0, 90)}`, () => {
      const found = complaints(name, JSON.parse(JSON.stringify(value)));
      assert.ok(found.length > 0, 'the published schema accepts it');
      assert.deepEqual(ours(schema, JSON.parse(JSON.stringify(value))), found);
    });
  }
});
