import {fixture, html} from '@open-wc/testing';
import '../../src/timeline/define.ts';
import type {DocumentState} from '../../src/document/document-controller.ts';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {waitUntil} from '../patience.ts';

/** Attributes as a page would write them. */
export type Attributes = Readonly<Record<string, string>>;

/** A timeline with attributes that is not in the page yet; a list, unless these say otherwise. */
export function newTimeline(attributes: Attributes = {}): PeaceTimeline {
  const timeline = document.createElement('peace-timeline');
  timeline.setAttribute('layout', 'vertical');
  for (const [name, value] of Object.entries(attributes)) timeline.setAttribute(name, value);
  return timeline;
}

/** Draws a timeline of a document. */
export async function draw(data: unknown, attributes: Attributes = {}): Promise<PeaceTimeline> {
  const timeline = newTimeline(attributes);
  timeline.data = data;
  await fixture(html`${timeline}`);
  await timeline.updateComplete;
  return timeline;
}

/** Draws the timeline of a URL, once it is in a state. */
export async function drawFrom(src: string, state: DocumentState, attributes: Attributes = {}) {
  const timeline = newTimeline({src, ...attributes});
  await fixture(html`${timeline}`);
  await reaches(timeline, state);
  return timeline;
}

/** Waits until a timeline is in a state, and shows it. */
export async function reaches(timeline: PeaceTimeline, state: DocumentState): Promise<void> {
  await waitUntil(() => timeline.state === state, `the timeline does not become ${state}`);
  await timeline.updateComplete;
}

/** So many events, a day apart: "Event 1" of January 1, 2001, "Event 2" of January 2, … */
export function days(count: number) {
  return Array.from({length: count}, (_, index) => ({
    id: `e${index + 1}`,
    start: new Date(Date.UTC(2001, 0, 1 + index)).toISOString().slice(0, 10),
    title: `Event ${index + 1}`,
    group: index % 2 ? 'Even' : 'Odd',
  }));
}

/** What a timeline has drawn for a selector. */
export function all<E extends HTMLElement = HTMLElement>(timeline: PeaceTimeline, selector: string): E[] {
  return [...timeline.renderRoot.querySelectorAll<E>(selector)];
}

/** The first that a timeline has drawn for a selector. */
export function one<E extends HTMLElement = HTMLElement>(timeline: PeaceTimeline, selector: string): E {
  const element = timeline.renderRoot.querySelector<E>(selector);
  if (!element) throw new Error(`The timeline has drawn no ${selector}`);
  return element;
}

/** The texts of what a timeline has drawn for a selector, white space collapsed. */
export function texts(timeline: PeaceTimeline, selector: string): string[] {
  return all(timeline, selector).map((element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim());
}

/** The titles of the events that a timeline shows, in their order. */
export function titles(timeline: PeaceTimeline): string[] {
  return texts(timeline, '[part=event] [part=title]');
}

/** What has the focus: the id of an event, or the text of a button. */
export function focused(timeline: PeaceTimeline): string | undefined {
  const element = timeline.shadowRoot?.activeElement;
  return element?.closest('li')?.id ?? element?.textContent?.replace(/\s+/g, ' ').trim();
}

/** The button that filters by a group. */
export function chip(timeline: PeaceTimeline, name: string): HTMLElement {
  const button = all(timeline, '[part=groups] button').find(({textContent}) => textContent?.includes(name));
  if (!button) throw new Error(`There is no button ${name}`);
  return button;
}

/** A field to search with. */
export function field(timeline: PeaceTimeline, name: string): HTMLInputElement {
  return one<HTMLInputElement>(timeline, `[name=${name}]`);
}

/** Writes into a field, as a visitor does. */
export async function type(timeline: PeaceTimeline, name: string, text: string): Promise<void> {
  const input = field(timeline, name);
  input.value = text;
  input.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  await timeline.updateComplete;
}
