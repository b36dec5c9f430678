/** The built kit, for script tags on other people's pages. */
import {join} from 'node:path';
import {Hono} from 'hono';
import {Folder} from '../files/folder.ts';
import {notFound} from './problem.ts';

/** What a release is called in an address. */
const RELEASE = /^(\d+\.\d+\.\d+(?:-[\w.]+)?)\/(.+)$/;

const FOR_EVER = 'public, max-age=31536000, immutable';
const FOR_NOW = 'public, max-age=300, stale-while-revalidate=3600';

/**
 * `/cdn/petition.js` is the newest, `/cdn/1.2.3/petition.js` a release that never changes: one that was kept in
 * `dist/cdn-releases/1.2.3`, or the built one of that version.
 */
export function cdn(kit: string, version: string): Hono {
  const newest = new Folder(join(kit, 'dist/cdn'));
  const releases = new Folder(join(kit, 'dist/cdn-releases'));

  return new Hono().get('/cdn/*', async ({req}) => {
    const path = req.path.slice('/cdn/'.length);
    const [, release, inside = ''] = RELEASE.exec(path) ?? [];
    const file = release
      ? ((await releases.file(path)) ?? (release === version ? await newest.file(inside) : undefined))
      : await newest.file(path);
    if (!file) throw notFound('The kit has no such file. Build it with: npm run build');
    return file.answer(req.raw, {
      'Cache-Control': release ? FOR_EVER : FOR_NOW,
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });
}
