import * as v from 'valibot';

/** The checks that Valibot has no name for; `json-schema.ts` says each in JSON Schema. */
export type RuleName = 'date' | 'words';

/** A check of the kit's own. */
export interface Rule {
  readonly rule: RuleName;
}

/** A check of the kit's own, by the name under which `json-schema.ts` says the same. */
// @__NO_SIDE_EFFECTS__
export function rule<T>(
  name: RuleName,
  holds: (value: T) => boolean,
  message: string,
): v.CheckAction<T, string> & Rule {
  return {...v.check(holds, message), rule: name};
}
