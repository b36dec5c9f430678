/** The campaign's own pages. */
import {Hono} from 'hono';
import {Folder} from '../files/folder.ts';
import {notFound} from './problem.ts';

/** Serves a folder of pages: `/` and `/he/` are their `index.html`. */
export function pages(root: string): Hono {
  const folder = new Folder(root);

  return new Hono().get('/*', async ({req, redirect}) => {
    const {path} = req;
    const file = await folder.file(path.endsWith('/') ? `${path}index.html` : path);
    if (file) {
      const fresh = file.type.startsWith('text/html') ? 'no-cache' : 'public, max-age=300';
      return file.answer(req.raw, {'Cache-Control': fresh});
    }
    // The links of a page are relative to its folder. Two leading slashes would lead to another host.
    if (!path.endsWith('/') && (await folder.hasFolder(path))) {
      return redirect(`${path.replace(/^\/+/, '/')}/`, 301);
    }
    throw notFound();
  });
}
