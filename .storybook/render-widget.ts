import type {WebComponentsRenderer} from '@storybook/web-components-vite';
import {ref} from 'lit/directives/ref.js';
import {html, unsafeStatic} from 'lit/static-html.js';
import type {ArgsStoryFn} from 'storybook/internal/types';
import {documentOf} from '../stories/scenario.ts';

/** Where an endpoint does not answer, a story shows that for as long as a widget can wait, s. */
const PATIENCE = 120;

type AttributeValue = string | number | boolean | null | undefined;

function setAttribute(element: Element, name: string, value: AttributeValue): void {
  if (value === undefined || value === null || value === false) element.removeAttribute(name);
  else element.setAttribute(name, value === true ? '' : String(value));
}

/** Draws a story's widget with its arguments as attributes, as a page would write it. */
export const renderWidget: ArgsStoryFn<WebComponentsRenderer> = (args, {component, id, parameters}) => {
  if (!component) throw new Error(`The story ${id} names no component`);
  const attributes = {...(parameters['endpoint'] && {src: documentOf(id), timeout: PATIENCE}), ...args};
  const tag = unsafeStatic(component);
  return html`<${tag} ${ref((element) => {
    if (!element) return;
    for (const [name, value] of Object.entries(attributes)) setAttribute(element, name, value);
  })}></${tag}>`;
};
