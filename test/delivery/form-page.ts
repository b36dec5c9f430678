import {fixture, html} from '@open-wc/testing';
import type {Submission, Subscription} from '../../src/contract/action.ts';
import type {PeacePetition} from '../../src/petition/petition.ts';
import type {PeaceSignup} from '../../src/signup/signup.ts';
import type {PeaceErrorEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {waitUntil} from '../patience.ts';

/** A widget with a form. */
export type FormWidget = PeacePetition | PeaceSignup;

/** Draws a widget of this document. */
export async function drawn<Tag extends 'peace-petition' | 'peace-signup'>(
  tag: Tag,
  data: unknown,
  attributes: Readonly<Record<string, string>> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const widget = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) widget.setAttribute(name, value);
  widget.data = data;
  return fixture(html`${widget}`);
}

/** All that a widget has drawn for a selector. */
export function all<E extends HTMLElement = HTMLElement>(widget: FormWidget, selector: string): E[] {
  return [...widget.renderRoot.querySelectorAll<E>(selector)];
}

/** The first that a widget has drawn for a selector. */
export function one<E extends HTMLElement = HTMLElement>(widget: FormWidget, selector: string): E {
  const [element] = all<E>(widget, selector);
  if (!element) throw new Error(`The widget has drawn no ${selector}`);
  return element;
}

/** Text as it is read: white space as one space. */
export function textOf(element: Element | undefined): string {
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** The control with this label. */
export function control<E extends HTMLElement = HTMLInputElement>(widget: FormWidget, label: string): E {
  const [found] = all<HTMLLabelElement>(widget, 'label').filter((one) => textOf(one).startsWith(label));
  if (!found?.control) throw new Error(`The widget has no control with the label ${label}`);
  return found.control as E & HTMLElement;
}

/** The button or link with these words. */
export function button(widget: FormWidget, words: string): HTMLElement {
  const found = all(widget, 'button, a').find((element) => textOf(element) === words);
  if (!found) throw new Error(`The widget has no button with the words ${words}`);
  return found;
}

/** Fills in text by label. */
export function fill(widget: FormWidget, answers: Readonly<Record<string, string>>): void {
  for (const [label, answer] of Object.entries(answers)) {
    const field = control<HTMLInputElement>(widget, label);
    field.value = answer;
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }
}

/** Presses the button that sends, and waits for what comes of it at once. */
export async function press(widget: FormWidget): Promise<void> {
  one(widget, '[part=submit]').click();
  await widget.updateComplete;
}

/** Waits until a visitor stands at a step. */
export async function reaches(widget: FormWidget, step: FormWidget['step']): Promise<void> {
  await waitUntil(
    () => widget.step === step,
    `the widget does not reach "${step}", it is at "${widget.step}"`,
  );
  await widget.updateComplete;
}

/** Sends, and waits until it is not known to be stored. @returns What went wrong. */
export async function fails(
  widget: FormWidget,
  send: () => unknown = () => press(widget),
): Promise<PeaceErrorEvent> {
  const failure = new Promise<PeaceErrorEvent>((resolve) => {
    widget.addEventListener('peace-error', resolve, {once: true});
  });
  await send();
  const event = await failure;
  await widget.updateComplete;
  return event;
}

/** What has the focus. */
export function focused(widget: FormWidget): Element | null {
  return widget.shadowRoot?.activeElement ?? null;
}

/**
 * Whether a control has the focus. A test asks for true: a failed comparison of two elements is written out for the
 * report with all that they hold, which takes minutes.
 */
export function hasFocus(element: Element): boolean {
  return (element.getRootNode() as ShadowRoot).activeElement === element;
}

/** What was sent to an endpoint first. */
export async function sentTo(url: string): Promise<Submission & Subscription> {
  const [request] = (await endpoint.requests(url)).filter(({method}) => method === 'POST');
  return JSON.parse(request?.body ?? '') as Submission & Subscription;
}
