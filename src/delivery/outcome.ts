/** What became of an action, read from the endpoint's answer. Whatever is no proof of storing is no success. */
import * as v from 'valibot';
import {ProblemSchema, ReceiptSchema} from '../contract/answer.ts';
import type {ProblemDetails, Receipt} from '../contract/answer.ts';

/** `sent`: handed to a system that confirms nothing. The others are the endpoint's own words. */
export type ActionStatus = Receipt['status'] | 'sent';

/** What is known of an action that was taken: the endpoint's receipt, or what takes its place where there is none. */
export interface Acknowledgement extends Omit<Receipt, 'status' | 'lists'> {
  readonly status: ActionStatus;
  readonly lists?: readonly {readonly id: string; readonly status: ActionStatus}[] | undefined;
}

/**
 * - `stored`: the endpoint has it; `receipt.status` tells whether it still waits for a click in a mail, or was handed to
 *   a system that confirms nothing.
 * - `invalid`: the data is wrong, and `problem` says where.
 * - `refused`: this page may not send there, or it is over.
 * - `later`: it was not taken, for there are too many at once, or not even sent; worth another try after `wait` ms.
 * - `unknown`: it may have arrived or not. Sending it again under the same key is safe, after `wait` ms if that is told.
 *
 * `reason` is in English, for whoever builds the page; it holds nothing of what was sent.
 */
export type Outcome =
  | {readonly kind: 'stored'; readonly receipt: Acknowledgement}
  | ({readonly kind: 'invalid'; readonly problem: ProblemDetails} & Reason)
  | ({readonly kind: 'refused'; readonly problem?: ProblemDetails | undefined} & Reason)
  | ({readonly kind: 'later'} & Reason)
  | ({readonly kind: 'unknown'} & Reason);

interface Reason {
  readonly reason: string;
  readonly problem?: ProblemDetails | undefined;
  readonly wait?: number;
}

/**
 * What an answer means.
 *
 * @param wait What `Retry-After` asks for, in ms.
 */
export function outcomeOf(status: number, body: string, wait: number): Outcome {
  const reason = `answered with status ${status}`;
  const problem = read(ProblemSchema, body);
  if (status === 200 || status === 201) {
    const receipt = read(ReceiptSchema, body);
    if (receipt) return {kind: 'stored', receipt};
  }
  if (status === 422 && problem) return {kind: 'invalid', problem, reason};
  // A web page is the word of a hotel's network or a firewall on the way.
  if ([403, 410].includes(status) && !/^\s*</.test(body)) return {kind: 'refused', problem, reason};
  return {kind: status === 429 ? 'later' : 'unknown', wait, reason};
}

/** What a text holds, if it is JSON of this shape. */
export function read<S extends v.GenericSchema>(schema: S, text: string): v.InferOutput<S> | undefined {
  try {
    const {success, output} = v.safeParse(schema, JSON.parse(text));
    return success ? output : undefined;
  } catch {
    return undefined;
  }
}
