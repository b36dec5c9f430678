/**
 * A page of documentation runs no play function. Where the state that a story is about is one that only a visitor brings a
 * form to, the story says what the form is at, and there it is put into that state.
 *
 *     export const Sending: Story = {parameters: {endpoint: …, progress: () => ({step: 'sending'})}, play: …};
 */
import type {Progress} from '../src/widget/form/outbox-element.ts';

/** The words of a widget for a key. */
type Term = (key: string, values?: Readonly<Record<string, string>>) => string;

declare module 'storybook/internal/csf' {
  interface Parameters {
    progress?: (term: Term) => Progress;
  }
}

/** What is the form's own. */
interface Form extends HTMLElement {
  progress: Progress;
  term: Term;
}

/** Puts the widget that has just read its document into a state. */
export function putInto(progress: (term: Term) => Progress): (event: Event) => void {
  return ({target}) => {
    const form = target as Form;
    // With a new document a form begins anew: after that.
    setTimeout(() => (form.progress = progress((...words) => form.term(...words))));
  };
}
