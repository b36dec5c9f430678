/** What hands and keys do in a horizontal timeline. A plain wheel and one finger across scroll the page. */
import {Chart} from './chart.ts';
import {keyAction, STEADY} from './gestures.ts';
import type {EventMark} from './mark-view.ts';
import {apart} from './marks.ts';
import {clamp, positionOf, timeAt} from './scale.ts';

/** A chart that visitors move. */
export class MovableChart extends Chart {
  /** Where the overview's window is held, ms from its beginning. */
  #grip = 0;
  /** How far apart two fingers on a trackpad are, as many times as at first. */
  #spread = 1;

  /** Where an event of the pointer is, px from where time begins. */
  along({clientX, currentTarget}: MouseEvent): number {
    const {left, right} = (currentTarget as Element).getBoundingClientRect();
    return this.model?.isRightToLeft ? right - clientX : clientX - left;
  }

  readonly onWheel = (event: WheelEvent): void => {
    const {deltaX, deltaY, shiftKey, ctrlKey, metaKey} = event;
    const sideways = shiftKey ? deltaX || deltaY : Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0;
    if (ctrlKey || metaKey) {
      const factor = Math.exp(clamp(-deltaY, [-100, 100]) / 150);
      this.do({type: 'zoom', x: this.along(event), factor});
    } else if (sideways) {
      this.do({type: 'pan', by: this.model?.isRightToLeft ? -sideways : sideways});
    } else {
      // A plain wheel scrolls the page.
      return;
    }
    event.preventDefault();
  };

  /** Two fingers on a trackpad, as Safari tells of them; other browsers say that a wheel is turned with Ctrl. */
  readonly onGesture = (event: MouseEvent & {readonly scale?: number}): void => {
    const {type, scale = 1} = event;
    event.preventDefault();
    // Those on a screen are pointers already.
    if (type === 'gesturechange' && !this.view?.held.size)
      this.do({type: 'zoom', x: this.along(event), factor: scale / this.#spread});
    this.#spread = scale;
  };

  readonly onPointer = (event: PointerEvent): void => {
    const {pointerId: id, timeStamp: at, button, buttons, currentTarget} = event;
    let type = event.type.slice('pointer'.length) as 'down' | 'move' | 'up' | 'cancel';
    // That the hand has let go elsewhere was not seen.
    if (type === 'move' && !buttons) type = 'cancel';
    this.isByKeys = false;
    if (type === 'down' ? button : !this.view?.held.has(id)) return;
    this.do({type, id, at, x: this.along(event)});
    // From here on it is no click, and goes on outside.
    if (type === 'move' && this.#isDragged) (currentTarget as Element).setPointerCapture(id);
  };

  get #isDragged(): boolean {
    return (this.view?.way ?? 0) >= STEADY;
  }

  /** The end of a drag is no click on what is there. */
  readonly onClick = (event: MouseEvent): void => {
    if (event.detail && this.#isDragged) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const {target} = event;
    const view = this.track.around(target as Node);
    const link = (target as Element).closest('a');
    if (!view || (link && link !== view.stop)) return;
    if (view.isCluster) this.#open(view.mark, event);
    else this.model?.teller.choose(view.mark.event, event);
  };

  readonly onMap = (event: PointerEvent): void => {
    const {currentTarget, type, buttons, pointerId} = event;
    if (!this.view || !buttons) return;
    const {scale, bounds} = this.view;
    const map = currentTarget as HTMLElement;
    const time = timeAt({domain: bounds.within, range: [0, map.clientWidth]}, this.along(event));
    const [from, to] = scale.domain;
    if (type === 'pointerdown') {
      map.setPointerCapture(pointerId);
      this.#grip = time >= from && time <= to ? time - from : (to - from) / 2;
    }
    this.do({type: 'pan', by: positionOf(scale, time - this.#grip)});
  };

  /** A cluster comes apart; or, where no view does that, its first event is chosen, from which one goes on to the others. */
  #open({event, events}: EventMark, click: MouseEvent): void {
    if (!this.view) return;
    const {scale, bounds} = this.view;
    const domain = apart(events, scale.range[1] / (this.model?.em ?? 1), bounds.shortest);
    this.track.at = event.id;
    if (domain) this.show(domain);
    else this.model?.teller.choose(event, click);
  }

  readonly onFocus = ({target}: Event): void => {
    const view = this.track.around(target as Node);
    if (!view || !this.model) return;
    view.complete(this.model.teller);
    if (!this.track.isAt(view)) this.track.at = view.mark.event.id;
  };

  readonly onKey = (event: KeyboardEvent): void => {
    const {key, ctrlKey, metaKey, altKey} = event;
    this.isByKeys = true;
    const action = keyAction(key, Boolean(this.model?.isRightToLeft));
    if (!action || !this.view || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    const {type, by} = action;
    const {track} = this;
    const {scale} = this.view;
    const {marks} = track;
    const index = marks.findIndex((mark) => track.isAt({mark}));
    const here = marks[index];
    if (type === 'zoom') return this.zoom(by, here && positionOf(scale, here.from));
    if (type === 'page') return this.do({type: 'pan', by: by * 0.8 * scale.range[1]});
    const stop = {
      end: marks.at(by < 0 ? 0 : -1),
      step: marks[index + by],
      lane: this.#across(marks, here ?? marks[0], by),
    };
    if (stop[type]) this.reveal(stop[type].event, true);
  };

  /** The nearest mark in the next lane. */
  #across(marks: readonly EventMark[], here: EventMark | undefined, by: number): EventMark | undefined {
    const {track} = this;
    return (
      here &&
      marks
        .filter((mark) => track.laneOf(mark) === track.laneOf(here) + by)
        .sort((one, other) => Math.abs(one.from - here.from) - Math.abs(other.from - here.from))[0]
    );
  }
}
