/** Entries as a writer gets them. */
import {randomUUID} from 'node:crypto';
import type {Entry, EntryRow, Keyed} from '../src/database/entry.ts';

const created_at = '2013-08-14T09:30:00.000Z';
/** The time at which all of this happens. */
export const now = () => Date.parse(created_at);

const nothing = {
  ...{name: null, given_name: null, family_name: null, tel: null, street_address: null, postal_code: null},
  ...{region: null, country: null, comment: null, custom: null, consents: null, language: null},
  ...{source_page: null, source_referrer: null, source_campaign: null, source_referral: null},
  ...{elapsed: null, letter: null, doubt: null, confirmed_at: null, listed: 0 as const},
};

/** A signature of the petition `p`, of a person and an address that are called the same. */
export function signatureOf(person: string, change: Partial<EntryRow['row']> = {}): Entry {
  const email = `${person}@example.org`;
  const row = {
    ...nothing,
    ...{id: randomUUID(), petition: 'p', person_key: person, address_key: person, state: 'stored' as const},
    ...{email, created_at},
    ...change,
  };
  return {
    rows: [{into: 'signatures', row}],
    receipt: () => ({id: row.id, status: 'stored'}),
  };
}

/** A key that nobody has used. */
export const underNewKey = (): Keyed => ({key: randomUUID(), payloadHash: 'the same'});
