/** The event that is chosen, below the lanes, and the way to the ones before and after it. */
import {html, nothing} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {addressWith, deepLink} from '../widget/deep-link.ts';
import {iconButton} from './controls-view.ts';
import {pictures, summary} from './event-view.ts';
import type {Teller} from './event-view.ts';

/** What a visitor can do with it. */
export interface DetailActions {
  /** Goes to the event after (1) or before (−1). */
  readonly turn: (by: -1 | 1) => void;
  /** Goes back to the event in the track. */
  readonly leave: () => void;
  /** All that it can be turned to. */
  readonly events: readonly TimelineEvent[];
  readonly isRightToLeft: boolean;
}

/** A finger that goes less far does not turn, px. */
const SWIPE = 50;
/** Where a finger came down, px. */
let down = 0;

/** All of an event. */
export function renderDetail(event: TimelineEvent, teller: Teller, actions: DetailActions): unknown {
  const {turn, leave, events, isRightToLeft} = actions;
  const onSwipe = ({clientX, pointerType}: PointerEvent) => {
    const way = (clientX - down) * (isRightToLeft ? -1 : 1);
    if (pointerType === 'touch' && Math.abs(way) > SWIPE) turn(way < 0 ? 1 : -1);
  };
  return html`<article
    class="detail"
    part="detail"
    tabindex="-1"
    aria-label=${event.title}
    aria-live="polite"
    @keydown=${({key}: KeyboardEvent) => key === 'Escape' && leave()}
    @pointerdown=${({clientX}: PointerEvent) => (down = clientX)}
    @pointerup=${onSwipe}
  >
    <div class="turn">
      ${iconButton('‹', teller.term('previous'), () => turn(-1), event === events[0])}
      ${iconButton('›', teller.term('next'), () => turn(1), event === events.at(-1))}
    </div>
    ${summary(event, teller)}${pictures(event, teller)}${renderCopy(event, teller)}
  </article>`;
}

/** The link to the event that is selected, to pass on. */
export function renderCopy({id}: TimelineEvent, {term, copied, onCopy}: Teller): unknown {
  const copy = async () => {
    const url = addressWith(deepLink('peace-event', id));
    try {
      await navigator.clipboard.writeText(url);
      onCopy?.(id, term('linkCopied'));
    } catch {
      // Nobody may write to the clipboard: the address is shown instead.
      onCopy?.(id, url);
    }
  };
  // On http: pages there is no clipboard.
  return onCopy && globalThis.navigator?.clipboard
    ? html`<p class="meta" role="status">
        <button class="quiet" part="copy" @click=${copy}>${term('copyLink')}</button>
        ${copied?.id === id ? copied.words : nothing}
      </p>`
    : nothing;
}
