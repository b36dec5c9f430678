/** Endpoints that send mails to a server here. */
import type {TestContext} from 'node:test';
import {insertAll} from '../src/database/bulk.ts';
import type {MailTable} from '../src/database/tables.ts';
import {campaign} from './campaign.ts';
import {Mailbox} from './mailbox.ts';
import {openDatabase, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

/** The small campaign, where some forms want an answer to a mail. */
export function careful(): Record<string, unknown> {
  const files = campaign();
  const petitions = files['petitions.json'] as Record<string, unknown>[];
  const [open, , , , , other] = petitions;
  Object.assign(open ?? {}, {
    doubleOptIn: true,
    title: 'Speak\nup <now>',
    privacy: {url: '/privacy.html', controller: 'Two States & Co'},
  });
  Object.assign(other ?? {}, {mail: {receipt: true}, thanks: {text: 'Call, too.'}});
  const signup = files['signup.json'] as {lists: Record<string, unknown>[]};
  Object.assign(signup.lists[0] ?? {}, {doubleOptIn: true});
  return files;
}

/** An endpoint that sends to a server here, with a clock that can be put forward. */
export async function startMailing(t: TestContext, files = careful()) {
  const mailbox = await Mailbox.start(t);
  const clock = {ahead: 0};
  const settings = {
    ...settingsIn(temporaryFolder(), files),
    mail: {smtpUrl: mailbox.url, from: 'Campaign <us@campaign.example>'},
  };
  const running = await startEndpoint(t, {settings, now: () => Date.now() + clock.ahead});
  const {postman} = running.endpoint;
  /** All that is due has been tried. */
  const settled = () => postman.nudge();
  return {...running, mailbox, clock, settled};
}

/** A database with mails, in which no endpoint sends any, or sees to it that its clock is the only one. */
export async function openWithMails(t: TestContext, mails: readonly MailTable[]) {
  const {database, access} = await openDatabase(t);
  await database.commit((transaction) => insertAll(transaction, 'mails', mails));
  return {database, access};
}
