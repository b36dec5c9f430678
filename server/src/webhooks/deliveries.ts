/** What the receiver of webhooks is told: that an action is stored, with everything the person sent. */
import type {Selectable} from 'kysely';
import {queued} from '../database/entry.ts';
import type {Fate} from '../database/entry.ts';
import type {SignatureTable, SubscriptionTable, WebhookDeliveryTable} from '../database/tables.ts';

/** What is told about. */
export type Told = 'signature' | 'subscription';

/**
 * Queues that a row is stored. Only its id is kept: what is sent is read when it is sent, so that who is erased meanwhile
 * is told to nobody.
 *
 * @param now ms since 1970 UTC
 */
export function deliveryOf(told: Told, id: string, now: number): WebhookDeliveryTable {
  return queued(told, {id}, {now, once: onceOf(told, id)});
}

/** The deliveries that follow from an action: one per row that it has stored. */
export function deliveriesOf(told: Told, fates: readonly Fate[], now: number): WebhookDeliveryTable[] {
  return fates
    .filter(({became, state}) => became !== 'known' && state === 'stored')
    .map(({id}) => deliveryOf(told, id, now));
}

/** What no second delivery has. */
export function onceOf(told: Told, id: string): string {
  return `${told} ${id}`;
}

type Row = Omit<Selectable<SignatureTable & SubscriptionTable>, 'petition' | 'list' | 'letter'> &
  Partial<Pick<SignatureTable, 'petition' | 'letter'> & Pick<SubscriptionTable, 'list'>>;

/** The body of a delivery; what was not sent is left out. */
export function bodyOf(told: Told, row: Row): string {
  const {petition, list, letter} = row;
  return JSON.stringify({
    type: `${told}.stored`,
    timestamp: row.created_at,
    data: withoutNull({
      id: row.id,
      petition,
      list,
      confirmedAt: row.confirmed_at,
      person: withoutNull({
        name: row.name,
        givenName: row.given_name,
        familyName: row.family_name,
        email: row.email,
        tel: row.tel,
        streetAddress: row.street_address,
        postalCode: row.postal_code,
        region: row.region,
        country: row.country,
      }),
      comment: row.comment,
      custom: parsed(row.custom),
      consents: parsed(row.consents),
      letter: parsed(letter ?? null),
      language: row.language,
      source: withoutNull({
        page: row.source_page,
        referrer: row.source_referrer,
        campaign: row.source_campaign,
        referral: row.source_referral,
      }),
    }),
  });
}

function parsed(json: string | null): unknown {
  return json === null ? null : (JSON.parse(json) as unknown);
}

function withoutNull(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== null && value !== undefined),
  );
}
