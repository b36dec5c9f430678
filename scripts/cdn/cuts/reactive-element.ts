/** What is cut out of Lit's `reactive-element.js` in CDN files. */
import type {Cut} from './cut.ts';

export const REACTIVE_ELEMENT: readonly Cut[] = [
  // Attributes of type Object and Array: the kit has none.
  {
    code: 'break;case Object:case Array:t=null==t?t:JSON.stringify(t)}return t',
    instead: '}return t',
  },
  {
    code: 'case Object:case Array:try{i=JSON.parse(t)}catch(t){i=null}}return i',
    instead: '}return i',
  },
  // Standard decorators and `static properties`: the kit uses experimental decorators only.
  {code: 'static addInitializer(t){this._$Ei(),(this.l??=[]).push(t)}'},
  {code: ',void 0!==t.l&&(this.l=[...t.l])'},
  {code: ',this.constructor.l?.forEach(t=>t(this))'},
  {
    code: 'const t=this[Symbol.metadata];if(null!==t){const s=litPropertyMetadata.get(t);if(void 0!==s)for(const[t,i]of s)this.elementProperties.set(t,i)}',
  },
  {
    code: 'Symbol.metadata??=Symbol("metadata"),a.litPropertyMetadata??=new WeakMap;',
  },
  {
    code: 'if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(d("properties"))){const t=this.properties,s=[...r(t),...o(t)];for(const i of s)this.createProperty(i,t[i])}',
    instead: 'this.finalized=!0;this._$Ei();',
  },
  // Defaults that are never reflected, and styles that are in a list twice: the kit has neither.
  {
    code: '!((i.hasChanged??f)(h,s)||i.useDefault&&i.reflect&&h===this._$Ej?.get(t)&&!this.hasAttribute(r._$Eu(t,i)))',
    instead: '!(i.hasChanged??f)(h,s)',
  },
  {
    code: 'i&&!(this._$Ej??=new Map).has(t)&&(this._$Ej.set(t,r??s??this[t]),!0!==h||void 0!==r)||(',
    instead: '(',
  },
  {code: 'this[e]=r??this._$Ej?.get(e)??r', instead: 'this[e]=r'},
  {
    code: 'const i=[];if(Array.isArray(s)){const e=new Set(s.flat(1/0).reverse());for(const s of e)i.unshift(t(s))}else void 0!==s&&i.push(t(s));return i',
    instead: 'return[s].flat(1/0)',
  },
  // Versions for a warning that only Lit's development build gives.
  {code: ',(a.reactiveElementVersions??=[]).push("2.1.2")'},
  // Support for polyfills and for hydration, which belong to a bundle of one's own.
  {code: ',p=a.reactiveElementPolyfillSupport'},
  {code: ',p?.({ReactiveElement:y})'},
  // Attributes of type Number, which are read by the kit's own converters, and booleans that are written to attributes.
  {code: 'case Number:i=null===t?null:Number(t);break;'},
  {code: 'switch(s){case Boolean:t=t?l:null;}return t', instead: 'return t'},
  {code: ',c=a.trustedTypes,l=c?c.emptyScript:""'},
  // Attributes of type Boolean, which are read by a converter of the kit's own.
  {
    code: 'fromAttribute(t,s){let i=t;switch(s){case Boolean:i=null!==t;break;}return i}',
    instead: 'fromAttribute:t=>t',
  },
  // Attributes that follow their property: no attribute of the kit is written by an element.
  {
    code: '_$ET(t,s){const i=this.constructor.elementProperties.get(t),e=this.constructor._$Eu(t,i);if(void 0!==e&&!0===i.reflect){const h=(void 0!==i.converter?.toAttribute?i.converter:u).toAttribute(s,i.type);this._$Em=t,null==h?this.removeAttribute(e):this.setAttribute(e,h),this._$Em=null}}',
  },
  {code: 'this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),'},
  {
    code: 'C(t,s,{useDefault:i,reflect:e,wrapped:h},r){(this._$AL.has(t)||(this.hasUpdated||i||(s=void 0),this._$AL.set(t,s)),!0===e&&this._$Em!==t&&(this._$Eq??=new Set).add(t))}',
    instead: 'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  },
  {code: 'this._$Em=null,'},
  {code: '&&this._$Em!==e'},
  {code: 'this._$Em=e;'},
  {code: ',this._$Em=null'},
  {code: 'toAttribute(t,s){return t},'},
  // Properties without a converter that is an object, accessors of Lit's, comparisons of a property's own.
  {
    code: 'h="function"==typeof t.converter?{fromAttribute:t.converter}:void 0!==t.converter?.fromAttribute?t.converter:u',
    instead: 'h=t.converter??u',
  },
  {code: 't=i.getPropertyOptions(e)', instead: 't=i.elementProperties.get(e)'},
  {
    code: 'static getPropertyOptions(t){return this.elementProperties.get(t)??b}',
  },
  {
    code: 'if(s.state&&(s.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(t)&&((s=Object.create(s)).wrapped=!0),this.elementProperties.set(t,s),!s.noAccessor){const i=Symbol(),h=this.getPropertyDescriptor(t,i,s);void 0!==h&&e(this.prototype,t,h)}',
    instead: 'this._$Ei(),this.elementProperties.set(t,s)',
  },
  {
    code: 'static getPropertyDescriptor(t,s,i){const{get:e,set:r}=h(this.prototype,t)??{get(){return this[s]},set(t){this[s]=t}};return{get:e,set(s){const h=e?.call(this);r?.call(this,s),this.requestUpdate(t,h,i)},configurable:!0,enumerable:!0}}',
  },
  {
    code: 'const t=this.constructor.elementProperties;if(t.size>0)for(const[s,i]of t){const{wrapped:t}=i,e=this[s];!0!==t||this._$AL.has(s)||void 0===e||this.C(s,void 0,i,e)}',
  },
  {
    code: 'requestUpdate(t,s,i,e=!1,h){if(void 0!==t){const r=this.constructor;if(!1===e&&(h=this[t]),i??=r.getPropertyOptions(t),!(i.hasChanged??f)(h,s))return;this.C(t,s,i)}',
    instead: 'requestUpdate(t,s){if(void 0!==t){if(!f(this[t],s))return;this.C(t,s)}',
  },
  {
    code: 'b={attribute:!0,type:String,converter:u,reflect:!1,useDefault:!1,hasChanged:f}',
    instead: 'b={}',
  },
  // Hooks that the kit has no use for.
  {code: 'removeController(t){this._$EO?.delete(t)}'},
  {
    code: 'const t=this.scheduleUpdate();return null!=t&&await t,!this.isUpdatePending',
    instead: 'return this.performUpdate(),!this.isUpdatePending',
  },
  {code: 'scheduleUpdate(){return this.performUpdate()}'},
  {
    code: 'let t=!1;const s=this._$AL;try{t=this.shouldUpdate(s),t?(this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)):this._$EM()}catch(s){throw t=!1,this._$EM(),s}t&&this._$AE(s)',
    instead:
      'const s=this._$AL;try{this.willUpdate(s),this._$EO?.forEach(t=>t.hostUpdate?.()),this.update(s)}catch(s){throw this._$EM(),s}this._$AE(s)',
  },
  {
    code: 'this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(t)),',
    instead: 'this.hasUpdated=!0,',
  },
  {code: 'return this.getUpdateComplete()}getUpdateComplete(){', instead: ''},
  {code: 'shouldUpdate(t){return!0}'},
  {code: 'firstUpdated(t){}'},
  {code: ',y.shadowRootOptions={mode:"open"}'},
  {code: 'this.constructor.shadowRootOptions', instead: '{mode:"open"}'},
  // What is set before the first update, in fewer words.
  {
    code: 'this._$Ep=void 0,this.isUpdatePending',
    instead: 'this.isUpdatePending',
  },
  {code: 't.size>0&&(this._$Ep=t)', instead: 'this._$Ep=t'},
  {
    code: 'if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(const[t,s]of this._$Ep)this[t]=s;this._$Ep=void 0}',
    instead: 'this.renderRoot??=this.createRenderRoot();for(const[t,s]of this._$Ep)this[t]=s;',
  },
  {code: 'this._$Eh&&[...this._$Eh.keys()]', instead: '[...this._$Eh.keys()]'},
  // Names for a compiler that is not used.
  {code: ',d=(t,s)=>t', instead: ''},
  {
    code: 'hasOwnProperty(d("elementProperties"))',
    instead: 'hasOwnProperty("elementProperties")',
  },
  {
    code: 'hasOwnProperty(d("finalized"))',
    instead: 'hasOwnProperty("finalized")',
  },
  {
    code: 'y.elementStyles=[],y[d("elementProperties")]=new Map,y[d("finalized")]=new Map',
    instead: 'y.elementProperties=y.finalized=new Map',
  },
  // Attributes are named by a text or as their property, and only those that there are can change.
  {
    code: 'static _$Eu(t,s){const i=s.attribute;return!1===i?void 0:"string"==typeof i?i:"string"==typeof t?t.toLowerCase():void 0}',
  },
  {
    code: 'const i=this._$Eu(t,s);void 0!==i&&this._$Eh.set(i,t)',
    instead: '!1!==s.attribute&&this._$Eh.set(s.attribute??t.toLowerCase(),t)',
  },
  {code: 'attributeChangedCallback(t,s,i){this._$AK(t,i)}'},
  {code: '_$AK(t,s){', instead: 'attributeChangedCallback(t,o,s){'},
  {
    code: 'const i=this.constructor,e=i._$Eh.get(t);if(void 0!==e){const t=i.elementProperties.get(e),h=t.converter??u;const r=h.fromAttribute(s,t.type);this[e]=r}',
    instead: 'const{_$Eh:i,elementProperties:e}=this.constructor,h=i.get(t);this[h]=e.get(h).converter(s)',
  },
  {code: 'if(!f(this[t],s))return', instead: 'if(i(this[t],s))return'},
  // Options, which every property has, and questions in fewer words.
  {code: 'createProperty(t,s=b)', instead: 'createProperty(t,s)'},
  {code: 'void 0!==this.renderRoot&&', instead: 'this.renderRoot&&'},
  {code: '!1===this.isUpdatePending&&', instead: 'this.isUpdatePending||'},
  // Methods that are called in one place.
  {
    code: 'return;this.C(t,s)}',
    instead: 'return;this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}',
  },
  {
    code: 'C(t,s){this._$AL.has(t)||this._$AL.set(t,this.hasUpdated?s:void 0)}async',
    instead: 'async',
  },
  {code: 'this._$Ev()}_$Ev(){'},
  {
    code: 'this.finalizeStyles(this.styles)}static finalizeStyles(s){return[s].flat(1/0)}',
    instead: '[this.styles].flat(1/0)}',
  },
  {
    code: 'this._$AE(s)}willUpdate(t){}_$AE(t){this.hasUpdated=!0,this.updated(t)}',
    instead: 'this.hasUpdated=!0,this.updated(s)}willUpdate(t){}',
  },
];
