/** Where an action is sent from, as far as the contract tells it: no query, no fragment, no path of another site. */
import type {Submission} from '../../contract/action.ts';

/** What the address of this page says under a name; the contract takes no more characters of it. */
function saidInAddress(name: string): string | undefined {
  return new URLSearchParams(location.search).get(name)?.trim().slice(0, 200) || undefined;
}

/** What may be filled in from it. Consents, comments and the campaign's own never. */
const PREFILLED = /^(?:(?:given-|family-)?name|email|postal-code|region|country)$/;

/** The answer that the address of this page holds to the question of a name, if that may be filled in. */
export function answerInAddress(name: string): string | undefined {
  return PREFILLED.test(name) ? saidInAddress(`peace-${name}`) : undefined;
}

/**
 * Origin and path of this page, the origin that led here, and what the link said: for which campaign, after whose
 * signature. What has no address on the web, and what was not said, is left out.
 */
export function sourceOfPage(): Submission['source'] {
  const [page, referrer] = [location.href, document.referrer].map((url) =>
    url.startsWith('http') ? new URL(url) : undefined,
  );
  return {
    page: page && page.origin + page.pathname,
    referrer: referrer?.origin,
    campaign: saidInAddress('utm_campaign'),
    referral: saidInAddress('peace-ref'),
  };
}
