/**
 * One mark in the DOM: an event with its name, or a cluster with its count. It is plain DOM, made once and used again for
 * one mark after the other, for many come and go while a hand moves time.
 */
import type {TimelineEvent} from '../contract/timeline.ts';
import {deepLink} from '../widget/deep-link.ts';
import type {Teller} from './event-view.ts';
import type {Mark} from './marks.ts';

/** Events as they are drawn. */
export type EventMark = Mark<TimelineEvent>;

type Attributes = Readonly<Record<string, string | number | boolean>>;

function set(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

function added(parent: Element, name: string, attributes: Attributes): HTMLElement {
  const element = document.createElement(name);
  set(element, attributes);
  // As in a list, words of neighbours stay apart for who hears them.
  parent.append(' ', element);
  return element;
}

/** The item of one mark after the other. */
export class MarkView {
  readonly isCluster: boolean;
  readonly item: HTMLElement;
  /** What of it takes the focus: the date of an event, which is the link to it, or the button of a cluster. */
  readonly stop: HTMLElement;
  mark!: EventMark;
  #heading: HTMLElement | undefined;
  /** What is heard only: date, group and text. */
  #heard: HTMLElement[] = [];
  #isWhole = false;

  constructor(list: Element, isCluster: boolean) {
    this.isCluster = isCluster;
    const kind = isCluster ? 'cluster' : 'event';
    const item = (this.item = added(list, 'li', {part: kind, class: kind}));
    if (isCluster) {
      this.stop = added(item, 'button', {type: 'button', tabindex: -1});
      return;
    }
    const when = added(item, 'p', {class: 'when meta'});
    this.stop = added(when, 'a', {part: 'date', tabindex: -1});
    const date = added(this.stop, 'time', {});
    const group = added(when, 'span', {part: 'group', class: 'kicker'});
    const body = added(item, 'div', {class: 'body'});
    this.#heading = added(body, 'div', {part: 'title', class: 'title', role: 'heading'});
    this.#heard = [date, group, added(body, 'p', {part: 'text', class: 'text'})];
  }

  /** Says what is to be seen of a mark. */
  show(mark: EventMark, teller: Teller): void {
    const {item, stop} = this;
    const {event, count, events} = mark;
    const {id, title, url, language} = event;
    const heading = this.#heading;
    this.mark = mark;
    this.#isWhole = false;
    item.classList.toggle('selected', events.some(teller.isSelected));
    if (!heading) {
      const date = teller.dates(event.start, events.at(-1)?.start);
      set(stop, {'aria-label': teller.term('cluster', {count, date})});
      stop.textContent = teller.number(count);
      return;
    }
    item.id = id;
    set(stop, {href: deepLink('peace-event', id), 'aria-current': teller.isSelected(event)});
    set(heading, {'aria-level': teller.level});
    heading.textContent = '';
    const href = teller.link(url);
    teller.write(href ? added(heading, 'a', {href, tabindex: -1}) : heading, title, language);
    for (const element of this.#heard) element.textContent = '';
  }

  /** Says the rest. That can wait. */
  complete(teller: Teller): void {
    const [date, group, text] = this.#heard;
    if (this.#isWhole || !date || !group || !text) return;
    this.#isWhole = true;
    const {event} = this.mark;
    const {start, end, displayDate, language} = event;
    set(this.stop, {title: teller.term('permalink')});
    set(date, {datetime: start});
    date.textContent = displayDate ?? teller.dates(start, end);
    teller.write(group, event.group, undefined);
    teller.write(text, event.text, language);
  }
}
