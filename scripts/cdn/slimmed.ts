/**
 * Leaves out of CDN files what no browser of the kit's floor runs: they are the bytes that every visitor of every page
 * pays. Each cut names the code it takes out; when a new version of a library no longer has it, the build stops and says
 * so, and the cut is to be looked at again.
 */
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';

interface Cut {
  /** Where: the end of the module's path. */
  readonly file: string;
  readonly code: string;
  readonly instead?: string;
}

const CUTS: readonly Cut[] = [
  // Attributes of type Object and Array: the kit has none.
  {
    file: '/reactive-element.js',
    code: 'break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t',
    instead: '}return t',
  },
  {
    file: '/reactive-element.js',
    code: 'case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i',
    instead: '}return i',
  },
  // Initializers of standard decorators: the kit uses the experimental ones.
  {file: '/reactive-element.js', code: 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}'},
  {file: '/reactive-element.js', code: ',void 0!==t.l&&(this.l=[...t.l])'},
  {file: '/reactive-element.js', code: ',this.constructor.l?.forEach(t=>t(this))'},
  // Versions for a warning that only Lit's development build gives.
  {file: '/reactive-element.js', code: ',(a.reactiveElementVersions??=[]).push("2.1.2")'},
  {file: '/lit-html.js', code: ',(t.litHtmlVersions??=[]).push("3.3.3")'},
  {file: '/lit-element.js', code: '(s.litElementVersions??=[]).push("4.2.2");'},
];

function cutModules(): Plugin {
  const due = new Set<Cut>();
  return {
    name: 'slimmed-modules',
    buildStart: () => CUTS.forEach((cut) => due.add(cut)),
    transform: {
      filter: {id: /\/(?:reactive-element|lit-html|lit-element)\.js$/},
      handler(source, id) {
        let code = source;
        for (const cut of CUTS.filter(({file}) => id.endsWith(file))) {
          if (!code.includes(cut.code)) continue;
          code = code.replace(cut.code, () => cut.instead ?? '');
          due.delete(cut);
        }
        return {code, map: null};
      },
    },
    buildEnd() {
      for (const {file, code} of due) this.error(`scripts/cdn/slimmed.ts: ${file} no longer has: ${code}`);
    },
  };
}

/** Modules of libraries that a smaller one of the kit's own takes the place of; each says why. */
export function replacedModules(): Plugin {
  const ours = (file: string) => fileURLToPath(new URL(file, import.meta.url));
  return {
    name: 'slimmed-replacements',
    enforce: 'pre',
    resolveId: {
      filter: {id: /^valibot$|css-tag\.js$/},
      handler: (id) => ours(id === 'valibot' ? './valibot.ts' : './css-tag.ts'),
    },
  };
}

/** The compiler's helper for every kind of decorator; the kit's own define a property and return nothing. */
function propertyDecorators(): Plugin {
  const helper = /function __decorate\([^]*?\n}\n/;
  return {
    name: 'slimmed-decorators',
    renderChunk(code) {
      if (!helper.test(code)) this.error('scripts/cdn/slimmed.ts: there is no helper for decorators');
      const lines = (text: string) => '\n'.repeat(text.split('\n').length - 1);
      const ours = 'function __decorate([decorate], prototype, name) { decorate(prototype, name); }';
      return {code: code.replace(helper, (text) => ours + lines(text)), map: null};
    },
  };
}

/** The plugins of a CDN build. */
export function slimmed(): Plugin[] {
  return [cutModules(), replacedModules(), propertyDecorators()];
}
