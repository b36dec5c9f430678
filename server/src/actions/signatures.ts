/** Signing a petition. */
import {SubmissionSchema} from 'peace-widgets/contract';
import type {GivenConsent, Petition, Problem, Submission} from 'peace-widgets/contract';
import {ProblemError} from '../http/problem.ts';
import {signatureMails} from '../mail/follow-ups.ts';
import {deliveriesOf} from '../webhooks/deliveries.ts';
import {problemsOfAnswers, readAction, refuseIfAny} from './answers.ts';
import {countOf, isCollectedHere} from './counts.ts';
import {keptOf} from './kept.ts';
import {isLocked, withLockedWords} from './letter.ts';
import {nameOf} from './name.ts';
import {openingOf} from './opening.ts';
import type {Action, Desk} from './receive.ts';
import {rowOf, statusOf} from './row.ts';
import type {Wording} from './wording.ts';

/** The action of signing one petition. */
export function signing(
  {library, hash, defence, board, hasWebhook, now}: Desk,
  id: string,
  language: string,
): Action {
  return {
    target: `petitions/${id}`,
    language,
    async prepare(json, words, visitor) {
      const petition = await library.petition(id, language);
      if (!petition || !isCollectedHere(petition)) throw unknownPetition(words);
      const form = {target: `petitions/${petition.id}`, ...petition};
      defence.refuseForeign(visitor, form, words);
      refuseUnlessOpen(petition, now(), words);
      const sent = readAction(SubmissionSchema, json, words);
      refuseIfAny(problemsOfSignature(petition, sent, words), words);
      const kept = keptOf(petition, sent);
      const spoken = await library.petition(id, sent.language ?? language);
      const submission = {...kept, letter: withLockedWords([spoken ?? petition, petition], kept)};
      const {person} = submission;
      const addressKey = hash.address(person.email);
      const {doubt, challenge} = await defence.judge(submission, form, {visitor, addressKey});
      const before = await board.of(petition.id);
      const row = {
        ...rowOf(submission, {addressKey, doubt, now: now()}),
        petition: petition.id,
        person_key: hash.person(person.email, nameOf(person)),
        letter: submission.letter ? JSON.stringify(submission.letter) : null,
        listed: isListed(submission) ? (1 as const) : (0 as const),
        ...(petition.doubleOptIn ? {state: 'held' as const} : {}),
      };
      return {
        rows: [{into: 'signatures', row}],
        challenge,
        // Who is known gets the receipt of who is new: each is told to be one more than there were.
        receipt: ({rows: [fate]}) => {
          const status = statusOf(fate?.told ?? row.state);
          return {id: row.id, status, count: countOf(petition, before + (status === 'stored' ? 1 : 0))};
        },
        followUps: ({rows: fates}) => ({
          deliveries: hasWebhook ? deliveriesOf('signature', fates, now()) : [],
          mails: fates.flatMap((fate) => signatureMails(fate, {...petition.mail, now: now()})),
        }),
      };
    },
  };
}

/** Whether the signer agrees to be named in public: the consent with that id asks for it. */
export function isListed({consents = []}: {readonly consents?: readonly GivenConsent[]}): boolean {
  return consents.some(({id, given}) => id === 'public' && given);
}

/** No petition has this id. */
export function unknownPetition({noPetition, language}: Wording): ProblemError {
  return new ProblemError({status: 404, kind: 'unknown-petition', title: noPetition, language});
}

function refuseUnlessOpen(petition: Petition, now: number, words: Wording): void {
  const {language} = words;
  const opening = openingOf(petition, now);
  if (opening === 'closed') {
    throw new ProblemError({status: 410, kind: 'closed', title: words.closed, language});
  }
  if (opening === 'not-yet') {
    const title = words.notOpenYet(petition.opens ?? '');
    throw new ProblemError({status: 403, kind: 'not-open-yet', title, language});
  }
}

/** Everything that is wrong with a signature whose shape is right. */
export function problemsOfSignature(petition: Petition, submission: Submission, words: Wording): Problem[] {
  return [
    ...problemsOfAnswers(petition, submission, words),
    ...problemsOfLetter(petition, submission, words),
  ];
}

function problemsOfLetter({letter}: Petition, submission: Submission, words: Wording): Problem[] {
  // What is locked is replaced, and nobody who signs could make it shorter.
  if (letter?.maxLength === undefined || isLocked(letter, 'body')) return [];
  if ((submission.letter?.body.length ?? 0) <= letter.maxLength) return [];
  return [{pointer: '/letter/body', detail: words.tooLong(letter.maxLength)}];
}
