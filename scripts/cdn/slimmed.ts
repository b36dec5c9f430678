/**
 * Leaves out of CDN files what no browser of the kit's floor runs: they are the bytes that every visitor of every page
 * pays. Each cut names the code it takes out; when a new version of a library no longer has it, the build stops and says
 * so, and the cut is to be looked at again.
 */
import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';
import type {Cut} from './cuts/cut.ts';
import {LIT_ELEMENT} from './cuts/lit-element.ts';
import {LIT_HTML} from './cuts/lit-html.ts';
import {REACTIVE_ELEMENT} from './cuts/reactive-element.ts';

/** The cuts by the file of the module that they are made in. */
const CUTS: Readonly<Record<string, readonly Cut[]>> = {
  'reactive-element.js': REACTIVE_ELEMENT,
  'lit-html.js': LIT_HTML,
  'lit-element.js': LIT_ELEMENT,
};

/** A module of Lit without what is cut out of it. `onCut` is told of each cut. */
export function cut(id: string, source: string, onCut?: (cut: Cut) => void): string {
  let code = source;
  for (const each of CUTS[basename(id)] ?? []) {
    if (!code.includes(each.code)) continue;
    code = code.replace(each.code, () => each.instead ?? '');
    onCut?.(each);
  }
  return code;
}

function cutModules(): Plugin {
  const due = new Set<Cut>();
  return {
    name: 'slimmed-modules',
    buildStart: () => Object.values(CUTS).forEach((cuts) => cuts.forEach((each) => due.add(each))),
    transform: {
      filter: {id: /\/(?:reactive-element|lit-html|lit-element)\.js$/},
      handler: (source, id) => ({code: cut(id, source, (each) => due.delete(each)), map: null}),
    },
    buildEnd() {
      for (const {code} of due) this.error(`scripts/cdn/cuts: Lit no longer has: ${code}`);
    },
  };
}

/** What was cut out of Lit must not be used by the kit. */
function plainUse(): Plugin {
  const FORBIDDEN: readonly [RegExp, string][] = [
    [/from '(?:lit|lit-html)\/(?:async-)?directive/, 'a directive'],
    [
      /<(textarea|title|script|style)\b[^<]*>[^<]*\$\{/,
      'an expression in the text of an element that holds no elements',
    ],
    [/\s\.\w+=(?:"?)\$\{/, 'a property of an element'],
    [/\s\?\w+=(?:"?)\$\{/, 'an attribute that is there or not'],
    [/<!--/, 'a comment in a template'],
    [
      /\b(?:(?:reflect|useDefault|hasChanged):|type: (?:Boolean|Number)\b|attribute: true)/,
      'an option of a property',
    ],
    [
      /\b(?:shouldUpdate|firstUpdated|scheduleUpdate|getUpdateComplete|hostUpdated|removeController)\(/,
      'a hook',
    ],
    [/handleEvent[^}]*(?:once|passive):/, 'an option of a listener'],
  ];
  return {
    name: 'plain-use',
    enforce: 'pre',
    transform: {
      filter: {id: /\/src\/.*\.ts$/},
      handler(code, id) {
        for (const [pattern, what] of FORBIDDEN) {
          if (pattern.test(code)) this.error(`${id} uses ${what}, which scripts/cdn/cuts takes out of Lit`);
        }
      },
    },
  };
}

/** What takes the place of a library's module in CDN files; each says why. */
export function replacementOf(source: string): string | undefined {
  const file = {valibot: 'valibot.ts', '@lit/task': 'task.ts'}[source] ?? 'css-tag.ts';
  return /^valibot$|^@lit\/task$|css-tag\.js$/.test(source)
    ? fileURLToPath(new URL(file, import.meta.url))
    : undefined;
}

export function replacedModules(): Plugin {
  return {name: 'slimmed-replacements', enforce: 'pre', resolveId: (source) => replacementOf(source)};
}

/** The compiler's helper for every kind of decorator; the kit's own define a property and return nothing. */
function propertyDecorators(): Plugin {
  const helper = /function __decorate\([^]*?\n}\n/;
  return {
    name: 'slimmed-decorators',
    renderChunk(code) {
      if (!helper.test(code)) this.error('scripts/cdn/slimmed.ts: there is no helper for decorators');
      const lines = (text: string) => '\n'.repeat(text.split('\n').length - 1);
      const ours = 'function __decorate([decorate], prototype, name) { decorate(prototype, name); }';
      return {code: code.replace(helper, (text) => ours + lines(text)), map: null};
    },
  };
}

/** The plugins of a CDN build. */
export function slimmed(): Plugin[] {
  return [plainUse(), cutModules(), replacedModules(), propertyDecorators()];
}
