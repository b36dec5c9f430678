/** Trusted Types, where a page asks for them. */

interface Policy {
  createHTML(html: string): string;
  createScript(script: string): string;
}

let policy: Policy | undefined;
let refusal: Error | undefined;

/**
 * The kit's policy `peace-widgets`, made when it is first needed. It passes on what is parsed but never drawn, and data
 * that is never run; `undefined` where the browser knows no policies.
 *
 * @throws Where the page allows no such policy. It is asked once: it reports every try.
 */
export function trusted(): Policy | undefined {
  if (refusal) throw refusal;
  const {trustedTypes} = globalThis as {trustedTypes?: {createPolicy(name: string, rules: Policy): Policy}};
  const same = (given: string) => given;
  try {
    return (policy ??= trustedTypes?.createPolicy('peace-widgets', {createHTML: same, createScript: same}));
  } catch (error) {
    throw (refusal = error as Error);
  }
}
