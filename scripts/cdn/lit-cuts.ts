/** What is cut out of Lit in CDN files, in its own words. */

/** One cut. */
export interface Cut {
  /** Where: the end of the module's path. */
  readonly file: string;
  readonly code: string;
  readonly instead?: string;
}

/** In this order: a cut may name what one before it has left. */
export const CUTS: readonly Cut[] = [
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
  // Directives, and telling them that an element is connected. `plainUse` sees to it that there are none.
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
  // Properties of elements (`.value=${…}`). `plainUse` looks for these, too.
  {file: '/lit-html.js', code: '"."===e[1]?I:'},
  // Attributes that are there or not (`?hidden=${…}`): `nothing` says the same. `plainUse` looks for these, too.
  {file: '/lit-html.js', code: '"?"===e[1]?L:'},
  // Listeners whose phase changes, and a wrapper that belongs to a polyfill.
  {file: '/lit-html.js', code: '||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive'},
  {
    file: '/lit-html.js',
    code: 'const s=i(t).nextSibling;i(t).remove(),t=s',
    instead: 'const s=t.nextSibling;t.remove(),t=s',
  },
  // Expressions in the text of <textarea>, <title>, <script> and <style>. `plainUse` looks for these, too.
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
  // Attributes of type Boolean, which are read by a converter of the kit's own.
  {
    file: '/reactive-element.js',
    code: 'fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;}return i}',
    instead: 'fromAttribute:t=>t',
  },
  // Attributes that follow their property: no attribute of the kit is written by an element.
  {
    file: '/reactive-element.js',
    code: '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}',
  },
  {file: '/reactive-element.js', code: 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),'},
  {
    file: '/reactive-element.js',
    code: 'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
    instead: 'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  },
  {file: '/reactive-element.js', code: 'this._$Em=null,'},
  {file: '/reactive-element.js', code: '&&this._$Em!==e'},
  {file: '/reactive-element.js', code: 'this._$Em=e;'},
  {file: '/reactive-element.js', code: ',this._$Em=null'},
  {file: '/reactive-element.js', code: 'toAttribute(t,s){return t},'},
  // Properties without a converter that is an object, accessors of Lit's, comparisons of a property's own.
  {
    file: '/reactive-element.js',
    code: 'h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
    instead: 'h=t.converter??u',
  },
  {file: '/reactive-element.js', code: 't=i.getPropertyOptions(e)', instead: 't=i.elementProperties.get(e)'},
  {
    file: '/reactive-element.js',
    code: 'static getPropertyOptions(t){return this.elementProperties.get(t)??b}',
  },
  {
    file: '/reactive-element.js',
    code: 'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
    instead: 'this._$Ei(),this.elementProperties.set(t,s)',
  },
  {
    file: '/reactive-element.js',
    code: 'static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}',
  },
  {
    file: '/reactive-element.js',
    code: 'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
  },
  {
    file: '/reactive-element.js',
    code: 'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!(i.hasChanged??f)(h,s))return;this.C(t,s,i)}',
    instead: 'requestUpdate(t,s){if(void 0!==t){if(!f(this[t],s))return;this.C(t,s)}',
  },
  {
    file: '/reactive-element.js',
    code: 'b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}',
    instead: 'b={}',
  },
  // Hooks that the kit has no use for.
  {file: '/reactive-element.js', code: 'removeController(t){this._$EO?.delete(t)}'},
  {
    file: '/reactive-element.js',
    code: 'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending',
    instead: 'return this.performUpdate(),!this.isUpdatePending',
  },
  {file: '/reactive-element.js', code: 'scheduleUpdate(){return this.performUpdate()}'},
  {
    file: '/reactive-element.js',
    code: 'let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)',
    instead:
      'const s=this._$AL;try{this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(s){throw this._$EM(),s}this._$AE(s)',
  },
  {
    file: '/reactive-element.js',
    code: 'this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),',
    instead: 'this.hasUpdated=!0,',
  },
  {file: '/reactive-element.js', code: 'return this.getUpdateComplete()}getUpdateComplete(){', instead: ''},
  {file: '/reactive-element.js', code: 'shouldUpdate(t){return!0}'},
  {file: '/reactive-element.js', code: 'firstUpdated(t){}'},
  {file: '/reactive-element.js', code: ',y.shadowRootOptions={mode:"open"}'},
  {file: '/reactive-element.js', code: 'this.constructor.shadowRootOptions', instead: '{mode:"open"}'},
  // What is set before the first update, in fewer words.
  {
    file: '/reactive-element.js',
    code: 'this._$Ep=void 0,this.isUpdatePending',
    instead: 'this.isUpdatePending',
  },
  {file: '/reactive-element.js', code: 't.size>0&&(this._$Ep=t)', instead: 'this._$Ep=t'},
  {
    file: '/reactive-element.js',
    code: 'if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[t,s]of this._$Ep)this[t]=s;this._$Ep=void 0}',
    instead: 'this.renderRoot??=this.createRenderRoot();for(const[t,s]of this._$Ep)this[t]=s;',
  },
  {file: '/reactive-element.js', code: 'this._$Eh&&[...this._$Eh.keys()]', instead: '[...this._$Eh.keys()]'},
  // What only directives ask: whether a part is connected, what is around it, and of which kind it is.
  {
    file: '/lit-html.js',
    code: 'get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}',
  },
  {file: '/lit-html.js', code: 'get _$AU(){return this._$AM?._$AU??this._$Cv}'},
  {file: '/lit-html.js', code: ',this._$Cv=e?.isConnected??!0'},
  {
    file: '/lit-html.js',
    code: 'get parentNode(){let t=this._$AA.parentNode;const i=this._$AM;return void 0!==i&&11===t?.nodeType&&(t=i.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}',
  },
  {file: '/lit-html.js', code: 'get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}'},
  {file: '/lit-html.js', code: 'this._$AN=void 0,this._$AD', instead: 'this._$AD'},
  {file: '/lit-html.js', code: 'this.type=2,this._$AH=A,this._$AN=void 0,', instead: 'this._$AH=A,'},
  {file: '/lit-html.js', code: 'this.type=1,this._$AH=A,this._$AN=void 0,', instead: 'this._$AH=A,'},
  {file: '/lit-html.js', code: 'constructor(){super(...arguments),this.type=4}'},
  {file: '/lit-html.js', code: 'constructor(t,i,s,e,h){super(t,i,s,e,h),this.type=5}'},
  {file: '/lit-html.js', code: 't=M(this,t,i),a(t)', instead: 'a(t)'},
  {file: '/lit-html.js', code: 't=M(this,t,i,0),o=', instead: 'o='},
  {file: '/lit-html.js', code: 'M(this,e[s+n],i,n)', instead: 'e[s+n]'},
  {file: '/lit-html.js', code: 't=M(this,t,i,0)??A', instead: 't=t??A'},
  {file: '/lit-html.js', code: '_$AI(t,i=this){a(t)', instead: '_$AI(t){a(t)'},
  {file: '/lit-html.js', code: 'o&&!e&&this.j(t)', instead: 'o&&this.j(t)'},
  {file: '/lit-html.js', code: 'this._$AP?.(!1,!0,s)'},
  // Content that is neither text, template, node nor list.
  {
    file: '/lit-html.js',
    code: 'void 0!==t._$litType$?this.$(t):void 0!==t.nodeType?this.T(t):d(t)?this.k(t):this._(t)',
    instead: 't._$litType$?this.$(t):t.nodeType?this.T(t):this.k(t)',
  },
  // A text in place of another: what translates a page has put elements where Lit would look for the former.
  {
    file: '/lit-html.js',
    code: 'this._$AH!==A&&a(this._$AH)?this._$AA.nextSibling.data=t:this.T(l.createTextNode(t)),this._$AH=t',
    instead: 'this.T(l.createTextNode(t)),this._$AH=t',
  },
  // Other documents, compiled templates.
  {file: '/lit-html.js', code: '(t?.creationScope??l).importNode', instead: 'l.importNode'},
  {
    file: '/lit-html.js',
    code: '{values:i,_$litType$:s}=t,e="number"==typeof s?this._$AC(t):(void 0===s.el&&(s.el=S.createElement(V(s.h,s.h[0]),this.options)),s)',
    instead: '{values:i}=t,e=this._$AC(t)',
  },
  {file: '/lit-html.js', code: 'if(r.hasAttributes())for', instead: 'for'},
  // A shadow root of Lit's is empty before it renders.
  {
    file: '/lit-html.js',
    code: 'const e=s?.renderBefore??i;let h=e._$litPart$;if(void 0===h){const t=s?.renderBefore??null;e._$litPart$=h=new k(i.insertBefore(c(),t),t,void 0,s??{})}return h._$AI(t),h',
    instead: '(i._$litPart$??=new k(i.insertBefore(c(),null),null,void 0,s))._$AI(t)',
  },
  {
    file: '/lit-element.js',
    code: 'constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
  },
  {
    file: '/lit-element.js',
    code: 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=e(r,this.renderRoot,this.renderOptions)',
    instead: 'super.update(t),e(r,this.renderRoot,{host:this})',
  },
  // Names for a compiler that is not used, and marks for copies of Lit that tell each other's templates and elements.
  {file: '/reactive-element.js', code: ',d=(t,s)=>t', instead: ''},
  {
    file: '/reactive-element.js',
    code: 'hasOwnProperty(d("elementProperties"))',
    instead: 'hasOwnProperty("elementProperties")',
  },
  {
    file: '/reactive-element.js',
    code: 'hasOwnProperty(d("finalized"))',
    instead: 'hasOwnProperty("finalized")',
  },
  {
    file: '/reactive-element.js',
    code: 'y.elementStyles=[],y[d("elementProperties")]=new Map,y[d("finalized")]=new Map',
    instead: 'y.elementProperties=y.finalized=new Map',
  },
  {file: '/lit-element.js', code: 'i._$litElement$=!0,i["finalized"]=!0;'},
  {file: '/lit-html.js', code: 'Symbol.for("lit-noChange")', instead: 'Symbol()'},
  {file: '/lit-html.js', code: 'Symbol.for("lit-nothing")', instead: 'Symbol()'},
  // Attributes are named by a text or as their property, and only those that there are can change.
  {
    file: '/reactive-element.js',
    code: 'static _$Eu(t,s){const i=s.attribute;return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0}',
  },
  {
    file: '/reactive-element.js',
    code: 'const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)',
    instead: '!1!==s.attribute&&this._$Eh.set(s.attribute??t.toLowerCase(),t)',
  },
  {file: '/reactive-element.js', code: 'attributeChangedCallback(t,s,i){this._$AK(t,i)}'},
  {file: '/reactive-element.js', code: '_$AK(t,s){', instead: 'attributeChangedCallback(t,o,s){'},
  {
    file: '/reactive-element.js',
    code: 'const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e){const t=i.elementProperties.get(e),h=t.converter??u;const r=h.fromAttribute(s,t.type);this[e]=r}',
    instead: 'const{_$Eh:i,elementProperties:e}=this.constructor,h=i.get(t);this[h]=e.get(h).converter(s)',
  },
  {file: '/reactive-element.js', code: 'if(!f(this[t],s))return', instead: 'if(i(this[t],s))return'},
  // Options, which every property has, and questions in fewer words.
  {file: '/reactive-element.js', code: 'createProperty(t,s=b)', instead: 'createProperty(t,s)'},
  {file: '/reactive-element.js', code: 'void 0!==this.renderRoot&&', instead: 'this.renderRoot&&'},
  {file: '/reactive-element.js', code: '!1===this.isUpdatePending&&', instead: 'this.isUpdatePending||'},
  // Methods that are called in one place.
  {
    file: '/reactive-element.js',
    code: 'return;this.C(t,s)}',
    instead: 'return;this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  },
  {
    file: '/reactive-element.js',
    code: 'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}async',
    instead: 'async',
  },
  {file: '/reactive-element.js', code: 'this._$Ev()}_$Ev(){'},
  {
    file: '/reactive-element.js',
    code: 'this.finalizeStyles(this.styles)}static finalizeStyles(s){return[s].flat(1/0)}',
    instead: '[this.styles].flat(1/0)}',
  },
  {
    file: '/reactive-element.js',
    code: 'this._$AE(s)}willUpdate(t){}_$AE(t){this.hasUpdated=!0,this.updated(t)}',
    instead: 'this.hasUpdated=!0,this.updated(s)}willUpdate(t){}',
  },
  // What only texts of elements that hold no elements need, parts in comments, and parts that are of no kind.
  {
    file: '/lit-html.js',
    code: 'void 0!==u[2]?(c=p):void 0!==u[3]&&(c=p)',
    instead: 'void 0!==(u[2]??u[3])&&(c=p)',
  },
  {file: '/lit-html.js', code: 'c=n??v', instead: 'c=v'},
  {file: '/lit-html.js', code: 'c===$||c===g?c=p:(c=p,n=void 0)', instead: 'c=p'},
  {
    file: '/lit-html.js',
    code: 'if(8===r.nodeType)if(r.data===n)d.push({type:2,index:l});else{let t=-1;for(;-1!==(t=r.data.indexOf(o,t+1));)d.push({type:7,index:l}),t+=o.length-1}',
    instead: 'r.data===n&&d.push({type:2,index:l});',
  },
  {
    file: '/lit-html.js',
    code: '2===r.type?i=new k(h,h.nextSibling,this,t):1===r.type?i=new r.ctor(h,r.name,r.strings,this,t):0',
    instead: 'i=r.ctor?new r.ctor(h,r.name,r.strings,this,t):new k(h,h.nextSibling,this,t)',
  },
  {file: '/lit-html.js', code: 'type:1,index:l,name', instead: 'index:l,name'},
  {file: '/lit-html.js', code: '{type:2,index:l}', instead: '{index:l}'},
  {
    file: '/lit-html.js',
    code: 'void 0!==s&&(void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i]))',
    instead: 'void 0!==s.strings?(s._$AI(t,s,i),i+=s.strings.length-2):s._$AI(t[i])',
  },
  // What is around a part, which nobody asks for by now.
  {file: '/lit-html.js', code: 'this._$AD=t,this._$AM=i', instead: 'this._$AD=t'},
  {file: '/lit-html.js', code: ',this._$AM=s,this.options=e', instead: ',this.options=e'},
  {file: '/lit-html.js', code: ',this._$AM=e,this.options=h', instead: ',this.options=h'},
  {
    file: '/lit-html.js',
    code: 's.length>2||""!==s[0]||""!==s[1]?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=A',
    instead:
      '(s.length>2||""!==s[0]||""!==s[1])&&(this._$AH=Array(s.length-1).fill(new String),this.strings=s)',
  },
  // Attributes and listeners that stay as they are (`noChange`): the kit says so of content only.
  {file: '/lit-html.js', code: 'o=!a(t)||t!==this._$AH&&t!==E,', instead: 'o=!a(t)||t!==this._$AH,'},
  {file: '/lit-html.js', code: 'r===E&&(r=this._$AH[n]),'},
  {file: '/lit-html.js', code: 'if((t=t??A)===E)return;', instead: 't??=A;'},
  {file: '/lit-html.js', code: 'h=t!==A&&(s===A||e)', instead: 'h=t!==A&&s===A'},
  {file: '/lit-html.js', code: '/([.?@])?(.*)/', instead: '/(@)?(.*)/'},
  // Every template is an element's.
  {file: '/lit-html.js', code: 'this.options?.host??this.element', instead: 'this.options.host'},
];
