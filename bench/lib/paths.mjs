import path from 'node:path';
import {fileURLToPath} from 'node:url';

/** The folder `bench/`. */
export const BENCH = fileURLToPath(new URL('../', import.meta.url));

/** What the kit's own build writes; files of it may be missing, everything else comes with `npm install`. */
export const KIT_DIST = path.resolve(BENCH, '../dist');

/** Why a file that is not there is not there, and what to do. */
export function missingReason(file) {
  if (file.startsWith(KIT_DIST + path.sep)) return 'not built: run npm run build';
  return `missing: ${path.relative(BENCH, file)}`;
}
