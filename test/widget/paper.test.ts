import {expect, fixture, html} from '@open-wc/testing';
import {shownIn, STATES} from './states.ts';

/** The rules of a style sheet for one medium, also those within others. */
function rulesFor(medium: string, {cssRules}: CSSStyleSheet | CSSGroupingRule): CSSMediaRule[] {
  return [...cssRules].flatMap((rule) => [
    ...(rule instanceof CSSMediaRule && rule.media.mediaText === medium ? [rule] : []),
    ...(rule instanceof CSSGroupingRule ? rulesFor(medium, rule) : []),
  ]);
}

/** Has a widget look on the screen as on paper, which not every driver can show, and gives what takes that back. */
function putOnPaper({shadowRoot}: HTMLElement): () => void {
  const rules = (shadowRoot?.adoptedStyleSheets ?? []).flatMap((sheet) => rulesFor('print', sheet));
  for (const {media} of rules) media.mediaText = 'screen';
  dispatchEvent(new Event('beforeprint'));
  return () => {
    for (const {media} of rules) media.mediaText = 'print';
    dispatchEvent(new Event('afterprint'));
  };
}

describe('on paper', () => {
  // What is displayed in another way on a page than in the window is not there at all when Firefox prints.
  for (const name of Object.keys(STATES)) {
    it(`the width displays nothing in another way: ${name}`, async () => {
      const widget = await shownIn(await fixture(html`<div></div>`), name);
      const takeBack = putOnPaper(widget);
      const displays = (width: number) => {
        widget.style.width = `${width}px`;
        return [...(widget.shadowRoot?.querySelectorAll('*') ?? [])].map((element) => {
          const {display} = getComputedStyle(element);
          return `${element.localName}.${element.className}: ${display}`;
        });
      };
      const narrow = displays(320);
      const wide = displays(1200);
      takeBack();
      expect(wide).to.eql(narrow);
    });
  }
});
