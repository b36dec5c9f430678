/**
 * What editors know of the kit's elements, printed from the manifest, so that they complete and explain tags, attributes and tokens
 * where they are typed: https://code.visualstudio.com/blogs/2020/02/24/custom-data-format for Visual Studio Code and what is made of
 * it, https://github.com/JetBrains/web-types for IDEs of JetBrains.
 */
import {writeFileSync} from 'node:fs';
import {elementsIn} from './elements-manifest.ts';
import type {Described, ElementsManifest, Valued} from './elements-manifest.ts';

/** One line: where a comment in the code breaks means nothing. */
const told = ({name, description = ''}: Described) => ({
  name,
  description: description.replaceAll('\n', ' '),
});

/** The values that an attribute may have, where they can be told. */
const valuesOf = ({type}: Valued) =>
  [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, name = '']) => name);

/** All elements have the same tokens. */
const tokensIn = (manifest: ElementsManifest) => elementsIn(manifest)[0]?.cssProperties ?? [];

/** Tags and attributes for Visual Studio Code. */
export function htmlDataOf(manifest: ElementsManifest): object {
  const tags = elementsIn(manifest).map(({tagName, description = '', attributes = []}) => ({
    ...told({name: tagName, description}),
    attributes: attributes.map((attribute) => {
      const values = valuesOf(attribute);
      return {
        ...told(attribute),
        ...(values.length > 0 ? {values: values.map((name) => ({name}))} : {}),
        // Nothing need be written after its name.
        ...(attribute.type?.text === 'boolean' ? {valueSet: 'v'} : {}),
      };
    }),
  }));
  return {version: 1.1, tags};
}

/** Tokens for Visual Studio Code. */
export function cssDataOf(manifest: ElementsManifest): object {
  return {version: 1.1, properties: tokensIn(manifest).map(told)};
}

/** All of it for JetBrains. */
export function webTypesOf(manifest: ElementsManifest, version: string): object {
  const elements = elementsIn(manifest).map((element) => {
    const {tagName, description = '', attributes = [], events = [], slots = [], cssParts = []} = element;
    return {
      ...told({name: tagName, description}),
      attributes: attributes.map((attribute) => ({
        ...told(attribute),
        value: {
          type: attribute.type?.text ?? 'string',
          ...(attribute.default === undefined ? {} : {default: attribute.default}),
        },
      })),
      slots: slots.map(told),
      js: {events: events.map(told)},
      css: {parts: cssParts.map(told), states: (element.cssStates ?? []).map(told)},
    };
  });
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: 'peace-widgets',
    version,
    'description-markup': 'markdown',
    contributions: {html: {elements}, css: {properties: tokensIn(manifest).map(told)}},
  };
}

/** Writes the files that editors read. */
export function writeEditorData(folder: URL, manifest: ElementsManifest, version: string): void {
  const files = {
    'html-custom-data.json': htmlDataOf(manifest),
    'css-custom-data.json': cssDataOf(manifest),
    'web-types.json': webTypesOf(manifest, version),
  };
  for (const [name, data] of Object.entries(files)) {
    writeFileSync(new URL(name, folder), `${JSON.stringify(data, null, 2)}\n`);
  }
}
