/** Asking others: addresses at which a text and a link can be passed on. Nothing is loaded from there beforehand. */

/** What is passed on. */
export interface Shared {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** The ways of passing on by their names, in the usual order; one without an address is done by a script. */
export function channelsOf({url, title, text}: Shared): Readonly<Record<string, string>> {
  const [link, subject, words, both] = [url, title, text || title, `${text || title} ${url}`].map(
    encodeURIComponent,
  );
  return {
    ...('share' in navigator ? {device: ''} : {}),
    mail: `mailto:?subject=${subject}&body=${both}`,
    whatsapp: `https://wa.me/?text=${both}`,
    facebook: `https://www.facebook.com/sharer/sharer.php?u=${link}`,
    x: `https://x.com/intent/post?text=${words}&url=${link}`,
    bluesky: `https://bsky.app/intent/compose?text=${both}`,
    copy: '',
  };
}

/** The address of this page for others: its canonical one, or its own without the fragment. */
export function addressOfPage(): string {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href;
  return canonical || location.href.replace(/#.*/, '');
}
