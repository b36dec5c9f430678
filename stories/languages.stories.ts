import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {HttpResponse} from 'msw';
import {expect, waitFor} from 'storybook/test';
import type {PeaceElement} from '../src/widget/peace-element.ts';
import {alone} from './petitions.ts';
import {documentOf} from './scenario.ts';
import type {Scenario} from './scenario.ts';

type Story = StoryObj;

const meta: Meta = {title: 'Widgets/Languages'};
export default meta;

const SECTIONS = ['news', 'negotiators', 'timeline', 'petitions', 'signup', 'issues'];
const files = import.meta.glob<object>('../server/content/**/*.json', {eager: true, import: 'default'});

/** The demo campaign in a language. */
function campaignIn(language: string): object {
  const folder = language === 'en' ? '../server/content' : `../server/content/${language}`;
  const sections = SECTIONS.map((name) => [name, files[`${folder}/${name}.json`]] as const);
  const campaign = Object.fromEntries(sections) as {petitions: object[]};
  return {peace: '1.0', language, ...campaign, petitions: campaign.petitions.map(alone)};
}

/** Answers `en.json`, `es.json` and so on: the `src` of these widgets ends with `{lang}.json`. */
const endpoint: Scenario = {
  document: () => new HttpResponse(null, {status: 404}),
  action: ({url}) => HttpResponse.json(campaignIn(/(\w+)\.json$/.exec(url)?.[1] ?? 'en')),
};

/** A page in a language: all six widgets. The toolbar switches it, live. */
function pageIn(language: string, dir: 'ltr' | 'rtl'): Story {
  return {
    globals: {language},
    parameters: {endpoint},
    render: (_, {id}) => {
      const src = documentOf(id).replace('document.json', '{lang}.json');
      return html`
        <peace-news-feed src=${src} limit="4"></peace-news-feed>
        <peace-negotiators src=${src}></peace-negotiators>
        <peace-timeline src=${src} now="2013-09-09" filterable></peace-timeline>
        <peace-core-issues src=${src}></peace-core-issues>
        <peace-petition src=${src}></peace-petition>
        <peace-signup src=${src}></peace-signup>
      `;
    },
    play: async ({canvasElement}) => {
      const tags = ['news-feed', 'negotiators', 'timeline', 'core-issues', 'petition', 'signup'];
      for (const tag of tags) {
        const widget = canvasElement.querySelector<PeaceElement<unknown>>(`peace-${tag}`);
        await waitFor(() => expect(widget?.state).toBe('ready'));
        const root = widget?.shadowRoot?.querySelector('.root');
        await waitFor(() => expect(root).toHaveAttribute('lang', language));
        await expect(root).toHaveAttribute('dir', dir);
      }
    },
  };
}

export const English = pageIn('en', 'ltr');

export const Spanish = pageIn('es', 'ltr');

export const French = pageIn('fr', 'ltr');

export const Hebrew = pageIn('he', 'rtl');

/** Six plural forms: the number of articles, events and signatures has each of them. */
export const Arabic = pageIn('ar', 'rtl');
