/**
 * WCAG 2.2, criterion by criterion, as far as it can be measured, of every widget in every state; in the narrowest column
 * that has to do (1.4.10: a window of 320 px).
 */
import {expect, fixture, html} from '@open-wc/testing';
import {contrast, painted} from '../contrast.ts';
import {shownIn, STATES} from './states.ts';

const COLUMN = 288;
/** 1.4.12, as a visitor's own style sheet has it. */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-block-end: 2em !important }`;
/** What is cut on purpose: what cannot be seen, what ends in an ellipsis and is whole elsewhere, and time, which is moved. */
const CUT = '.hidden, .clamped, .clamp .summary, .brief .text, .track, .lane';

async function drawn(name: string): Promise<ShadowRoot> {
  const place = await fixture(html`<div style="width: ${COLUMN}px; font: 16px sans-serif"></div>`);
  return (await shownIn(place, name)).shadowRoot as ShadowRoot;
}

/** An element and those around it, up to the widget. */
function around(element: Element): Element[] {
  const outer = element.parentElement;
  return [element, ...(outer ? around(outer) : [])];
}

function isSeen(element: Element): boolean {
  const {width, height} = element.getBoundingClientRect();
  return width > 1 && height > 1 && !element.closest('.hidden, [aria-hidden=true]');
}

/** What a visitor presses or types into. */
function controls(root: ShadowRoot): HTMLElement[] {
  const all = root.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary');
  return [...all].filter(isSeen);
}

/** The elements that hold words that can be seen. */
function worded(root: ShadowRoot): Element[] {
  return [...root.querySelectorAll('.root *')].filter(
    (element) =>
      isSeen(element) &&
      [...element.childNodes].some((node) => node instanceof Text && node.data.trim()) &&
      !element.matches('option, style'),
  );
}

function named(element: Element): string {
  return `${element.localName}.${element.className}: ${element.textContent.trim().slice(0, 40)}`;
}

/** 2.5.8: what is less than 24 px wide or high, and nearer to another one than its circle of that size. */
function tooSmall(root: ShadowRoot): Element[] {
  const targets = controls(root).map((element) => ({element, box: element.getBoundingClientRect()}));
  return targets.flatMap(({element, box}) => {
    if (box.width > 23.9 && box.height > 23.9) return [];
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const isCrowded = targets.some((other) => {
      if (other.element.contains(element) || element.contains(other.element)) return false;
      const [dx, dy] = [
        Math.max(other.box.left - x, x - other.box.right, 0),
        Math.max(other.box.top - y, y - other.box.bottom, 0),
      ];
      return Math.hypot(dx, dy) < 12;
    });
    return isCrowded ? [element] : [];
  });
}

/** 1.4.10: what would make the page scroll sideways. */
function tooWide(root: ShadowRoot): Element[] {
  const column = root.host.getBoundingClientRect();
  return [...root.querySelectorAll('.root *')].filter((element) => {
    const {left, right} = element.getBoundingClientRect();
    return (
      isSeen(element) &&
      !element.closest('.tabs, .track, dialog') &&
      (left < column.left - 1 || right > column.right + 1)
    );
  });
}

/** 1.4.12: words that are cut off by a box that does not grow with them. */
function cutOff(root: ShadowRoot): Element[] {
  return worded(root).filter((element) => {
    if (element.closest(CUT)) return false;
    const range = document.createRange();
    range.selectNodeContents(element);
    const {top, bottom, left, right} = range.getBoundingClientRect();
    return around(element).some((box) => {
      const {overflowX} = getComputedStyle(box);
      if (!/hidden|clip/.test(overflowX)) return false;
      const edge = box.getBoundingClientRect();
      return top < edge.top - 3 || bottom > edge.bottom + 3 || left < edge.left - 1 || right > edge.right + 1;
    });
  });
}

/** 2.5.3: whoever speaks to a control says what can be read on it. */
function misnamed(root: ShadowRoot): Element[] {
  return controls(root).filter((control) => {
    const label = control.getAttribute('aria-label')?.toLowerCase();
    const seen = control.innerText.trim().toLowerCase();
    return label !== undefined && /[\p{L}\p{N}]/u.test(seen) && !label.includes(seen);
  });
}

/** 4.1.2: controls that have no name. */
function nameless(root: ShadowRoot): Element[] {
  return controls(root).filter((control) => {
    const labels = [...((control as HTMLInputElement).labels ?? [])];
    const words = [control.ariaLabel, control.textContent, ...labels.map((label) => label.textContent)];
    return !words.some((text) => text?.trim());
  });
}

/** 1.4.3: words that are too faint on what is behind them. */
function faint(root: ShadowRoot): Element[] {
  return worded(root).filter((element) => {
    const layers = around(element).map((each) => getComputedStyle(each).backgroundColor);
    const {color, fontSize, fontWeight} = getComputedStyle(element);
    const size = parseFloat(fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
    const behind = ['#fff', ...layers.reverse()];
    return contrast(painted(...behind, color), painted(...behind)) < (isLarge ? 3 : 4.5);
  });
}

/** 3.3.1: messages that say what is wrong, and are tied to nothing that can be mended. */
function untied(root: ShadowRoot): Element[] {
  const tied = [...root.querySelectorAll('[aria-invalid=true], [role=group]')].flatMap(
    (element) => element.getAttribute('aria-describedby')?.split(' ') ?? [],
  );
  return [...root.querySelectorAll('form :is(.wrong, .note.error)')].filter(
    (message) => !around(message).some(({id}) => tied.includes(id)),
  );
}

describe('every state of every widget', () => {
  for (const name of Object.keys(STATES)) {
    it(`can be read, pressed and called by its name: ${name}`, async () => {
      const root = await drawn(name);
      const {host} = root;
      const wrong: Readonly<Record<string, () => Element[]>> = {
        'is too small a target': () => tooSmall(root),
        'is wider than the column': () => tooWide(root),
        'has another name than it shows': () => misnamed(root),
        'has no name': () => nameless(root),
        'is wrong, and nobody knows where': () => untied(root),
        'is too faint': () => faint(root),
      };
      const found = Object.entries(wrong).flatMap(([what, look]) =>
        look().map((element) => `${named(element)} ${what}`),
      );
      host.setAttribute('color-scheme', 'dark');
      await (host as HTMLElementTagNameMap['peace-petition']).updateComplete;
      found.push(...faint(root).map((element) => `${named(element)} is too faint in the dark`));
      const style = document.createElement('style');
      style.textContent = SPACED;
      root.append(style);
      found.push(...cutOff(root).map((element) => `${named(element)} is cut off in spaced text`));
      found.push(...tooWide(root).map((element) => `${named(element)} is too wide in spaced text`));
      expect(found).to.deep.equal([]);
    });
  }
});
