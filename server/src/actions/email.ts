import {domainToASCII} from 'node:url';
import {visible} from './seen.ts';

/** Providers that deliver `name+anything@` to `name@`. */
const TAGGED = new Set([
  'gmail.com',
  'outlook.com',
  'hotmail.com',
  'live.com',
  'icloud.com',
  'me.com',
  'proton.me',
  'protonmail.com',
  'fastmail.com',
]);

/**
 * One spelling for all spellings of a mailbox. Only where the provider is known to see them as one: a mailbox that is
 * counted twice costs a little truth, two people taken for one cost a signature.
 */
export function canonicalEmail(email: string): string {
  const [, local = '', domain = ''] = /^(.*)@(.*)$/s.exec(visible(email).trim().toLowerCase()) ?? [];
  const host = (domainToASCII(domain) || domain).replace(/^googlemail\.com$/, 'gmail.com');
  const untagged = TAGGED.has(host) ? withoutTag(local) : local;
  return `${host === 'gmail.com' ? untagged.replaceAll('.', '') : untagged}@${host}`;
}

/**
 * One spelling for all addresses that may end in one mailbox, whoever its provider is: for what must not be too much for
 * one person, and for nothing else.
 */
export function mailboxOf(email: string): string {
  const [, local = '', host = ''] = /^(.*)@(.*)$/s.exec(canonicalEmail(email)) ?? [];
  return `${withoutTag(local)}@${host}`;
}

/** `name+anything` without what was added. */
function withoutTag(local: string): string {
  return local.replace(/(?<=.)\+.*$/s, '');
}
