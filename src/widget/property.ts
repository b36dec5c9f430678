/**
 * Lit's `@property` and `@state` for TypeScript's experimental decorators only: the original also carries the standard
 * ones, which weigh 0.4 kB in every file of the CDN.
 */
import type {PropertyDeclaration, ReactiveElement} from 'lit';

/**
 * What a property becomes of what it is given: by an attribute as text, or `true` where that is empty, by a script or a
 * framework as anything.
 *
 * @param name What to call it on the console.
 */
export type Check<T> = (given: Given, tag: string, name: string) => T;

type Given = string | number | boolean | null | undefined;

type Declaration = PropertyDeclaration & {readonly check?: Check<unknown>};

type PropertyDecorator = (prototype: ReactiveElement, name: string) => void;

/** A reactive property that is an attribute too, unless `attribute` is false; `check` sees whatever it is set to. */
export function property({check, ...options}: Declaration = {}): PropertyDecorator {
  return (prototype, name) => {
    const element = prototype.constructor as typeof ReactiveElement;
    // An empty attribute is there; a property that is made empty is not: so Preact and Vue take one away.
    const converter = (text: string | null) => (check && text === '') || text;
    element.createProperty(name, {...options, converter});
    const key = Symbol();
    Object.defineProperty(prototype, name, {
      get(this: Keyed) {
        return this[key];
      },
      set(this: Keyed, given: Given) {
        const before = this[key];
        this[key] = check
          ? check(given, this.localName, (options.attribute as string | undefined) ?? name)
          : given;
        this.requestUpdate(name, before);
      },
    });
  };
}

type Keyed = ReactiveElement & Record<symbol, unknown>;

/** Reactive state of the element's own. */
export function state(): PropertyDecorator {
  return property({attribute: false});
}
