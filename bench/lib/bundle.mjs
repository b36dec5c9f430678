import {build} from 'esbuild';
import {BENCH} from './paths.mjs';

/**
 * Bundles and minifies for a production page.
 * @param {import('esbuild').BuildOptions} options entry, format and what differs from the rest
 * @returns {Promise<Buffer>}
 */
export async function bundle(options) {
  const {outputFiles} = await build({
    absWorkingDir: BENCH,
    bundle: true,
    minify: true,
    target: 'es2022',
    write: false,
    legalComments: 'none',
    define: {'process.env.NODE_ENV': '"production"', __dirname: '""'},
    conditions: ['production', 'browser'],
    loader: {'.css': 'empty'},
    logLevel: 'silent',
    ...options,
  });
  return Buffer.from(outputFiles[0].contents);
}
