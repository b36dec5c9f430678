import * as v from 'valibot';

/** A JSON Schema (2020-12) fragment. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema that says the same as a custom check, kept on the check for the script that prints the schemas. */
export interface Rule {
  readonly jsonSchema: JsonSchema;
}

/** A check that Valibot has no name for, together with the JSON Schema that says the same. */
export function rule<T>(
  holds: (value: T) => boolean,
  message: string,
  jsonSchema: JsonSchema,
): v.CheckAction<T, string> & Rule {
  return {...v.check(holds, message), jsonSchema};
}
