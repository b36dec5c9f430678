import type {Image} from '../contract/primitives.ts';
import {safeImage} from '../widget/links.ts';

/** The `srcset` of a picture's sources, without those that are no picture's address. */
export function srcsetOf({sources = []}: Image, base: string | undefined): string {
  const candidates = sources.flatMap(({url, width}) => {
    const source = safeImage(url, base);
    return source ? `${source} ${width}w` : [];
  });
  return candidates.join(', ');
}
