/** Why an action waits for a confirmation. */
export const DOUBTS = ['honeypot', 'haste', 'address', 'crowd', 'surge', 'disposable', 'challenge'] as const;

/** One of them. */
export type Doubt = (typeof DOUBTS)[number];
