/** Events that have come since the visitor came, and were not looked at: told of quietly, the first of them on request. */
import {html, nothing} from 'lit';
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import type {Teller} from './event-view.ts';

/** What has come. */
export class Arrivals {
  readonly #ids = new Set<string>();
  /** Of the document that is shown: it comes later than the words of a language. */
  #language = '';

  /** Takes what is shown, and what was before. The same document in another language has no news. */
  update(before: Timeline | undefined, now: Timeline | undefined, language: string): void {
    if (before === now) return;
    if (!now || language !== this.#language) this.#ids.clear();
    else if (before) {
      const known = new Set(before.events.map(({id}) => id));
      for (const {id} of now.events) if (!known.has(id)) this.#ids.add(id);
    }
    this.#language = language;
  }

  /** How many there are among these events, and the way to the first. */
  render(events: readonly TimelineEvent[], {term}: Teller, select: (id: string) => void): unknown {
    const news = this.#ids.size ? events.filter(({id}) => this.#ids.has(id)) : [];
    const [first] = news;
    // What is hidden from the visitor stays new.
    const onClick = (to: string) => {
      for (const {id} of news) this.#ids.delete(id);
      select(to);
    };
    return html`<p class="news" role="status">
      ${
        first
          ? html`<button part="news" @click=${() => onClick(first.id)}>
              ${term('newEvents', {count: news.length})}
            </button>`
          : nothing
      }
    </p>`;
  }
}
