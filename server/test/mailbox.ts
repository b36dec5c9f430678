/** A real SMTP server on a port of its own, and what has arrived there. */
import {once} from 'node:events';
import type {TestContext} from 'node:test';
import {simpleParser} from 'mailparser';
import type {ParsedMail} from 'mailparser';
import {SMTPServer} from 'smtp-server';
import {freePort} from '../../scripts/testing/free-port.mjs';
import {eventually} from './running.ts';

/** How the server answers at a step: with a code that is no success, and perhaps words. */
interface Refusals {
  /** By recipient. */
  recipient?: (address: string) => number | string | undefined;
  /** Once the whole mail has arrived. */
  content?: () => number | undefined;
}

/** An SMTP server that takes mails for everybody, with a certificate that it made for itself. */
export class Mailbox {
  readonly mails: ParsedMail[] = [];
  /** Who was written to, in the words of the envelope. */
  readonly recipients: string[] = [];
  /** How those called themselves who came. */
  readonly names = new Set<string>();
  readonly refusals: Refusals = {};
  #server: SMTPServer | undefined;
  #port = 0;

  static async start(t: TestContext): Promise<Mailbox> {
    const mailbox = new Mailbox();
    await mailbox.open();
    t.after(() => mailbox.close());
    return mailbox;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  /** Begins to listen, at the same port as before. */
  async open(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      closeTimeout: 50,
      disabledCommands: ['AUTH'],
      onRcptTo: ({address}, _session, answer) => {
        const refusal = this.refusals.recipient?.(address);
        if (refusal === undefined) return answer();
        const [code, ...words] = String(refusal).split(' ');
        const error = new Error([...words, `No ${address} here`].join(' '));
        answer(Object.assign(error, {responseCode: Number(code)}));
      },
      onData: (stream, {envelope, hostNameAppearsAs, secure}, answer) => {
        this.names.add(`${hostNameAppearsAs}${secure ? ' by TLS' : ''}`);
        void simpleParser(stream).then((mail) => {
          this.mails.push(mail);
          this.recipients.push(...envelope.rcptTo.map(({address}) => address));
          const responseCode = this.refusals.content?.();
          answer(responseCode === undefined ? null : Object.assign(new Error('Not this'), {responseCode}));
        });
      },
    });
    // A client that hangs up in the middle is no error of a test.
    server.on('error', () => {});
    // Not any port: while it is closed, nobody else may be given it.
    this.#port ||= await freePort();
    server.listen(this.#port, '127.0.0.1');
    await once(server.server, 'listening');
    this.#server = server;
  }

  close(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    return new Promise((resolve) => (server ? server.close(resolve) : resolve()));
  }

  /** The mail that arrives as the nth, from 1. */
  arrived(nth = 1): Promise<ParsedMail> {
    return eventually(() => this.mails[nth - 1]);
  }
}

/** The links in the text of a mail that lead to a page of the endpoint. */
export function linksIn({text = ''}: ParsedMail, page: string): URL[] {
  return [...text.matchAll(/^https?:\S+$/gm)]
    .map(([url]) => new URL(url))
    .filter(({pathname}) => pathname === `/${page}`);
}

/** The first of them. */
export function linkIn(mail: ParsedMail, page: string): URL {
  const [link] = linksIn(mail, page);
  if (!link) throw new Error(`There is no link to /${page} in: ${mail.text}`);
  return link;
}
