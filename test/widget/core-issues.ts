/**
 * The smallest widget stands for all of them wherever a test is about what they share: how a document is had, and what
 * every element does.
 */
import {fixture, html, oneEvent} from '@open-wc/testing';
import '../../src/core-issues/define.ts';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import type {DocumentState} from '../../src/document/document-controller.ts';
import {waitUntil} from '../patience.ts';

/** A document with these issues. */
export function issuesOf(...titles: string[]): {issues: {title: string; text: string}[]} {
  return {issues: titles.map((title) => ({title, text: `About ${title}.`}))};
}

/** A widget of a document on the page, until the end of the test. */
export async function widgetOf(src: string): Promise<PeaceCoreIssues> {
  return fixture<PeaceCoreIssues>(html`<peace-core-issues src=${src}></peace-core-issues>`);
}

/** Waits until a widget is in a state and shows it. */
export async function reached(widget: PeaceCoreIssues, state: DocumentState): Promise<void> {
  const late = `The widget does not become ${state}`;
  await waitUntil(() => widget.state === state, late, {interval: 10});
  await widget.updateComplete;
}

/** The next event of a type, as the class that it is. */
export async function nextEvent<Type extends keyof GlobalEventHandlersEventMap>(
  target: EventTarget,
  type: Type,
): Promise<GlobalEventHandlersEventMap[Type]> {
  return oneEvent(target, type) as unknown as Promise<GlobalEventHandlersEventMap[Type]>;
}

/** What is inside a widget. */
export function inside(widget: Element, selector: string): HTMLElement[] {
  return [...(widget.shadowRoot?.querySelectorAll<HTMLElement>(selector) ?? [])];
}

/** All words inside a widget, with single spaces. */
export function wordsOf(widget: Element): string {
  return inside(widget, '.root')
    .map((root) => root.textContent)
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The titles that a widget shows. */
export function titlesOf(widget: Element): (string | null)[] {
  return inside(widget, '[part=title]').map((title) => title.textContent);
}

/** Whether style sheets find an element in a custom state. Before Chromium 125 they had another way of asking. */
export function isIn(element: Element, state: string): boolean {
  const asked = CSS.supports('selector(:state(ready))') ? `:state(${state})` : `:--${state}`;
  return element.matches(asked);
}
