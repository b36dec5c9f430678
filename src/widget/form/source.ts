/** Where an action is sent from, as far as the contract tells it: no query, no fragment, no path of another site. */
import type {Submission} from '../../contract/action.ts';

/** Origin and path of this page, and the origin that led here. What has no address on the web is left out. */
export function sourceOfPage(): Submission['source'] {
  const [page, referrer] = [location.href, document.referrer].map((url) =>
    url.startsWith('http') ? new URL(url) : undefined,
  );
  return {page: page && page.origin + page.pathname, referrer: referrer?.origin};
}
