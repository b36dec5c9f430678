import {expect} from 'storybook/test';

/*
 * For readers who force colours of their own on pages, as with a contrast theme of Windows. The tests run stories with the
 * tag `forced-colors` in a browser that does so, too; in Storybook, Chromium's developer tools can (Rendering, "Emulate CSS
 * media feature forced-colors").
 */

/** Backgrounds are gone there: whatever can be operated has a border or an underline. */
export async function areBounded(root: HTMLElement): Promise<void> {
  // Checkboxes are drawn by the browser; of the tabs on one line, the border marks the selected one.
  const controls =
    'button:not([role=tab]), [role=tab][aria-selected=true], input:not([type=checkbox]), select, textarea';
  const visible = [...root.querySelectorAll<HTMLElement>(controls)].filter(
    (control) => control.checkVisibility() && !control.closest('[aria-hidden]'),
  );
  const unbounded = visible.filter((control) => {
    const {borderBlockEndWidth, textDecorationLine} = getComputedStyle(control);
    return parseFloat(borderBlockEndWidth) < 1 && textDecorationLine === 'none';
  });
  await expect(unbounded.map(({outerHTML}) => outerHTML.slice(0, 120))).toEqual([]);
}
