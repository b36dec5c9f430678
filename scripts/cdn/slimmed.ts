/**
 * Leaves out of CDN files what no browser of the kit's floor runs: they are the bytes that every visitor of every page
 * pays. Each cut names the code it takes out; when a new version of a library no longer has it, the build stops and says
 * so, and the cut is to be looked at again.
 */
import {fileURLToPath} from 'node:url';
import type {Plugin} from 'vite';
import {CUTS} from './lit-cuts.ts';
import type {Cut} from './lit-cuts.ts';

/** A module of Lit without what is cut out of it. `onCut` is told of each cut. */
export function cut(id: string, source: string, onCut?: (cut: Cut) => void): string {
  let code = source;
  for (const each of CUTS.filter(({file}) => id.endsWith(file))) {
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
    buildStart: () => CUTS.forEach((each) => due.add(each)),
    transform: {
      filter: {id: /\/(?:reactive-element|lit-html|lit-element)\.js$/},
      handler: (source, id) => ({code: cut(id, source, (each) => due.delete(each)), map: null}),
    },
    buildEnd() {
      for (const {file, code} of due) this.error(`scripts/cdn/lit-cuts.ts: ${file} no longer has: ${code}`);
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
          if (pattern.test(code))
            this.error(`${id} uses ${what}, which scripts/cdn/lit-cuts.ts cuts out of Lit`);
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
