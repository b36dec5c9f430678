import {waitFor, within} from 'storybook/test';
import type {DocumentState} from '../src/document/document-controller.ts';
import {inLanguage, sayingIn} from './words.ts';

/** What a play function needs of any widget. */
interface Widget extends HTMLElement {
  readonly state: DocumentState;
  readonly updateComplete: Promise<boolean>;
}

/**
 * The widget of a story once it is in a state, the root of what it draws, and Testing Library's queries below that, which
 * know the kit's words in the language that the toolbar chooses; where a story has to name them itself, `say` says them:
 *
 *     const {widget, view, say} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
 *     await expect(view.getByRole('button', {name: 'Open all'})).toBeVisible();
 *     await expect(root).toHaveTextContent(say('Loading'));
 */
export async function shown<E extends Widget>(canvasElement: HTMLElement, state: DocumentState) {
  const widget = await waitFor(() => widgetIn<E>(canvasElement, state));
  await widget.updateComplete;
  const root = widget.shadowRoot?.querySelector<HTMLElement>('.root');
  if (!root) throw new Error(`<${widget.localName}> has drawn nothing`);
  const say = sayingIn(root.lang);
  return {widget, root, say, view: inLanguage(within(root), say)};
}

function widgetIn<E extends Widget>(canvasElement: HTMLElement, state: DocumentState): E {
  const elements = [...canvasElement.querySelectorAll<E>('*')];
  const widget = elements.find(({localName}) => localName.startsWith('peace-'));
  if (widget?.state !== state) throw new Error(`The widget is ${widget?.state ?? 'missing'}, not ${state}`);
  return widget;
}

/** Whether two elements stand beside one another, in either direction. */
export function areBeside(one: Element, other: Element): boolean {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  return a.right <= b.left || b.right <= a.left;
}
