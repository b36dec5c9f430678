/** Controls and tables of a widget, from the custom-elements manifest. */
import type {ArgTypes, InputType} from 'storybook/internal/types';
import manifest from 'virtual:custom-elements-manifest';

interface Item {
  readonly name: string;
  readonly description?: string;
  readonly default?: string;
  readonly type?: {readonly text: string};
}

interface Declaration {
  readonly tagName?: string;
  readonly description?: string;
  readonly attributes?: readonly Item[];
  readonly members?: readonly (Item & {
    readonly kind: 'field' | 'method';
    readonly attribute?: string;
    readonly static?: boolean;
  })[];
  readonly events?: readonly Item[];
  readonly slots?: readonly Item[];
  readonly cssParts?: readonly Item[];
  readonly cssProperties?: readonly Item[];
  readonly cssStates?: readonly Item[];
}

/** The part of a custom-elements manifest that is used here. */
interface Manifest {
  readonly modules: readonly {readonly declarations: readonly Declaration[]}[];
}

function declarationOf(tag: string): Declaration | undefined {
  const {modules} = manifest as Manifest;
  return modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName === tag);
}

const QUOTED = /^'(.*)'$/;

/** A control for a TypeScript type: `'auto' | 'light'`, `string | undefined`. */
function controlForAttribute({type}: Item): Pick<InputType, 'control' | 'options'> {
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

function rowOf(category: string, {name, description = '', type, default: defaultValue}: Item): InputType {
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
function controlForToken({default: value = ''}: Item): Pick<InputType, 'control'> {
  return {control: {type: value.startsWith('light-dark(') ? 'color' : 'text'}};
}

/** Rows with controls: attributes and tokens are the arguments of a story. */
function argumentsOf(
  category: string,
  items: readonly Item[] = [],
  control: (item: Item) => Pick<InputType, 'control' | 'options'>,
): ArgTypes {
  return Object.fromEntries(items.map((item) => [item.name, {...rowOf(category, item), ...control(item)}]));
}

/** Rows to read. A part may have the name of an attribute: the category makes the key unique. */
function rowsOf(category: string, items: readonly Item[] = []): ArgTypes {
  return Object.fromEntries(
    items.map((item) => [`${category} ${item.name}`, {...rowOf(category, item), control: false}]),
  );
}

/** What Storybook shows of an element. */
export function extractArgTypes(tag: string): ArgTypes {
  const {attributes, members = [], ...rest} = declarationOf(tag) ?? {};
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
