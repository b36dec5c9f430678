/** The whole document of a campaign. */
import * as v from 'valibot';
import {IssuesSchema} from './issues.ts';
import {NegotiatorsSchema} from './negotiators.ts';
import {NewsSchema} from './news.ts';
import {PetitionsSchema} from './petitions.ts';
import {Language, PartialDate, Privacy, Strings, Text} from './primitives.ts';
import {SignupSchema} from './signup.ts';
import {TimelineSchema} from './timeline.ts';

/** All sections in one document; `peace` is the version of the contract. */
export const InitiativeSchema = v.object({
  peace: v.pipe(v.string(), v.regex(/^1(?:\.|$)/, 'is not a version that this kit reads: 1.0')),
  title: v.optional(Text),
  language: v.optional(Language),
  updated: v.optional(PartialDate),
  strings: v.optional(Strings),
  privacy: v.optional(Privacy),
  news: v.optional(NewsSchema),
  negotiators: v.optional(NegotiatorsSchema),
  timeline: v.optional(TimelineSchema),
  petitions: v.optional(PetitionsSchema),
  signup: v.optional(SignupSchema),
  issues: v.optional(IssuesSchema),
});

/** The wire shape of the whole document. */
export type Initiative = v.InferOutput<typeof InitiativeSchema>;
