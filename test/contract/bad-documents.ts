/** Documents and actions that are wrong, each with the name of its schema. */
import type {GenericSchema} from 'valibot';
import * as contract from '../../src/contract/index.ts';

const petition = {id: 'p', title: 'P', text: 'T', action: {url: '/p'}};

export const badDocuments: [name: string, schema: GenericSchema, value: unknown][] = [
  ['news', contract.NewsSchema, {}],
  ['news', contract.NewsSchema, {items: 'none'}],
  ['news', contract.NewsSchema, {items: [{}, {title: ''}, {title: 5}, null, {title: 'ok'}, {summary: 'ok'}]}],
  [
    'news',
    contract.NewsSchema,
    {
      items: [
        {title: 'A', url: 'javascript:x'},
        {title: 'B', image: 'data:x'},
      ],
    },
  ],
  [
    'news',
    contract.NewsSchema,
    {
      items: [
        {title: 'A', _peace: {published: '2013-02-31'}},
        {title: 'B', tags: [1]},
      ],
    },
  ],
  [
    'negotiators',
    contract.NegotiatorsSchema,
    {delegations: [{name: 'A'}, {members: []}, {name: 'B', members: [{}]}]},
  ],
  ['negotiators', contract.NegotiatorsSchema, {delegations: [{name: 'A', color: 'url(x)', members: []}]}],
  [
    'timeline',
    contract.TimelineSchema,
    {events: [{title: 'A'}, {start: '2013-13', title: 'B'}, {start: '2013'}]},
  ],
  ['timeline', contract.TimelineSchema, {span: {start: '2013'}, events: []}],
  [
    'petitions',
    contract.PetitionsSchema,
    [petition, {...petition, action: {url: 'ftp://x'}}, {...petition, goal: '10'}],
  ],
  [
    'petitions',
    contract.PetitionsSchema,
    [
      {...petition, consents: [{id: 'c'}]},
      {...petition, id: undefined},
    ],
  ],
  ['signup', contract.SignupSchema, {lists: [{id: 'a'}], action: {}}],
  ['issues', contract.IssuesSchema, {issues: [{title: 'A'}, {title: 'B', text: 'T', links: [{url: 'x'}]}]}],
  ['initiative', contract.InitiativeSchema, {peace: '2.0'}],
  ['initiative', contract.InitiativeSchema, {news: {items: [{}]}}],
  ['submission', contract.SubmissionSchema, {person: {email: 'nobody'}, elapsed: '5'}],
  ['submission', contract.SubmissionSchema, {}],
  ['subscription', contract.SubscriptionSchema, {person: {email: 'a@b.example'}, lists: []}],
  ['receipt', contract.ReceiptSchema, {id: 'x', status: 'maybe'}],
  ['problem', contract.ProblemSchema, {errors: [{pointer: 5}]}],
];
