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
  mark!: EventMark;
  /** How long its name may be, px. */
  name = 0;
  isBar = false;
  readonly #body: HTMLElement;
  /** The name of an event, or the count of a cluster. */
  readonly #title: HTMLElement;
  readonly #name: HTMLElement;
  /** Link, date, group and text of an event. */
  #heard: HTMLElement[] = [];
  #isWhole = false;

  constructor(list: Element, isCluster: boolean) {
    this.isCluster = isCluster;
    const kind = isCluster ? 'cluster' : 'event';
    this.item = added(list, 'li', {part: kind, class: kind});
    this.#body = isCluster ? this.item : added(this.item, 'div', {class: 'body'});
    this.#title = isCluster
      ? added(this.item, 'button', {type: 'button', tabindex: -1})
      : added(this.#body, 'div', {part: 'title', class: 'title', role: 'heading'});
    // A link, where there is an address; its words have a direction of their own.
    this.#name = isCluster ? this.#title : added(this.#title, 'a', {tabindex: -1});
  }

  /** What takes the focus: the date of an event, which is the link to it, or the button of a cluster. */
  get stop(): HTMLElement {
    return this.#parts[0] ?? this.#title;
  }

  get #parts(): HTMLElement[] {
    if (this.isCluster || this.#heard.length) return this.#heard;
    const when = added(this.item, 'p', {class: 'when meta'});
    this.item.prepend(when);
    const link = added(when, 'a', {part: 'date', tabindex: -1});
    const date = added(link, 'time', {class: 'hidden'});
    const group = added(when, 'bdi', {part: 'group', class: 'hidden'});
    return (this.#heard = [link, date, group, added(this.#body, 'p', {part: 'text', class: 'hidden'})]);
  }

  /** Says what is to be seen of a mark. */
  show(mark: EventMark, teller: Teller): void {
    const {event, count, events} = mark;
    const {id, title, url, language} = event;
    const name = this.#name;
    this.mark = mark;
    this.name = 0;
    this.#isWhole = false;
    this.item.classList.toggle('selected', events.some(teller.isSelected));
    if (this.isCluster) return void (name.textContent = teller.number(count));
    this.item.id = id;
    set(this.#title, {'aria-level': teller.level});
    const href = teller.link(url);
    name.removeAttribute('href');
    if (href) set(name, {href});
    teller.write(name, title, language);
    for (const element of this.#heard.slice(1)) element.textContent = '';
  }

  /** Says the rest. */
  complete(teller: Teller): void {
    if (this.#isWhole) return;
    this.#isWhole = true;
    const {event, count, events} = this.mark;
    const {id, start, end, displayDate, language} = event;
    if (this.isCluster) {
      const date = teller.dates(start, events.at(-1)?.start);
      return set(this.#title, {'aria-label': teller.term('cluster', {count, date})});
    }
    const [link, date, group, text] = this.#parts as [Element, Element, HTMLElement, HTMLElement];
    set(link, {
      href: deepLink('peace-event', id),
      title: teller.term('permalink'),
      'aria-current': teller.isSelected(event),
    });
    set(date, {datetime: start});
    date.textContent = displayDate ?? teller.dates(start, end);
    teller.write(group, event.group);
    teller.write(text, event.text, language);
  }
}
