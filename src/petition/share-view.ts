import {html, nothing} from 'lit';
import {channelsOf} from './share.ts';
import type {Shared} from './share.ts';

/**
 * The ways of passing on, if there is one: a link each, or a button for what a script does.
 *
 * @param title What stands above them.
 * @param sharedBy What is passed on by which way.
 * @param ways Their names, if not all are wanted; what nobody knows is left out.
 */
export function renderShare(
  title: unknown,
  sharedBy: (channel: string) => Shared,
  ways: readonly string[] | undefined,
  pass: (channel: string, shared: Shared) => unknown,
  term: (key: string) => string,
): unknown {
  const known = Object.keys(channelsOf(sharedBy('')));
  const channels = ways?.filter((way) => known.includes(way)) ?? known;
  if (!channels.length) return nothing;
  return html`${title}
    <div class="share">
      ${channels.map((channel) => {
        const shared = sharedBy(channel);
        const href = channelsOf(shared)[channel];
        const passOn = () => pass(channel, shared);
        return href
          ? html`<a href=${href} target="_blank" @click=${passOn}>${term(channel)}</a>`
          : html`<button @click=${passOn}>${term(channel)}</button>`;
      })}
    </div>`;
}
