/** How mails leave, as the environment says. */
import {resolve} from 'node:path';
import {StartError} from '../start-error.ts';

/** Where mails go, and from whom they are. */
export interface MailSettings {
  /** An `smtp:` or `smtps:` URL, perhaps with user and password; without one, mails are written as files. */
  readonly smtpUrl?: string | undefined;
  /** The name by which this machine is known, for the greeting of that server. */
  readonly name?: string | undefined;
  /** The sender: `Name <address>` or an address. */
  readonly from: string;
  /** Where mails are written as files; by default a folder `mail` beside the database. */
  readonly folder?: string | undefined;
}

/** For who has not said it. Nobody gets such a mail: it is a file. */
const NOBODY = 'Peace Widgets <no-reply@localhost>';

/** Reads the settings. @throws {StartError} that repeats no part of an address, which may hold a password. */
export function readMailSettings(env: NodeJS.ProcessEnv): MailSettings {
  const {PEACE_SMTP_URL: smtpUrl, PEACE_MAIL_FROM: from} = env;
  const problems: string[] = [];
  if (from && !/^(?:[^<>@"\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(from.trim())) {
    problems.push('PEACE_MAIL_FROM must be a sender like: Two States Now <petition@example.org>');
  }
  if (smtpUrl) {
    const url = URL.parse(smtpUrl);
    if (!url?.hostname || !/^smtps?:$/.test(url.protocol)) {
      problems.push('PEACE_SMTP_URL must be an address like smtps://user:password@smtp.example.org');
    }
    if (!from) problems.push('PEACE_SMTP_URL needs PEACE_MAIL_FROM: who the mails are from.');
    // A request could name any host as ours: its links must not get into mails.
    if (!env.PEACE_PUBLIC_URL) {
      problems.push('PEACE_SMTP_URL needs PEACE_PUBLIC_URL: where the links in mails lead.');
    }
  }
  if (problems.length > 0) throw new StartError(problems);
  const folder = env.PEACE_MAIL_FOLDER ? resolve(env.PEACE_MAIL_FOLDER) : undefined;
  const name = domainOf(env.PEACE_PUBLIC_URL);
  return {smtpUrl: smtpUrl || undefined, name, from: from?.trim() || NOBODY, folder};
}

/** The domain of an address on the web, if it has one: neither a number nor a name of this machine alone. */
function domainOf(url: string | undefined): string | undefined {
  const {hostname} = URL.parse(url ?? '') ?? {};
  return hostname && /\.[a-z][\w-]*$/.test(hostname) ? hostname : undefined;
}
