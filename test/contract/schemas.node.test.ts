import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {Ajv2020} from 'ajv/dist/2020.js';
import type {GenericSchema} from 'valibot';
import {jsonSchemaOf} from '../../scripts/schemas.ts';
import * as contract from '../../src/contract/index.ts';
import {badDocuments} from './bad-documents.ts';

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
  for (const [name, schema, value] of badDocuments) {
    it(`${name}: ${JSON.stringify(value).slice(0, 90)}`, () => {
      const found = complaints(name, JSON.parse(JSON.stringify(value)));
      assert.ok(found.length > 0, 'the published schema accepts it');
      assert.deepEqual(ours(schema, JSON.parse(JSON.stringify(value))), found);
    });
  }
});
