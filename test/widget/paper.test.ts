import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import {shownIn, STATES} from './states.ts';

describe('on paper', () => {
  let able = true;
  before(async () => {
    able = await emulateMedia({media: 'print'}).then(
      () => true,
      () => false,
    );
  });
  after(() => able && emulateMedia({media: 'screen'}));

  // What is displayed in another way on a page than in the window is not there at all when Firefox prints.
  for (const name of Object.keys(STATES)) {
    it(`the width displays nothing in another way: ${name}`, async function () {
      if (!able) this.skip();
      const widget = await shownIn(await fixture(html`<div></div>`), name);
      dispatchEvent(new Event('beforeprint'));
      const displays = (width: number) => {
        widget.style.width = `${width}px`;
        return [...(widget.shadowRoot?.querySelectorAll('*') ?? [])].map((element) => {
          const {display} = getComputedStyle(element);
          return `${element.localName}.${element.className}: ${display}`;
        });
      };
      const narrow = displays(320);
      const wide = displays(1200);
      dispatchEvent(new Event('afterprint'));
      expect(wide).to.eql(narrow);
    });
  }
});
