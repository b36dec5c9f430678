import {html, nothing} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {formatDateRange} from '../widget/dates.ts';
import {made} from '../widget/intl.ts';
import {state} from '../widget/property.ts';
import type {Teller} from './event-view.ts';
import {TimelineSettings} from './timeline-settings.ts';

/** A timeline that tells of its events: what templates need to know of it, and what visitors have asked of single events. */
export abstract class TellingTimeline extends TimelineSettings {
  /** The event whose film is played. */
  @state() protected playing: string | undefined;
  /** What came of copying the link to an event. */
  @state() protected copied: Teller['copied'];

  /** A visitor chooses an event. */
  protected abstract choose(event: TimelineEvent, click?: MouseEvent): void;

  protected get teller(): Teller {
    return {
      level: this.innerLevel,
      term: this.term,
      base: this.linkBase,
      marked: (text, language) => {
        const lang = this.langOf(language);
        return lang === nothing ? text : html`<span lang=${lang} dir=${this.dirOf(language)}>${text}</span>`;
      },
      write: (element, text = '', language) => {
        const lang = this.langOf(language);
        element.textContent = text;
        // An empty `lang` would be a language that is not known.
        if (lang === nothing) element.removeAttribute('lang');
        else element.lang = String(lang);
        element.dir = lang === nothing ? 'auto' : String(this.dirOf(language));
      },
      number: (value) => made(Intl.NumberFormat, this.locale.tag).format(value),
      dates: (start, end) => formatDateRange(start, end, this.locale.tag, this.timeZone),
      isSelected: ({id}) => id === this.selected,
      choose: (event, click) => this.choose(event, click),
      isPlaying: ({id}) => id === this.playing,
      play: ({id}) => (this.playing = id),
      copied: this.copied,
      onCopy: this.deepLink ? (id, words) => (this.copied = {id, words}) : undefined,
    };
  }
}
