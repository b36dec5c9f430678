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
  // Standard decorators and `static properties`: the kit uses experimental decorators only.
  {file: '/reactive-element.js', code: 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}'},
  {file: '/reactive-element.js', code: ',void 0!==t.l&&(this.l=[...t.l])'},
  {file: '/reactive-element.js', code: ',this.constructor.l?.forEach(t=>t(this))'},
  {
    file: '/reactive-element.js',
    code: 'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
  },
  {
    file: '/reactive-element.js',
    code: 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;',
  },
  {
    file: '/reactive-element.js',
    code: 'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}',
    instead: 'this.finalized=!0;this._$Ei();',
  },
  // Defaults that are never reflected, and styles that are in a list twice: the kit has neither.
  {
    file: '/reactive-element.js',
    code: '!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i)))',
    instead: '!(i.hasChanged??f)(h,s)',
  },
  {
    file: '/reactive-element.js',
    code: 'i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
    instead: '(',
  },
  {file: '/reactive-element.js', code: 'this[e]=r??this._$Ej?.get(e)??r', instead: 'this[e]=r'},
  {
    file: '/reactive-element.js',
    code: 'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
    instead: 'return[s].flat(1/0)',
  },
  // Versions for a warning that only Lit's development build gives.
  {file: '/reactive-element.js', code: ',(a.reactiveElementVersions??=[]).push("2.1.2")'},
  {file: '/lit-html.js', code: ',(t.litHtmlVersions??=[]).push("3.3.3")'},
  {file: '/lit-element.js', code: '(s.litElementVersions??=[]).push("4.2.2");'},
  // Support for polyfills and for hydration, which belong to a bundle of one's own.
  {
    file: '/lit-element.js',
    code: ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
    instead: ';',
  },
  {file: '/reactive-element.js', code: ',p=a.reactiveElementPolyfillSupport'},
  {file: '/reactive-element.js', code: ',p?.({ReactiveElement:y})'},
  {file: '/lit-html.js', code: ',B=t.litHtmlPolyfillSupport;B?.(S,k)', instead: ''},
  // Attributes of type Number, which are read by the kit's own converters, and booleans that are written to attributes.
  {file: '/reactive-element.js', code: 'case Number:i=null===t?null:Number(t);break;'},
  {file: '/reactive-element.js', code: 'switch(s){case Boolean:t=t?l:null;}return t', instead: 'return t'},
  {file: '/reactive-element.js', code: ',c=a.trustedTypes,l=c?c.emptyScript:""'},
  // Directives, and telling them that an element is connected. `plainTemplates` sees to it that there are none.
  {
    file: '/lit-html.js',
    code: 'if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    instead: 'return i}',
  },
  {file: '/lit-html.js', code: 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}'},
  {
    file: '/lit-element.js',
    code: 'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
  },
  // Properties of elements (`.value=${…}`). `plainTemplates` looks for these, too.
  {file: '/lit-html.js', code: '"."===e[1]?I:'},
  // Expressions in the text of <textarea>, <title>, <script> and <style>. `plainTemplates` looks for these, too.
  {
    file: '/lit-html.js',
    code: 'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
  },
  // Comments in templates, and the end of text in elements that hold no elements.
  {file: '/lit-html.js', code: '"!--"===u[1]?c=_:void 0!==u[1]?c=m:'},
  {file: '/lit-html.js', code: 'c===_||c===m?c=v:'},
  {file: '/lit-html.js', code: 'y.test(u[2])&&(n=RegExp("</"+u[2],"g")),'},
  // Templates of SVG and MathML alone, and directives on an element itself.
  {file: '/lit-html.js', code: 'l=2===i?"<svg>":3===i?"<math>":""', instead: 'l=""'},
  {file: '/lit-html.js', code: '+(2===i?"</svg>":3===i?"</math>":"")'},
  {
    file: '/lit-html.js',
    code: 'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    instead: 'this.el=S.createElement(f,e);P.currentNode=this.el.content;',
  },
  {
    file: '/lit-html.js',
    code: 'else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));',
  },
  {file: '/lit-html.js', code: ':6===r.type&&(i=new Z(h,this,t))', instead: ':0'},
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

/** What was cut out of Lit must not be used by the kit. */
function plainTemplates(): Plugin {
  const FORBIDDEN: readonly [RegExp, string][] = [
    [/from '(?:lit|lit-html)\/(?:async-)?directive/, 'a directive'],
    [
      /<(textarea|title|script|style)\b[^<]*>[^<]*\$\{/,
      'an expression in the text of an element that holds no elements',
    ],
    [/\s\.\w+=(?:"?)\$\{/, 'a property of an element'],
    [/<!--/, 'a comment in a template'],
  ];
  return {
    name: 'plain-templates',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/.*\.ts$/},
      handler(code, id) {
        for (const [pattern, what] of FORBIDDEN) {
          if (pattern.test(code))
            this.error(`${id} uses ${what}, which scripts/cdn/slimmed.ts cuts out of Lit`);
        }
      },
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
      filter: {id: /^valibot$|^@lit\/task$|css-tag\.js$/},
      handler: (id) => ours({valibot: './valibot.ts', '@lit/task': './task.ts'}[id] ?? './css-tag.ts'),
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
  return [plainTemplates(), cutModules(), replacedModules(), propertyDecorators()];
}
