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
}

/** The part of a custom-elements manifest that is used here. */
export interface Manifest {
  readonly modules: readonly {readonly declarations: readonly Declaration[]}[];
}

function declarationOf(tag: string): Declaration | undefined {
  return manifest.modules.flatMap(({declarations}) => declarations).find(({tagName}) => tagName === tag);
}

const QUOTED = /^'(.*)'$/;

/** A control for a TypeScript type: `'auto' | 'light'`, `string | undefined`. */
function controlFor(type: string): Pick<InputType, 'control' | 'options'> {
  const options = type
    .split('|')
    .map((part) => part.trim())
    .filter((part) => part !== 'undefined');
  if (options.every((option) => QUOTED.test(option))) {
    return {control: 'select', options: options.map((option) => option.replace(QUOTED, '$1'))};
  }
  if (options[0] === 'boolean' || options[0] === 'number') return {control: options[0]};
  return {control: 'text'};
}

function rowsOf(category: string, items: readonly Item[] = [], isControl = false): ArgTypes {
  const rows = items.map(({name, description, type, default: defaultValue}): [string, InputType] => {
    const table = {
      category,
      ...(type && {type: {summary: type.text}}),
      ...(defaultValue && {defaultValue: {summary: defaultValue}}),
    };
    const control = isControl ? controlFor(type?.text ?? '') : {control: false as const};
    // A part and an attribute may have the same name; only attributes are arguments.
    const key = isControl ? name : `${category} ${name}`;
    return [key, {name: name || '(default)', ...(description && {description}), table, ...control}];
  });
  return Object.fromEntries(rows);
}

/** What Storybook shows of an element. Its attributes are the arguments of a story. */
export function extractArgTypes(tag: string): ArgTypes {
  const {attributes, members = [], events, slots, cssParts, cssProperties} = declarationOf(tag) ?? {};
  const properties = members.filter((member) => !member.attribute && !member.static);
  return {
    ...rowsOf('attributes', attributes, true),
    ...rowsOf(
      'properties',
      properties.filter(({kind}) => kind === 'field'),
    ),
    ...rowsOf(
      'methods',
      properties.filter(({kind}) => kind === 'method'),
    ),
    ...rowsOf('events', events),
    ...rowsOf('slots', slots),
    ...rowsOf('parts', cssParts),
    ...rowsOf('tokens', cssProperties),
  };
}

/** The text above an element's documentation. */
export function extractComponentDescription(tag: string): string | undefined {
  return declarationOf(tag)?.description;
}
