/** A small campaign to test with, by file of content. */
import type {Submission} from 'peace-widgets/contract';

const action = {url: '/api/petitions/open/signatures'};

const petitions = [
  {
    id: 'open',
    title: 'Speak up',
    text: 'Please speak up.',
    action,
    goal: 100,
    count: 5,
    fields: ['given-name', 'family-name', 'email', 'postal-code', 'comment'].map((name) => ({name})),
    consents: [{id: 'updates', text: 'Keep me informed.'}],
  },
  {
    id: 'strict',
    title: 'Tell us all',
    text: 'Please.',
    action,
    fields: [
      {name: 'name', required: true},
      {name: 'email', required: true},
      {name: 'postal-code', maxLength: 5},
      {name: 'region', type: 'choice', required: true, options: [{value: 'MD', label: 'Maryland'}]},
      {name: 'comment', required: true},
      {name: 'role', type: 'choice', options: [{value: 'teacher', label: 'Teacher'}]},
      {name: 'adult', type: 'checkbox', required: true},
      {name: 'a/b', required: true},
    ],
    consents: [
      {id: 'terms', text: 'I agree.', required: true},
      {id: 'updates', text: 'Keep me informed.'},
    ],
    letter: {subject: 'Speak up', body: 'Dear {senator}', maxLength: 20},
  },
  {id: 'closed', title: 'Closed', text: 'It is over.', action, closed: true},
  {id: 'past', title: 'Past', text: 'It was.', action, closes: '2013-08'},
  {id: 'future', title: 'Future', text: 'It will be.', action, opens: '2999'},
  {id: 'other', title: 'Another', text: 'There may be many.', action},
  {
    id: 'elsewhere',
    title: 'Elsewhere',
    text: 'Another system counts.',
    action: {url: 'https://osdi.example/petitions/1', format: 'osdi'},
    count: 1234,
  },
];

/** Content that passes. Each call gives a copy. */
export function campaign(): Record<string, unknown> {
  return structuredClone({
    'initiative.json': {peace: '1.0', title: 'A campaign', language: 'en', 'x-later': {kept: true}},
    'news.json': {items: [{id: 1, title: 'Talks begin', url: 'https://news.example/1'}]},
    'petitions.json': petitions,
    'signup.json': {
      lists: [
        {id: 'alerts', title: 'Alerts'},
        {id: 'roundup', title: 'Roundup'},
      ],
      action: {url: '/api/subscriptions'},
      fields: [
        {name: 'email', required: true},
        {name: 'given-name', maxLength: 20},
      ],
      consents: [{id: 'updates', text: 'Keep me informed.'}],
    },
    'issues.json': {issues: [{title: 'Borders', text: 'Where they run.'}]},
    'he/initiative.json': {peace: '1.0', title: 'קמפיין', language: 'he'},
    'he/news.json': {items: [{id: 1, title: 'השיחות מתחילות'}]},
    'he/petitions.json': [
      {id: 'open', title: 'דברו', text: 'אנא דברו.', action: {url: 'petitions/open/signatures'}, count: 5},
      {id: 'hebrew', title: 'רק כאן', text: 'רק בעברית.', action: {url: 'petitions/hebrew/signatures'}},
    ],
  });
}

/** Answers everything that the strict petition asks. */
export const allAnswers = {
  person: {name: 'Anna Schmidt', email: 'anna@example.org', postalCode: '20001', region: 'MD'},
  comment: 'Peace.',
  custom: {role: 'teacher', adult: true, 'a/b': 'c'},
  consents: [{id: 'terms', given: true, text: 'I agree.', language: 'en'}],
} satisfies Submission;
