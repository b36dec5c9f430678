/** Pictures of a document: loaded late and without telling from where, and gone where they cannot be had. */
import {html, nothing} from 'lit';
import type {ReactiveElement, TemplateResult} from 'lit';
import type {Image} from '../contract/primitives.ts';
import {safeImage} from './links.ts';

/** Pictures that could not be had; when the document is read again, they are tried again. */
const broken = new WeakSet<Image>();

/** The address of every picture that was drawn. */
const drawn = new WeakMap<HTMLImageElement, string>();

/** The address of a picture; `undefined` where there is none, or it could not be had. */
export function sourceOf(image: Image | undefined, base: string | undefined): string | undefined {
  return image && !broken.has(image) ? safeImage(image.url, base) : undefined;
}

/**
 * What is done when a picture cannot be had: it goes, and the element knows why it is drawn anew, by the name `broken`
 * among what has changed. Lit calls it as a method of the element that the template is in.
 */
export function lose(image: Image) {
  return function (this: ReactiveElement) {
    broken.add(image);
    this.requestUpdate('broken', false);
  };
}

/**
 * A picture in a place of its own size; `undefined` where there is none.
 *
 * @param sizes How wide it is shown, for the choice among its sources.
 * @param name Its class and its part.
 */
export function renderPicture(
  image: Image | undefined,
  base: string | undefined,
  sizes: string,
  name: string | typeof nothing = nothing,
): TemplateResult | undefined {
  const src = sourceOf(image, base);
  if (!image || !src) return undefined;
  const {alt = '', width = nothing, height = nothing} = image;
  return html`<img
    loading="lazy"
    referrerpolicy="no-referrer"
    alt=${alt}
    width=${width}
    height=${height}
    sizes=${sizes}
    srcset=${srcsetOf(image, base) || nothing}
    src=${src}
    class=${name}
    part=${name}
    @error=${lose(image)}
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

/**
 * Hides pictures that have become others until these are here. Meanwhile a browser shows the one before: somebody else's
 * face beside a name, when a list is searched over a slow network.
 */
export function hideChanged(root: ParentNode): void {
  for (const img of root.querySelectorAll('img')) {
    const {src, complete} = img;
    if ((drawn.get(img) ?? src) !== src && !complete) {
      img.style.visibility = 'hidden';
      img.onload = () => (img.style.visibility = '');
    }
    drawn.set(img, src);
  }
}
