/**
 * Takes the place of Valibot in CDN files: the part of its interface that the contract's schemas are written in, and
 * nothing else (0.4 kB instead of 1.5). It reports the same places, in its own words; `test/contract/cdn.node.test.ts`
 * holds both against each other. Valibot itself checks in the package, on the server, and prints the JSON Schemas.
 */

/** One step into a value. */
interface Step {
  readonly input: unknown;
  readonly key: unknown;
  readonly value: unknown;
}

interface Issue {
  readonly path: Step[];
  readonly message: string;
}

interface Schema {
  (value: unknown): unknown;
  /** Its value may be missing. */
  readonly mayMiss?: boolean;
}

interface Check {
  readonly holds: (value: never) => boolean;
  readonly message: string;
}

/** What is wrong with the value that is being checked. */
let issues: Issue[] = [];

function report(message: string): void {
  issues.push({path: [], message});
}

/** Checks a part of a value. Where it is, matters only to what is wrong in it. */
function part(schema: Schema, input: unknown, key: string | number, value: unknown): unknown {
  let index = issues.length;
  const output = schema(value);
  for (; index < issues.length; index++) issues[index]?.path.unshift({input, key, value});
  return output;
}

const isWhat = (given: unknown, what: string): void =>
  report(given === undefined ? 'is missing' : `must be ${what}`);

const value =
  /* @__NO_SIDE_EFFECTS__ */
  (what: string, fits: (value: unknown) => boolean): Schema =>
    (given) =>
      fits(given) ? given : isWhat(given, what);

export const string = /* @__NO_SIDE_EFFECTS__ */ () => value('a text', (given) => typeof given === 'string');
export const number = /* @__NO_SIDE_EFFECTS__ */ () =>
  value('a number', (given) => typeof given === 'number');
export const boolean = /* @__NO_SIDE_EFFECTS__ */ () =>
  value('true or false', (given) => typeof given === 'boolean');
export const picklist = /* @__NO_SIDE_EFFECTS__ */ (words: readonly unknown[]) =>
  value(`one of: ${words.join(', ')}`, (given) => words.includes(given));
export const literal = /* @__NO_SIDE_EFFECTS__ */ (word: unknown) => picklist([word]);

export const optional = /* @__NO_SIDE_EFFECTS__ */ (schema: Schema): Schema =>
  Object.assign((given: unknown) => schema(given), {mayMiss: true});

export const array =
  /* @__NO_SIDE_EFFECTS__ */
  (item: Schema): Schema =>
    (given) =>
      Array.isArray(given)
        ? given.map((child, key) => part(item, given, key, child))
        : isWhat(given, 'a list');

/** Named parts, each with a schema of its own. Loops by index: of hundreds of objects, each step of an iterator is felt. */
function named(given: unknown, keys: readonly string[], schemaOf: (index: number) => Schema): unknown {
  if (typeof given !== 'object' || !given) return isWhat(given, 'an object');
  const parts: Record<string, unknown> = {};
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    const value = (given as typeof parts)[key];
    const schema = schemaOf(index);
    // Most parts are missing.
    if (value !== undefined || !schema.mayMiss) parts[key] = part(schema, given, key, value);
  }
  return parts;
}

export const object = /* @__NO_SIDE_EFFECTS__ */ (entries: Record<string, Schema>): Schema => {
  const keys = Object.keys(entries);
  const schemas = Object.values(entries);
  const schemaOf = (index: number) => schemas[index] as Schema;
  return (given) => named(given, keys, schemaOf);
};
export const record =
  /* @__NO_SIDE_EFFECTS__ */
  (_key: Schema, schema: Schema): Schema =>
    (given) =>
      named(given, Object.keys(Object(given) as object), () => schema);

export const union =
  /* @__NO_SIDE_EFFECTS__ */
  (options: readonly Schema[], message = 'is not what it may be'): Schema =>
    (given) => {
      for (const option of options) {
        const {success, output} = safeParse(option, given);
        if (success) return output;
      }
      return report(message);
    };

export const check = /* @__NO_SIDE_EFFECTS__ */ (holds: Check['holds'], message: string): Check => ({
  holds,
  message,
});
export const regex = /* @__NO_SIDE_EFFECTS__ */ (pattern: RegExp, message: string) =>
  check((text: string) => pattern.test(text), message);
export const minLength = /* @__NO_SIDE_EFFECTS__ */ (length: number, message: string) =>
  check((list: string) => list.length >= length, message);
export const maxLength = /* @__NO_SIDE_EFFECTS__ */ (length: number, message: string) =>
  check((list: string) => list.length <= length, message);

/** Checks come after the shape, and only where that is right. */
export const pipe =
  /* @__NO_SIDE_EFFECTS__ */
  (schema: Schema, ...checks: readonly Check[]): Schema =>
    (given) => {
      const before = issues.length;
      const output = schema(given);
      if (issues.length > before) return output;
      for (let index = 0; index < checks.length; index++) {
        const {holds, message} = checks[index] as Check;
        if (!holds(output as never)) report(message);
      }
      return output;
    };

export function safeParse(schema: Schema, given: unknown) {
  // One within another has a list of its own: what is wrong with one of several options is no matter.
  const outer = issues;
  const found: Issue[] = (issues = []);
  const output = schema(given);
  issues = outer;
  return {success: !found.length, output, issues: found};
}

export const is = (schema: Schema, given: unknown) => safeParse(schema, given).success;
