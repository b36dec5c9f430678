/** `dist/cdn/manifest.json`: what each CDN file weighs and hashes to, and the check that none is heavier than it may be. */
import {readFileSync} from 'node:fs';
import {brotliCompressSync, gzipSync} from 'node:zlib';
import {integrityOf} from '../../vite.config.ts';

/** The most that a file may weigh, in bytes of brotli. */
export const BUDGETS: Readonly<Record<string, number>> = {
  'peace-widgets': 55_000,
  'news-feed': 21_300,
  negotiators: 14_800,
  timeline: 28_100,
  petition: 24_300,
  signup: 17_250,
  'core-issues': 12_100,
};

/** One file of the CDN. */
export interface ManifestFile {
  readonly bytes: number;
  readonly gzip: number;
  readonly brotli: number;
  /** Subresource Integrity, for the `integrity` attribute of a script. */
  readonly integrity: string;
}

/** Weighs a file. */
export function describeFile(file: URL): ManifestFile {
  const content = readFileSync(file);
  return {
    bytes: content.length,
    gzip: gzipSync(content, {level: 9}).length,
    brotli: brotliCompressSync(content).length,
    integrity: integrityOf(content),
  };
}

/** One line for every file that is over its budget. */
export function overBudget(files: Readonly<Record<string, ManifestFile>>): string[] {
  return Object.entries(BUDGETS).flatMap(([name, budget]) => {
    const brotli = files[`${name}.js`]?.brotli ?? Infinity;
    return brotli > budget
      ? [`dist/cdn/${name}.js weighs ${brotli} bytes of brotli; its budget is ${budget}`]
      : [];
  });
}
