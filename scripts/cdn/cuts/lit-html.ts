/** What is cut out of Lit's `lit-html.js` in CDN files. */
import type {Cut} from './cut.ts';

export const LIT_HTML: readonly Cut[] = [
  // Versions for a warning that only Lit's development build gives.
  {code: ',(t.litHtmlVersions??=[]).push("3.3.3")'},
  // Support for polyfills and for hydration, which belong to a bundle of one's own.
  {code: ',B=t.litHtmlPolyfillSupport;B?.(S,k)', instead: ''},
  // Directives. `plainUse` sees to it that there are none.
  {
    code: 'if(i===E)return i;let h=void 0!==e?s._$Co?.[e]:s._$Cl;const o=a(i)?void 0:i._$litDirective$;return h?.constructor!==o&&(h?._$AO?.(!1),void 0===o?h=void 0:(h=new o(t),h._$AT(t,s,e)),void 0!==e?(s._$Co??=[])[e]=h:s._$Cl=h),void 0!==h&&(i=M(t,h._$AS(t,i.values),h,e)),i}',
    instead: 'return i}',
  },
  {code: 'setConnected(t){void 0===this._$AM&&(this._$Cv=t,this._$AP?.(t))}'},
  // Properties of elements (`.value=${…}`). `plainUse` looks for these, too.
  {code: '"."===e[1]?I:'},
  // Attributes that are there or not (`?hidden=${…}`): `nothing` says the same. `plainUse` looks for these, too.
  {code: '"?"===e[1]?L:'},
  // Listeners whose phase changes, and a wrapper that belongs to a polyfill.
  {code: '||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive'},
  {
    code: 'const s=i(t).nextSibling;i(t).remove(),t=s',
    instead: 'const s=t.nextSibling;t.remove(),t=s',
  },
  // Expressions in the text of <textarea>, <title>, <script> and <style>. `plainUse` looks for these, too.
  {
    code: 'if(y.test(r.tagName)){const t=r.textContent.split(o),i=t.length-1;if(i>0){r.textContent=s?s.emptyScript:"";for(let s=0;s<i;s++)r.append(t[s],c()),P.nextNode(),d.push({type:2,index:++l});r.append(t[i],c())}}',
  },
  // Comments in templates, and the end of text in elements that hold no elements.
  {code: '"!--"===u[1]?c=_:void 0!==u[1]?c=m:'},
  {code: 'c===_||c===m?c=v:'},
  {code: 'y.test(u[2])&&(n=RegExp("</"+u[2],"g")),'},
  // Templates of SVG and MathML alone, and directives on an element itself.
  {code: 'l=2===i?"<svg>":3===i?"<math>":""', instead: 'l=""'},
  {code: '+(2===i?"</svg>":3===i?"</math>":"")'},
  {
    code: 'if(this.el=S.createElement(f,e),P.currentNode=this.el.content,2===i||3===i){const t=this.el.content.firstChild;t.replaceWith(...t.childNodes)}',
    instead: 'this.el=S.createElement(f,e);P.currentNode=this.el.content;',
  },
  {
    code: 'else t.startsWith(o)&&(d.push({type:6,index:l}),r.removeAttribute(t));',
  },
  {code: ':6===r.type&&(i=new Z(h,this,t))', instead: ':0'},
  // What only directives ask: whether a part is connected, what is around it, and of which kind it is.
  {
    code: 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}',
  },
  {code: 'get _$AU(){return this._$AM?._$AU??this._$Cv}'},
  {code: ',this._$Cv=e?.isConnected??!0'},
  {
    code: 'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
  },
  {code: 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}'},
  {code: 'this._$AN=void 0,this._$AD', instead: 'this._$AD'},
  {code: 'this.type=2,this._$AH=A,this._$AN=void 0,', instead: 'this._$AH=A,'},
  {code: 'this.type=1,this._$AH=A,this._$AN=void 0,', instead: 'this._$AH=A,'},
  {code: 'constructor(){super(...arguments),this.type=4}'},
  {code: 'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}'},
  {code: 't=M(this,t,i),a(t)', instead: 'a(t)'},
  {code: 't=M(this,t,i,0),o=', instead: 'o='},
  {code: 'M(this,e[s+n],i,n)', instead: 'e[s+n]'},
  {code: 't=M(this,t,i,0)??A', instead: 't=t??A'},
  {code: '_$AI(t,i=this){a(t)', instead: '_$AI(t){a(t)'},
  {code: 'o&&!e&&this.j(t)', instead: 'o&&this.j(t)'},
  {code: 'this._$AP?.(!1,!0,s)'},
  // Content that is neither text, template, node nor list.
  {
    code: 'void 0!==t._$litType$?this.$(t):void 0!==t.nodeType?this.T(t):d(t)?this.k(t):this._(t)',
    instead: 't._$litType$?this.$(t):t.nodeType?this.T(t):this.k(t)',
  },
  // A text in place of another: what translates a page has put elements where Lit would look for the former.
  {
    code: 'this._$AH!==A&&a(this._$AH)?this._$AA.nextSibling.data=t:this.T(l.createTextNode(t)),this._$AH=t',
    instead: 'this.T(l.createTextNode(t)),this._$AH=t',
  },
  // Other documents, compiled templates.
  {code: '(t?.creationScope??l).importNode', instead: 'l.importNode'},
  {
    code: '{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    instead: '{values:i}=t,e=this._$AC(t)',
  },
  {code: 'if(r.hasAttributes())for', instead: 'for'},
  // A shadow root of Lit's is empty before it renders.
  {
    code: 'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h',
    instead: '(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,s))._$AI(t)',
  },
  // Marks for copies of Lit that tell each other's templates.
  {code: 'Symbol.for("lit-noChange")', instead: 'Symbol()'},
  {code: 'Symbol.for("lit-nothing")', instead: 'Symbol()'},
  // What only texts of elements that hold no elements need, parts in comments, and parts that are of no kind.
  {
    code: 'void 0!==u[2]?(c=p):void 0!==u[3]&&(c=p)',
    instead: 'void 0!==(u[2]??u[3])&&(c=p)',
  },
  {code: 'c=n??v', instead: 'c=v'},
  {code: 'c===$||c===g?c=p:(c=p,n=void 0)', instead: 'c=p'},
  {
    code: 'if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
    instead: 'r.data===n&&d.push({type:2,index:l});',
  },
  {
    code: '2===r.type?i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):0',
    instead: 'i=r.ctor?new r.ctor(h,r.name,r.strings,this,t):new k(h,h.nextSibling,this,t)',
  },
  {code: 'type:1,index:l,name', instead: 'index:l,name'},
  {code: '{type:2,index:l}', instead: '{index:l}'},
  {
    code: 'void 0!==s&&(void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i]))',
    instead: 'void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i])',
  },
  // What is around a part, which nobody asks for by now.
  {code: 'this._$AD=t,this._$AM=i', instead: 'this._$AD=t'},
  {code: ',this._$AM=s,this.options=e', instead: ',this.options=e'},
  {code: ',this._$AM=e,this.options=h', instead: ',this.options=h'},
  {
    code: 's.length>2||""!==s[0]||""!==s[1]?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=A',
    instead:
      '(s.length>2||""!==s[0]||""!==s[1])&&(this._$AH=Array(s.length-1).fill(new String),this.strings=s)',
  },
  // Attributes and listeners that stay as they are (`noChange`): the kit says so of content only.
  {code: 'o=!a(t)||t!==this._$AH&&t!==E,', instead: 'o=!a(t)||t!==this._$AH,'},
  {code: 'r===E&&(r=this._$AH[n]),'},
  {code: 'if((t=t??A)===E)return;', instead: 't??=A;'},
  {code: 'h=t!==A&&(s===A||e)', instead: 'h=t!==A&&s===A'},
  {code: '/([.?@])?(.*)/', instead: '/(@)?(.*)/'},
  // Every template is an element's.
  {code: 'this.options?.host??this.element', instead: 'this.options.host'},
];
