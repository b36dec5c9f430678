/** What was sent, for whoever answers for it when it is confirmed: somebody else may have sent it in their name. */
import {html} from 'hono/html';
import type {
  Consent,
  Field,
  GivenConsent,
  Petition,
  Signup,
  Strings,
  Submission,
} from 'peace-widgets/contract';
import {optionLabel} from '../actions/option-label.ts';
import type {Html} from '../http/html-answer.ts';
import {termsFor} from '../languages/terms.ts';
import type {Standing} from './standing.ts';
import type {ConfirmationWording} from './wording.ts';

/** What a link is about, with the form that it was sent by, as that is today. */
interface Sent {
  readonly standings: readonly Standing[];
  readonly words: ConfirmationWording;
  readonly petition: Petition | undefined;
  readonly signup: Signup | undefined;
}

/** What a form asks. */
interface Form {
  readonly fields?: readonly Field[] | undefined;
  readonly consents?: readonly Consent[] | undefined;
  readonly strings?: Strings | undefined;
}

/** A name and what there is to say under it, if anything. */
type Fact = readonly [name: string, said: string | null];

/** The petition or the lists, and what was said and agreed to. */
export function summaryOf({standings, words, petition, signup}: Sent): Html {
  const [first] = standings;
  if (!first) return html``;
  if (first.kind === 'list') {
    const titles = standings.map(({row}) => {
      const id = 'list' in row ? row.list : '';
      return signup?.lists.find((list) => list.id === id)?.title ?? id;
    });
    return facts([
      [words.lists, titles.join('\n')],
      ...personIn(first.row, signup, words),
      ...answersIn(first.row, signup),
      [words.comment, first.row.comment],
      [words.agreed, agreedIn(first.row, signup)],
    ]);
  }
  const {row} = first;
  const date = new Date(row.created_at).toLocaleDateString(words.language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return html`<h2>${petition?.title ?? row.petition}</h2>
    ${facts([
      ...personIn(row, petition, words),
      ...answersIn(row, petition),
      [words.comment, row.comment],
      [words.letter, letterIn(row)],
      [words.agreed, agreedIn(row, petition)],
      [words.signedOn, date],
    ])}`;
}

/** Who it was sent for, as far as that is known; the link went to the address itself. */
function personIn(row: Standing['row'], form: Form | undefined, words: ConfirmationWording): Fact[] {
  const {term} = termsFor(words.language, form?.strings);
  const name = row.name ?? [row.given_name, row.family_name].filter(Boolean).join(' ');
  const region = row.region && optionLabel(form, 'region', row.region);
  return [
    [words.name, name],
    [labelIn(form, 'tel') ?? term('tel'), row.tel],
    [labelIn(form, 'street-address') ?? term('street-address'), row.street_address],
    [words.place, [row.postal_code, region, row.country].filter(Boolean).join(', ')],
  ];
}

/** The answers to the form’s own questions, but for what was ticked. */
function answersIn(row: Standing['row'], form: Form | undefined): Fact[] {
  return customIn(row).flatMap(([name, answer]): Fact[] =>
    typeof answer === 'string' ? [[labelIn(form, name) ?? name, optionLabel(form, name, answer)]] : [],
  );
}

/**
 * What was ticked and the consents that were given, in the words of the form; in the words that were sent only where it asks
 * no more.
 */
function agreedIn(row: Standing['row'], form: Form | undefined): string {
  const ticked = customIn(row).flatMap(([name, answer]) =>
    answer === true ? [labelIn(form, name) ?? name] : [],
  );
  const consents = JSON.parse(row.consents ?? '[]') as readonly GivenConsent[];
  const asked = ({id, text}: GivenConsent) => form?.consents?.find((one) => one.id === id)?.text ?? text;
  return [...ticked, ...consents.filter(({given}) => given).map(asked)].join('\n');
}

function customIn({custom}: Standing['row']): [name: string, answer: string | boolean][] {
  return Object.entries(JSON.parse(custom ?? '{}') as Record<string, string | boolean>);
}

function labelIn(form: Form | undefined, name: string): string | undefined {
  return form?.fields?.find((field) => field.name === name)?.label;
}

function letterIn({letter}: {readonly letter: string | null}): string | null {
  if (letter === null) return null;
  const {subject, body, targets = []} = JSON.parse(letter) as NonNullable<Submission['letter']>;
  return [subject, targets.join(', '), body].filter(Boolean).join('\n\n');
}

function facts(all: readonly Fact[]): Html {
  return html`<dl class="facts">
    ${all
      .filter(([, said]) => said)
      .map(
        ([name, said]) =>
          html`<div>
            <dt>${name}</dt>
            <dd><bdi>${said}</bdi></dd>
          </div>`,
      )}
  </dl>`;
}
