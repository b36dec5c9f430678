import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';
import {defineConfig} from 'vite';
import type {Plugin} from 'vite';
import {pressed} from './scripts/cdn/pressed.ts';
import {slimmed} from './scripts/cdn/slimmed.ts';

const LOCALES = new URL('./src/widget/locale/', import.meta.url);

/** The strings of every language but English, as the CDN serves them. */
export function localeFiles(): {language: string; json: string}[] {
  return readdirSync(LOCALES)
    .filter((file) => file.endsWith('.json'))
    .map((file) => ({
      language: file.slice(0, -'.json'.length),
      json: JSON.stringify(JSON.parse(readFileSync(new URL(file, LOCALES), 'utf8'))),
    }));
}

/** Subresource Integrity of a file's content. */
export function integrityOf(content: string | Uint8Array, algorithm: 'sha256' | 'sha384' = 'sha384'): string {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

/** Replaces `src/widget/locale/source.ts`: on a CDN the strings lie beside the bundle, and their hashes are baked in. */
function bakedLocales(): Plugin {
  // A hash does not compress: the shorter one, for there is one per language in every file.
  const hashes = Object.fromEntries(
    localeFiles().map(({language, json}) => [language, integrityOf(json, 'sha256')]),
  );
  return {
    name: 'baked-locales',
    load: {
      filter: {id: /\/src\/widget\/locale\/source\.ts$/},
      handler: () => `
        const hashes = ${JSON.stringify(hashes)};
        export const languages = Object.keys(hashes);
        export const stringsOf = (language) => {
          const file = \`./locale/\${language}.json\`;
          return {url: new URL(/* @vite-ignore */ file, import.meta.url), integrity: hashes[language]};
        };`,
    },
  };
}

/** One self-contained file per mode: `vite build --mode news-feed`, or all widgets with `--mode peace-widgets`. */
export default defineConfig(({mode, command}) => ({
  plugins:
    command === 'build'
      ? [minifyTemplateLiterals({include: ['src/**']}), bakedLocales(), ...slimmed(), pressed()]
      : [],
  publicDir: false,
  build: {
    target: 'es2022',
    outDir: 'dist/cdn',
    emptyOutDir: false,
    sourcemap: true,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {[mode]: mode === 'peace-widgets' ? 'src/all.ts' : `src/${mode}/define.ts`},
      preserveEntrySignatures: 'strict',
      // Making a schema has no side effect: those that a file does not use are left out of it.
      treeshake: {manualPureFunctions: ['v', 'rule']},
      output: {format: 'es', entryFileNames: '[name].js', codeSplitting: false},
    },
  },
}));
