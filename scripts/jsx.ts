/**
 * `dist/npm/jsx.d.ts`: what React's TSX knows of the kit's elements, printed from the manifest: attributes, `data` and
 * events. Importing it loads nothing.
 */
import {writeFileSync} from 'node:fs';
import {elementsIn} from './elements-manifest.ts';
import type {ElementsManifest} from './elements-manifest.ts';

const comment = (text = '') =>
  text ? `/** ${text.replaceAll('*/', '*\\/').replaceAll('\n', ' ')} */\n` : '';

/** The declarations of all elements. */
export function jsxTypesOf(manifest: ElementsManifest): string {
  const elements = elementsIn(manifest);
  const events = elements.flatMap((element) => (element.events ?? []).map(({type}) => type.text));
  const classes = [...elements.map(({name}) => name), ...new Set(events)].sort();
  const types = elements.map(({tagName, name: element, description, attributes = [], events = []}) => {
    const rows = [
      ...attributes.map(
        ({name, fieldName, description}) =>
          `${comment(description)}'${name}'?: ${element}['${fieldName}'] | undefined;`,
      ),
      `/** The document itself, in place of \`src\`. */\ndata?: unknown;`,
      ...events.map(
        ({name, type, description}) =>
          `${comment(description)}'on${name}'?: ((event: ${type.text}) => void) | undefined;`,
      ),
    ];
    return `${comment(description)}'${tagName}': Of<${element}> & {\n${rows.join('\n')}\n};`;
  });
  return `/** The kit's elements in the TSX of React 19. */
import type {DetailedHTMLProps, HTMLAttributes} from 'react';
import type {${classes.join(', ')}} from './index.js';

type Of<Element> = DetailedHTMLProps<HTMLAttributes<Element>, Element>;

export interface PeaceElements {
${types.join('\n')}
}

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends PeaceElements {}
  }
}
`;
}

/** Writes the types, and the module that they are of. */
export function writeJsxTypes(folder: URL, manifest: ElementsManifest): void {
  writeFileSync(new URL('jsx.d.ts', folder), jsxTypesOf(manifest));
  writeFileSync(new URL('jsx.js', folder), 'export {};\n');
}
