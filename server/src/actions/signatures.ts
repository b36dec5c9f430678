/** Signing a petition. */
import {SubmissionSchema} from 'peace-widgets/contract';
import type {Petition, Problem, Receipt, Submission} from 'peace-widgets/contract';
import type {Transaction} from 'kysely';
import type {Work} from '../database/database.ts';
import type {SignatureTable, Tables} from '../database/tables.ts';
import {ProblemError} from '../http/problem.ts';
import {askedAnswers, problemsOfAnswers, readAction, refuseIfAny} from './answers.ts';
import {countOf, countOne, isCollectedHere, storedOf} from './counts.ts';
import {openingOf} from './opening.ts';
import type {Action, Desk} from './receive.ts';
import {rowOf, statusOf} from './row.ts';
import type {Wording} from './wording.ts';

/** The action of signing one petition. */
export function signing({library, hash, now}: Desk, id: string, language: string): Action {
  return {
    target: `petitions/${id}`,
    language,
    async prepare(json, words) {
      const petition = await library.petition(id, language);
      if (!petition || !isCollectedHere(petition)) throw unknownPetition(words);
      refuseUnlessOpen(petition, now(), words);
      const submission = readAction(SubmissionSchema, json, words);
      refuseIfAny(
        [...problemsOfAnswers(petition, submission, words), ...problemsOfLetter(petition, submission, words)],
        words,
      );
      const custom = askedAnswers(petition, submission);
      const personKey = hash.person(submission.person.email);
      return store(petition, {
        ...rowOf(submission, {personKey, custom, now: now()}),
        petition: petition.id,
        letter: submission.letter ? JSON.stringify(submission.letter) : null,
      });
    },
  };
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

function problemsOfLetter({letter}: Petition, submission: Submission, words: Wording): Problem[] {
  const most = letter?.maxLength;
  if (most === undefined || (submission.letter?.body.length ?? 0) <= most) return [];
  return [{pointer: '/letter/body', detail: words.tooLong(most)}];
}

/** A person who has signed already gets the same receipt as a new one: who has signed is nobody's to ask. */
function store(petition: Petition, row: SignatureTable): Work<Receipt> {
  return async (transaction) => {
    const isNew = await insert(transaction, row);
    if (isNew && row.state === 'stored') await countOne(transaction, row.petition);
    const count = countOf(petition, await storedOf(transaction, row.petition));
    return {id: row.id, status: statusOf(row.state), count};
  };
}

/**
 * The first signature of a person stays as it is, for anybody could send another in the same name. Only one that is held
 * gives way to one that is not.
 *
 * @returns Whether the row is in the table now.
 */
async function insert(transaction: Transaction<Tables>, row: SignatureTable): Promise<boolean> {
  const {numInsertedOrUpdatedRows} = await transaction
    .insertInto('signatures')
    .values(row)
    .onConflict((conflict) => {
      const same = conflict.columns(['petition', 'person_key']);
      return row.state === 'held'
        ? same.doNothing()
        : same.doUpdateSet(row).where('signatures.state', '=', 'held');
    })
    .executeTakeFirst();
  return Boolean(numInsertedOrUpdatedRows);
}
