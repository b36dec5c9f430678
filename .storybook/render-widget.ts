import type {WebComponentsRenderer} from '@storybook/web-components-vite';
import {nothing} from 'lit';
import {ref} from 'lit/directives/ref.js';
import {html, unsafeStatic} from 'lit/static-html.js';
import type {ArgsStoryFn} from 'storybook/internal/types';
import {documentOf} from '../stories/scenario.ts';
import {give} from './given.ts';

/** Where an endpoint does not answer, a story shows that for as long as a widget can wait, s. */
const PATIENCE = 120;

declare module 'storybook/internal/csf' {
  interface Parameters {
    /** What the page has put inside the tag. */
    content?: () => unknown;
  }
}

/** Draws a story's widget with its arguments as attributes and tokens, as a page would write it. */
export const renderWidget: ArgsStoryFn<WebComponentsRenderer> = (args, {component, id, parameters}) => {
  const {content, endpoint} = parameters;
  if (!component) throw new Error(`The story ${id} names no component`);
  const all = {...(endpoint && {src: documentOf(id), timeout: PATIENCE}), ...args};
  const tag = unsafeStatic(component);
  const giveAll = (element?: Element) => element instanceof HTMLElement && give(element, all);
  return html`<${tag} ${ref(giveAll)}>${content?.() ?? nothing}</${tag}>`;
};
