import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {Negotiators} from '../../src/contract/negotiators.ts';
import type {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import '../../src/negotiators/define.ts';

/** More than four lines, however wide the window of a test is. */
export const LONG = 'Took part in every round of talks since the first. '.repeat(40);

/** Two delegations of two, of whom one has left, and one without members. */
export const talks = {
  delegations: [
    {
      id: 'americans',
      name: 'The Americans',
      color: '#3f5f8a',
      members: [
        {id: 'martin-indyk', name: 'Martin Indyk', role: 'Special envoy', bio: LONG},
        {id: 'frank-lowenstein', name: 'Frank Lowenstein', bio: 'A close adviser.'},
      ],
    },
    {
      id: 'israelis',
      name: 'The Israelis',
      color: '#2f7f9e',
      members: [
        {id: 'yitzhak-molcho', name: 'Yitzhak Molcho', role: 'Envoy', until: '2013-08'},
        {id: 'tzipi-livni', name: 'Tzipi Livni', role: 'Justice minister', bio: LONG},
      ],
    },
    {id: 'observers', name: 'Observers', members: []},
  ],
} satisfies Negotiators;

/** A section with one delegation of these people. */
export const people = (...members: readonly object[]) => ({delegations: [{id: 'd', name: 'D', members}]});

/** Draws a section given as data. */
export async function draw(
  data: unknown,
  attributes: Partial<PeaceNegotiators> = {},
): Promise<PeaceNegotiators> {
  const element = document.createElement('peace-negotiators');
  Object.assign(element, {layout: 'sections', heading: '', data, ...attributes});
  await fixture(html`${element}`);
  await measured();
  return element;
}

/** Waits until sizes have been observed, which is once per frame. */
export async function measured(): Promise<void> {
  await nextFrame();
  await nextFrame();
}

export function all(element: PeaceNegotiators, selector: string): HTMLElement[] {
  return [...element.renderRoot.querySelectorAll<HTMLElement>(selector)];
}

/** The one that matches; the test fails unless there is exactly one. */
export function only(element: PeaceNegotiators, selector: string): HTMLElement {
  const [found, ...others] = all(element, selector);
  expect(others, `more than one ${selector}`).to.have.length(0);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}

/** The card of a person. */
export function card(element: PeaceNegotiators, name: string): HTMLElement {
  const found = all(element, '[part=person]').find((person) =>
    person.querySelector('[part=name]')?.textContent?.includes(name),
  );
  if (!found) throw new Error(`no card of ${name}`);
  return found;
}

export function textOf(element: Element | null | undefined): string {
  return element?.textContent?.trim() ?? '';
}
