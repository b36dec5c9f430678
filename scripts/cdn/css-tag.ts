/**
 * Takes the place of `@lit/reactive-element/css-tag.js` in CDN files, which are for browsers only: constructable style
 * sheets are in every one that the kit supports, so that Lit's other ways of styling would be 0.4 kB for nobody.
 */

/** `css` of the kit's own style modules: literals without expressions. */
export function css([text = '']: TemplateStringsArray): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}

/** Lit asks for the form of a style that this browser takes. */
export const getCompatibleStyle = (sheet: CSSStyleSheet): CSSStyleSheet => sheet;

/** Lit gives a new shadow root its styles. */
export function adoptStyles(root: ShadowRoot, sheets: CSSStyleSheet[]): void {
  root.adoptedStyleSheets = sheets;
}

/** Exported by Lit; the kit has no use for them. */
export {css as CSSResult, css as unsafeCSS};
export const supportsAdoptingStyleSheets = true;
