/*
 * `cem analyze` writes custom-elements.json: what Storybook's controls, the README's tables and editors know of the
 * elements. It describes the published package: its paths are those of dist/npm, its members are the public ones.
 */

import {readFileSync} from 'node:fs';

const isElement = ({tagName}) => Boolean(tagName);

/** Of use to a reader of the manifest: elements, the class that they share, and the kit's events. */
const isOfUse = ({name, tagName, superclass}) =>
  Boolean(tagName) || name === 'PeaceElement' || superclass?.name === 'Event';

/** What is marked as internal somewhere is so wherever it is overridden, too. */
const internal = new Set();
const isPublic = ({name, privacy = 'public'}) => privacy === 'public' && !internal.has(name);

function analyzePhase({ts, node}) {
  const isMarked = ts.getJSDocTags(node).some(({tagName}) => tagName.text === 'internal');
  if (isMarked && node.name) internal.add(node.name.getText());
}

/** The rows of the tables below a heading of the guide: a name in code, what it is for, and what else there is. */
function rowsOf(file, heading) {
  const guide = readFileSync(new URL(`docs/${file}.md`, import.meta.url), 'utf8');
  const [section = ''] = guide.split(new RegExp(`^#+ ${heading}$`, 'm'))[1]?.split(/^#+ /m) ?? [];
  return [...section.matchAll(/^\| `([^`]+)` *\|(.*)\|$/gm)].map(([, name, rest]) => {
    const [description, ...values] = rest.split('|').map((cell) => cell.trim());
    // Elsewhere than in the guide, its links would lead nowhere.
    const text = description.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1');
    return {name, description: text, values: values.map((value) => value.replaceAll('`', ''))};
  });
}

/** What all elements have in common and no class can say in one place: it is in the guide, where people look for it. */
function addWhatIsShared(declaration) {
  const {cssParts = [], members = []} = declaration;
  const hasForm = members.some(({name}) => name === 'step');
  const described = ({name, description}) => ({name, description});
  const parts = [
    ...rowsOf('theming', 'Parts of every widget'),
    ...(hasForm ? rowsOf('theming', 'Parts of every form') : []),
  ];
  const shared = parts.filter(({name}) => !cssParts.some((part) => part.name === name)).map(described);
  declaration.cssParts = [
    ...cssParts,
    ...shared.map((part) => ({...part, inheritedFrom: {name: 'PeaceElement'}})),
  ];
  declaration.cssProperties = rowsOf('theming', 'Tokens').map(({name, description, values}) => ({
    ...{name, description},
    default: values.length > 1 ? `light-dark(${values.join(', ')})` : values[0],
  }));
  declaration.cssStates = [
    ...rowsOf('events', 'States'),
    ...(hasForm ? rowsOf('events', 'Steps of a form') : []),
  ].map(described);
}

/** Each room registers its element in define.js, through a function that the analyzer does not know. */
function definitionOf({path, declarations}) {
  return {
    kind: 'javascript-module',
    path: path.replace(/[^/]+$/, 'define.ts'),
    declarations: [],
    exports: declarations.filter(isElement).map(({tagName, name}) => ({
      kind: 'custom-element-definition',
      name: tagName,
      declaration: {name, module: path},
    })),
  };
}

/** Lets every path below a part of the manifest name the published file. */
function publishPaths(part) {
  for (const [key, value] of Object.entries(part)) {
    if (value && typeof value === 'object') publishPaths(value);
    else if (key === 'path' || key === 'module') {
      part[key] = value.replace(/^\/?src\//, 'dist/npm/').replace(/\.ts$/, '.js');
    }
  }
}

/** The last phase: inherited members are known by now. */
function packageLinkPhase({customElementsManifest}) {
  const modules = customElementsManifest.modules.filter(({declarations}) => declarations.some(isOfUse));
  for (const declaration of modules.flatMap(({declarations}) => declarations)) {
    declaration.members = declaration.members?.filter(isPublic);
    // The analyzer also takes `dispatchEvent(new PeaceSelectEvent(id))` for an event, named "id" or nothing.
    declaration.events = declaration.events?.filter(({name}) => name?.startsWith('peace-'));
  }
  modules
    .flatMap(({declarations}) => declarations)
    .filter(isElement)
    .forEach(addWhatIsShared);
  const elements = modules.filter(({declarations}) => declarations.some(isElement));
  customElementsManifest.modules = [...modules, ...elements.map(definitionOf)];
  publishPaths(customElementsManifest.modules);
}

export default {
  globs: ['src/**/*.ts'],
  litelement: true,
  packagejson: false,
  plugins: [{name: 'published-package', analyzePhase, packageLinkPhase}],
};
