/** The letter to those who speak for the signer's region. */
import type {Petition, Submission, Target} from 'peace-widgets/contract';
import {filledIn, isLocked} from '../../actions/letter.ts';
import {optionLabel} from '../../actions/option-label.ts';
import {firstAnswers} from './questions.ts';
import type {Answers} from './questions.ts';

/** A letter, and whom it goes to. */
export interface Letter {
  readonly subject: string;
  readonly body: string;
  readonly targets: readonly Target[];
}

/** Those who speak for a region. */
export function targetsOf({targets}: Petition, region = ''): readonly Target[] {
  const wanted = region.toLowerCase();
  return targets?.items?.filter((target) => target.region.toLowerCase() === wanted) ?? [];
}

/**
 * The letter of a form, with name and state filled in. `{senator}` stays, for it goes to several. `undefined` when it goes
 * to nobody, or when the campaign sends only letters that somebody has worked on.
 */
export function letterOf(petition: Petition, answers: Answers, {person}: Submission): Letter | undefined {
  const {letter} = petition;
  if (!letter) return undefined;
  const targets = targetsOf(petition, person.region);
  if (petition.targets && targets.length === 0) return undefined;
  const original = firstAnswers(petition);
  const part = (name: 'subject' | 'body') =>
    (isLocked(letter, name) ? undefined : answers.get(`letter-${name}`)) ??
    original.get(`letter-${name}`) ??
    '';
  const [subject, body] = [part('subject'), part('body')];
  const isEdited = subject !== original.get('letter-subject') || body !== original.get('letter-body');
  if (!body.trim() || (!isEdited && letter.sendUnedited === false)) return undefined;
  const name = person.name ?? [person.givenName, person.familyName].filter(Boolean).join(' ');
  const values = {name, state: person.region ? optionLabel(petition, 'region', person.region) : '{state}'};
  return {subject: filledIn(subject, values), body: filledIn(body, values), targets};
}
