/** Handing mails over to an SMTP server; without one they are files. @see fileTransport */
import {createTransport} from 'nodemailer';
import type {SendMailOptions} from 'nodemailer';

/** A mail, ready to be sent. */
export interface Message {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The language of the words. */
  readonly language: string;
  /** Where the person it is sent to can be rid of what it is about. */
  readonly unsubscribe: Unsubscription;
}

/** A way out. */
interface Unsubscription {
  readonly url: string;
  /**
   * Whether a mail program may do it by itself (RFC 8058). A page with a button is safer for a signature: whoever wants no
   * more mails need not want to withdraw it.
   */
  readonly oneClick: boolean;
}

/** How mails leave. */
export interface Transport {
  /** @throws {RefusedError} when this one mail is not taken, anything else when no other would be either. */
  send(message: Message): Promise<void>;
  /** Removes what has been kept long enough. */
  clean?(now: number): Promise<void>;
  close(): void;
}

/** This mail is not taken; the code is all that may be kept of the reason, for words may quote an address. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
  readonly code: string;
  /** Whether it is no use to try again (RFC 5321, 4.2.1). */
  readonly isForGood: boolean;

  /** @param response The code and the words of the server. */
  constructor(code: number, response = '') {
    super(`Refused: ${code}`);
    this.code = String(code);
    this.isForGood = code >= 500 && !ABOUT_US.test(response);
  }
}

/**
 * What a server says of who asks, not of the recipient: a password is wanted, we may not send through it, our domain is not
 * trusted (RFC 4954, 6; RFC 3463, 3.8). Better settings mend it, and the mails that wait.
 */
const ABOUT_US = /^(?:530\b|5\d\d[ -]5\.7\.)/;

/** This machine itself: nobody is between, and the certificate of its mail server is mostly one that it made for itself. */
const HERE = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/** How an SMTP server may keep us waiting at each step, in ms. All together stay below the lease of a mail. */
const STEP = 20_000;

/** Nothing that is in a mail makes the library read a file or an address. */
export const SHUT = {disableFileAccess: true, disableUrlAccess: true} as const;

interface Smtp {
  readonly url: string;
  readonly from: string;
  /** What this machine calls itself there; by default as it is called. */
  readonly name: string | undefined;
}

/** Mails by SMTP, over a few connections that are kept for the next mail. */
export function smtpTransport({url, from, name}: Smtp): Transport {
  const transport = createTransport({
    ...SHUT,
    url,
    ...(name === undefined ? {} : {name}),
    ...(HERE.test(new URL(url).hostname) ? {tls: {rejectUnauthorized: false}} : {}),
    pool: true,
    maxConnections: 4,
    connectionTimeout: STEP,
    greetingTimeout: STEP,
    socketTimeout: STEP,
    dnsTimeout: STEP,
  });
  return {
    async send(message) {
      try {
        await transport.sendMail(optionsOf(message, from));
      } catch (error) {
        throw isRefusal(error) ? new RefusedError(error.responseCode, error.response) : error;
      }
    },
    close: () => transport.close(),
  };
}

/**
 * Whether a server will not have this very mail: it answers its recipient or its content with a code that is no success.
 * What it answers to the greeting, the password or the sender is about us, and so is 421, by which it hangs up.
 */
function isRefusal(error: unknown): error is {readonly responseCode: number; readonly response?: string} {
  const {responseCode = 0, command = ''} = error as {responseCode?: number; command?: string};
  const isCode = responseCode >= 400 && responseCode < 600 && responseCode !== 421;
  return isCode && /^(?:RCPT TO|DATA)/.test(command);
}

/** A mail as the library takes it. */
export function optionsOf(
  {id, to, subject, text, html, language, unsubscribe}: Message,
  from: string,
): SendMailOptions {
  return {
    from,
    // As an object it is one address, whatever characters it has.
    to: {name: '', address: to},
    subject,
    text,
    html,
    // The same at a repetition: who gets both sees one.
    messageId: `<${id}@${/@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'}>`,
    headers: {
      'Content-Language': language,
      // RFC 3834: no answer of a machine is wanted.
      'Auto-Submitted': 'auto-generated',
      ...(unsubscribe.oneClick ? {'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click'} : {}),
    },
    list: {unsubscribe: {url: unsubscribe.url}},
  };
}
