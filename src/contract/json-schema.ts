/**
 * The kit's own checks in JSON Schema (2020-12). They are apart from the checks, because widgets need no JSON Schema; a
 * test holds both against each other.
 */
import type {RuleName} from './rule.ts';

/** A JSON Schema fragment. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const withWords = (key: string) => ({required: [key], properties: {[key]: {type: 'string', pattern: '\\S'}}});

const DATE =
  /^(?!-000000)(?![+-](?!00|010000))(?:[+-]\d\d)?(?:\d{4}(?:-(?:0[1-9]|1[0-2]))?|(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|1\d|2[0-8]))|(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)(?:T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?)$/;

/** What each rule adds to the schema that it is a check of. */
export const ruleSchemas: Readonly<Record<RuleName, JsonSchema>> = {
  date: {pattern: DATE.source},
  words: {anyOf: [{required: ['title']}, withWords('summary'), withWords('content_text')]},
};
