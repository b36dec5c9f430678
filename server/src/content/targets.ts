/** Those whom a petition goes to, where its document names a file of their own. */
import {TargetsSchema, readWith} from 'peace-widgets/contract';
import type {Petition} from 'peace-widgets/contract';
import type {Folder} from '../files/folder.ts';
import type {Representation} from '../files/representation.ts';
import {documentLink} from './document-link.ts';

/** What was read, as long as its file stays as it is. */
const read = new WeakMap<Representation, Promise<Petition['targets']>>();

/**
 * A petition with its targets, as far as they are among the campaign's own pages. From elsewhere they are not fetched: who
 * has a script reads them there.
 *
 * @param folder The language folder of its document.
 * @param origin Where the endpoint is reached.
 */
export async function withTargets<P extends Petition>(
  petition: P,
  folder: string,
  origin: string,
  pages: Folder,
): Promise<P> {
  const link = documentLink(petition.targets?.src, folder);
  const url = link === undefined ? undefined : URL.parse(link, origin);
  if (url?.origin !== new URL(origin).origin) return petition;
  const file = await pages.file(url.pathname);
  if (!file) return petition;
  const reading = read.get(file) ?? targetsIn(file);
  read.set(file, reading);
  return {...petition, targets: (await reading) ?? petition.targets};
}

async function targetsIn(file: Representation): Promise<Petition['targets']> {
  try {
    const answer = await file.answer(new Request('http://here.invalid'), {});
    return readWith(TargetsSchema, await answer.json()).value;
  } catch {
    return undefined;
  }
}
