/** What is cut out of Lit's `lit-element.js` in CDN files. */
import type {Cut} from './cut.ts';

export const LIT_ELEMENT: readonly Cut[] = [
  // Versions for a warning that only Lit's development build gives.
  {code: '(s.litElementVersions??=[]).push("4.2.2");'},
  // Support for polyfills and for hydration, which belong to a bundle of one's own.
  {
    code: ',s.litElementHydrateSupport?.({LitElement:i});const o=s.litElementPolyfillSupport;o?.({LitElement:i});',
    instead: ';',
  },
  // Telling directives that an element is connected. `plainUse` sees to it that there are none.
  {
    code: 'connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}',
  },
  // A shadow root of Lit's is empty before it renders.
  {
    code: 'constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){const t=super.createRenderRoot();return this.renderOptions.renderBefore??=t.firstChild,t}',
  },
  {
    code: 'this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(t),this._$Do=e(r,this.renderRoot,this.renderOptions)',
    instead: 'super.update(t),e(r,this.renderRoot,{host:this})',
  },
  // Marks for a compiler that is not used, and for copies of Lit that tell each other's elements.
  {code: 'i._$litElement$=!0,i["finalized"]=!0;'},
];
