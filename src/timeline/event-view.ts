/** How one event is told, wherever it stands: in a list, in a lane, or by itself. */
import {html, nothing} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {deepLink} from '../widget/deep-link.ts';
import {safeImage, safeLink} from '../widget/links.ts';
import {renderPicture} from '../widget/picture.ts';
import {playerOf} from './video.ts';

/** What a template needs to know of its element. */
export interface Teller {
  /** Level of the headings of events. */
  readonly level: number;
  readonly term: (key: string, values?: Readonly<Record<string, string | number>>) => string;
  /** What relative addresses of links, pictures and media are relative to. */
  readonly base: string | undefined;
  /** Text that says in which language it is, where that is not the language around it. */
  readonly marked: (text: string | undefined, language?: string) => unknown;
  /** The same into an element of its own. */
  readonly write: (element: HTMLElement, text: string | undefined, language?: string) => void;
  /** A number in the reader's way. */
  readonly number: (value: number) => string;
  /** A date, or a stretch of dates, in words. */
  readonly dates: (start: string, end?: string) => string;
  readonly isSelected: (event: TimelineEvent) => boolean;
  /** A visitor chooses an event; with what click, if it was one. */
  readonly choose: (event: TimelineEvent, click?: MouseEvent) => void;
  /** The film of an event is played on the page, for a visitor has asked for it. */
  readonly isPlaying: (event: TimelineEvent) => boolean;
  readonly play: (event: TimelineEvent) => void;
  /** What came of copying the link to an event, in words. */
  readonly copied: {readonly id: string; readonly words: string} | undefined;
  /** Links may be copied, and were, or could not be. */
  readonly onCopy: ((id: string, words: string) => void) | undefined;
}

/** Date, group, title and text. */
export function summary(event: TimelineEvent, teller: Teller): unknown {
  const {id, start, end, displayDate, title, text, url, group, language} = event;
  const href = safeLink(url, teller.base);
  const heading = teller.marked(title, language);
  return html`<p class="when meta">
      <a
        part="date"
        href=${deepLink('peace-event', id)}
        title=${title}
        aria-current=${teller.isSelected(event)}
        @click=${(click: MouseEvent) => teller.choose(event, click)}
        ><time datetime=${start}>${displayDate ?? teller.dates(start, end)}</time></a
      >
      ${group ? html`<bdi class="kicker" part="group">${teller.marked(group)}</bdi>` : nothing}
    </p>
    <div class="body">
      <div class="title" part="title" role="heading" aria-level=${teller.level}>
        ${href ? html`<a href=${href}>${heading}</a>` : heading}
      </div>
      ${text ? html`<p class="text" part="text">${teller.marked(text, language)}</p>` : nothing}
    </div>`;
}

/** Picture and media. */
export function pictures(event: TimelineEvent, teller: Teller): unknown {
  const {image, media, language, title} = event;
  const href = safeImage(media?.url, teller.base);
  const player = href && playerOf(href);
  return html`${
    player && teller.isPlaying(event)
      ? html`<iframe
          part="player"
          title=${title}
          src=${player}
          allow="autoplay; fullscreen; picture-in-picture"
          referrerpolicy="strict-origin-when-cross-origin"
        ></iframe>`
      : renderFigure(image, language, teller)
  }
  ${
    media && href
      ? html`<p class="media meta">
          ${
            player && !teller.isPlaying(event)
              ? html`<button part="play" @click=${() => teller.play(event)}>▶ ${teller.term('play')}</button>`
              : nothing
          }
          <a part="media" href=${href}>
            ${teller.term('media', {host: new URL(href).hostname.replace(/^www\./, '')})}
          </a>
          ${renderCaption(media, language, teller)}
        </p>`
      : nothing
  }`;
}

function renderCaption(
  {caption, credit}: Pick<NonNullable<TimelineEvent['media']>, 'caption' | 'credit'>,
  language: string | undefined,
  teller: Teller,
): unknown {
  return html`<span>${teller.marked(caption, language)} <bdi>${credit}</bdi></span>`;
}

function renderFigure(image: TimelineEvent['image'], language: string | undefined, teller: Teller): unknown {
  const picture = renderPicture(image, teller.base, '(max-width: 540px) 90vw, 480px');
  return (
    picture &&
    html`<figure part="picture">
      ${picture}
      <figcaption class="meta">${renderCaption(image ?? {}, language, teller)}</figcaption>
    </figure>`
  );
}
