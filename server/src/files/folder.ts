/** Files of one folder, and of nothing outside it. */
import {readFile, realpath, stat} from 'node:fs/promises';
import {join, sep} from 'node:path';
import {getMimeType} from 'hono/utils/mime';
import {Representation} from './representation.ts';

interface Kept {
  readonly version: string;
  readonly representation: Representation;
}

/** Serves files as they are on the disk now; what was read is kept until the file changes. */
export class Folder {
  readonly #root: string;
  readonly #kept = new Map<string, Kept>();

  constructor(root: string) {
    this.#root = root;
  }

  /** The file at a path of an address, percent-encoded as it was sent; `undefined` where there is none. */
  async file(path: string): Promise<Representation | undefined> {
    const place = await this.#place(path);
    if (place === undefined) return undefined;
    const {mtimeMs, size, ino} = await stat(place);
    const version = `${mtimeMs} ${size} ${ino}`;
    const kept = this.#kept.get(place);
    if (kept?.version === version) return kept.representation;
    const type = getMimeType(place) ?? 'application/octet-stream';
    const representation = new Representation(await readFile(place), type, 11);
    this.#kept.set(place, {version, representation});
    return representation;
  }

  /** Whether a path is a folder in here. */
  async hasFolder(path: string): Promise<boolean> {
    const place = await this.#inside(path);
    return place !== undefined && (await stat(place)).isDirectory();
  }

  async #place(path: string): Promise<string | undefined> {
    const place = await this.#inside(path);
    return place !== undefined && (await stat(place)).isFile() ? place : undefined;
  }

  /** The real place of a path, if it is in here: links that lead out, `..` and hidden files are not. */
  async #inside(path: string): Promise<string | undefined> {
    try {
      const segments = decodeURIComponent(path).split('/').filter(Boolean);
      if (segments.some((segment) => segment.startsWith('.') || /[\\\0]/.test(segment))) return undefined;
      const [root, place] = await Promise.all([
        realpath(this.#root),
        realpath(join(this.#root, ...segments)),
      ]);
      return place === root || place.startsWith(root + sep) ? place : undefined;
    } catch {
      return undefined;
    }
  }
}
