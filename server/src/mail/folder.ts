import {dirname, join, resolve} from 'node:path';
import type {DatabaseAddress} from '../database/address.ts';
import type {MailSettings} from './settings.ts';

/** Where mails are that are files. A server has no folder here: its mails lie where the file of a database would. */
export function mailFolder(settings: MailSettings | undefined, address: DatabaseAddress): string {
  if (settings?.folder !== undefined) return settings.folder;
  const data = resolve(import.meta.dirname, '../../data');
  return join(address.kind === 'sqlite' ? dirname(address.file) : data, 'mail');
}
