/**
 * Lit's `@property` and `@state` for TypeScript's experimental decorators only: the original also carries the standard
 * ones, which weigh 0.4 kB in every file of the CDN.
 */
import type {PropertyDeclaration, ReactiveElement} from 'lit';

type PropertyDecorator = (prototype: ReactiveElement, name: string) => void;

/** A reactive property that is an attribute too, unless `attribute` is false. */
export function property(options?: PropertyDeclaration): PropertyDecorator {
  return (prototype, name) => (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
}

/** Reactive state of the element's own. */
export function state(): PropertyDecorator {
  return property({state: true, attribute: false});
}
