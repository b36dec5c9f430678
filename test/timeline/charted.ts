import {fixture, html, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {all, days, newTimeline, one} from './shown.ts';
import {waitUntil} from '../patience.ts';

export const horizontal = {layout: 'horizontal', now: '2001-01-05'};
export const nineMonths = {start: '2001-01-03', end: '2001-01-20', title: 'Nine months'};
export const four = {events: days(4)};
/** Events a month apart, which all are in view with their names. */
export const months = (count: number) => ({
  events: Array.from({length: count}, (_, index) => ({
    id: `e${index + 1}`,
    start: `2001-${String(index + 1).padStart(2, '0')}-01`,
    title: `Event ${index + 1}`,
    group: index % 2 ? 'Even' : 'Odd',
  })),
});

/** Draws a timeline along a line, in a box of a width, px. */
export async function chart(data: unknown, attributes: Readonly<Record<string, string>> = {}, width = 1000) {
  const timeline = newTimeline({...horizontal, ...attributes});
  timeline.data = data;
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  box.append(timeline);
  await fixture(html`${box}`);
  await timeline.updateComplete;
  await complete(timeline);
  return timeline;
}

/** What is only heard has come, too. */
export const complete = (timeline: PeaceTimeline) =>
  waitUntil(
    () => all(timeline, '.track li').every((item) => item.querySelector('[aria-label],[datetime]')),
    'complete',
    {interval: 5},
  );

/** The id of the event that has the focus, or what a cluster with it says. */
export const focusedIn = (timeline: PeaceTimeline) => {
  const active = timeline.shadowRoot?.activeElement;
  return active?.closest('li')?.id || active?.closest('li')?.textContent?.trim();
};
export const item = (timeline: PeaceTimeline, id: string) => one(timeline, `#${id}`);
export const link = (timeline: PeaceTimeline, id: string) => one(timeline, `#${id} [part=title] a`);
export const left = (element: Element) => element.getBoundingClientRect().left;
/** The view has come to rest: nothing moves from one frame to the next. */
export async function atRest(timeline: PeaceTimeline) {
  let before = '';
  const isStill = async () => {
    await nextFrame();
    const now = all(timeline, '.track li, .ticks div').map(({style}) => style.transform);
    const was = before;
    before = now.join();
    return before === was;
  };
  await waitUntil(isStill, 'at rest');
}
/** The ids of the events in view, in the order of time. */
export const inView = (timeline: PeaceTimeline) => {
  const track = one(timeline, '[part=track]').getBoundingClientRect();
  return all(timeline, '[part=event]')
    .filter((event) => left(event) >= track.left - 8 && left(event) < track.right)
    .sort((one, other) => left(one) - left(other))
    .map(({id}) => id);
};
/** Presses a key, and waits for what it moves. */
export const press = async (timeline: PeaceTimeline, key: string) => {
  await sendKeys({press: key});
  await atRest(timeline);
};
