/** Pictures of a document: loaded late and without telling from where, and gone where they cannot be had. */
import {html, nothing} from 'lit';
import type {ReactiveElement, TemplateResult} from 'lit';
import type {Image} from '../contract/primitives.ts';
import {safeImage} from './links.ts';

/** Pictures that could not be had; when the document is read again, they are tried again. */
const broken = new WeakSet<Image>();

/**
 * A picture in a place of its own size; `undefined` where there is none, or it cannot be had.
 *
 * @param name Its class and its part.
 * @param sizes How wide it is shown, for the choice among its sources.
 */
export function renderPicture(
  image: Image | undefined,
  base: string | undefined,
  name: string,
  sizes: string,
): TemplateResult | undefined {
  const src = safeImage(image?.url, base);
  if (!image || !src || broken.has(image)) return undefined;
  const {alt = '', width = nothing, height = nothing} = image;
  // Lit calls it as a method of the element that the template is in.
  function onError(this: ReactiveElement) {
    broken.add(image as Image);
    this.requestUpdate();
  }
  return html`<img
    class=${name}
    part=${name}
    loading="lazy"
    referrerpolicy="no-referrer"
    sizes=${sizes}
    srcset=${srcsetOf(image, base) || nothing}
    src=${src}
    width=${width}
    height=${height}
    alt=${alt}
    @error=${onError}
  />`;
}

/** The `srcset` of a picture's sources, without those that are no picture's address. */
export function srcsetOf({sources = []}: Image, base: string | undefined): string {
  const candidates = sources.flatMap(({url, width}) => {
    const source = safeImage(url, base);
    return source ? `${source} ${width}w` : [];
  });
  return candidates.join(', ');
}
