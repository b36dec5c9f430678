/** What tests of visitors' hands on core issues begin with. */
import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import type {PeaceSelectEvent} from '../../src/widget/events.ts';
import {inside} from '../widget/core-issues.ts';

/** A document with three of them. */
export const issues = {
  issues: [
    {id: 'borders', title: 'Borders', text: 'Where the line runs.', links: [{url: '/more', title: 'More'}]},
    {id: 'a b/ä+', title: 'Water', text: 'Who drinks.'},
    {id: '7', title: 'Refugees', text: 'Who returns.'},
  ],
};

/** A widget with these three. */
export async function drawn(options: Partial<PeaceCoreIssues> = {}): Promise<PeaceCoreIssues> {
  const widget = Object.assign(document.createElement('peace-core-issues'), {data: issues, ...options});
  await fixture(html`${widget}`);
  return widget;
}

/** Events of opening and what follows from them come after the click. */
export async function settled(widget: PeaceCoreIssues): Promise<void> {
  await nextFrame();
  await nextFrame();
  await widget.updateComplete;
}

/** Which are open, in their order. */
export function opened(widget: Element): boolean[] {
  return inside(widget, 'details').map((details) => details.hasAttribute('open'));
}

/** What opens one of them. */
export function summary(widget: Element, index: number): HTMLElement {
  return inside(widget, 'summary')[index] ?? expect.fail(`There is no issue ${index}`);
}

/** What opens and closes all. */
export function button(widget: Element): HTMLElement {
  return inside(widget, 'button')[0] ?? expect.fail('There is no button');
}

/** The words of what has the focus. */
export function focused(widget: Element): string | undefined {
  return widget.shadowRoot?.activeElement?.textContent?.trim();
}

/** Ids of what is opened from now on. */
export function selections(widget: PeaceCoreIssues): string[] {
  const ids: string[] = [];
  widget.addEventListener('peace-select', (event: PeaceSelectEvent) => ids.push(event.id));
  return ids;
}
