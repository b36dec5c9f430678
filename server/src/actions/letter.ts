/** The text of a letter: places that are filled in, and words that the campaign lets nobody change. */
import type {Petition, Submission} from 'peace-widgets/contract';
import {nameOf} from './name.ts';
import {optionLabel} from './option-label.ts';

type Part = 'subject' | 'body';

/** A text with its places filled in; a place that is not known stays. */
export function filledIn(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(
    /\{(\w+)\}/g,
    (place, key: string) => (Object.hasOwn(values, key) ? values[key] : place) ?? place,
  );
}

/** Whether the campaign lets nobody change a part of its letter. */
export function isLocked({editable = 'all'}: NonNullable<Petition['letter']>, part: Part): boolean {
  return editable === 'none' || (editable === 'body' && part === 'subject');
}

/**
 * A letter as it is kept: what is locked in the words of the document, whatever was sent. Nothing is refused for it, since an
 * older document may have had other words.
 *
 * @param documents The petition in the language of the signer, and in others that may have been shown.
 */
export function withLockedWords(
  documents: readonly Petition[],
  {letter, person}: Submission,
): Submission['letter'] {
  if (!letter) return letter;
  const written = (part: Part): string => {
    const own = documents.flatMap((petition) => {
      if (!petition.letter || !isLocked(petition.letter, part)) return [];
      return lines(filledIn(petition.letter[part], valuesOf(petition, person)));
    });
    return own.includes(lines(letter[part])) ? letter[part] : (own[0] ?? letter[part]);
  };
  return {...letter, subject: written('subject'), body: written('body')};
}

function valuesOf(petition: Petition, person: Submission['person']): Record<string, string> {
  const {region} = person;
  const named = petition.strings?.[region ?? ''];
  const label = region && optionLabel(petition, 'region', region);
  const state = label === region && typeof named === 'string' ? named : label;
  return {name: nameOf(person), ...(state ? {state} : {})};
}

/** As a form has it: its line ends, and nothing around it. */
function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
