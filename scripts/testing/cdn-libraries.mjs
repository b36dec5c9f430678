/** Serves the libraries to tests as CDN files hold them: with what is cut out of Lit, and what takes the place of others. */
import {relative, sep} from 'node:path';
import {cut, replacementOf} from '../cdn/slimmed.ts';

/** A plugin of the test runner. */
export function cdnLibraries() {
  let rootDir = '';
  return {
    name: 'cdn-libraries',
    serverStart({config}) {
      ({rootDir} = config);
    },
    resolveImport({source}) {
      const file = replacementOf(source);
      return file && `/${relative(rootDir, file).split(sep).join('/')}`;
    },
    transform({path, body}) {
      if (/\/(?:reactive-element|lit-html|lit-element)\.js$/.test(path)) return cut(path, body);
    },
  };
}
