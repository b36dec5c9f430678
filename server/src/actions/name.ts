import type {PersonData} from 'peace-widgets/contract';

/** The name of a person, however the form asked for it; empty when it did not. */
export function nameOf({
  name,
  givenName,
  familyName,
}: Pick<PersonData, 'name' | 'givenName' | 'familyName'>): string {
  return name?.trim() || [givenName, familyName].filter(Boolean).join(' ');
}

/** One spelling for those of a name that differ in case, spaces or diacritics only. */
export function foldedName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
