import {waitFor, within} from 'storybook/test';
import type {DocumentState} from '../src/document/document-controller.ts';

/** What a play function needs of any widget. */
interface Widget extends HTMLElement {
  readonly state: DocumentState;
  readonly updateComplete: Promise<boolean>;
}

/**
 * The widget of a story once it is in a state, the root of what it draws, and Testing Library's queries below that:
 *
 *     const {widget, view} = await shown<PeaceCoreIssues>(canvasElement, 'ready');
 *     await expect(view.getByText('Borders')).toBeVisible();
 */
export async function shown<E extends Widget>(canvasElement: HTMLElement, state: DocumentState) {
  const widget = await waitFor(() => widgetIn<E>(canvasElement, state), {timeout: 5000});
  await widget.updateComplete;
  const root = widget.shadowRoot?.querySelector<HTMLElement>('.root');
  if (!root) throw new Error(`<${widget.localName}> has drawn nothing`);
  return {widget, root, view: within(root)};
}

function widgetIn<E extends Widget>(canvasElement: HTMLElement, state: DocumentState): E {
  const elements = [...canvasElement.querySelectorAll<E>('*')];
  const widget = elements.find(({localName}) => localName.startsWith('peace-'));
  if (widget?.state !== state) throw new Error(`The widget is ${widget?.state ?? 'missing'}, not ${state}`);
  return widget;
}
