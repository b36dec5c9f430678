/** What an endpoint answers to an action. */
import * as v from 'valibot';
import {PartialDate, Text} from './primitives.ts';

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

/** What `countUrl` of a petition answers. */
export const CountSchema = v.object({count: v.number()});

/** What `signers.url` of a petition answers: those who agreed to be named, newest first. */
export const SignersSchema = v.object({
  signers: v.array(
    v.object({
      name: Text,
      place: v.optional(v.string()),
      comment: v.optional(v.string()),
      signed: v.optional(PartialDate),
    }),
  ),
});

/** @see SignersSchema */
export type Signer = v.InferOutput<typeof SignersSchema>['signers'][number];
/** @see ReceiptSchema */
export type Receipt = v.InferOutput<typeof ReceiptSchema>;
/** @see ProblemSchema */
export type ProblemDetails = v.InferOutput<typeof ProblemSchema>;
