/** Asking others: addresses at which a text and a link can be passed on. Nothing is loaded from there beforehand. */
import {encoded} from '../widget/encoded.ts';

/** What is passed on. */
export interface Shared {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** The ways of passing on by their names, in the usual order; one without an address is done by a script. */
export function channelsOf({url, title, text}: Shared): Readonly<Record<string, string>> {
  const [link, subject, words] = [url, title, text || title].map(encoded);
  const both = `${words}%20${link}`;
  return {
    ...('share' in navigator ? {device: ''} : {}),
    mail: `mailto:?subject=${subject}&body=${both}`,
    whatsapp: `https://wa.me/?text=${both}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${link}`,
    x: `https://x.com/intent/post?text=${words}&url=${link}`,
    bluesky: `https://bsky.app/intent/compose?text=${both}`,
    // Mastodon's own page for all servers, which asks for one's own; what follows `#` stays in the browser.
    mastodon: `https://share.joinmastodon.org/#text=${both}`,
    copy: '',
  };
}

/** The address of this page for others: its canonical one, or its own without the fragment. */
export function addressOfPage(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return canonical || location.href.replace(/#.*/, '');
}

/**
 * An address as it is passed on: it tells the page that it leads to by which way, for which petition, and after whose
 * signature. What this page was told in the same manner stays here: it may be personal.
 *
 * @param receipt The id of the receipt, if there is one; only its beginning is told.
 */
export function tagged(address: string, channel: string, petition: string, receipt = ''): string {
  const url = new URL(address);
  const {searchParams} = url;
  for (const name of [...searchParams.keys()]) if (name.startsWith('peace-')) searchParams.delete(name);
  searchParams.set('utm_source', 'share');
  searchParams.set('utm_medium', channel);
  searchParams.set('utm_campaign', petition);
  if (receipt) searchParams.set('peace-ref', receipt.slice(0, 8));
  return url.href;
}
