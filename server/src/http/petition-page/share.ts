/** Ways of passing a petition on that need no script. */

/** What is passed on. */
interface Shared {
  readonly url: string;
  readonly title: string;
  readonly text: string;
}

/** Addresses by way, and the link alone. Each tells the page that it leads to by which way, for what, and after whom. */
export function channelsOf(
  {url, title, text}: Shared,
  petition: string,
  receipt: string,
): {readonly ways: Readonly<Record<string, string>>; readonly link: string} {
  const tagged = (way: string) => {
    const link = URL.parse(url);
    if (!link) return url;
    link.searchParams.set('utm_source', 'share');
    link.searchParams.set('utm_medium', way);
    link.searchParams.set('utm_campaign', petition);
    // The beginning of a receipt tells its owner from others, and nobody else who that is.
    link.searchParams.set('peace-ref', receipt.slice(0, 8));
    return link.href;
  };
  // Half of a letter, which is left where a text was cut, has no place in an address.
  const encoded = (part: string) => encodeURIComponent(part.replace(/\p{Cs}/gu, ''));
  const link = (way: string) => encoded(tagged(way));
  const both = (way: string) => encoded(`${text || title} ${tagged(way)}`);
  return {
    ways: {
      mail: `mailto:?subject=${encoded(title)}&body=${both('mail')}`,
      whatsapp: `https://wa.me/?text=${both('whatsapp')}`,
      facebook: `https://www.facebook.com/sharer/sharer.php?u=${link('facebook')}`,
      x: `https://x.com/intent/post?text=${encoded(text || title)}&url=${link('x')}`,
      bluesky: `https://bsky.app/intent/compose?text=${both('bluesky')}`,
    },
    link: tagged('copy'),
  };
}
