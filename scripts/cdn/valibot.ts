/**
 * Takes the place of Valibot in CDN files: the part of its interface that the contract's schemas are written in, and
 * nothing else (0.4 kB instead of 1.5). It reports the same places, in its own words; `test/contract/cdn.node.test.ts`
 * holds both against each other. Valibot itself checks in the package, on the server, and prints the JSON Schemas.
 */

/** One step into a value; `from` leads back to the whole. */
interface Step {
  readonly input: object;
  readonly key: string | number;
  readonly value: unknown;
  readonly from: Step | undefined;
}

type Report = (at: Step | undefined, message: string) => void;
type Schema = (value: unknown, at: Step | undefined, report: Report) => unknown;

interface Check {
  readonly holds: (value: never) => boolean;
  readonly message: string;
}

const value =
  /* @__NO_SIDE_EFFECTS__ */
  (what: string, fits: (value: unknown) => boolean): Schema =>
    (value, at, report) =>
      fits(value) ? value : report(at, value === undefined ? 'is missing' : `must be ${what}`);

export const string = /* @__NO_SIDE_EFFECTS__ */ () => value('a text', (given) => typeof given === 'string');
export const number = /* @__NO_SIDE_EFFECTS__ */ () =>
  value('a number', (given) => typeof given === 'number');
export const boolean = /* @__NO_SIDE_EFFECTS__ */ () =>
  value('true or false', (given) => typeof given === 'boolean');
export const picklist = /* @__NO_SIDE_EFFECTS__ */ (words: readonly unknown[]) =>
  value(`one of: ${words.join(', ')}`, (given) => words.includes(given));
export const literal = /* @__NO_SIDE_EFFECTS__ */ (word: unknown) => picklist([word]);

export const optional =
  /* @__NO_SIDE_EFFECTS__ */
  (schema: Schema): Schema =>
    (given, at, report) =>
      given === undefined ? given : schema(given, at, report);

export const array =
  /* @__NO_SIDE_EFFECTS__ */
  (item: Schema): Schema =>
    (given, from, report) =>
      Array.isArray(given)
        ? given.map((part: unknown, key) => item(part, {input: given, key, value: part, from}, report))
        : report(from, given === undefined ? 'is missing' : 'must be a list');

/** What `object` and `record` have in common: named parts, each with a schema of its own. */
const named =
  /* @__NO_SIDE_EFFECTS__ */
  (keysOf: (given: object) => string[], schemaOf: (key: string) => Schema): Schema =>
    (given, from, report) => {
      if (typeof given !== 'object' || !given) {
        return report(from, given === undefined ? 'is missing' : 'must be an object');
      }
      const parts: Record<string, unknown> = {};
      for (const key of keysOf(given)) {
        const part = (given as typeof parts)[key];
        const read = schemaOf(key)(part, {input: given, key, value: part, from}, report);
        if (read !== undefined) parts[key] = read;
      }
      return parts;
    };

export const object = /* @__NO_SIDE_EFFECTS__ */ (entries: Record<string, Schema>) =>
  named(
    () => Object.keys(entries),
    (key) => entries[key] as Schema,
  );
export const record = /* @__NO_SIDE_EFFECTS__ */ (_key: Schema, schema: Schema) =>
  named(Object.keys, () => schema);

export const union =
  /* @__NO_SIDE_EFFECTS__ */
  (options: readonly Schema[], message = 'is not what it may be'): Schema =>
    (given, at, report) => {
      for (const option of options) {
        const {success, output} = safeParse(option, given);
        if (success) return output;
      }
      return report(at, message);
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
    (given, at, report) => {
      let wrong = false;
      const output = schema(given, at, (...complaint) => {
        wrong = true;
        report(...complaint);
      });
      for (const {holds, message} of checks) if (!wrong && !holds(output as never)) report(at, message);
      return output;
    };

export function safeParse(schema: Schema, given: unknown) {
  const issues: {path: Step[]; message: string}[] = [];
  const output = schema(given, undefined, (at, message) => {
    const path: Step[] = [];
    for (let step = at; step; step = step.from) path.unshift(step);
    issues.push({path, message});
  });
  return {success: !issues.length, output, issues};
}

export const is = (schema: Schema, given: unknown) => safeParse(schema, given).success;
