import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {minifyTemplateLiterals} from 'rollup-plugin-minify-template-literals';
import {defineConfig} from 'vite';
import type {Plugin} from 'vite';
import {pack, PARTS} from './scripts/cdn/packed-strings.ts';
import type {Part} from './scripts/cdn/packed-strings.ts';
import {pressed} from './scripts/cdn/pressed.ts';
import {slimmed} from './scripts/cdn/slimmed.ts';
import type {Strings} from './src/contract/primitives.ts';
import * as english from './src/widget/locale/en.ts';

const LOCALES = new URL('./src/widget/locale/', import.meta.url);

/** A file of a language's strings, as the CDN serves it in `locale/`. */
export interface LocaleFile {
  readonly language: string;
  readonly part: Part;
  readonly name: string;
  readonly json: string;
}

/** The strings of every language but English, as the CDN serves them. */
export function localeFiles(): LocaleFile[] {
  const files = readdirSync(LOCALES).filter((file) => file.endsWith('.json'));
  return files.flatMap((file) => {
    const language = file.slice(0, -'.json'.length);
    const strings = JSON.parse(readFileSync(new URL(file, LOCALES), 'utf8')) as Strings;
    return (Object.keys(PARTS) as Part[]).map((part) => ({
      language,
      part,
      name: `${language}-${part}.json`,
      json: JSON.stringify(
        pack(
          strings,
          PARTS[part].map((group) => english[group]),
        ),
      ),
    }));
  });
}

/** Subresource Integrity of a file's content. */
export function integrityOf(content: string | Uint8Array, algorithm: 'sha256' | 'sha384' = 'sha384'): string {
  return `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`;
}

/** The files of strings that a CDN file has need of. */
function partsOf(mode: string): Part[] {
  if (mode === 'peace-widgets') return ['reading', 'writing'];
  return [mode === 'petition' || mode === 'signup' ? 'writing' : 'reading'];
}

/** Replaces `src/widget/locale/source.ts`: on a CDN the strings lie beside the bundle, and their hashes are baked in. */
function bakedLocales(mode: string): Plugin {
  const [first, ...others] = partsOf(mode);
  const module = (name: string) =>
    JSON.stringify(fileURLToPath(new URL(`./scripts/cdn/${name}.ts`, import.meta.url)));
  /** The hashes of a part by language. They do not compress: the shorter ones, for there is one per language in every file. */
  const hashesOf = (wanted?: Part) =>
    JSON.stringify(
      Object.fromEntries(
        localeFiles().flatMap(({language, part, json}) =>
          part === wanted ? [[language, integrityOf(json, 'sha256')]] : [],
        ),
      ),
    );
  const one = 'file(language, first, hashes[language])';
  const more = others.map((part) => `file(language, '${part}', (${hashesOf(part)})[language])`);
  return {
    name: 'baked-locales',
    load: {
      filter: {id: /\/src\/widget\/locale\/source\.ts$/},
      handler: () => `
        import {fetchStrings} from ${module('fetched-strings')};
        const first = '${first}';
        const hashes = ${hashesOf(first)};
        const file = (language, part, hash) =>
          fetchStrings(new URL(/* @vite-ignore */ \`./locale/\${language}-\${part}.json\`, import.meta.url).href, hash);
        export const speaks = (language) => language in hashes;
        export const load = ${
          more[0]
            ? `(language) => Promise.all([${[one, ...more].join()}]).then((all) => Object.assign({}, ...all))`
            : `(language) => ${one}`
        };
        export {unpack} from ${module('packed-strings')};`,
    },
  };
}

/** Replaces `src/document/body.ts` where there are no feeds: a document is JSON there. */
function plainBodies(mode: string): Plugin[] {
  if (mode === 'news-feed' || mode === 'peace-widgets') return [];
  const code = `
    export const receive = (answer) => answer.text();
    export const bodyOf = (text) => JSON.parse(text);`;
  return [
    {
      name: 'plain-bodies',
      load: {filter: {id: /\/src\/document\/body\.ts$/}, handler: () => code},
    },
  ];
}

/** One self-contained file per mode: `vite build --mode news-feed`, or all widgets with `--mode peace-widgets`. */
export default defineConfig(({mode, command}) => ({
  plugins:
    command === 'build'
      ? [
          minifyTemplateLiterals({include: ['src/**']}),
          bakedLocales(mode),
          ...plainBodies(mode),
          ...slimmed(),
          pressed(),
        ]
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
      // Pressing takes long, and everybody who builds knows.
      checks: {pluginTimings: false},
      // Making a schema has no side effect: those that a file does not use are left out of it.
      treeshake: {manualPureFunctions: ['v', 'rule']},
      output: {format: 'es', entryFileNames: '[name].js', codeSplitting: false},
    },
  },
}));
