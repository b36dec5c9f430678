/**
 * `dist/schema/*.json`: the contract as JSON Schema 2020-12, printed from the very schemas that check documents in the
 * browser and on the server.
 */
import {mkdirSync, writeFileSync} from 'node:fs';
import {toJsonSchema} from '@valibot/to-json-schema';
import type {GenericSchema} from 'valibot';
import * as contract from '../src/contract/index.ts';
import {ruleSchemas} from '../src/contract/json-schema.ts';
import type {Rule} from '../src/contract/rule.ts';

const SCHEMAS: Readonly<Record<string, GenericSchema>> = {
  initiative: contract.InitiativeSchema,
  news: contract.NewsSchema,
  negotiators: contract.NegotiatorsSchema,
  timeline: contract.TimelineSchema,
  petitions: contract.PetitionsSchema,
  signup: contract.SignupSchema,
  issues: contract.IssuesSchema,
  submission: contract.SubmissionSchema,
  subscription: contract.SubscriptionSchema,
  receipt: contract.ReceiptSchema,
  problem: contract.ProblemSchema,
};

/** The JSON Schema of one part of the contract. */
export function jsonSchemaOf(name: string): object {
  const schema = SCHEMAS[name];
  if (!schema) throw new Error(`There is no schema "${name}"; there are: ${Object.keys(SCHEMAS).join(', ')}`);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Peace Widgets: ${name}`,
    ...toJsonSchema(schema, {
      target: 'draft-2020-12',
      overrideAction: ({valibotAction, jsonSchema}) =>
        'rule' in valibotAction
          ? {...jsonSchema, ...ruleSchemas[(valibotAction as unknown as Rule).rule]}
          : undefined,
    }),
  };
}

/** Writes all schemas into a folder. */
export function writeSchemas(folder: URL): void {
  mkdirSync(folder, {recursive: true});
  for (const name of Object.keys(SCHEMAS)) {
    writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify(jsonSchemaOf(name), null, 2)}\n`);
  }
}
