/**
 * The manifest of the kit's elements, as far as it is read here: https://github.com/webcomponents/custom-elements-manifest.
 */

export interface Described {
  /** Empty for the default slot. */
  readonly name: string;
  /** Markdown; its lines are broken as in the source. */
  readonly description?: string;
}

export interface Valued extends Described {
  /** A type of TypeScript, in its words. */
  readonly type?: {readonly text: string};
  readonly default?: string;
}

export interface Attribute extends Valued {
  /** The property that it sets. */
  readonly fieldName: string;
}

export interface Member extends Valued {
  readonly kind: 'field' | 'method';
  /** The attribute that sets it, if there is one. */
  readonly attribute?: string;
  readonly static?: boolean;
  readonly privacy?: 'public' | 'private' | 'protected';
}

/** A class, function or variable of a module; with a `tagName` it is an element. */
export interface Declaration extends Described {
  readonly tagName?: string;
  readonly attributes?: readonly Attribute[];
  readonly members?: readonly Member[];
  readonly events?: readonly (Described & {readonly type: {readonly text: string}})[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssProperties?: readonly Valued[];
  readonly cssStates?: readonly Described[];
}

export type ElementDeclaration = Declaration & {readonly tagName: string};

export interface ElementsManifest {
  readonly modules: readonly {
    /** In the package, e.g. `dist/npm/petition/petition.js`. */
    readonly path: string;
    readonly declarations: readonly Declaration[];
    readonly exports: readonly (Described & {readonly kind: 'js' | 'custom-element-definition'})[];
  }[];
}

/** The elements of a manifest, in its order. */
export function elementsIn({modules}: ElementsManifest): ElementDeclaration[] {
  return modules
    .flatMap(({declarations}) => declarations)
    .flatMap(({tagName, ...element}) => (tagName ? [{...element, tagName}] : []));
}
