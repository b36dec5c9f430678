import type {Decorator, Preview} from '@storybook/web-components-vite';
import {html, nothing} from 'lit';
import './host-page.css';
import {putInto} from './progress.ts';

const WIDTHS = ['280', '320', '480', '768', '1200'];

/** What the toolbar changes about the page around a widget. */
export const globalTypes: NonNullable<Preview['globalTypes']> = {
  scheme: {
    description: 'Colour scheme of the page',
    toolbar: {title: 'Scheme', icon: 'circlehollow', items: ['auto', 'light', 'dark'], dynamicTitle: true},
  },
  language: {
    description: 'Language of the page',
    toolbar: {
      title: 'Language',
      icon: 'globe',
      items: [
        {value: 'en', title: 'English', right: 'left to right'},
        {value: 'es', title: 'Español', right: 'left to right'},
        {value: 'fr', title: 'Français', right: 'left to right'},
        {value: 'he', title: 'עברית', right: 'right to left'},
        {value: 'ar', title: 'العربية', right: 'right to left'},
      ],
      dynamicTitle: true,
    },
  },
  width: {
    description: 'Width of the column',
    toolbar: {
      title: 'Width',
      icon: 'grow',
      items: [
        {value: 'full', title: 'Full width'},
        ...WIDTHS.map((value) => ({value, title: `${value} px`})),
      ],
      dynamicTitle: true,
    },
  },
  theme: {
    description: 'Tokens of the page',
    toolbar: {
      title: 'Theme',
      icon: 'paintbrush',
      items: [
        {value: 'none', title: 'No tokens'},
        {value: 'newspaper', title: 'Newspaper'},
        {value: 'campaign', title: 'Campaign'},
      ],
      dynamicTitle: true,
    },
  },
};

export const initialGlobals = {
  scheme: 'auto',
  language: (import.meta.env['STORYBOOK_LANGUAGE'] as string | undefined) ?? 'en',
  width: 'full',
  theme: 'none',
};

/** The page around a story's widget. */
export const hostPage: Decorator = (
  story,
  {globals: {scheme, language, width, theme}, parameters: {progress}, viewMode},
) => html`
  <div
    class="host-page"
    lang=${language}
    dir=${['he', 'ar'].includes(language as string) ? 'rtl' : 'ltr'}
    data-view=${viewMode}
    data-scheme=${scheme}
    data-theme=${theme}
    @peace-load=${viewMode === 'docs' && progress ? putInto(progress) : nothing}
  >
    <div class="host-page-column" style=${width === 'full' ? '' : `width: ${width}px`}>${story()}</div>
  </div>
`;
