/** What may be filled in from a page's address, `peace-email=…`. Consents, comments and the campaign's own never. */
const NAMES = ['given-name', 'family-name', 'name', 'email', 'postal-code', 'region', 'country'];

/** The most characters of an answer; the contract takes no more. */
const MOST = 200;

/**
 * Fills the empty controls of a form from the query of an address. It can be seen, and is sent by nobody but the visitor.
 */
export function prefill(form: HTMLFormElement, query: string): void {
  const answers = new URLSearchParams(query);
  for (const name of NAMES) {
    const control = form.elements.namedItem(name) as HTMLInputElement | null;
    const answer = answers.get(`peace-${name}`)?.trim().slice(0, MOST);
    if (!control || control.value || !answer) continue;
    control.value = answer;
    control.dispatchEvent(new Event('change', {bubbles: true}));
  }
}
