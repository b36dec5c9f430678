/** The core issues of the negotiations. */
import * as v from 'valibot';
import {Language, Text, TitledLink} from './primitives.ts';
import {readWith, withIds} from './reading.ts';
import type {Reading} from './reading.ts';

/** One issue; `positions` say where each delegation stands. */
export const IssueSchema = v.object({
  id: v.optional(Text),
  title: Text,
  text: Text,
  links: v.optional(v.array(TitledLink)),
  positions: v.optional(v.array(v.object({delegation: Text, text: Text}))),
});

/** All issues. */
export const IssuesSchema = v.object({language: v.optional(Language), issues: v.array(IssueSchema)});

/** An issue as the widgets use it. */
export type Issue = Omit<v.InferOutput<typeof IssueSchema>, 'id'> & {readonly id: string};
/** The issues as the widgets use them. */
export interface Issues {
  readonly issues: readonly Issue[];
}

/** Reads the issues. @throws {ContractError} when there is no list of them. */
export function readIssues(json: unknown): Reading<Issues> {
  const {value, problems} = readWith(IssuesSchema, json);
  const issues = withIds(
    value.issues,
    ({title}) => title,
    (index) => `/issues/${index}`,
    problems,
  );
  return {value: {issues}, problems};
}
