/** Where an action is sent from, as far as the contract tells it: no query, no fragment, no path of another site. */
import type {Submission} from '../../contract/action.ts';

/** The most characters of what a link says; the contract takes no more. */
const MOST = 200;

/**
 * Origin and path of this page, the origin that led here, and what the link said: for which campaign, after whose
 * signature. What has no address on the web, and what was not said, is left out.
 */
export function sourceOfPage(): Submission['source'] {
  const [page, referrer] = [location.href, document.referrer].map((url) =>
    url.startsWith('http') ? new URL(url) : undefined,
  );
  const said = (name: string) => page?.searchParams.get(name)?.slice(0, MOST) || undefined;
  return {
    page: page && page.origin + page.pathname,
    referrer: referrer?.origin,
    campaign: said('utm_campaign'),
    referral: said('peace-ref'),
  };
}
