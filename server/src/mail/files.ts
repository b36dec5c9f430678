/** Mails as `.eml` files, where there is no SMTP server. */
import {randomBytes} from 'node:crypto';
import {readFile, readdir, rename, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {createTransport} from 'nodemailer';
import {makeFolder} from '../files/make-folder.ts';
import {SHUT, optionsOf} from './transport.ts';
import type {Transport} from './transport.ts';

/** How long a mail is kept, in ms. */
const KEPT = 7 * 86_400_000;

/** Mails as files in a folder, each named by its time and id. */
export function fileTransport(folder: string, from: string): Transport {
  const composer = createTransport({...SHUT, streamTransport: true, buffer: true, newline: 'windows'});
  return {
    async send(message) {
      const {message: content} = await composer.sendMail(optionsOf(message, from));
      makeFolder(folder);
      const time = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
      const name = `${time}-${message.id}.eml`;
      // A name that is there is a file that is whole.
      const draft = join(folder, `.${randomBytes(6).toString('hex')}`);
      try {
        await writeFile(draft, content as Buffer, {flag: 'wx', mode: 0o600});
        await rename(draft, join(folder, name));
      } catch (error) {
        // A disk that is full is tried again for days.
        await rm(draft, {force: true});
        throw error;
      }
    },
    async clean(now) {
      for (const file of await mailsIn(folder)) {
        const written = (await unlessGone(stat(file)))?.mtimeMs ?? now;
        if (written < now - KEPT) await rm(file, {force: true});
      }
    },
    close: () => composer.close(),
  };
}

/** Removes the mails that were written to an address. @returns How many it were. */
export async function removeMails(folder: string, isTheirs: (address: string) => boolean): Promise<number> {
  let removed = 0;
  for (const file of await mailsIn(folder)) {
    const recipient = recipientOf((await unlessGone(readFile(file, 'utf8'))) ?? '');
    if (recipient === undefined || !isTheirs(recipient)) continue;
    await rm(file, {force: true});
    removed++;
  }
  return removed;
}

/** A mail, or the draft of one: who stopped in the middle has left it. */
const MAIL = /^(?:\d{8}T\d{6}Z-[\w-]+\.eml|\.[\da-f]{12})$/;

async function mailsIn(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files.filter((file) => MAIL.test(file)).map((file) => join(folder, file));
}

/** Another instance may have removed a mail, or given a draft its name. @throws whatever else is wrong. */
function unlessGone<T>(looking: Promise<T>): Promise<T | undefined> {
  return looking.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
}

/** The address after `To:`, without the quotes that one with signs has there (RFC 5322, 3.2.4). */
function recipientOf(mail: string): string | undefined {
  const [head = ''] = mail.split('\r\n\r\n', 1);
  const address = /^To:\s*<?(.*?)>?$/im.exec(head.replace(/\r\n\s+/g, ' ').replaceAll('\r', ''))?.[1];
  return address?.replace(/^"(.*)"(?=@)/, (_, local: string) => local.replace(/\\(.)/g, '$1'));
}
