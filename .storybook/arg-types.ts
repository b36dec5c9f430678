/** Controls and tables of a widget, from the custom-elements manifest. */
import type {ArgTypes, InputType} from 'storybook/internal/types';
import manifest from 'virtual:custom-elements-manifest';
import {elementsIn} from '../scripts/elements-manifest.ts';
import type {ElementDeclaration, Valued} from '../scripts/elements-manifest.ts';

const elements = elementsIn(manifest);

function declarationOf(tag: string): ElementDeclaration | undefined {
  return elements.find(({tagName}) => tagName === tag);
}

const QUOTED = /^'(.*)'$/;

/** A control for a TypeScript type: `'auto' | 'light'`, `string | undefined`. */
function controlForAttribute({type}: Valued): Pick<InputType, 'control' | 'options'> {
  const options = (type?.text ?? 'string')
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== 'undefined');
  if (options.every((option) => QUOTED.test(option))) {
    return {control: {type: 'select'}, options: options.map((option) => option.replace(QUOTED, '$1'))};
  }
  if (options[0] === 'boolean' || options[0] === 'number') return {control: {type: options[0]}};
  return {control: {type: 'text'}};
}

function rowOf(category: string, {name, description = '', type, default: defaultValue}: Valued): InputType {
  return {
    name: name || '(default)',
    description,
    table: {
      category,
      ...(type && {type: {summary: type.text}}),
      ...(defaultValue && {defaultValue: {summary: defaultValue}}),
    },
  };
}

/** A control for a token: a colour is one that has values for light and dark pages. */
function controlForToken({default: value = ''}: Valued): Pick<InputType, 'control'> {
  return {control: {type: value.startsWith('light-dark(') ? 'color' : 'text'}};
}

/** Rows with controls: attributes and tokens are the arguments of a story. */
function argumentsOf(
  category: string,
  items: readonly Valued[] = [],
  control: (item: Valued) => Pick<InputType, 'control' | 'options'>,
): ArgTypes {
  return Object.fromEntries(items.map((item) => [item.name, {...rowOf(category, item), ...control(item)}]));
}

/** Rows to read. A part may have the name of an attribute: the category makes the key unique. */
function rowsOf(category: string, items: readonly Valued[] = []): ArgTypes {
  return Object.fromEntries(
    items.map((item) => [`${category} ${item.name}`, {...rowOf(category, item), control: false}]),
  );
}

/** What Storybook shows of an element. */
export function extractArgTypes(tag: string): ArgTypes {
  const element: Partial<ElementDeclaration> = declarationOf(tag) ?? {};
  const {attributes, members = [], ...rest} = element;
  const properties = members.filter((member) => !member.attribute && !member.static);
  const ofKind = (wanted: 'field' | 'method') => properties.filter(({kind}) => kind === wanted);
  return {
    ...argumentsOf('attributes', attributes, controlForAttribute),
    ...rowsOf('properties', ofKind('field')),
    ...rowsOf('methods', ofKind('method')),
    ...rowsOf('events', rest.events),
    ...rowsOf('slots', rest.slots),
    ...rowsOf('parts', rest.cssParts),
    ...argumentsOf('tokens', rest.cssProperties, controlForToken),
    ...rowsOf('states', rest.cssStates),
  };
}

/** The text above an element's documentation. */
export function extractComponentDescription(tag: string): string | undefined {
  return declarationOf(tag)?.description;
}
