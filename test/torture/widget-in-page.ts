/** What a visitor sees and does in the page, each in one go. These functions run in the page: nothing around them is there. */
import type {Reading} from './ledger.ts';

/** What is typed into the form. */
export interface Typed {
  readonly name: string;
  readonly email: string;
}

/** Gets to the form, which may stand behind the thanks of somebody else. @returns Whether it is there. */
export function findForm(): boolean {
  const root = document.querySelector('peace-petition')?.shadowRoot;
  const button = (words: RegExp) =>
    Array.from(root?.querySelectorAll('button') ?? []).find((one) => words.test(one.innerText.trim()));
  if (button(/^Sign$/)?.ariaDisabled === 'false') return true;
  button(/another|again/i)?.click();
  return false;
}

/** Types into the form and presses the button, once or twice. @returns Whether the form was there. */
export function signHere({name, email, twice}: Typed & {readonly twice: boolean}): boolean {
  const root = document.querySelector('peace-petition')?.shadowRoot;
  const fields = Array.from(root?.querySelectorAll('label') ?? []);
  const type = (label: string, text: string) => {
    const control = fields.find((one) => one.innerText.trim() === label)?.control;
    if (!(control instanceof HTMLInputElement)) return false;
    control.focus();
    control.value = text;
    control.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    control.dispatchEvent(new Event('change', {bubbles: true}));
    return true;
  };
  if (!type('Name', name) || !type('E-mail', email)) return false;
  const sign = root?.querySelector<HTMLElement>('[part=submit]');
  sign?.click();
  if (twice) sign?.click();
  return Boolean(sign);
}

/** Presses “Send now”, if it is there. */
export function sendNow(): void {
  const root = document.querySelector('peace-petition')?.shadowRoot;
  const buttons = Array.from(root?.querySelectorAll('button') ?? []);
  buttons.find((one) => one.innerText.trim() === 'Send now')?.click();
}

/** What the visible text says, if it says something. While the form is there, it is others who wait. */
export function readText(): Exclude<Reading, 'nothing'> | undefined {
  const parts = document.querySelector('peace-petition')?.shadowRoot?.children ?? [];
  const text = Array.from(parts, (part) => (part as HTMLElement).innerText).join('\n');
  // The second is what a tab says when another one has delivered what waited.
  if (/Your signature is stored|was signed on this device before/.test(text)) return 'thanks';
  if (text.includes('There is a problem')) return 'trouble';
  const isBusy = text.includes('Sending…') || /^Sign$/m.test(text);
  return text.includes('waiting to be sent') && !isBusy ? 'waiting' : undefined;
}
