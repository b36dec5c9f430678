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

/** The item of one mark after the other. What is to be seen comes first; the rest, which is only heard, can wait. */
export class MarkView {
  readonly isCluster: boolean;
  readonly item: HTMLElement;
  /** What takes the focus: the title of an event, which is the link to it here, or the button of a cluster. */
  readonly stop: HTMLElement;
  mark!: EventMark;
  /** How long its name may be, px. */
  name = 0;
  isBar = false;
  /** The heading of an event. */
  readonly #title: HTMLElement;
  /** The name of an event, or the count of a cluster. */
  readonly #name: HTMLElement;
  /** Date, group and text of an event. */
  #heard: HTMLElement[] = [];
  #isWhole = false;

  constructor(list: Element, isCluster: boolean) {
    this.isCluster = isCluster;
    const kind = isCluster ? 'cluster' : 'event';
    this.item = added(list, 'li', {part: kind, class: kind});
    this.#title = isCluster
      ? this.item
      : added(this.item, 'div', {part: 'title', class: 'title', role: 'heading'});
    this.stop = isCluster
      ? added(this.item, 'button', {type: 'button', tabindex: -1})
      : added(this.#title, 'a', {tabindex: -1});
    // Its words have a direction of their own.
    this.#name = isCluster ? this.stop : added(this.stop, 'bdi', {});
  }

  get #parts(): HTMLElement[] {
    if (this.#heard.length) return this.#heard;
    const when = added(this.item, 'p', {class: 'when'});
    this.item.prepend(when);
    const date = added(when, 'time', {class: 'hidden'});
    const group = added(when, 'bdi', {part: 'group', class: 'hidden'});
    return (this.#heard = [date, group, added(this.item, 'p', {part: 'text', class: 'hidden'})]);
  }

  /** Says what is to be seen of a mark. */
  show(mark: EventMark, teller: Teller): void {
    const {event, count, events} = mark;
    const {id, title, language} = event;
    const name = this.#name;
    this.mark = mark;
    this.name = 0;
    this.#isWhole = false;
    this.item.classList.toggle('selected', events.some(teller.isSelected));
    // What was said of another mark does not stay.
    this.stop.removeAttribute('aria-label');
    if (this.isCluster) return void (name.textContent = teller.number(count));
    this.item.id = id;
    set(this.stop, {href: deepLink('peace-event', id), title: '', 'aria-current': teller.isSelected(event)});
    set(this.#title, {'aria-level': teller.level});
    teller.write(name, title, language);
    for (const element of this.#heard) element.textContent = '';
  }

  /** Says the rest. */
  complete(teller: Teller): void {
    if (this.#isWhole) return;
    this.#isWhole = true;
    const {stop} = this;
    const {event, count, events} = this.mark;
    const {start, end, displayDate, language} = event;
    if (this.isCluster) {
      const date = teller.dates(start, events.at(-1)?.start);
      return set(stop, {'aria-label': teller.term('cluster', {count, date})});
    }
    const [date, group, text] = this.#parts as [HTMLElement, HTMLElement, HTMLElement];
    const title = displayDate ?? teller.dates(start, end);
    // Keys and pointers come to the title without having passed the date.
    set(stop, {title});
    set(date, {datetime: start});
    date.textContent = title;
    teller.write(group, event.group);
    teller.write(text, event.text, language);
  }
}
