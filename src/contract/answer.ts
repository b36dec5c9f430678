/** What an endpoint answers to an action. */
import * as v from 'valibot';
import {Text} from './primitives.ts';

/** The answer to an action that is stored (`stored`) or held until a link in a mail is followed (`confirm`). */
export const ReceiptSchema = v.object({
  id: Text,
  status: v.picklist(['stored', 'confirm']),
  count: v.optional(v.number()),
  lists: v.optional(v.array(v.object({id: Text, status: v.picklist(['stored', 'confirm'])}))),
});

/** The answer to an action that cannot be accepted: RFC 9457, with a JSON pointer per error. */
export const ProblemSchema = v.object({
  type: v.optional(v.string()),
  title: v.string(),
  status: v.optional(v.number()),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(v.object({pointer: v.string(), detail: v.string()}))),
});

/** @see ReceiptSchema */
export type Receipt = v.InferOutput<typeof ReceiptSchema>;
/** @see ProblemSchema */
export type ProblemDetails = v.InferOutput<typeof ProblemSchema>;
